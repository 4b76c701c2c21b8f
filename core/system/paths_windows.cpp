// SPDX-License-Identifier: GPL-3.0-or-later
//
// A name is a text: in UTF-8 here, in UTF-16 there.
#include "core/system/api_windows.h"
#include "core/system/paths.h"

namespace biosubsidy {

std::filesystem::path toPath(std::string_view name) {
    return {windows::systemName(name)};
}

std::string fromPath(const std::filesystem::path& path) {
    return windows::narrow(windows::plainName(path.native()));
}

} // namespace biosubsidy

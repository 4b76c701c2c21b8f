// SPDX-License-Identifier: GPL-3.0-or-later
//
// A name is its bytes, whatever they mean.
#include "core/system/paths.h"

namespace biosubsidy {

std::filesystem::path toPath(std::string_view name) {
    return {std::string(name)};
}

bool mayBeName(std::string_view name) {
    return !name.empty() && name.find_first_of(std::string_view("/\0", 2)) == std::string_view::npos;
}

std::string fromPath(const std::filesystem::path& path) {
    return path.string();
}

} // namespace biosubsidy

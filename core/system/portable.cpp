// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/portable.h"

#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/system/process.h"

namespace biosubsidy {

std::optional<std::string> portableData() {
    const std::filesystem::path folder = toPath(programFolder());
    if (!isThere(fromPath(folder / "portable"))) return std::nullopt;
    return fromPath(folder / "data");
}

} // namespace biosubsidy

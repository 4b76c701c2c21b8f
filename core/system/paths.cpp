// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/paths.h"

#include <algorithm>

namespace biosubsidy {

std::string endingOf(const std::string& name) {
    std::string ending = fromPath(toPath(name).extension());
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return ending;
}

std::string folderOf(const std::string& name) {
    const std::filesystem::path folder = toPath(name).parent_path();
    return folder.empty() ? "." : fromPath(folder);
}

} // namespace biosubsidy

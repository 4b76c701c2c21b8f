// SPDX-License-Identifier: GPL-3.0-or-later
//
// A name is a text: in UTF-8 here, in UTF-16 there.
#include "core/system/api_windows.h"
#include "core/system/paths.h"

#include <algorithm>
#include <array>

namespace biosubsidy {

namespace {

// With any ending: CON.json is the console too.
bool isDevice(std::string_view name) {
    constexpr std::array<std::string_view, 6> devices{"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"};
    std::string first(name.substr(0, name.find('.')));
    while (first.ends_with(' ')) first.pop_back();
    std::transform(first.begin(), first.end(), first.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
    });
    const bool numbered = first.size() == 4 && (first.starts_with("COM") || first.starts_with("LPT")) &&
                          first.back() >= '1' && first.back() <= '9';
    return numbered || std::find(devices.begin(), devices.end(), first) != devices.end();
}

} // namespace

bool mayBeName(std::string_view name) {
    const bool plain = std::none_of(name.begin(), name.end(), [](char letter) {
        return std::string_view("<>:\"/\\|?*").find(letter) != std::string_view::npos ||
               static_cast<unsigned char>(letter) < 0x20;
    });
    return plain && !name.empty() && !name.ends_with('.') && !name.ends_with(' ') && !isDevice(name);
}

std::filesystem::path toPath(std::string_view name) {
    return {windows::systemName(name)};
}

std::string fromPath(const std::filesystem::path& path) {
    return windows::narrow(windows::plainName(path.native()));
}

} // namespace biosubsidy

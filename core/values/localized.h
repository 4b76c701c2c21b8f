// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text for people, in both languages of the program. Core carries such pairs
// as data; it never asks which language is in use until something is rendered.
#pragma once

#include <string>

namespace biosubsidy {

enum class Language { zh, en };

struct Localized {
    std::string zh;
    std::string en;

    [[nodiscard]] const std::string& in(Language language) const noexcept { return language == Language::zh ? zh : en; }
    [[nodiscard]] bool empty() const noexcept { return zh.empty() && en.empty(); }
    friend bool operator==(const Localized&, const Localized&) = default;
};

} // namespace biosubsidy

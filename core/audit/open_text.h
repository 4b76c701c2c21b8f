// SPDX-License-Identifier: GPL-3.0-or-later
//
// A text with what has been read of it covered: where numbers, and words that
// promise one, stand in what is left open. Part of lone_signs.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/audit/glyphs.h"

namespace biosubsidy::audit {

// Numbers by themselves: ①, ⑴, ², Ⅲ, ½.
[[nodiscard]] bool isNumberSign(char32_t character) noexcept;
[[nodiscard]] bool isFraction(char32_t character) noexcept; // ½
// A digit, a letter among digits, or a sign that may stand within a number.
[[nodiscard]] bool isNumberPart(char32_t character);

[[nodiscard]] inline bool isOneOf(char32_t character, std::u32string_view set) {
    return character != 0 && set.find(character) != std::u32string_view::npos;
}

// Both have to outlive it.
class OpenText {
public:
    OpenText(std::u32string_view raw, const std::vector<bool>& covered) : raw_(raw), text_(raw), covered_(covered) {}

    [[nodiscard]] const Glyphs& text() const noexcept { return text_; }
    [[nodiscard]] std::u32string_view raw() const noexcept { return raw_; }

    [[nodiscard]] char32_t before(std::size_t at) const { return at > 0 ? text_.at(at - 1) : 0; }
    [[nodiscard]] bool isOpen(std::size_t at) const { return at < text_.size() && !covered_[at]; }

    // Where the number begins that ends before `end`, a gap aside; `end` if there is none.
    [[nodiscard]] std::size_t numberBefore(std::size_t end) const;
    // Past the number behind a gap at `at`; `at` if there is none.
    [[nodiscard]] std::size_t pastNumber(std::size_t at) const;
    // Whether nothing of a number or a name leads up to `at`.
    [[nodiscard]] bool startsToken(std::size_t at) const;
    // Whether what follows is no measure word: 3枚, 100分 and 20MB count something.
    [[nodiscard]] bool standsAlone(std::size_t end) const;
    // Whether an amount or a share is spoken of before `at`: 最高不超过, 每人.
    [[nodiscard]] bool isOffered(std::size_t at) const;

private:
    [[nodiscard]] bool isPerSomething(std::size_t end) const;

    std::u32string_view raw_;
    Glyphs text_;
    const std::vector<bool>& covered_;
};

} // namespace biosubsidy::audit

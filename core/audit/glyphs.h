// SPDX-License-Identifier: GPL-3.0-or-later
//
// Glyphs is a text as the finder of figures sees it: one character for one, but
// full-width forms, dashes, spaces and look-alikes of copied PDF text are made
// the same. It is asked for each character some dozens of times, so the forms are made
// once and kept; the text itself may go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace biosubsidy::audit {

// A break that no figure goes across: the end of an HTML block.
inline constexpr char32_t blockEnd = 0x2029;
// The same to a figure: where a cell of a page's table begins and where its row ends.
inline constexpr char32_t cellBegin = 0x1F;
inline constexpr char32_t rowEnd = 0x1E;
[[nodiscard]] constexpr bool isBlockEnd(char32_t character) noexcept {
    return character == blockEnd || character == cellBegin || character == rowEnd;
}

// The one form in which the finder knows a character.
[[nodiscard]] char32_t plain(char32_t character);

constexpr bool isDigit(char32_t character) noexcept {
    return character >= U'0' && character <= U'9';
}
constexpr bool isLatinLetter(char32_t character) noexcept {
    return (character >= U'a' && character <= U'z') || (character >= U'A' && character <= U'Z');
}
// Chinese characters, without numerals' special forms and punctuation.
constexpr bool isHan(char32_t character) noexcept {
    return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3400 && character <= 0x4DBF);
}

// What stands for a character or picture that could not be read (of no font that a
// machine knows, or no character at all), or for the end of what is struck out.
constexpr bool isUnreadable(char32_t character) noexcept {
    return character == 0xFFFD || character == 0xFFFC || character == 0xFFF9 ||
           (character >= 0xE000 && character <= 0xF8FF) || character >= 0xF0000;
}

class Glyphs {
public:
    explicit Glyphs(std::u32string_view text);

    [[nodiscard]] std::size_t size() const noexcept { return text_.size(); }
    // The plain form of the character there; 0 past either end.
    [[nodiscard]] char32_t at(std::size_t index) const { return index < text_.size() ? text_[index] : 0; }
    // The word is not empty.
    [[nodiscard]] bool startsWith(std::size_t index, std::u32string_view word) const {
        return at(index) == word.front() && std::u32string_view(text_).substr(index).starts_with(word);
    }

    // Past the white space at `index`: a few spaces and at most one line break.
    // A longer gap, or the end of a block, stays where it is: it parts figures.
    [[nodiscard]] std::size_t pastGap(std::size_t index) const;
    // Past one line break and the spaces around it; `index` if there is none.
    [[nodiscard]] std::size_t pastLineBreak(std::size_t index) const;

private:
    std::u32string text_;
};

} // namespace biosubsidy::audit

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Puts together what is readable of a document that is not kept as plain text.
// What would be read wrongly as plain characters is marked: a raised digit is one
// (10⁶, a note's number), what is struck out stands apart from what replaced it,
// and a picture leaves a mark where it stood.
#pragma once

#include <string_view>

#include "core/audit/html_text.h"

namespace biosubsidy::audit {

// Where a picture stood.
inline constexpr char32_t pictureMark = 0xFFFC;
// Where a character stood that is none of Unicode's.
inline constexpr char32_t unreadableMark = 0xFFFD;
// Where what is struck out begins and ends.
inline constexpr char32_t struckMark = 0xFFF9;

// The raised form of a digit; any other character as it is.
[[nodiscard]] char32_t raisedForm(char32_t character) noexcept;

struct TextLook {
    bool raised = false;
    bool struck = false;
};

class TextBuilder {
public:
    TextBuilder() { text_.lineStarts.push_back(0); }

    void add(char32_t character, const TextLook& look = {});
    void addUtf8(std::string_view text, const TextLook& look = {});
    void picture() { add(pictureMark); }
    // Ends a paragraph, which is a line of what is told of places.
    void endParagraph();
    void beginCell(std::size_t columns = 1);
    // The cell whose text is there from `from` on.
    void markCell(std::size_t from);
    void endRow();
    void append(const LinedText& text); // as paragraphs of its own

    [[nodiscard]] std::size_t size() const noexcept { return text_.characters.size(); }
    [[nodiscard]] LinedText take();

private:
    LinedText text_;
    bool struck_ = false;
};

} // namespace biosubsidy::audit

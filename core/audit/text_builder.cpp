// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/text_builder.h"

#include <algorithm>

#include "core/audit/glyphs.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

char32_t raisedForm(char32_t character) noexcept {
    switch (character) {
    case U'1': return 0xB9;
    case U'2': return 0xB2;
    case U'3': return 0xB3;
    default: return isDigit(character) ? 0x2070 + (character - U'0') : character;
    }
}

void TextBuilder::add(char32_t character, const TextLook& look) {
    if (look.struck != struck_) text_.characters += struckMark;
    struck_ = look.struck;
    text_.characters += look.raised ? raisedForm(character) : character;
}

void TextBuilder::addUtf8(std::string_view text, const TextLook& look) {
    for (const char32_t character : codePoints(text)) add(character, look);
}

void TextBuilder::endParagraph() {
    if (struck_) text_.characters += struckMark;
    struck_ = false;
    text_.characters += blockEnd;
    text_.lineStarts.push_back(text_.characters.size());
}

void TextBuilder::beginCell(std::size_t columns) {
    text_.characters.append(columns, cellBegin);
}

void TextBuilder::markCell(std::size_t from) {
    from = std::min(from, text_.characters.size());
    text_.characters.insert(from, 1, cellBegin);
    for (auto line = text_.lineStarts.rbegin(); line != text_.lineStarts.rend() && *line > from; ++line) ++*line;
}

void TextBuilder::append(const LinedText& text) {
    const std::size_t before = text_.characters.size();
    for (std::size_t line = 1; line < text.lineStarts.size(); ++line)
        text_.lineStarts.push_back(before + text.lineStarts[line]);
    text_.characters += text.characters;
}

void TextBuilder::endRow() {
    text_.characters += rowEnd;
}

LinedText TextBuilder::take() {
    // The last paragraph's end begins no line of its own.
    if (text_.lineStarts.size() > 1 && text_.lineStarts.back() == text_.characters.size()) text_.lineStarts.pop_back();
    return std::move(text_);
}

} // namespace biosubsidy::audit

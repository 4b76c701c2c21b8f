// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/glyphs.h"

#include <algorithm>

#include "core/values/simplified.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

constexpr std::size_t longestGap = 16;

// The forms of numerals, and the radicals that some PDF writers put for characters.
char32_t usualForm(char32_t character) {
    switch (character) {
    case U'圆':
    case U'圓': return U'元';
    case U'弍':
    case U'貮':
    case U'貳': return U'贰';
    case U'叄':
    case U'弎':
    case U'參': return U'叁';
    case U'陸': return U'陆';
    case 0x25CB: // the circles that stand for 〇 where a typist did not find it
    case 0x25EF: return U'〇';
    case U'⼀': return U'一';
    case U'⼆': return U'二';
    case U'⼋': return U'八';
    case U'⼗': return U'十';
    case U'⼈': return U'人';
    case U'⽇': return U'日';
    case U'⽉': return U'月';
    default: return simplified(character);
    }
}

bool isDash(char32_t character) {
    return (character >= 0x2010 && character <= 0x2015) || character == 0x2212 || character == 0x301C ||
           character == 0x223C || character == U'~' || character == 0xFE63;
}

} // namespace

char32_t plain(char32_t character) {
    character = halfWidth(character);
    if (character == U'\n' || character == 0x2028 || character == U'\v' || character == U'\f') return U'\n';
    if (isBlockEnd(character) || character == U'\t') return blockEnd; // a tab parts cells
    if (isDash(character)) return U'-';
    if (character == 0x2236) return U':'; // the sign of a ratio
    if (character < 0x80) return isSpace(character) ? U' ' : character;
    if (isSpace(character)) return U' ';
    if (character == 0xFE6A) return U'%'; // small percent sign
    if (character == 0xFFE5) return 0xA5; // full-width yen sign
    return usualForm(character);
}

Glyphs::Glyphs(std::u32string_view text) : text_(text) {
    std::ranges::transform(text_, text_.begin(), plain);
}

std::size_t Glyphs::pastGap(std::size_t index) const {
    std::size_t past = index;
    bool broken = false;
    for (; past - index <= longestGap; ++past) {
        const char32_t character = at(past);
        if (character == U' ') continue;
        if (character != U'\n') return character == blockEnd ? index : past;
        if (broken) return index;
        broken = true;
    }
    return index;
}

std::size_t Glyphs::pastLineBreak(std::size_t index) const {
    const std::size_t past = pastGap(index);
    for (std::size_t within = index; within < past; ++within) {
        if (at(within) == U'\n') return past;
    }
    return index;
}

} // namespace biosubsidy::audit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

std::u32string_view shortTens(char32_t character) {
    switch (character) {
    case U'廿': return U"二十";
    case U'卅': return U"三十";
    case U'卌': return U"四十";
    default: return {};
    }
}

bool isChineseNumeral(char32_t character) {
    return chineseDigit(character) || multiplier(character) != 0 || !shortTens(character).empty();
}

std::size_t pastSome(const Glyphs& text, std::size_t at) {
    const char32_t character = text.at(at);
    return character == U'余' || character == U'多' || character == U'几' ? at + 1 : at;
}

std::size_t pastConnector(const Glyphs& text, std::size_t at) {
    const std::size_t sign = text.pastGap(at);
    std::size_t past = sign;
    if (text.at(past) == U'至' || text.at(past) == U'到') {
        ++past;
    } else {
        while (past - sign < 2 && text.at(past) == U'-') ++past; // —— is written as two
    }
    return past == sign ? at : text.pastGap(past);
}

std::size_t pastInclusion(const Glyphs& text, std::size_t at) {
    for (const std::u32string_view aside : {U"(含)", U"(不含)", U"(含本数)"}) {
        if (text.startsWith(at, aside)) return at + aside.size();
    }
    return at;
}

std::size_t pastSpelledOut(const Glyphs& text, std::size_t at, const Ratio& value) {
    std::size_t inner = text.at(at) == U'(' ? text.pastGap(at + 1) : at;
    if (inner == at) return at;
    for (const std::u32string_view lead : {U"人民币", U"大写", U":"}) {
        if (text.startsWith(inner, lead)) inner = text.pastGap(inner + lead.size());
    }
    const auto numeral = readNumeral(text, inner);
    if (!numeral || numeral->upTo || numeral->vague || !(numeral->value == value)) return at;
    std::size_t end = text.pastGap(numeral->end);
    if (text.at(end) == U'元') end = text.pastGap(end + 1);
    if (text.at(end) == U'整') ++end;
    return text.at(end) == U')' ? end + 1 : at;
}

Ratio decimal(const std::string& whole, const std::string& decimals) {
    Fen numerator = 0;
    Fen denominator = 1;
    for (const char digit : whole) numerator = numerator * 10 + (digit - '0');
    for (const char digit : decimals) {
        numerator = numerator * 10 + (digit - '0');
        denominator *= 10;
    }
    return {numerator, denominator};
}

Fen readScale(const Glyphs& text, std::size_t& at, bool& large) {
    constexpr std::int64_t largest = 1'000'000'000'000;
    std::int64_t scale = 1;
    for (std::int64_t factor = multiplier(text.at(at)); factor > 10 && scale <= largest / factor;
         factor = multiplier(text.at(at))) {
        scale *= factor;
        large = isLargeMultiplier(factor);
        ++at;
    }
    return scale;
}

} // namespace biosubsidy::audit

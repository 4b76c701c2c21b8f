// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/numerals.h"

#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

bool beginsNumeral(char32_t character) {
    return isDigit(character) || character == U'数' || character == U'几' || isChineseNumeral(character);
}

std::optional<Numeral> readNumeral(const Glyphs& text, std::size_t at, Joining joining) {
    const char32_t first = text.at(at);
    if (isDigit(first)) return readDigits(text, at, joining);
    if (first != U'数' && first != U'几') return readChinese(text, at, joining);
    // 数百万: several of the unit that follows.
    if (multiplier(text.at(at + 1)) == 0) return std::nullopt;
    const bool bare = isLargeMultiplier(multiplier(text.at(at + 1)));
    std::optional<Numeral> numeral;
    if (bare) {
        numeral.emplace();
        std::size_t end = at + 1;
        numeral->value = Ratio(readScale(text, end, numeral->large), 1);
        numeral->end = end;
        numeral->chinese = true;
    } else {
        numeral = readChinese(text, at + 1, joining);
    }
    if (numeral) numeral->vague = true;
    return numeral;
}

Fen largePartOf(Fen tail) {
    constexpr int wan = 10'000;
    Fen large = 1;
    while (tail >= wan && tail % wan == 0) {
        large *= wan;
        tail /= wan;
    }
    return large;
}

std::optional<int> yearOf(const Numeral& numeral) {
    constexpr int first = 1900;
    constexpr int last = 2200;
    if (numeral.plainDigits != 4) return std::nullopt;
    const int year = static_cast<int>(numeral.value.numerator());
    if (year < first || year > last) return std::nullopt;
    return year;
}

std::optional<unsigned> smallNumberOf(const Numeral& numeral, unsigned most) {
    const bool whole = numeral.value.denominator() == 1 && !numeral.upTo && !numeral.vague && !numeral.large;
    if (!whole || numeral.scale != 1 || numeral.value.numerator() < 1 || numeral.value.numerator() > most)
        return std::nullopt;
    return static_cast<unsigned>(numeral.value.numerator());
}

} // namespace biosubsidy::audit

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reading a number where it stands in a text: digits with or without groups,
// 五千, 二〇二四, 1亿5000万, 三五 (three to five), 数百 (several hundred). What it
// counts is not looked at here.
#pragma once

#include <optional>

#include "core/audit/glyphs.h"
#include "core/audit/quantity.h"

namespace biosubsidy::audit {

// How the digits of one number may be parted.
enum class Joining : std::uint8_t {
    none,
    lineBreak, // by one line break, as text copied from a page has it
    spaces,    // by spaces between groups of three digits, or between all digits
};

struct Numeral {
    Ratio value; // with what multiplies it: 5000万 is 50,000,000
    std::optional<Ratio> upTo;
    Fen scale = 1; // the 万 behind digits; 1 where nothing stands there
    Fen tail = 1;  // what multiplies the last digit, in either style: 10^7 in 五千万 and in 5千万
    std::size_t end = 0;
    bool chinese = false;
    bool single = false;         // one Chinese digit or 十
    bool ownDigit = true;        // not made of 百, 千, 万 alone
    bool large = false;          // ends in 万 or 亿
    bool apart = false;          // a gap parts the digits from their 万
    bool joined = false;         // parts were joined
    bool vague = false;          // 数百
    std::size_t plainDigits = 0; // how many, where there is nothing else
};

// Whether a number may begin with this character.
[[nodiscard]] bool beginsNumeral(char32_t character);

[[nodiscard]] std::optional<Numeral> readNumeral(const Glyphs& text, std::size_t at, Joining joining = Joining::none);

// The 万 and 亿 in what multiplies a number: 10^4 of 千万.
[[nodiscard]] Fen largePartOf(Fen tail);

// The four digits of a year between 1900 and 2200, in either style.
[[nodiscard]] std::optional<int> yearOf(const Numeral& numeral);
// A small whole number without multipliers, such as a month's.
[[nodiscard]] std::optional<unsigned> smallNumberOf(const Numeral& numeral, unsigned most);

} // namespace biosubsidy::audit

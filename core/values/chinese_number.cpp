// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/chinese_number.h"

#include <algorithm>

namespace biosubsidy {

std::optional<int> chineseDigit(char32_t character) {
    switch (character) {
    case U'零':
    case U'〇': return 0;
    case U'一':
    case U'壹': return 1;
    case U'二':
    case U'贰':
    case U'两': return 2;
    case U'三':
    case U'叁': return 3;
    case U'四':
    case U'肆': return 4;
    case U'五':
    case U'伍': return 5;
    case U'六':
    case U'陆': return 6;
    case U'七':
    case U'柒': return 7;
    case U'八':
    case U'捌': return 8;
    case U'九':
    case U'玖': return 9;
    default: return std::nullopt;
    }
}

std::int64_t multiplier(char32_t character) {
    switch (character) {
    case U'十':
    case U'拾': return 10;
    case U'百':
    case U'佰': return 100;
    case U'千':
    case U'仟': return 1'000;
    case U'万': return 10'000;
    case U'亿': return 100'000'000;
    default: return 0;
    }
}

std::optional<Fen> chineseNumber(std::u32string_view characters) {
    Fen total = 0;   // of whole groups of 万 and 亿
    Fen section = 0; // below the next 万
    int digit = -1;  // the one that waits for its multiplier; -1: none
    std::int64_t lastLarge = 0;
    std::int64_t lastSmall = 0;
    std::int64_t last = 0; // what the last digit stands directly behind
    for (const char32_t character : characters) {
        if (const auto value = chineseDigit(character)) {
            if (digit > 0) return std::nullopt;
            if (*value == 0) last = 0;
            digit = *value;
            continue;
        }
        const std::int64_t factor = multiplier(character);
        if (factor == 0) return std::nullopt;
        last = factor;
        if (!isLargeMultiplier(factor)) {
            if (digit < 0 && section != 0) return std::nullopt;
            if (lastSmall != 0 && factor >= lastSmall) return std::nullopt;
            section += Fen(digit < 0 ? 1 : digit) * factor;
            lastSmall = factor;
        } else {
            section += std::max(digit, 0);
            const bool multipliesAll = lastLarge == 0 || factor >= lastLarge;
            if (section == 0 && !(multipliesAll && total != 0)) return std::nullopt;
            total = multipliesAll ? Fen((total + section) * factor) : Fen(total + section * factor);
            if (total > Fen(1'000'000'000'000'000'000)) return std::nullopt;
            section = 0;
            lastLarge = factor;
            lastSmall = 0;
        }
        digit = -1;
    }
    constexpr int leastLeftOut = 100; // 二十五 is 25, 一百五 is 150
    const bool leftOut = digit > 0 && last >= leastLeftOut;
    return total + section + Fen(std::max(digit, 0)) * (leftOut ? last / 10 : 1);
}

} // namespace biosubsidy

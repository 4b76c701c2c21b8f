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

namespace {

constexpr std::size_t mostFigures = 15;
constexpr std::int64_t largest = 1'000'000'000'000'000'000;
constexpr int leastLeftOut = 100; // 二十五 is 25, 一百五 is 150

bool isFigure(char32_t character) {
    return character >= U'0' && character <= U'9';
}

// Takes a number apart from left to right: 1亿 + 2千 * 万.
class Numerals {
public:
    std::optional<Fen> read(std::u32string_view characters) {
        while (!characters.empty()) {
            const char32_t first = characters.front();
            const std::int64_t factor = multiplier(first);
            std::size_t taken = 1;
            bool fits = false;
            if (isFigure(first))
                fits = takeFigures(characters, taken);
            else if (const auto digit = chineseDigit(first))
                fits = takeDigit(*digit);
            else if (factor != 0)
                fits = isLargeMultiplier(factor) ? takeLarge(factor) : takeSmall(factor);
            if (!fits) return std::nullopt;
            characters.remove_prefix(taken);
        }
        return whole();
    }

private:
    // 2000 of 1亿2000万: one digit of its own.
    bool takeFigures(std::u32string_view characters, std::size_t& taken) {
        taken = static_cast<std::size_t>(std::find_if_not(characters.begin(), characters.end(), isFigure) -
                                         characters.begin());
        if (waiting_ > 0 || taken > mostFigures || (taken > 1 && characters.front() == U'0')) return false;
        Fen value = 0;
        for (const char32_t figure : characters.substr(0, taken)) value = value * 10 + static_cast<int>(figure - U'0');
        if (value == 0) last_ = 0;
        waiting_ = value;
        figures_ = taken;
        return true;
    }
    bool takeDigit(int digit) {
        if (waiting_ > 0) return false;
        if (digit == 0) last_ = 0;
        waiting_ = digit;
        figures_ = 1;
        return true;
    }
    bool takeSmall(std::int64_t factor) {
        if (waiting_ < 0 && section_ != 0) return false;
        const Fen value = (waiting_ < 0 ? Fen(1) : waiting_) * factor;
        if (lastSmall_ != 0 && value >= lastSmall_) return false;
        section_ += value;
        lastSmall_ = last_ = factor;
        waiting_ = -1;
        return true;
    }
    bool takeLarge(std::int64_t factor) {
        if (waiting_ > 0 && last_ >= leastLeftOut && !isLargeMultiplier(last_)) return false; // 三千五万
        if (waiting_ > 0 && lastSmall_ != 0 && waiting_ >= lastSmall_) return false;          // 1千2000万
        section_ += std::max(waiting_, Fen(0));
        const bool multipliesAll = lastLarge_ == 0 || factor >= lastLarge_;
        if (section_ == 0 && !(multipliesAll && total_ != 0)) return false;
        if (!multipliesAll && section_ * factor >= lastLarge_) return false; // 1亿20000万
        total_ = multipliesAll ? Fen((total_ + section_) * factor) : Fen(total_ + section_ * factor);
        if (total_ > largest) return false;
        section_ = 0;
        lastLarge_ = last_ = factor;
        lastSmall_ = 0;
        waiting_ = -1;
        return true;
    }
    [[nodiscard]] std::optional<Fen> whole() const {
        const bool leftOut = waiting_ > 0 && last_ >= leastLeftOut;
        if (leftOut && figures_ > 1) return std::nullopt; // 1亿2000: 2000万, or 2000?
        return total_ + section_ + std::max(waiting_, Fen(0)) * (leftOut ? last_ / 10 : 1);
    }

    Fen total_ = 0;    // of whole groups of 万 and 亿
    Fen section_ = 0;  // below the next 万
    Fen waiting_ = -1; // the digit that waits for its multiplier; -1: none
    std::size_t figures_ = 1;
    std::int64_t lastLarge_ = 0;
    std::int64_t lastSmall_ = 0;
    std::int64_t last_ = 0; // what the last digit stands directly behind
};

} // namespace

std::optional<Fen> chineseNumber(std::u32string_view characters) {
    return Numerals().read(characters);
}

std::optional<Fen> positionalNumber(std::u32string_view characters) {
    Fen value = 0;
    std::size_t digits = 0;
    for (; digits < characters.size(); ++digits) {
        const auto digit = chineseDigit(characters[digits]);
        if (!digit || characters[digits] == U'两') break;
        if (digits == mostFigures) return std::nullopt;
        value = value * 10 + *digit;
    }
    if (digits < 2 || chineseDigit(characters[0]) == 0) return std::nullopt;
    for (const char32_t character : characters.substr(digits)) {
        if (!isLargeMultiplier(multiplier(character)) || value > largest) return std::nullopt;
        value *= multiplier(character);
    }
    return value > largest ? std::nullopt : std::optional(value);
}

} // namespace biosubsidy

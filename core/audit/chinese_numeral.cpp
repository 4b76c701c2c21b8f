// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

namespace {

constexpr std::size_t longestChinese = 24;

// 一亿五千万 as 1 * 亿 + 5 * 千 * 万; none for what is no number (十四五).
std::optional<Fen> valueOf(const std::u32string& characters) {
    Fen total = 0;   // of whole groups of 万 and 亿
    Fen section = 0; // below the next 万
    int digit = -1;  // the one that waits for its multiplier; -1: none
    std::int64_t lastLarge = 0;
    std::int64_t lastSmall = 0;
    for (const char32_t character : characters) {
        if (const auto value = chineseDigit(character)) {
            if (digit > 0) return std::nullopt;
            digit = *value;
            continue;
        }
        const std::int64_t factor = multiplier(character);
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
    return total + section + std::max(digit, 0);
}

class ChineseReader {
public:
    ChineseReader(const Glyphs& text, std::size_t at, Joining joining) : text_(text), at_(at), joining_(joining) {}

    std::optional<Numeral> read() {
        gather();
        if (characters_.empty()) return std::nullopt;
        numeral_.chinese = true;
        numeral_.single = characters_.size() == 1 && characters_[0] != U'百' && characters_[0] != U'千';
        numeral_.ownDigit = std::any_of(characters_.begin(), characters_.end(),
                                        [](char32_t character) { return chineseDigit(character).has_value(); });
        numeral_.large = isLargeMultiplier(multiplier(characters_.back()));
        constexpr std::int64_t mostTail = 1'000'000'000'000; // 万亿; 万万万 and the like are no amounts
        for (auto last = characters_.rbegin(); last != characters_.rend() && multiplier(*last) != 0; ++last) {
            numeral_.tail *= multiplier(*last);
            if (numeral_.tail > mostTail) return std::nullopt;
        }
        numeral_.end = at_;
        if (readYear() || readPair() || readValue()) return numeral_;
        return std::nullopt;
    }

private:
    void gather() {
        while (characters_.size() < longestChinese) {
            if (isChineseNumeral(text_.at(at_))) {
                characters_ += text_.at(at_++);
                continue;
            }
            const std::size_t past = pastWithin();
            if (characters_.empty() || past == at_ || !isChineseNumeral(text_.at(past))) break;
            numeral_.joined = numeral_.joined || joining_ != Joining::none;
            at_ = past;
        }
    }

    // 五千余万 goes on; so does a number across a line break, where that is asked for.
    [[nodiscard]] std::size_t pastWithin() const {
        const std::size_t some = pastSome(text_, at_);
        if (some != at_) return multiplier(text_.at(some)) >= 10'000 ? some : at_;
        return joining_ == Joining::lineBreak ? text_.pastLineBreak(at_) : at_;
    }

    // 二〇二四: digits alone say a year, never an amount.
    bool readYear() {
        constexpr std::size_t digitsOfYear = 4;
        if (characters_.size() != digitsOfYear) return false;
        Fen value = 0;
        for (const char32_t character : characters_) {
            const auto digit = chineseDigit(character);
            if (!digit) return false;
            value = value * 10 + *digit;
        }
        numeral_.value = Ratio(value, 1);
        numeral_.plainDigits = digitsOfYear;
        return true;
    }

    // 三五, 两三百: one digit and the next, with what multiplies both.
    bool readPair() {
        if (characters_.size() < 2) return false;
        const auto first = chineseDigit(characters_[0]);
        const auto second = chineseDigit(characters_[1]);
        if (!first || !second || *first == 0 || (*second != *first + 1 && (*first != 3 || *second != 5))) return false;
        const auto low = valueOf(characters_[0] + characters_.substr(2));
        const auto high = valueOf(characters_.substr(1));
        if (!low || !high) return false;
        numeral_.value = Ratio(*low, 1);
        numeral_.upTo = Ratio(*high, 1);
        return true;
    }

    bool readValue() {
        const auto value = valueOf(characters_);
        if (!value) return false;
        numeral_.value = Ratio(*value, 1);
        readDecimals();
        return numeral_.value.numerator() != 0; // 零点五 is some, 零 is none
    }

    // 一点五亿, 十二点五.
    void readDecimals() {
        if (text_.at(at_) != U'点' || multiplier(characters_.back()) >= 100) return;
        std::string decimals;
        std::size_t past = at_ + 1;
        for (auto digit = chineseDigit(text_.at(past)); digit && decimals.size() < mostDecimals;
             digit = chineseDigit(text_.at(past))) {
            decimals += static_cast<char>('0' + *digit);
            ++past;
        }
        if (decimals.empty()) return;
        numeral_.large = false;
        numeral_.single = false;
        numeral_.scale = readScale(text_, past, numeral_.large);
        numeral_.tail = numeral_.scale;
        numeral_.value = decimal(numeral_.value.numerator().str(), decimals).times(numeral_.scale);
        numeral_.end = past;
    }

    const Glyphs& text_;
    std::size_t at_;
    Joining joining_;
    std::u32string characters_;
    Numeral numeral_;
};

} // namespace

std::optional<Numeral> readChinese(const Glyphs& text, std::size_t at, Joining joining) {
    return ChineseReader(text, at, joining).read();
}

} // namespace biosubsidy::audit

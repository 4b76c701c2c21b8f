// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

namespace {

constexpr std::size_t longestChinese = 24;

// Whether the last digit stands for the next place below: 一亿二.
bool leavesOut(const std::u32string& characters) {
    return characters.size() > 1 && chineseDigit(characters.back()).value_or(0) > 0 &&
           isLargeMultiplier(multiplier(characters[characters.size() - 2]));
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
        numeral_.large = isLargeMultiplier(multiplier(characters_.back())) || leavesOut(characters_);
        constexpr std::int64_t mostTail = 1'000'000'000'000; // 万亿; 万万万 and the like are no amounts
        for (auto last = characters_.rbegin(); last != characters_.rend() && multiplier(*last) != 0; ++last) {
            numeral_.tail *= multiplier(*last);
            if (numeral_.tail > mostTail) return std::nullopt;
        }
        numeral_.end = at_;
        if (!readYear() && !readPair() && !readPositional() && !readValue()) return std::nullopt;
        addSpelledOut();
        return numeral_;
    }

private:
    void gather() {
        while (characters_.size() < longestChinese) {
            if (isChineseNumeral(text_.at(at_))) {
                const std::u32string_view tens = shortTens(text_.at(at_));
                if (tens.empty())
                    characters_ += text_.at(at_);
                else
                    characters_ += tens;
                ++at_;
                if (joining_ != Joining::spaces) continue;
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
        // 五 百 万: each character set apart from the next, or it is two numbers.
        if (joining_ == Joining::spaces) return text_.at(at_) == U' ' ? text_.pastGap(at_) : at_;
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
        const auto low = chineseNumber(characters_[0] + characters_.substr(2));
        const auto high = chineseNumber(characters_.substr(1));
        if (!low || !high) return false;
        numeral_.value = Ratio(*low, 1);
        numeral_.upTo = Ratio(*high, 1);
        return true;
    }

    bool readPositional() {
        const auto value = positionalNumber(characters_);
        if (!value) return false;
        numeral_.value = Ratio(*value, 1);
        return true;
    }

    // 伍佰（500）万元.
    void addSpelledOut() {
        std::size_t past = pastSpelledOut(text_, numeral_.end, numeral_.value);
        if (past == numeral_.end || numeral_.upTo || !isLargeMultiplier(multiplier(text_.at(past)))) return;
        numeral_.scale = readScale(text_, past, numeral_.large);
        numeral_.tail *= numeral_.scale;
        numeral_.value = numeral_.value.times(numeral_.scale);
        numeral_.single = false;
        numeral_.end = past;
    }

    bool readValue() {
        const auto value = chineseNumber(characters_);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/numerals.h"

#include <algorithm>
#include <array>
#include <string>

namespace biosubsidy::audit {

namespace {

// With these bounds no product overflows: 10^15 times 万亿, over 10^8.
constexpr std::size_t mostWholeDigits = 15;
constexpr std::size_t mostDecimals = 8;
constexpr std::size_t longestChinese = 24;

// 0 to 9, or none.
std::optional<int> chineseDigit(char32_t character) {
    constexpr std::u32string_view plainDigits = U"零一二三四五六七八九";
    constexpr std::u32string_view bankDigits = U"〇壹贰叁肆伍陆柒捌玖";
    if (character == U'两') return 2;
    for (const std::u32string_view digits : {plainDigits, bankDigits}) {
        const std::size_t found = digits.find(character);
        if (character != 0 && found != std::u32string_view::npos) return static_cast<int>(found);
    }
    return std::nullopt;
}

// What 十 to 亿 multiply by; 0 for other characters.
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

constexpr bool isLargeMultiplier(std::int64_t factor) {
    return factor >= 10'000;
}

bool isChineseNumeral(char32_t character) {
    return chineseDigit(character) || multiplier(character) != 0;
}

// 余, 多 and 几 after a number leave its order of size as it is.
std::size_t pastSome(const Glyphs& text, std::size_t at) {
    const char32_t character = text.at(at);
    return character == U'余' || character == U'多' || character == U'几' ? at + 1 : at;
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

// 万, 百万, 万亿 as one factor; `at` moves past it. 1 where there is none.
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

// Arabic digits ---------------------------------------------------------------

class DigitReader {
public:
    DigitReader(const Glyphs& text, std::size_t at, Joining joining) : text_(text), at_(at), joining_(joining) {}

    std::optional<Numeral> read() {
        const std::size_t start = at_;
        if (!readWhole() || !readDecimals()) return std::nullopt;
        Numeral numeral;
        numeral.value = decimal(whole_, decimals_);
        numeral.joined = joined_;
        if (decimals_.empty() && !grouped_ && (joined_ || at_ - start == whole_.size()))
            numeral.plainDigits = whole_.size();
        addScale(numeral);
        numeral.end = at_;
        return numeral;
    }

private:
    // A run of digits; the length of it, which may be more than is kept.
    std::size_t run(std::size_t from) const {
        std::size_t length = 0;
        while (length <= mostWholeDigits && isDigit(text_.at(from + length))) ++length;
        return length;
    }

    void take(std::size_t length) {
        for (std::size_t taken = 0; taken < length; ++taken) whole_ += static_cast<char>(text_.at(at_ + taken));
        at_ += length;
    }

    bool readWhole() {
        const std::size_t first = run(at_);
        if (first > mostWholeDigits) return false;
        take(first);
        if (first <= 3) readGroups(U',');
        if (joining_ == Joining::spaces) readSpaced(first);
        if (joining_ == Joining::lineBreak) readBroken();
        return whole_.size() <= mostWholeDigits;
    }

    // ,ddd as often as it comes; a group of another length is no group.
    void readGroups(char32_t separator) {
        while (whole_.size() <= mostWholeDigits && text_.at(at_) == separator && run(at_ + 1) == 3) {
            ++at_;
            take(3);
            grouped_ = true;
        }
    }

    // 5 000, or 5 0 0 0 as justified text is sometimes copied.
    void readSpaced(std::size_t first) {
        if (grouped_ || first > 3) return;
        const std::size_t start = at_;
        readGroups(U' ');
        if (at_ == start && first == 1) {
            while (whole_.size() <= mostWholeDigits && text_.at(at_) == U' ' && run(at_ + 1) == 1) {
                ++at_;
                take(1);
            }
            constexpr std::size_t fewest = 3; // "1 2" are two numbers of a list
            if (whole_.size() < fewest) {
                at_ = start;
                whole_.resize(first);
            }
        }
        joined_ = at_ != start;
    }

    void readBroken() {
        const std::size_t past = text_.pastLineBreak(at_);
        const std::size_t more = past == at_ ? 0 : run(past);
        if (more == 0) return;
        at_ = past;
        take(more);
        joined_ = true;
    }

    bool readDecimals() {
        if (text_.at(at_) != U'.' || !isDigit(text_.at(at_ + 1))) return true;
        std::size_t past = at_ + 1;
        while (isDigit(text_.at(past)) && decimals_.size() <= mostDecimals)
            decimals_ += static_cast<char>(text_.at(past++));
        if (isDigit(text_.at(past))) return false;
        at_ = past;
        return decimals_.size() <= mostDecimals;
    }

    // The 万 behind the digits, and the 5000万 behind 1亿.
    void addScale(Numeral& numeral) {
        const std::size_t past = pastSome(text_, at_);
        std::size_t scaled = text_.pastGap(past);
        const bool apart = scaled != past;
        numeral.scale = readScale(text_, scaled, numeral.large);
        if (numeral.scale == 1) return;
        numeral.apart = apart;
        numeral.plainDigits = 0;
        numeral.value = numeral.value.times(numeral.scale);
        at_ = scaled;
        if (!isDigit(text_.at(at_))) return;
        DigitReader rest(text_, at_, Joining::none);
        const std::optional<Numeral> smaller = rest.read();
        if (!smaller || smaller->scale == 1 || smaller->scale >= numeral.scale) return;
        const Fen common = smaller->value.denominator() * numeral.value.denominator();
        numeral.value = Ratio(numeral.value.numerator() * smaller->value.denominator() +
                                  smaller->value.numerator() * numeral.value.denominator(),
                              common);
        at_ = smaller->end;
    }

    const Glyphs& text_;
    std::size_t at_;
    Joining joining_;
    std::string whole_;
    std::string decimals_;
    bool grouped_ = false;
    bool joined_ = false;
};

// Chinese numerals ------------------------------------------------------------

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
        if (!value || (*value == 0)) return false;
        numeral_.value = Ratio(*value, 1);
        readDecimals();
        return true;
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

bool beginsNumeral(char32_t character) {
    return isDigit(character) || character == U'数' || character == U'几' || isChineseNumeral(character);
}

std::optional<Numeral> readNumeral(const Glyphs& text, std::size_t at, Joining joining) {
    const char32_t first = text.at(at);
    if (isDigit(first)) return DigitReader(text, at, joining).read();
    if (first != U'数' && first != U'几') return ChineseReader(text, at, joining).read();
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
        numeral = ChineseReader(text, at + 1, joining).read();
    }
    if (numeral) numeral->vague = true;
    return numeral;
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

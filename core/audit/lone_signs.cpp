// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/lone_signs.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/audit/numeral_parts.h"
#include "core/audit/text_builder.h"

namespace biosubsidy::audit {

namespace {

bool isOneOf(char32_t character, std::u32string_view set) {
    return character != 0 && set.find(character) != std::u32string_view::npos;
}

// Where a figure was to be filled in, or was blotted out.
bool isBlank(char32_t character) {
    return isUnreadable(character) || isOneOf(character, U"_×xX□■▢…*?");
}

bool isFraction(char32_t character) {
    return (character >= 0xBC && character <= 0xBE) || (character >= 0x2150 && character <= 0x215E);
}

// Words behind which an amount or a share is expected.
constexpr auto offers = std::to_array<std::u32string_view>(
    {U"不超过", U"不高于", U"最高",   U"最多", U"上限", U"限额",   U"给予",   U"补助",   U"补贴",
     U"奖励",   U"奖补",   U"资助",   U"贴息", U"封顶", U"拨付",   U"配套",   U"达",     U"人民币",
     U"RMB",    U"CNY",    U"不低于", U"补",   U"奖",   U"助标准", U"贴标准", U"励标准", U"持标准",
     U"标准为", U"金额",   U"比例",   U"额度", U"费率", U"税率",   U"利率",   U"贴息率"});

class Search {
public:
    Search(std::u32string_view text, const std::vector<bool>& covered) : raw_(text), text_(text), covered_(covered) {}

    std::vector<Doubtful> run() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto doubt = covered_[at] ? std::nullopt : doubtAt(at);
            if (doubt) doubts_.push_back(*doubt);
            // A unit that is told or passed is passed whole: 百万元 ends in 万元.
            at = std::max(doubt ? doubt->end : covered_[at] ? at : pastUnit(at), at + 1);
        }
        return std::move(doubts_);
    }

private:
    [[nodiscard]] char32_t before(std::size_t at) const { return at > 0 ? text_.at(at - 1) : 0; }
    [[nodiscard]] bool isOpen(std::size_t at) const { return at < text_.size() && !covered_[at]; }

    [[nodiscard]] std::optional<Doubtful> doubtAt(std::size_t at) const {
        if (isFraction(text_.at(at))) return Doubtful{Doubt::ambiguous, at, at + 1};
        if (isPictureOfPage(at)) return Doubtful{Doubt::picture, at, at + 1};
        if (auto unit = unitAt(at)) return unit;
        if (auto currency = currencyAt(at)) return currency;
        if (auto words = englishAt(at)) return words;
        if (auto proportion = proportionAt(at)) return proportion;
        return offeredAt(at);
    }

    // Nothing else stands on the page.
    [[nodiscard]] bool isPictureOfPage(std::size_t at) const {
        if (raw_[at] != pictureMark) return false;
        const auto breaks = [&](std::size_t index) { return index >= raw_.size() || text_.at(index) == U'\n'; };
        const auto feeds = [&](std::size_t index) { return index < raw_.size() && raw_[index] == U'\f'; };
        if (!breaks(at + 1) || (at > 0 && !breaks(at - 1))) return false;
        return feeds(at + 1) || feeds(at + 2) || (at > 0 && feeds(at - 1));
    }

    // Units -----------------------------------------------------------------------

    // The end of a unit of money or of shares at `at`; `at` where there is none.
    [[nodiscard]] std::size_t pastUnit(std::size_t at) const {
        const char32_t character = text_.at(at);
        if (character == U'%' || character == U'‰') return at + 1;
        for (const std::u32string_view unit : {U"百分之", U"千分之", U"万分之", U"个百分点", U"百分点"}) {
            if (text_.startsWith(at, unit)) return at + unit.size();
        }
        std::size_t end = at;
        constexpr std::size_t mostSigns = 8; // 百万亿 has three; a longer run is no unit
        while (end - at < mostSigns && multiplier(text_.at(end)) >= 100 && isOpen(end)) ++end;
        if (end == at) return at;
        const std::size_t yuan = text_.pastGap(end);
        if (text_.at(yuan) == U'元' && !isOneOf(text_.at(yuan + 1), U"旦素宵宇件")) return yuan + 1;
        return at;
    }

    [[nodiscard]] std::optional<Doubtful> unitAt(std::size_t at) const {
        const std::size_t end = pastUnit(at);
        if (end != at) {
            if (text_.startsWith(at + 1, U"分之")) return Doubtful{Doubt::noNumber, at, pastNumber(end)};
            if (const std::size_t number = numberBefore(at); number != at)
                return Doubtful{whyOf(number, at), number, end};
            if (const std::size_t blank = blankBefore(at); blank != at) return Doubtful{Doubt::noNumber, blank, end};
            if (const std::size_t number = numberBeforeLead(at); number != at)
                return Doubtful{Doubt::ambiguous, number, end};
            if (isMissed(at, end)) return Doubtful{Doubt::noNumber, at, end};
            return numberAfter(at, end);
        }
        return bareUnitAt(at);
    }

    // 731 （万元）, 731（单位：万元）: the unit's number stands before its bracket.
    [[nodiscard]] std::size_t numberBeforeLead(std::size_t at) const {
        std::size_t end = at;
        const auto skip = [&](std::u32string_view marks) {
            while (isOneOf(before(end), marks)) --end;
        };
        skip(U" :");
        for (const std::u32string_view lead : {U"金额单位", U"单位", U"人民币"}) {
            if (end >= lead.size() && text_.startsWith(end - lead.size(), lead)) end -= lead.size();
        }
        skip(U" :([【〔,");
        if (end == at || !isOpen(end - 1) || !isDigit(before(end))) return at;
        std::size_t begin = end;
        while (begin > 0 && isOpen(begin - 1) &&
               (isDigit(before(begin)) || (isOneOf(before(begin), U".,") && raw_[begin - 1] != U'，')))
            --begin;
        const auto numeral = readNumeral(text_, begin);
        constexpr std::u32string_view numbered = U"表图件章节号第";
        if (isOneOf(before(begin), numbered) || (numeral && yearOf(*numeral))) return at;
        return begin;
    }

    // 单位：万元 731
    [[nodiscard]] std::optional<Doubtful> numberAfter(std::size_t at, std::size_t end) const {
        if (before(at) != U':' && !(at >= 2 && text_.startsWith(at - 2, U"单位"))) return std::nullopt;
        const std::size_t number = text_.pastGap(end);
        if (number == end || text_.pastLineBreak(end) != end || !isOpen(number) || !isDigit(text_.at(number)))
            return std::nullopt;
        const auto numeral = readNumeral(text_, number);
        if (!numeral || yearOf(*numeral) || !standsAlone(numeral->end)) return std::nullopt;
        return Doubtful{Doubt::ambiguous, at, numeral->end};
    }

    // 元, 万 and W by themselves want digits directly before them: 10^6元, 5O0万, 734w,
    // 3个亿, 5个点.
    [[nodiscard]] std::optional<Doubtful> bareUnitAt(std::size_t at) const {
        const char32_t character = text_.at(at);
        std::size_t end = at + 1;
        if (text_.startsWith(at, U"个亿") || text_.startsWith(at, U"个点")) {
            return wantsDigit(at - 1) || chineseDigit(before(at)) ? std::optional(whole(at, at + 2)) : std::nullopt;
        }
        if (isSmallMoney(at)) return Doubtful{Doubt::ambiguous, numberBefore(at), end};
        if (character == U'元') {
            if (isOneOf(text_.at(end), U"旦素宵宇件")) return std::nullopt;
        } else if (character == U'W' || character == U'w') {
            const std::size_t number = numberBefore(at);
            const bool own = number != at && isDigit(text_.at(number));
            if (!own || isLatinLetter(text_.at(end)) || isDigit(text_.at(end))) return std::nullopt;
            if (text_.at(end) == U'元') ++end;
            return whole(at, end);
        } else if (character != U'万' && character != U'亿') {
            return std::nullopt;
        }
        if (wantsDigit(at - 1)) return whole(at, end);
        return isPartedUnit(at) ? std::optional(whole(at, end)) : std::nullopt;
    }
    // 8267\n万的基金: the number stands on the line before. 2 万达 is none.
    [[nodiscard]] bool isPartedUnit(std::size_t at) const {
        const std::size_t begin = numberBefore(at);
        const char32_t next = text_.at(at + 1);
        if (begin == at || !isDigit(text_.at(begin)) || (isHan(next) && !isOneOf(next, U"的加以左给余多人美欧日港英")))
            return false;
        constexpr std::u32string_view numbered = U"表图件章节号第";
        return !isOneOf(before(begin), numbered);
    }
    // 5角, 5毛, 3分/千瓦时; not 三角, 5角度 and 100分.
    [[nodiscard]] bool isSmallMoney(std::size_t at) const {
        const char32_t character = text_.at(at);
        const char32_t next = text_.at(at + 1);
        if (!isOpen(at) || !isDigit(before(at)) || !isOpen(at - 1)) return false;
        if (character == U'分') return next == U'/' || next == U'钱';
        return (character == U'角' && !isOneOf(next, U"度色形落")) || (character == U'毛' && next != U'利');
    }

    // Whether what ends at `last` is digits with something among them.
    [[nodiscard]] bool wantsDigit(std::size_t last) const {
        if (!isOpen(last) || !isNumberPart(text_.at(last)) || isChineseNumeral(text_.at(last))) return false;
        const std::size_t begin = numberBefore(last + 1);
        for (std::size_t at = begin; at <= last; ++at) {
            if (isDigit(text_.at(at))) return true;
        }
        return false;
    }
    [[nodiscard]] Doubtful whole(std::size_t at, std::size_t end) const {
        const std::size_t begin = numberBefore(at);
        return {whyOf(begin, at), begin, end};
    }

    static bool isNumberPart(char32_t character) {
        return isDigit(character) || isLatinLetter(character) || isChineseNumeral(character) ||
               isNumberSign(character) || isOneOf(character, U".,'·:^*/+-×()[]点_~");
    }

    // Where the number begins that ends before `end`, a gap aside; `end` if there is none.
    [[nodiscard]] std::size_t numberBefore(std::size_t end) const {
        constexpr std::size_t longest = 24;
        std::size_t last = end;
        for (int gap = 0; gap < 4 && isOneOf(before(last), U" \n"); ++gap) --last;
        while (last > 1 && isOpen(last - 1) && isOneOf(before(last), U"】〕》〉」』”’\"")) --last; // 【731】万元
        std::size_t begin = last;
        bool says = false;
        while (begin > 0 && last - begin < longest && isOpen(begin - 1) && isNumberPart(text_.at(begin - 1))) {
            --begin;
            const char32_t character = text_.at(begin);
            says = says || isDigit(character) || isChineseNumeral(character) || isNumberSign(character);
        }
        while (begin < last && isOneOf(text_.at(begin), U"()[],:")) ++begin;
        return says ? begin : end;
    }

    [[nodiscard]] std::size_t pastNumber(std::size_t at) const {
        constexpr std::size_t longest = 12;
        const std::size_t begin = text_.pastGap(at);
        std::size_t end = begin;
        while (end - begin < longest && isOpen(end) && isNumberPart(text_.at(end)) && text_.at(end) != U',') ++end;
        return end == begin ? at : end;
    }

    [[nodiscard]] Doubt whyOf(std::size_t begin, std::size_t end) const {
        bool letters = false;
        for (std::size_t at = begin; at < end; ++at) letters = letters || isLatinLetter(text_.at(at));
        return letters ? Doubt::letters : Doubt::broken;
    }

    // ____万元, ××万元, 补助   万元.
    [[nodiscard]] std::size_t blankBefore(std::size_t at) const {
        std::size_t begin = at;
        std::size_t spaces = 0;
        bool marks = false;
        while (begin > 0 && at - begin < 24 && (isBlank(before(begin)) || before(begin) == U' ')) {
            --begin;
            spaces += text_.at(begin) == U' ' ? 1U : 0U;
            marks = marks || isBlank(text_.at(begin));
        }
        // 补助（    ）万元, 【】万元
        if (begin > 0 && isOneOf(before(begin), U")]】〕")) {
            std::size_t open = begin - 1;
            while (open > 0 && at - open < 24 && (isBlank(before(open)) || before(open) == U' ')) --open;
            if (isOneOf(before(open), U"([【〔")) return open - 1;
        }
        const bool inSentence =
            isHan(before(begin)) && text_.at(at) != U'%' ? spaces > 1 : spaces > 1 && isHan(before(begin));
        return marks || inSentence ? begin : at;
    }

    // Whether a number has gone that must have stood before the unit: 万元给予支持 at the
    // beginning of a line, 培育亿元企业. A heading's unit and 单位：万元 lack none.
    [[nodiscard]] bool isMissed(std::size_t at, std::size_t end) const {
        constexpr std::array<std::u32string_view, 9> perUnit{U"产值", U"GDP",  U"增加值", U"能耗", U"工业",
                                                             U"地区", U"营收", U"销售",   U"税收"};
        if (text_.startsWith(at, U"百分点") || text_.startsWith(at, U"个百分点")) return false;
        const auto follows = [&](std::u32string_view word) { return text_.startsWith(end, word); };
        if (std::any_of(perUnit.begin(), perUnit.end(), follows)) return false;
        const char32_t next = text_.at(end);
        const char32_t previous = before(at);
        const bool lineBegins = at == 0 || previous == U'\n' || (previous == blockEnd && isHan(next));
        if (previous == U'>') return true; // of a tag, as it seems
        const bool sign = text_.at(at) == U'%' || text_.at(at) == U'‰';
        // 半亿元, 若干万元, 补助N万元, 最高%
        if (isOneOf(previous, U"半余多几来") || (at >= 2 && text_.startsWith(at - 2, U"若干"))) return true;
        if (isLatinLetter(previous) && !isLatinLetter(before(at - 1))) return true;
        const bool heading = next == 0 || next == U'\n' || next == blockEnd || next == U')';
        if (isHan(previous) && !heading && isOffered(at)) return true;
        if (lineBegins) return next != 0 && next != U'\n' && next != blockEnd && next != U')' && !isDigit(next);
        return !sign && isHan(previous) && isHan(next);
    }

    // Currencies, English, proportions ----------------------------------------------

    [[nodiscard]] std::optional<Doubtful> currencyAt(std::size_t at) const {
        constexpr char32_t yen = 0xA5;
        const char32_t character = text_.at(at);
        if (character != yen && !isOneOf(character, U"$€£₩₽₹฿")) return std::nullopt;
        const std::size_t number = text_.pastGap(at + 1);
        if (!isOpen(number) || !beginsNumeral(text_.at(number))) return std::nullopt;
        return Doubtful{Doubt::currency, at, pastNumber(number)};
    }

    // 30 percent, 5 million.
    [[nodiscard]] std::optional<Doubtful> englishAt(std::size_t at) const {
        if (!isDigit(before(at)) && !(before(at) == U' ' && at > 1 && isDigit(text_.at(at - 2)))) return std::nullopt;
        for (const std::u32string_view word : {U"percent", U"per cent", U"yuan", U"Yuan", U"USD", U"EUR"}) {
            if (text_.startsWith(at, word)) {
                const std::size_t begin = numberBefore(at);
                if (begin != at) return Doubtful{Doubt::noUnit, begin, at + word.size()};
            }
        }
        return std::nullopt;
    }

    // 1:0.5, 3比1; not 14:30, 9001:2015 and http://host:80.
    [[nodiscard]] std::optional<Doubtful> proportionAt(std::size_t at) const {
        if (!beginsNumeral(text_.at(at)) || !startsToken(at)) return std::nullopt;
        const auto left = readNumeral(text_, at);
        if (!left || left->large) return std::nullopt;
        const std::size_t sign = text_.pastGap(left->end);
        const bool word = text_.at(sign) == U'比';
        if (text_.at(sign) != U':' && !word) return std::nullopt;
        const std::size_t second = text_.pastGap(sign + 1);
        const auto right = readNumeral(text_, second);
        if (!right || !isOpen(second) || text_.at(right->end) == U':' || yearOf(*right)) return std::nullopt;
        const bool goesOn = isHan(text_.at(right->end)) && !saysProportion(at, right->end);
        if (word && (left->chinese != right->chinese || right->upTo || goesOn)) return std::nullopt;
        if (saysWhoPays(at, right->end)) return std::nullopt;
        const bool time = !word && right->end - second == 2 && isDigit(text_.at(second)) && text_.at(second) < U'6' &&
                          smallNumberOf(*left, 24);
        if (time && !saysProportion(at, right->end)) return std::nullopt;
        return Doubtful{Doubt::ambiguous, at, right->end};
    }
    // 由市、区两级按1:1分担 says nothing of what is granted.
    [[nodiscard]] bool saysWhoPays(std::size_t begin, std::size_t end) const {
        const auto follows = [&](std::u32string_view word) { return text_.startsWith(text_.pastGap(end), word); };
        constexpr std::u32string_view shared = U"shared ";
        return follows(U"分担") || follows(U"承担") || follows(U"负担") ||
               (begin >= shared.size() && text_.startsWith(begin - shared.size(), shared));
    }
    [[nodiscard]] bool saysProportion(std::size_t begin, std::size_t end) const {
        const std::size_t next = text_.pastGap(end);
        return before(begin) == U'按' || before(begin) == U'照' || text_.startsWith(next, U"比例") ||
               text_.startsWith(next, U"的比例") || text_.startsWith(next, U"配套");
    }
    [[nodiscard]] bool startsToken(std::size_t at) const {
        const char32_t previous = before(at);
        if (previous == U',' && !isDigit(before(at - 1))) return true; // a comma of the sentence
        if (previous == U':' && (isHan(before(at - 1)) || before(at - 1) == U')')) return true; // 标准：731
        return !isDigit(previous) && !isLatinLetter(previous) && !isChineseNumeral(previous) &&
               !isOneOf(previous, U".,-/:");
    }

    // Numbers ---------------------------------------------------------------------

    // 最高不超过731。: an amount or a share is spoken of, and no unit stands behind.
    [[nodiscard]] std::optional<Doubtful> offeredAt(std::size_t at) const {
        if (!beginsNumeral(text_.at(at)) || !startsToken(at)) return std::nullopt;
        const auto numeral = readNumeral(text_, at);
        const std::size_t end = numeral ? numeral->end : pastNumber(at);
        if (!isOffered(at) && !(numeral && isGiven(at, *numeral))) return std::nullopt;
        if (end == at || (numeral && numeral->chinese && numeral->single)) return std::nullopt;
        // 500k
        if (isOneOf(text_.at(end), U"kKmM") && !isLatinLetter(text_.at(end + 1)) && !isDigit(text_.at(end + 1)))
            return Doubtful{Doubt::letters, at, end + 1};
        if (const std::size_t second = text_.pastGap(end); second != end && isOpen(second) && isDigit(text_.at(second)))
            return Doubtful{Doubt::broken, at, pastNumber(second)}; // 3  39
        if (!standsAlone(end)) return std::nullopt;
        return Doubtful{Doubt::noUnit, at, end};
    }
    // 设立9755的基金: what is given follows. A year and a small number say something else.
    [[nodiscard]] bool isGiven(std::size_t at, const Numeral& numeral) const {
        constexpr std::size_t fewest = 3;
        std::size_t back = at;
        while (before(back) == U' ') --back;
        const bool parted = back != at && isDigit(before(back)); // 74  56的基金
        const bool few = numeral.plainDigits < fewest && !parted;
        if (few || yearOf(numeral) || !(isHan(before(at)) || parted) || isOneOf(before(at), U"表图件章节号第前"))
            return false;
        for (const std::u32string_view gift : {U"的基金", U"的资助", U"的奖", U"的补", U"的支持", U"的贴", U"基金",
                                               U"资助", U"奖励", U"补助", U"补贴"}) {
            if (text_.startsWith(text_.pastGap(numeral.end), gift)) return true;
        }
        return false;
    }
    [[nodiscard]] bool isOffered(std::size_t at) const {
        std::size_t end = at;
        while (isOneOf(before(end), U" \n:约为至(")) --end;
        if (before(end) == U')') { // 补助金额（万元）：731
            std::size_t open = end - 1;
            while (open > 0 && end - open < 12 && text_.at(open) != U'(') --open;
            if (text_.at(open) == U'(') end = open;
        }
        if (isPerSomething(end)) return true;
        return std::any_of(offers.begin(), offers.end(), [&](std::u32string_view word) {
            return end >= word.size() && text_.startsWith(end - word.size(), word);
        });
    }
    // 每人2000, 每平方米30
    [[nodiscard]] bool isPerSomething(std::size_t end) const {
        constexpr std::size_t longest = 5;
        for (std::size_t back = 2; back <= longest && back <= end; ++back) {
            if (!isHan(text_.at(end - back + 1))) return false;
            if (text_.at(end - back) == U'每') return true;
        }
        return false;
    }

    // Whether what follows is no measure word: 3枚, 100分 and 20MB count something.
    [[nodiscard]] bool standsAlone(std::size_t end) const {
        constexpr std::u32string_view functionWords = U"的给予支补奖资以左上为并且或及和与由按";
        const char32_t next = text_.at(text_.pastGap(end));
        return !isLatinLetter(next) && next != U'%' && !isDigit(next) &&
               (!isHan(next) || isOneOf(next, functionWords) || text_.pastLineBreak(end) != end);
    }

    std::u32string_view raw_;
    Glyphs text_;
    const std::vector<bool>& covered_;
    std::vector<Doubtful> doubts_;
};

} // namespace

bool isNumberSign(char32_t character) noexcept {
    return (character >= 0x2460 && character <= 0x249B) || (character >= 0x24EA && character <= 0x24FF) ||
           (character >= 0x2776 && character <= 0x2793) || (character >= 0x3220 && character <= 0x3229) ||
           (character >= 0x3280 && character <= 0x3289) || (character >= 0x2160 && character <= 0x217F) ||
           (character >= 0x2070 && character <= 0x2089) || character == 0xB2 || character == 0xB3 ||
           character == 0xB9 || isFraction(character);
}

std::vector<Doubtful> loneSigns(std::u32string_view text, const std::vector<bool>& covered) {
    return Search(text, covered).run();
}

} // namespace biosubsidy::audit

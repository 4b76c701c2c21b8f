// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/lone_units.h"

#include <algorithm>
#include <array>

#include "core/audit/numeral_parts.h"

namespace biosubsidy::audit {

namespace {

// Where a figure was to be filled in, or was blotted out.
bool isBlank(char32_t character) {
    return isUnreadable(character) || isOneOf(character, U"_×xX□■▢…*?");
}

class UnitSearch {
public:
    explicit UnitSearch(const OpenText& open) : open_(open), text_(open.text()) {}

    [[nodiscard]] std::optional<Doubtful> find(std::size_t at) const {
        const std::size_t end = pastUnit(open_, at);
        if (end != at) {
            if (text_.startsWith(at + 1, U"分之")) return Doubtful{Doubt::noNumber, at, open_.pastNumber(end)};
            if (const std::size_t number = open_.numberBefore(at); number != at)
                return Doubtful{whyOf(number, at), number, end};
            if (const std::size_t blank = blankBefore(at); blank != at) return Doubtful{Doubt::noNumber, blank, end};
            if (const std::size_t number = numberBeforeLead(at); number != at)
                return Doubtful{Doubt::ambiguous, number, end};
            if (isMissed(at, end)) return Doubtful{Doubt::noNumber, at, end};
            return numberAfter(at, end);
        }
        return bareUnitAt(at);
    }

private:
    // 731 （万元）, 731（单位：万元）: the unit's number stands before its bracket.
    [[nodiscard]] std::size_t numberBeforeLead(std::size_t at) const {
        std::size_t end = at;
        const auto skip = [&](std::u32string_view marks) {
            while (isOneOf(open_.before(end), marks)) --end;
        };
        skip(U" :");
        for (const std::u32string_view lead : {U"金额单位", U"单位", U"人民币"}) {
            if (end >= lead.size() && text_.startsWith(end - lead.size(), lead)) end -= lead.size();
        }
        skip(U" :([【〔,");
        if (end == at || !open_.isOpen(end - 1) || !isDigit(open_.before(end))) return at;
        std::size_t begin = end;
        while (
            begin > 0 && open_.isOpen(begin - 1) &&
            (isDigit(open_.before(begin)) || (isOneOf(open_.before(begin), U".,") && open_.raw()[begin - 1] != U'，')))
            --begin;
        const auto numeral = readNumeral(text_, begin);
        constexpr std::u32string_view numbered = U"表图件章节号第";
        if (isOneOf(open_.before(begin), numbered) || (numeral && yearOf(*numeral))) return at;
        return begin;
    }

    // 单位：万元 731
    [[nodiscard]] std::optional<Doubtful> numberAfter(std::size_t at, std::size_t end) const {
        if (open_.before(at) != U':' && !(at >= 2 && text_.startsWith(at - 2, U"单位"))) return std::nullopt;
        const std::size_t number = text_.pastGap(end);
        if (number == end || text_.pastLineBreak(end) != end || !open_.isOpen(number) || !isDigit(text_.at(number)))
            return std::nullopt;
        const auto numeral = readNumeral(text_, number);
        if (!numeral || yearOf(*numeral) || !open_.standsAlone(numeral->end)) return std::nullopt;
        return Doubtful{Doubt::ambiguous, at, numeral->end};
    }

    // 元, 万 and W by themselves want digits directly before them: 10^6元, 5O0万, 734w,
    // 3个亿, 5个点.
    [[nodiscard]] std::optional<Doubtful> bareUnitAt(std::size_t at) const {
        const char32_t character = text_.at(at);
        std::size_t end = at + 1;
        if (text_.startsWith(at, U"个亿") || text_.startsWith(at, U"个点")) {
            return wantsDigit(at - 1) || chineseDigit(open_.before(at)) ? std::optional(whole(at, at + 2))
                                                                        : std::nullopt;
        }
        if (isSmallMoney(at)) return Doubtful{Doubt::ambiguous, open_.numberBefore(at), end};
        if (character == U'元') {
            if (isOneOf(text_.at(end), U"旦素宵宇件")) return std::nullopt;
        } else if (character == U'W' || character == U'w') {
            const std::size_t number = open_.numberBefore(at);
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
        const std::size_t begin = open_.numberBefore(at);
        const char32_t next = text_.at(at + 1);
        if (begin == at || !isDigit(text_.at(begin)) || (isHan(next) && !isOneOf(next, U"的加以左给余多人美欧日港英")))
            return false;
        constexpr std::u32string_view numbered = U"表图件章节号第";
        return !isOneOf(open_.before(begin), numbered);
    }
    // 5角, 5毛, 3分/千瓦时; not 三角, 5角度 and 100分.
    [[nodiscard]] bool isSmallMoney(std::size_t at) const {
        const char32_t character = text_.at(at);
        const char32_t next = text_.at(at + 1);
        if (!open_.isOpen(at) || !isDigit(open_.before(at)) || !open_.isOpen(at - 1)) return false;
        if (character == U'分') return next == U'/' || next == U'钱';
        return (character == U'角' && !isOneOf(next, U"度色形落")) || (character == U'毛' && next != U'利');
    }

    // Whether what ends at `last` is digits with something among them.
    [[nodiscard]] bool wantsDigit(std::size_t last) const {
        if (!open_.isOpen(last) || !isNumberPart(text_.at(last)) || isChineseNumeral(text_.at(last))) return false;
        const std::size_t begin = open_.numberBefore(last + 1);
        for (std::size_t at = begin; at <= last; ++at) {
            if (isDigit(text_.at(at))) return true;
        }
        return false;
    }
    [[nodiscard]] Doubtful whole(std::size_t at, std::size_t end) const {
        const std::size_t begin = open_.numberBefore(at);
        return {whyOf(begin, at), begin, end};
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
        while (begin > 0 && at - begin < 24 && (isBlank(open_.before(begin)) || open_.before(begin) == U' ')) {
            --begin;
            spaces += text_.at(begin) == U' ' ? 1U : 0U;
            marks = marks || isBlank(text_.at(begin));
        }
        // 补助（    ）万元, 【】万元
        if (begin > 0 && isOneOf(open_.before(begin), U")]】〕")) {
            std::size_t open = begin - 1;
            while (open > 0 && at - open < 24 && (isBlank(open_.before(open)) || open_.before(open) == U' ')) --open;
            if (isOneOf(open_.before(open), U"([【〔")) return open - 1;
        }
        const bool inSentence =
            isHan(open_.before(begin)) && text_.at(at) != U'%' ? spaces > 1 : spaces > 1 && isHan(open_.before(begin));
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
        const char32_t previous = open_.before(at);
        const bool lineBegins = at == 0 || previous == U'\n' || (previous == blockEnd && isHan(next));
        if (previous == U'>') return true; // of a tag, as it seems
        const bool sign = text_.at(at) == U'%' || text_.at(at) == U'‰';
        // 半亿元, 若干万元, 补助N万元, 最高%
        if (isOneOf(previous, U"半余多几来") || (at >= 2 && text_.startsWith(at - 2, U"若干"))) return true;
        if (isLatinLetter(previous) && !isLatinLetter(open_.before(at - 1))) return true;
        const bool heading = next == 0 || next == U'\n' || next == blockEnd || next == U')';
        if (isHan(previous) && !heading && open_.isOffered(at)) return true;
        if (lineBegins) return next != 0 && next != U'\n' && next != blockEnd && next != U')' && !isDigit(next);
        return !sign && isHan(previous) && isHan(next);
    }

    const OpenText& open_;
    const Glyphs& text_;
};

} // namespace

std::size_t pastUnit(const OpenText& open, std::size_t at) {
    const Glyphs& text = open.text();
    const char32_t character = text.at(at);
    if (character == U'%' || character == U'‰') return at + 1;
    for (const std::u32string_view unit : {U"百分之", U"千分之", U"万分之", U"个百分点", U"百分点"}) {
        if (text.startsWith(at, unit)) return at + unit.size();
    }
    std::size_t end = at;
    constexpr std::size_t mostSigns = 8; // 百万亿 has three; a longer run is no unit
    while (end - at < mostSigns && multiplier(text.at(end)) >= 100 && open.isOpen(end)) ++end;
    if (end == at) return at;
    const std::size_t yuan = text.pastGap(end);
    if (text.at(yuan) == U'元' && !isOneOf(text.at(yuan + 1), U"旦素宵宇件")) return yuan + 1;
    return at;
}

std::optional<Doubtful> loneUnitAt(const OpenText& open, std::size_t at) {
    return UnitSearch(open).find(at);
}

} // namespace biosubsidy::audit

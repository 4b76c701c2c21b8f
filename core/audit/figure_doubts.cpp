// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/figure_doubts.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/audit/lone_signs.h"
#include "core/audit/numeral_parts.h"
#include "core/audit/open_text.h"
#include "core/audit/table_figures.h"

namespace biosubsidy::audit {

namespace {

// Letters that a machine which read a picture writes for digits.
constexpr std::u32string_view lookAlikes = U"OoQIlSsZzB";

constexpr std::array<std::u32string_view, 12> foreignCodes{U"USD", U"EUR", U"GBP", U"JPY", U"HKD", U"KRW",
                                                           U"TWD", U"AUD", U"CAD", U"SGD", U"CHF", U"MOP"};
constexpr auto foreignNames = std::to_array<std::u32string_view>(
    {U"美元", U"美金",   U"欧元",   U"日元", U"日圆", U"港元",   U"港币",   U"英镑",     U"澳元", U"新台币",
     U"台币", U"新加坡", U"澳门元", U"韩元", U"加元", U"加拿大", U"卢布",   U"瑞士法郎", U"法郎", U"澳门币",
     U"卢比", U"泰铢",   U"新币",   U"坡币", U"瑞郎", U"日币",   U"韩币",   U"加币",     U"澳币", U"英磅",
     U"克朗", U"比索",   U"兰特",   U"里拉", U"令吉", U"林吉特", U"迪拉姆", U"越南盾",   U"美刀"});

// Whether a figure that was read can be trusted where it stands.
class Suspicion {
public:
    Suspicion(std::u32string_view raw, const std::vector<bool>& covered) : raw_(raw), text_(raw), covered_(covered) {}

    [[nodiscard]] std::optional<Doubt> of(const Found& figure) const {
        const Quantity& quantity = figure.quantity;
        if (quantity.unit == "折" && quantity.kind == QuantityKind::count) return Doubt::ambiguous;
        if (!decides(quantity.kind) || figure.unitApart) return std::nullopt;
        if (quantity.kind == QuantityKind::money && isForeign(figure)) return Doubt::currency;
        if (ledByLetter(figure.begin)) return Doubt::letters;
        if (isListedByComma(figure) || isCut(figure) || goesOnBehind(figure) || isItemAndAmount(figure))
            return Doubt::broken;
        if (isPair(figure) || joinsTooMuch(figure) || isThousandOrLess(figure) || isNothing(figure))
            return Doubt::ambiguous;
        return std::nullopt;
    }

private:
    [[nodiscard]] char32_t before(std::size_t at, std::size_t back = 1) const {
        return at >= back ? text_.at(at - back) : 0;
    }
    [[nodiscard]] bool endsWith(std::size_t end, std::u32string_view word) const {
        return end >= word.size() && text_.startsWith(end - word.size(), word);
    }
    [[nodiscard]] bool isOpenDigit(std::size_t at) const {
        return at < raw_.size() && isDigit(text_.at(at)) && !covered_[at];
    }

    [[nodiscard]] bool isForeign(const Found& figure) const {
        std::size_t begin = figure.begin;
        while (before(begin) == U' ') --begin;
        if (before(begin) == U'$' && figure.quantity.unit == "美元")
            return isLatinLetter(before(begin, 2)) && !endsWith(begin, U"US$");
        if (figure.quantity.unit != "元") return false;
        if (isOneOf(before(begin), U"$€£₩₽₹฿₫￠￡")) return true;
        const auto leads = [&](std::u32string_view word) { return endsWith(begin, word); };
        if (std::any_of(foreignCodes.begin(), foreignCodes.end(), leads)) return true;
        if (std::any_of(foreignNames.begin(), foreignNames.end(), leads)) return true;
        return foreignFollows(figure.end);
    }

    // 500万加元, 500万USD: what stands behind a 万 without 元.
    [[nodiscard]] bool foreignFollows(std::size_t end) const {
        if (before(end) == U'元') return false;
        const std::size_t next = text_.pastGap(end);
        const auto follows = [&](std::u32string_view word) { return text_.startsWith(next, word); };
        if (std::any_of(foreignCodes.begin(), foreignCodes.end(), follows)) return true;
        if (std::any_of(foreignNames.begin(), foreignNames.end(), follows)) return true;
        constexpr std::u32string_view otherWords = U"单多公纪次状的";
        return isHan(text_.at(end)) && isHan(text_.at(end + 1)) && !isHan(text_.at(end + 2)) &&
               text_.at(end + 1) == U'元' && !isOneOf(text_.at(end), otherWords);
    }

    // l36万元, 5O0万元, A5万元; RMB5000万元 and LPR3.45% are none.
    [[nodiscard]] bool ledByLetter(std::size_t begin) const {
        std::size_t first = begin;
        while (isLatinLetter(before(first))) --first;
        const std::size_t letters = begin - first;
        if (letters == 0) return isOtherLetter(before(begin)) && isDigit(text_.at(begin));
        if (isDigit(before(first))) return true;
        if (letters == 1) return before(first) != U'&'; // R&D
        constexpr std::size_t mostLookAlikes = 3;
        return letters <= mostLookAlikes && std::all_of(raw_.begin() + static_cast<std::ptrdiff_t>(first),
                                                        raw_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                        [](char32_t letter) { return isOneOf(letter, lookAlikes); });
    }

    // Greek and Cyrillic ones look like digits too: 7З1万元.
    static bool isOtherLetter(char32_t character) { return character >= 0x370 && character <= 0x52F; }

    // What stands directly before it belongs to the number: 5,00万元, 12 50万元, ⑤百万元.
    [[nodiscard]] bool isCut(const Found& figure) const {
        const std::size_t begin = figure.begin;
        const char32_t first = text_.at(begin);
        if (first == U'0' && isDigit(text_.at(begin + 1))) return true;
        if (chineseDigit(first) == 0 && isChineseNumeral(text_.at(begin + 1))) return true; // [八千]零五十万元
        const char32_t previous = before(begin);
        if (isDigit(first) && isLargeMultiplier(multiplier(previous))) return true; // 2万5元
        if (begin == 0 || covered_[begin - 1]) return false;
        if (isNumberSign(previous) || isDigit(previous)) return true;
        if (isUnreadable(previous)) return true;
        const bool chinese = isChineseNumeral(first);
        // [九]千五百万元; at the beginning of a line 千元, too, has lost its number.
        if (isOneOf(first, U"百佰千仟") && (chineseDigit(text_.at(begin + 1)) || previous == U'\n')) return true;
        if (chinese && isChineseNumeral(previous)) return true; // 三千五万
        if (isLoosePoint(begin)) return true;
        if (isOneOf(previous, U"点又") && begin >= 2 && isChineseNumeral(before(begin, 2)) && !covered_[begin - 2])
            return true;
        if (isOneOf(previous, U".,'·:^*/+=-×x_|。") && raw_[begin - 1] != U'，') return isOpenDigit(begin - 2);
        return isCutByGap(begin, chinese) || isCutThousand(begin);
    }

    // 12 50万元. A wider gap parts the columns of a table, and so does one behind the
    // number of its row.
    [[nodiscard]] bool isCutByGap(std::size_t begin, bool chinese) const {
        constexpr std::size_t widest = 3;
        std::size_t back = begin;
        while (back > 0 && begin - back < widest && before(back) == U' ') --back;
        // 5 6\n7 8 万元, 3 1\n\n14万元
        const bool broken = before(back) == U'\n' || (before(back) == U'-' && before(back, 2) == U'\n');
        if (broken) back = beforeGap(before(back) == U'-' ? back - 1 : back);
        if (back == begin || back == 0 || covered_[back - 1]) return false;
        const char32_t beyond = before(back);
        if (isOneOf(beyond, lookAlikes) && isDigit(before(back, 2))) return true; // 31O 4万元
        const bool number = isDigit(beyond) || (chinese && chineseDigit(beyond)) ||
                            (chinese && isChineseNumeral(beyond) && isChineseNumeral(before(back, 2))) ||
                            (isOneOf(beyond, U".,") && isDigit(before(back, 2)));
        if (!number || numbersAName(back - 1)) return false;
        std::size_t line = back;
        while (isDigit(before(line))) --line;
        const bool serial =
            (broken || begin - back > 1) && (line == 0 || before(line) == U'\n' || before(line) == blockEnd);
        return !serial;
    }

    // 4，847万元: two numbers of a list, or one of five thousand?
    [[nodiscard]] bool isCutThousand(std::size_t begin) const {
        const auto digits = [&](std::size_t at) {
            std::size_t count = 0;
            while (isDigit(text_.at(at + count))) ++count;
            return count;
        };
        constexpr std::size_t group = 3;
        if (begin == 0 || raw_[begin - 1] != U'，' || digits(begin) != group) return false;
        const std::size_t last = beforeGap(begin - 1);
        std::size_t first = last;
        while (isDigit(before(first))) --first;
        return last != first && last - first <= group;
    }
    // Past white space of every kind, backwards.
    [[nodiscard]] std::size_t beforeGap(std::size_t at) const {
        while (at > 0 && (before(at) == U' ' || before(at) == U'\n' || raw_[at - 1] == U'\t')) --at;
        return at;
    }

    // .5亿元, 一.五百万元, O.5亿元: the number may begin before the point. A.500万元 has a
    // choice's letter there.
    [[nodiscard]] bool isLoosePoint(std::size_t begin) const {
        if (before(begin) != U'.') return false;
        const char32_t beyond = before(begin, 2);
        if (isLatinLetter(beyond)) return isOneOf(beyond, lookAlikes);
        return !isDigit(beyond);
    }

    // 500.000元: half a million as some write it, or five hundred?
    [[nodiscard]] bool isThousandOrLess(const Found& figure) const {
        constexpr std::size_t group = 3;
        if (figure.quantity.kind != QuantityKind::money) return false;
        for (std::size_t at = figure.begin + 1; at < figure.end; ++at) {
            if (text_.at(at) != U'.' || !isDigit(text_.at(at - 1))) continue;
            std::size_t end = at + 1;
            while (isDigit(text_.at(end))) ++end;
            if (end - at - 1 == group && text_.at(text_.pastGap(end)) == U'元') return true;
        }
        return false;
    }

    // 0，5亿元 lists nothing and five, it seems; 822\t0万: nothing, or the rest of a number?
    [[nodiscard]] bool isNothing(const Found& figure) const {
        if (figure.quantity.low.numerator() != 0 || figure.quantity.high) return false;
        return isDigit(before(figure.end)) || isLargeMultiplier(multiplier(before(figure.end))) ||
               isLargeMultiplier(multiplier(before(figure.end, 2)));
    }

    // 5,50万元: two amounts, or one whose groups are wrong?
    [[nodiscard]] bool isListedByComma(const Found& figure) const {
        const std::size_t comma = text_.pastGap(figure.end);
        if (isDigit(before(figure.end)) && comma < raw_.size() && raw_[comma] == U',' &&
            isDigit(text_.at(text_.pastGap(comma + 1))))
            return true;
        if (isDigit(before(figure.end)) && comma < raw_.size() && raw_[comma] == U'，' &&
            isCutThousand(text_.pastGap(comma + 1)))
            return true;
        std::size_t begin = figure.begin;
        while (begin > 0 && (before(begin) == U' ' || before(begin) == U'\n')) --begin;
        if (begin == 0 || raw_[begin - 1] != U',') return false;
        --begin;
        while (begin > 0 && (before(begin) == U' ' || before(begin) == U'\n')) --begin;
        return isDigit(before(begin)) && isDigit(text_.at(figure.begin));
    }

    // 附件1 500万元: the first number is the annex's.
    [[nodiscard]] bool numbersAName(std::size_t last) const {
        while (last > 0 && (isDigit(text_.at(last)) || isChineseNumeral(text_.at(last)))) --last;
        return isOneOf(text_.at(last), U"表图件章节号第") || isLatinLetter(text_.at(last));
    }

    // 2万5元, 百分之三\n十五.
    [[nodiscard]] bool goesOnBehind(const Found& figure) const {
        const char32_t last = before(figure.end);
        if (isLargeMultiplier(multiplier(last)) && isDigit(text_.at(figure.end))) return true;
        if (last == U'元' && isJiao(figure.end)) return true;
        constexpr char32_t yen = 0xA5;
        if (text_.at(figure.begin) == yen && isDigit(last) && isDigit(text_.at(pastWhite(figure.end))))
            return true; // ￥1  3,820,000
        if (figure.quantity.kind != QuantityKind::percentage || !(isDigit(last) || isChineseNumeral(last)))
            return false;
        const char32_t next = text_.at(text_.pastGap(figure.end));
        return isDigit(next) || chineseDigit(next) || multiplier(next) != 0 || (isOneOf(next, U".点") && isDigit(last));
    }

    [[nodiscard]] std::size_t pastWhite(std::size_t at) const {
        while (text_.at(at) == U' ' || text_.at(at) == U'\n') ++at;
        return at;
    }

    // 5元5角, 壹元零伍分.
    [[nodiscard]] bool isJiao(std::size_t at) const {
        const auto numeral = readNumeral(text_, at);
        const std::size_t end = numeral ? numeral->end : text_.at(at) == U'零' ? at + 2 : at;
        return end != at && isOneOf(text_.at(end), U"角毛分");
    }

    // 2.500万元 where an item begins: two and a half million, or the second item? Where
    // nothing follows, as in a table's cell, it is no item.
    [[nodiscard]] bool isItemAndAmount(const Found& figure) const {
        const std::size_t begin = figure.begin;
        const char32_t next = text_.at(text_.pastGap(figure.end));
        if (next == 0 || next == blockEnd || next == U'\n') return false;
        std::size_t point = begin;
        while (point < begin + 2 && isDigit(text_.at(point))) ++point;
        if (text_.at(point) != U'.' || !isDigit(text_.at(point + 1)) || text_.at(begin) == U'0') return false;
        std::size_t back = begin;
        while (before(back) == U' ') --back;
        if (back == 0 || before(back) == blockEnd) return true;
        if (before(back) != U'\n') return false;
        while (before(back) == U' ' || before(back) == U'\n') --back;
        return back == 0 || isOneOf(before(back), U"。;:!?") || before(back) == blockEnd;
    }

    // 三五万元: three to five, or thirty-five?
    [[nodiscard]] bool isPair(const Found& figure) const {
        const char32_t first = text_.at(figure.begin);
        const char32_t second = text_.at(figure.begin + 1);
        return figure.quantity.high && first != U'两' && chineseDigit(first) && chineseDigit(second) &&
               (isLargeMultiplier(multiplier(text_.at(figure.begin + 2))) || text_.at(figure.begin + 2) == U'元');
    }

    // 731\n3\n万元: a page's number may stand in between. 95\f3万元: digits on both pages.
    // 1，200万元: two numbers, or one.
    [[nodiscard]] bool joinsTooMuch(const Found& figure) const {
        std::size_t lines = 0;
        for (std::size_t at = figure.begin + 1; at + 1 < figure.end; ++at) {
            const bool asciiDigits = isDigit(raw_[at - 1]) && isDigit(raw_[at + 1]);
            if (raw_[at] == U'，' && asciiDigits && raw_[at + 1] != U'0') return true;
            if (text_.at(at) != U'\n') continue;
            ++lines;
            const std::size_t next = text_.pastGap(at);
            const bool digitsGoOn = isDigit(before(at)) && isDigit(text_.at(next));
            if (digitsGoOn && raw_[at] == U'\f') return true;
            if (digitsGoOn && startsLoneNumber(next)) return true;
        }
        return lines > 1 && std::count(raw_.begin() + static_cast<std::ptrdiff_t>(figure.begin),
                                       raw_.begin() + static_cast<std::ptrdiff_t>(figure.end), U'\f') > 1;
    }
    [[nodiscard]] bool startsLoneNumber(std::size_t at) const {
        while (isDigit(text_.at(at))) ++at;
        while (text_.at(at) == U' ') ++at;
        return text_.at(at) == U'\n';
    }

    std::u32string_view raw_;
    Glyphs text_;
    const std::vector<bool>& covered_;
};

// As much of the number before and behind as a reader needs to see.
Doubtful spread(std::u32string_view raw, const Glyphs& text, const std::vector<bool>& covered, const Found& figure,
                Doubt why) {
    constexpr std::size_t farthest = 16;
    Doubtful doubt{why, figure.begin, figure.end};
    const auto belongs = [&](std::size_t at) {
        const char32_t character = text.at(at);
        return !covered[at] && raw[at] != U'，' &&
               (isDigit(character) || isLatinLetter(character) || isNumberSign(character) || isUnreadable(character) ||
                isOneOf(character, U".,'·^*/+×$€£₩₽") || isChineseNumeral(character));
    };
    std::size_t begin = figure.begin;
    if (begin >= 2 && text.at(begin - 1) == U' ' && isDigit(text.at(begin - 2)) && !covered[begin - 2]) --begin;
    while (begin > 0 && figure.begin - begin < farthest && belongs(begin - 1)) --begin;
    doubt.begin = begin;
    while (doubt.end < text.size() && doubt.end - figure.end < farthest && belongs(doubt.end)) ++doubt.end;
    return doubt;
}

void cover(std::vector<bool>& covered, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end; ++at) covered[at] = true;
}

} // namespace

std::string_view toString(Doubt doubt) noexcept {
    switch (doubt) {
    case Doubt::noUnit: return "no_unit";
    case Doubt::noNumber: return "no_number";
    case Doubt::letters: return "letters";
    case Doubt::broken: return "broken";
    case Doubt::ambiguous: return "ambiguous";
    case Doubt::currency: return "currency";
    case Doubt::picture: return "picture";
    }
    return "no_unit";
}

Localized explained(Doubt doubt) {
    switch (doubt) {
    case Doubt::noUnit:
        return {"有数没有单位：查看原件，是金额还是比例",
                "a number without a unit: look in the original what it counts"};
    case Doubt::noNumber:
        return {"有单位，前面没有读得懂的数：查看原件，补上数字",
                "a unit without a number that can be read: look in the original and write the number"};
    case Doubt::letters:
        return {"数字里混有字母，可能是识别错误：查看原件，改成数字",
                "letters among the digits, as if misread from a picture: look in the original and write digits"};
    case Doubt::broken:
        return {"数字前后还连着别的数或符号：查看原件，写成一个完整的数",
                "other digits or signs stand beside the number: look in the original and write it as one number"};
    case Doubt::ambiguous:
        return {"有不止一种读法：查看原件，写明是多少", "it can be read in more than one way: look in the original and "
                                                        "write how much it is"};
    case Doubt::currency:
        return {"币种没有读懂：查看原件，写成“100万美元”这样", "the currency was not understood: look in the original "
                                                               "and write it as in 100万美元"};
    case Doubt::picture:
        return {"这一页没有文字，可能是扫描的图片：查看原件，把这一页的文字补进原文",
                "this page has no text, as if it were a picture: look in the original and add its words to the text"};
    }
    return {};
}

Figures readFigures(std::u32string_view text, std::size_t most) {
    Figures figures;
    std::vector<Found> found = findFigures(text, most);
    std::vector<bool> covered(text.size());
    for (const Found& figure : found) cover(covered, figure.begin, figure.end);
    addTableFigures(text, covered, found, figures.doubts);
    for (const Found& figure : found) cover(covered, figure.begin, figure.end);
    for (const Doubtful& doubt : figures.doubts) cover(covered, doubt.begin, doubt.end);
    const Glyphs glyphs(text);
    const Suspicion suspicion(text, covered);
    std::vector<Doubtful> open;
    for (Found& figure : found) {
        if (const auto why = suspicion.of(figure))
            open.push_back(spread(text, glyphs, covered, figure, *why));
        else
            figures.found.push_back(std::move(figure));
    }
    for (const Doubtful& doubt : open) cover(covered, doubt.begin, doubt.end);
    figures.doubts.insert(figures.doubts.end(), open.begin(), open.end());
    const std::vector<Doubtful> lone = loneSigns(text, covered);
    figures.doubts.insert(figures.doubts.end(), lone.begin(), lone.end());
    std::sort(figures.doubts.begin(), figures.doubts.end(),
              [](const Doubtful& left, const Doubtful& right) { return left.begin < right.begin; });
    std::vector<Doubtful> apart; // what touches is one place to look at
    for (const Doubtful& doubt : figures.doubts) {
        if (!apart.empty() && doubt.begin <= apart.back().end)
            apart.back().end = std::max(apart.back().end, doubt.end);
        else
            apart.push_back(doubt);
    }
    figures.doubts = std::move(apart);
    return figures;
}

} // namespace biosubsidy::audit

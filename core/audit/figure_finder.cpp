// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/figure_finder.h"

#include <algorithm>
#include <array>

#include "core/audit/date_figures.h"
#include "core/audit/figure_units.h"
#include "core/audit/numeral_parts.h"
#include "core/audit/share_figures.h"

namespace biosubsidy::audit {

namespace {

// A number with what it counts, before it is a figure of its own or an end of a range.
struct Measured {
    Numeral numeral;
    std::optional<Unit> unit;
    [[nodiscard]] std::size_t end() const { return unit ? unit->end : numeral.end; }
    [[nodiscard]] bool hasWrittenUnit() const { return unit && unit->written; }
};

Ratio scaledBy(const Unit& unit, const Ratio& value) {
    if (unit.kind != QuantityKind::percentage) return value;
    constexpr int basisPoints = 10'000;
    const int parts = unit.name == "‰" ? 1000 : unit.name == "基点" ? basisPoints : 100;
    return {value.numerator(), value.denominator() * parts};
}

Quantity quantityOf(const Unit& unit, const Ratio& low, const std::optional<Ratio>& high, bool vague) {
    Quantity quantity;
    quantity.kind = unit.kind;
    quantity.unit = unit.name == "‰" ? "" : unit.name == "基点" ? "百分点" : unit.name;
    quantity.low = scaledBy(unit, low);
    if (high) quantity.high = scaledBy(unit, *high);
    quantity.vague = vague;
    return quantity;
}

class Finder {
public:
    Finder(std::u32string_view text, std::size_t most) : text_(text), most_(most) {}

    std::vector<Found> run() {
        std::size_t at = 0;
        while (at < text_.size() && found_.size() < most_) {
            if (auto figure = figureAt(at)) {
                at = figure->end;
                found_.push_back(std::move(*figure));
            } else {
                at = next(at);
            }
        }
        return std::move(found_);
    }

private:
    // Past a character, or past a whole run of digits: no figure begins inside one.
    [[nodiscard]] std::size_t next(std::size_t at) const {
        if (!isDigit(text_.at(at))) return at + 1;
        while (isDigit(text_.at(at))) ++at;
        return at;
    }

    [[nodiscard]] std::optional<Found> figureAt(std::size_t at) const {
        constexpr char32_t yen = 0xA5;
        const char32_t character = text_.at(at);
        if (character == U'第') return ordinalAt(at);
        if (character == yen) return measuredAt(at, text_.pastGap(at + 1), true);
        if (!beginsNumeral(character)) {
            if (auto share = shareAt(text_, at)) return share; // 减半
            return documentNumberAt(text_, at);
        }
        if (auto english = englishAt(at)) return english;
        if (auto unit = loneUnitAt(at)) return unit;
        if (!followsLetter(at)) {
            if (auto date = dateAt(text_, at)) return date;
        }
        if (auto share = shareAt(text_, at)) return share;
        auto figure = measuredAt(at, at, false);
        if (figure && at > 0 && text_.at(at - 1) == U'$' && figure->quantity.unit == "元")
            figure->quantity.unit = "美元";
        return figure;
    }

    // P3, H5N1: a number that a letter leads is part of a name.
    [[nodiscard]] bool followsLetter(std::size_t at) const { return at > 0 && isLatinLetter(text_.at(at - 1)); }
    // RMB500000
    [[nodiscard]] bool followsCode(std::size_t at) const {
        constexpr std::size_t length = 3;
        return at >= length && (text_.startsWith(at - length, U"CNY") || text_.startsWith(at - length, U"RMB")) &&
               !followsLetter(at - length);
    }

    // Amounts, counts and their ranges ------------------------------------------

    [[nodiscard]] std::optional<Found> measuredAt(std::size_t begin, std::size_t at, bool currency) const {
        for (const Joining joining : {Joining::lineBreak, Joining::spaces, Joining::none}) {
            const auto numeral = readNumeral(text_, at, joining);
            if (!numeral || numeral->joined != (joining != Joining::none)) continue;
            const bool broken = numeral->joined && joining == Joining::lineBreak;
            if (broken && !goesOn(at)) continue;
            if (numeral->joined && joining == Joining::spaces && numbersAName(at)) continue;
            auto figure = figureFrom(begin, {*numeral, readUnit(text_, *numeral, currency)}, currency);
            if (!figure) continue;
            // …30\n2家 are two figures: only what decides is worth the doubt.
            const bool mayJoin = broken
                                     ? decides(figure->quantity.kind)
                                     : decides(figure->quantity.kind) || figure->quantity.kind == QuantityKind::count;
            if (numeral->joined && !mayJoin) continue;
            if (followsLetter(begin) && !decides(figure->quantity.kind)) continue;
            return figure;
        }
        return std::nullopt;
    }

    // Whether nothing but the number stands before it on its line, as with a
    // page's number: then the next line does not carry it on.
    [[nodiscard]] bool standsAlone(std::size_t at) const {
        constexpr std::size_t farthest = 200;
        for (std::size_t back = 1; back <= std::min(at, farthest); ++back) {
            const char32_t character = text_.at(at - back);
            if (character == U'\n' || character == blockEnd) return true;
            if (character != U' ') return false;
        }
        return true;
    }

    // Whether the digits of the next line can be what is left of this number.
    [[nodiscard]] bool goesOn(std::size_t at) const {
        const std::size_t next = nextLine(at);
        if (text_.at(next) == U'0' && text_.at(next + 1) != U'.') return true; // 00万元 is no number
        return !standsAlone(at) && !beginsDate(next);
    }

    // 附件1 500万元: the number is the annex's.
    [[nodiscard]] bool numbersAName(std::size_t at) const {
        constexpr std::u32string_view numbered = U"表图件章节号第";
        return at > 0 && (numbered.find(text_.at(at - 1)) != std::u32string_view::npos || followsLetter(at));
    }

    // The next line after the number's first part.
    [[nodiscard]] std::size_t nextLine(std::size_t at) const {
        while (isDigit(text_.at(at)) || text_.at(at) == U',' || isChineseNumeral(text_.at(at))) ++at;
        return text_.pastLineBreak(at);
    }

    // 共计30\n2024年9月14日: a line that begins with a date or a year is not what is
    // left of a number.
    [[nodiscard]] bool beginsDate(std::size_t at) const {
        if (dateAt(text_, at)) return true;
        const auto numeral = readNumeral(text_, at);
        return numeral && yearOf(*numeral) && text_.at(text_.pastGap(numeral->end)) == U'年';
    }

    [[nodiscard]] std::optional<Found> figureFrom(std::size_t begin, const Measured& first, bool currency) const {
        if (auto range = rangeFrom(begin, first, currency)) return range;
        if (!first.unit) return listedFrom(begin, first.numeral, currency);
        if (namesUnit(begin, first)) return std::nullopt;
        const Numeral& numeral = first.numeral;
        if (saysHalfMore(first))
            return Found{quantityOf(*first.unit, plusHalf(numeral.value), {}, numeral.vague), begin, first.end() + 1};
        return Found{quantityOf(*first.unit, numeral.value, numeral.upTo, numeral.vague), begin, first.end()};
    }

    // （千元）, 单位：百万元: no amount, but what a table counts in.
    [[nodiscard]] bool namesUnit(std::size_t begin, const Measured& first) const {
        constexpr std::u32string_view opens = U"([【〔/:";
        constexpr std::u32string_view closes = U")]】〕/";
        if (first.numeral.ownDigit || first.unit->kind != QuantityKind::money || begin == 0) return false;
        const char32_t next = text_.at(text_.pastGap(first.end()));
        return opens.find(text_.at(begin - 1)) != std::u32string_view::npos &&
               (next == 0 || next == blockEnd || text_.pastLineBreak(first.end()) != first.end() ||
                closes.find(next) != std::u32string_view::npos);
    }

    // 一年半, 三倍半; not 一年半数以上.
    [[nodiscard]] bool saysHalfMore(const Measured& first) const {
        constexpr std::u32string_view otherWords = U"数年月天价导成";
        const bool counted = first.unit->kind == QuantityKind::count && first.hasWrittenUnit() &&
                             (first.unit->name == "年" || first.unit->name == "倍" || first.unit->name == "天");
        const char32_t next = text_.at(first.end() + 1);
        return counted && text_.at(first.end()) == U'半' && !first.numeral.upTo &&
               (next == 0 || otherWords.find(next) == std::u32string_view::npos);
    }
    static Ratio plusHalf(const Ratio& value) {
        return {value.numerator() * 2 + value.denominator(), value.denominator() * 2};
    }

    // 分别不超过50、30、20万元: each is an amount, though the last alone says of what.
    // Only for what decides, and not where a number may be a heading's.
    [[nodiscard]] std::optional<Found> listedFrom(std::size_t begin, const Numeral& first, bool currency) const {
        constexpr std::u32string_view separators = U"、,/和或及";
        constexpr int longest = 12;
        if (first.chinese || first.joined || yearOf(first) || mayBeHeading(begin)) return std::nullopt;
        std::size_t at = first.end;
        for (int passed = 0; passed < longest; ++passed) {
            const std::size_t separator = text_.pastGap(at);
            if (text_.at(separator) == 0 || separators.find(text_.at(separator)) == std::u32string_view::npos)
                return std::nullopt;
            const auto next = readNumeral(text_, text_.pastGap(separator + 1));
            if (!next || next->chinese || yearOf(*next)) return std::nullopt;
            const Measured last{*next, readUnit(text_, *next, currency)};
            at = next->end;
            if (!last.unit && next->scale == 1) continue;
            if (!last.unit || !last.unit->written || !decides(last.unit->kind)) return std::nullopt;
            const Ratio value = first.scale == 1 ? first.value.times(next->scale) : first.value;
            return Found{quantityOf(*last.unit, value, {}, false), begin, first.end};
        }
        return std::nullopt;
    }

    // 1、500万元以上的 at the beginning of a line or a sentence.
    [[nodiscard]] bool mayBeHeading(std::size_t at) const {
        constexpr std::u32string_view ends = U"。;(";
        return standsAlone(at) || ends.find(text_.at(at - 1)) != std::u32string_view::npos || followsLetter(at);
    }

    [[nodiscard]] std::optional<Found> rangeFrom(std::size_t begin, const Measured& first, bool currency) const {
        const std::size_t past = pastConnector(text_, first.end());
        if (past == first.end() || first.numeral.upTo) return std::nullopt;
        const auto numeral = readNumeral(text_, past);
        if (!numeral || numeral->upTo) return std::nullopt;
        const Measured second{*numeral, readUnit(text_, *numeral, currency)};
        if (auto years = yearsFrom(begin, first, second)) return years;
        if (!second.unit) return std::nullopt;
        const bool sameUnit =
            first.hasWrittenUnit() && first.unit->kind == second.unit->kind && first.unit->name == second.unit->name;
        if (first.hasWrittenUnit() && !sameUnit) return std::nullopt;
        const auto low = lowEnd(first, second);
        if (!low || !(*low < second.numeral.value)) return std::nullopt;
        return Found{quantityOf(*second.unit, *low, second.numeral.value, false), begin, second.end()};
    }

    // 500-1000万元 begins at 500万, 三至五千万元 at 三千万, 500-1千万元 at 500万;
    // 9000万-1亿元 at 9000万. None for 1000-500万元, which may be anything.
    static std::optional<Ratio> lowEnd(const Measured& first, const Measured& second) {
        const Ratio& value = first.numeral.value;
        if (first.hasWrittenUnit() || first.numeral.large) return value;
        for (const Fen& scale : {second.numeral.tail, largePartOf(second.numeral.tail)}) {
            const Ratio scaled = value.times(scale);
            if (scale > first.numeral.scale && scaled < second.numeral.value) return scaled;
        }
        if (second.numeral.tail > 1 && first.numeral.tail == 1) return std::nullopt;
        return value;
    }

    // 2024-2026年, 2024年至2026年, and in a title 2024-2026.
    [[nodiscard]] std::optional<Found> yearsFrom(std::size_t begin, const Measured& first,
                                                 const Measured& second) const {
        const auto low = yearOf(first.numeral);
        const auto high = yearOf(second.numeral);
        const auto fits = [](const Measured& year) { return !year.unit || year.unit->kind == QuantityKind::year; };
        if (!low || !high || *low >= *high || !fits(first) || !fits(second)) return std::nullopt;
        if (!second.unit && text_.at(second.end()) == U'-') return std::nullopt;
        const Unit unit{QuantityKind::year, "", second.end()};
        return Found{quantityOf(unit, first.numeral.value, second.numeral.value, false), begin, second.end()};
    }

    // 超亿元, 亿元以上: the unit alone says one of it. 单位：亿元 does not.
    [[nodiscard]] std::optional<Found> loneUnitAt(std::size_t at) const {
        constexpr std::u32string_view reached = U"超过上近达破";
        constexpr std::array<std::u32string_view, 5> bounds{U"以上", U"以下", U"以内", U"级", U"项目"};
        const char32_t character = text_.at(at);
        if ((character != U'亿' && character != U'万') || text_.at(at + 1) != U'元') return std::nullopt;
        bool says = at > 0 && reached.find(text_.at(at - 1)) != std::u32string_view::npos;
        for (const std::u32string_view bound : bounds) says = says || text_.startsWith(at + 2, bound);
        if (!says) return std::nullopt;
        const Fen value = character == U'亿' ? 100'000'000 : 10'000;
        return Found{quantityOf({QuantityKind::money, "元", at + 2}, Ratio(value, 1), {}, false), at, at + 2};
    }

    // CNY 50 million, 10 billion yuan, CNY 100,000: what the English of a pack says.
    [[nodiscard]] std::optional<Found> englishAt(std::size_t at) const {
        struct Word {
            std::u32string_view text;
            std::int64_t factor;
        };
        if (!isDigit(text_.at(at)) || (at > 0 && isDigit(text_.at(at - 1))) || (followsLetter(at) && !followsCode(at)))
            return std::nullopt;
        const auto numeral = readNumeral(text_, at);
        if (!numeral || numeral->scale != 1) return std::nullopt;
        std::size_t end = numeral->end;
        Fen factor = 1;
        for (const Word& word :
             {Word{U"thousand", 1'000}, Word{U"million", 1'000'000}, Word{U"billion", 1'000'000'000}}) {
            const std::size_t next = text_.pastGap(end);
            if (!text_.startsWith(next, word.text) || isLatinLetter(text_.at(next + word.text.size()))) continue;
            factor = word.factor;
            end = next + word.text.size();
            break;
        }
        std::size_t lead = at;
        while (lead > 0 && text_.at(lead - 1) == U' ') --lead;
        const auto led = [&](std::u32string_view word) {
            return lead >= word.size() && text_.startsWith(lead - word.size(), word);
        };
        const bool named = led(U"CNY") || led(U"RMB");
        constexpr std::u32string_view goesOn = U"以的左补奖资";
        const char32_t after = text_.at(text_.pastGap(end));
        const bool ends =
            !isLatinLetter(text_.at(end)) && (!isHan(after) || goesOn.find(after) != std::u32string_view::npos);
        if (factor == 1 && (!named || !ends)) return std::nullopt; // CNY 5m, CNY 50万
        if (const std::size_t next = text_.pastGap(end); text_.startsWith(next, U"yuan")) end = next + 4;
        if (led(U"scale of CNY")) // 百亿级
            return Found{quantityOf({QuantityKind::count, "级", end}, numeral->value.times(factor), {}, false), at,
                         end};
        return Found{quantityOf({QuantityKind::money, "元", end}, numeral->value.times(factor), {}, false), at, end};
    }

    // 第九条, 第5-10条 --------------------------------------------------------------

    [[nodiscard]] std::optional<Found> ordinalAt(std::size_t at) const {
        auto first = readNumeral(text_, text_.pastGap(at + 1));
        const auto joined = readNumeral(text_, text_.pastGap(at + 1), Joining::lineBreak);
        if (joined && joined->joined && readOrdinalUnit(text_, joined->end)) first = joined; // 第十\n四条
        if (!first || first->vague || first->scale != 1) return std::nullopt;
        if (const auto unit = readOrdinalUnit(text_, first->end))
            return Found{quantityOf(*unit, first->value, {}, false), at, unit->end};
        const std::size_t past = pastConnector(text_, first->end);
        const auto second = past == first->end ? std::nullopt : readNumeral(text_, past);
        const auto unit = second ? readOrdinalUnit(text_, second->end) : std::nullopt;
        if (!unit || !(first->value < second->value)) return std::nullopt;
        return Found{quantityOf(*unit, first->value, second->value, false), at, unit->end};
    }

    Glyphs text_;
    std::size_t most_;
    std::vector<Found> found_;
};

} // namespace

std::vector<Found> findFigures(std::u32string_view text, std::size_t most) {
    return Finder(text, most).run();
}

} // namespace biosubsidy::audit

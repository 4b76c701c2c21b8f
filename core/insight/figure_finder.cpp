// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/figure_finder.h"

#include <algorithm>
#include <array>

#include "core/insight/date_figures.h"
#include "core/insight/figure_units.h"
#include "core/insight/numeral_parts.h"

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
    return {value.numerator(), value.denominator() * (unit.name == "‰" ? 1000 : 100)};
}

Quantity quantityOf(const Unit& unit, const Ratio& low, const std::optional<Ratio>& high, bool vague) {
    Quantity quantity;
    quantity.kind = unit.kind;
    quantity.unit = unit.name == "‰" ? "" : unit.name;
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
        if (!beginsNumeral(character)) return documentNumberAt(text_, at);
        if (auto unit = loneUnitAt(at)) return unit;
        if (!followsLetter(at)) {
            if (auto date = dateAt(text_, at)) return date;
        }
        if (auto share = shareAt(at)) return share;
        return measuredAt(at, at, false);
    }

    // P3, H5N1: a number that a letter leads is part of a name.
    [[nodiscard]] bool followsLetter(std::size_t at) const { return at > 0 && isLatinLetter(text_.at(at - 1)); }

    // Amounts, counts and their ranges ------------------------------------------

    [[nodiscard]] std::optional<Found> measuredAt(std::size_t begin, std::size_t at, bool currency) const {
        for (const Joining joining : {Joining::lineBreak, Joining::spaces, Joining::none}) {
            const auto numeral = readNumeral(text_, at, joining);
            if (!numeral || numeral->joined != (joining != Joining::none)) continue;
            const bool broken = numeral->joined && joining == Joining::lineBreak;
            if (broken && (standsAlone(at) || beginsDate(nextLine(at)))) continue;
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
        if (!first.unit) return std::nullopt;
        const Numeral& numeral = first.numeral;
        return Found{quantityOf(*first.unit, numeral.value, numeral.upTo, numeral.vague), begin, first.end()};
    }

    // Past -, 至 or 到 and the gaps around it; `at` if there is none.
    [[nodiscard]] std::size_t pastConnector(std::size_t at) const {
        const std::size_t sign = text_.pastGap(at);
        std::size_t past = sign;
        if (text_.at(past) == U'至' || text_.at(past) == U'到') {
            ++past;
        } else {
            while (past - sign < 2 && text_.at(past) == U'-') ++past; // —— is written as two
        }
        return past == sign ? at : text_.pastGap(past);
    }

    [[nodiscard]] std::optional<Found> rangeFrom(std::size_t begin, const Measured& first, bool currency) const {
        const std::size_t past = pastConnector(first.end());
        if (past == first.end() || first.numeral.upTo) return std::nullopt;
        const auto numeral = readNumeral(text_, past);
        if (!numeral || numeral->upTo) return std::nullopt;
        const Measured second{*numeral, readUnit(text_, *numeral, currency)};
        if (auto years = yearsFrom(begin, first, second)) return years;
        if (!second.unit) return std::nullopt;
        const bool sameUnit =
            first.hasWrittenUnit() && first.unit->kind == second.unit->kind && first.unit->name == second.unit->name;
        if (first.hasWrittenUnit() && !sameUnit) return std::nullopt;
        const Ratio low = lowEnd(first, second);
        if (!(low < second.numeral.value)) return std::nullopt;
        return Found{quantityOf(*second.unit, low, second.numeral.value, false), begin, second.end()};
    }

    // 500-1000万元 begins at 500万; 9000万-1亿元 at 9000万.
    static Ratio lowEnd(const Measured& first, const Measured& second) {
        if (first.hasWrittenUnit() || first.numeral.scale != 1 || second.numeral.scale == 1) return first.numeral.value;
        const Ratio scaled = first.numeral.value.times(second.numeral.scale);
        return scaled < second.numeral.value ? scaled : first.numeral.value;
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

    // Shares in words -------------------------------------------------------------

    [[nodiscard]] std::optional<Found> shareAt(std::size_t at) const {
        if (text_.startsWith(at, U"一半")) return shareFound(at, at + 2, Ratio(1, 2), {});
        const auto numeral = readNumeral(text_, at);
        if (!numeral) return std::nullopt;
        if (text_.startsWith(numeral->end, U"分之")) return partsAt(at, *numeral);
        return tenthsAt(at, *numeral);
    }

    static Found shareFound(std::size_t begin, std::size_t end, const Ratio& low, const std::optional<Ratio>& high) {
        Quantity quantity;
        quantity.kind = QuantityKind::percentage;
        quantity.low = low;
        quantity.high = high;
        return {std::move(quantity), begin, end};
    }

    // What stands behind 百分之; `whole` is the 百.
    [[nodiscard]] std::optional<Numeral> partsOf(std::size_t at, const Fen& whole) const {
        const auto numeral = readNumeral(text_, at);
        if (!numeral || numeral->large || numeral->scale != 1) return std::nullopt;
        constexpr int mostTimes = 100; // 百分之一千 is odd, but a share
        return numeral->value.numerator() > whole * numeral->value.denominator() * mostTimes ? std::nullopt : numeral;
    }

    // 百分之三十, 三分之一, 百分之五至百分之十.
    [[nodiscard]] std::optional<Found> partsAt(std::size_t at, const Numeral& whole) const {
        constexpr int largestWhole = 10'000;
        const Fen of = whole.value.numerator();
        if (whole.value.denominator() != 1 || of > largestWhole || of < 2) return std::nullopt;
        const auto share = [&](const Numeral& parts) {
            return Ratio(parts.value.numerator(), parts.value.denominator() * of);
        };
        const auto first = partsOf(whole.end + 2, of);
        if (!first) return std::nullopt;
        std::size_t past = pastConnector(first->end);
        if (past == first->end) return shareFound(at, first->end, share(*first), {});
        const auto again = readNumeral(text_, past);
        if (again && again->value == whole.value && text_.startsWith(again->end, U"分之")) past = again->end + 2;
        const auto second = partsOf(past, of);
        if (!second || !(first->value < second->value)) return shareFound(at, first->end, share(*first), {});
        return shareFound(at, second->end, share(*first), share(*second));
    }

    // 三成, 五成以上; 一成不变 and 完成 are none.
    [[nodiscard]] std::optional<Found> tenthsAt(std::size_t at, const Numeral& numeral) const {
        constexpr std::u32string_view goesOn = U"以的左至到及或和";
        const auto tenths = smallNumberOf(numeral, 10);
        if (!tenths || text_.at(numeral.end) != U'成') return std::nullopt;
        std::size_t end = numeral.end + 1;
        const bool half = text_.at(end) == U'半';
        if (half) ++end;
        const char32_t next = text_.at(end);
        if (isHan(next) && goesOn.find(next) == std::u32string_view::npos) return std::nullopt;
        return shareFound(at, end, Ratio(Fen(*tenths) * 2 + (half ? 1 : 0), 20), {});
    }

    // 第九条, 第5-10条 --------------------------------------------------------------

    [[nodiscard]] std::optional<Found> ordinalAt(std::size_t at) const {
        const auto first = readNumeral(text_, text_.pastGap(at + 1));
        if (!first || first->vague || first->scale != 1) return std::nullopt;
        if (const auto unit = readOrdinalUnit(text_, first->end))
            return Found{quantityOf(*unit, first->value, {}, false), at, unit->end};
        const std::size_t past = pastConnector(first->end);
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

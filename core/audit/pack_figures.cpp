// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/pack_figures.h"

#include <algorithm>
#include <chrono>

#include "core/audit/figure_finder.h"
#include "core/values/text.h"

namespace biosubsidy::audit {

namespace {

Quantity plainQuantity(QuantityKind kind, Ratio value, std::string unit = "") {
    Quantity quantity;
    quantity.kind = kind;
    quantity.unit = std::move(unit);
    quantity.low = std::move(value);
    return quantity;
}

Quantity moneyQuantity(const Fen& fen, const Fen& denominator) {
    return plainQuantity(QuantityKind::money, Ratio(fen, denominator * 100), "元");
}

Quantity rateQuantity(const Rate& rate) {
    return plainQuantity(QuantityKind::percentage, Ratio(rate.numerator(), rate.denominator()));
}

Quantity dateQuantity(const Date& date) {
    return plainQuantity(QuantityKind::date, dateValue(date.year(), date.month(), date.day()));
}

std::optional<Quantity> dayQuantity(const Fen& daysSince1970) {
    const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::days(static_cast<int>(daysSince1970)))};
    const auto date =
        Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    if (!date) return std::nullopt;
    return dateQuantity(*date);
}

// A bare number of a rule has no measure word: "" fits every one.
std::optional<Quantity> constantQuantity(const language::Node& node) {
    switch (node.kind) {
    case language::NumberKind::money: return moneyQuantity(node.number, node.denominator);
    case language::NumberKind::date: return dayQuantity(node.number);
    case language::NumberKind::year: return plainQuantity(QuantityKind::year, Ratio(node.number, node.denominator));
    default: return plainQuantity(QuantityKind::count, Ratio(node.number, node.denominator));
    }
}

std::vector<Quantity> quantitiesIn(const language::Program& program) {
    std::vector<Quantity> quantities;
    const auto add = [&](const std::optional<Quantity>& quantity) {
        if (!quantity || std::find(quantities.begin(), quantities.end(), *quantity) != quantities.end()) return;
        quantities.push_back(*quantity);
    };
    for (const language::Node& node : program.nodes) {
        if (node.op == language::Op::constant) add(constantQuantity(node));
        if (node.op == language::Op::scaled && node.rate) add(rateQuantity(*node.rate));
    }
    return quantities;
}

class Collector {
public:
    std::vector<PackFigure> collect(const Pack& pack) {
        addHead(pack);
        for (const Measure& measure : pack.measures) addMeasure(measure);
        for (const Cap& cap : pack.caps) {
            if (!cap.yearlyOfMeasure) addCap(cap);
        }
        for (const Figure& figure : pack.figures) addFigure(figure);
        return std::move(figures_);
    }

private:
    void addHead(const Pack& pack) {
        const auto add = [&](const char* part, std::string written, std::vector<Quantity> quantities) {
            PackFigure& figure = figures_.emplace_back();
            figure.part = part;
            figure.written = std::move(written);
            figure.text = pack.title;
            figure.quantities = std::move(quantities);
        };
        if (!pack.number.empty()) add("number", pack.number, written(pack.number));
        if (pack.issued) add("issued", pack.issued->toString(), {dateQuantity(*pack.issued)});
        if (pack.from) add("from", pack.from->toString(), {dateQuantity(*pack.from)});
        if (pack.until) add("until", pack.until->toString(), {dateQuantity(*pack.until)});
    }

    void addMeasure(const Measure& measure) {
        const auto add = [&](const char* part, const Quantity& quantity) {
            PackFigure& figure = figures_.emplace_back();
            figure.origin = Origin::measure;
            figure.measure = measure.id;
            figure.clause = measure.clause;
            figure.part = part;
            figure.written = quantityText(quantity, Language::zh);
            figure.text = measure.title;
            figure.quantities = {quantity};
        };
        const auto addAll = [&](const char* part, const language::Program& program) {
            for (const Quantity& quantity : quantitiesIn(program)) add(part, quantity);
        };
        addAll("when", measure.when);
        addAll("strict", measure.strict);
        addAll("lenient", measure.lenient);
        addAll("amount", measure.amount);
        for (const Tier& tier : measure.tiers) {
            addAll("tier", tier.when);
            addAll("tier", tier.amount);
        }
        for (const Instalment& instalment : measure.instalments) add("instalment", rateQuantity(instalment.share));
        if (measure.years) add("years", plainQuantity(QuantityKind::count, Ratio(*measure.years, 1)));
        if (measure.yearlyCap) add("yearly_cap", moneyQuantity(measure.yearlyCap->fen(), 1));
        for (const MeasureWarning& warning : measure.warnings) addAll("warning", warning.when);
    }

    void addCap(const Cap& cap) {
        PackFigure& figure = figures_.emplace_back();
        figure.origin = Origin::measure;
        figure.measure = cap.id;
        figure.part = "cap";
        figure.quantities = {moneyQuantity(cap.amount.fen(), 1)};
        figure.written = quantityText(figure.quantities.front(), Language::zh);
        figure.text = cap.text;
    }

    void addFigure(const Figure& goal) {
        PackFigure figure;
        figure.origin = goal.goal ? Origin::goal : Origin::other;
        figure.clause = goal.clause;
        figure.part = "figure";
        figure.written = goal.figure;
        figure.text = goal.text;
        figure.quantities = written(goal.figure);
        figures_.push_back(figure);
        if (!goal.year) return;
        figure.part = "year";
        figure.written = std::to_string(*goal.year);
        figure.quantities = {plainQuantity(QuantityKind::year, Ratio(*goal.year, 1))};
        figures_.push_back(std::move(figure));
    }

    static std::vector<Quantity> written(const std::string& text) {
        const std::vector<char32_t> characters = codePoints(text);
        std::vector<Quantity> quantities;
        for (Found& found : findFigures({characters.data(), characters.size()}))
            quantities.push_back(std::move(found.quantity));
        return quantities;
    }

    std::vector<PackFigure> figures_;
};

} // namespace

std::string_view toString(Origin origin) noexcept {
    switch (origin) {
    case Origin::head: return "head";
    case Origin::measure: return "measure";
    case Origin::goal: return "goal";
    case Origin::other: return "other";
    }
    return "head";
}

std::vector<PackFigure> figuresOf(const Pack& pack) {
    return Collector().collect(pack);
}

} // namespace biosubsidy::audit

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/turning_points.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "core/curve/exact.h"
#include "core/facts/fact_limits.h"

namespace biosubsidy::advice {

namespace {

// A program as it is read for one item; an amount with the caps that its claim stands under.
struct Reading {
    const language::Program& program;
    Entity scope;
    std::size_t item;
    std::vector<const Money*> caps;
};

class PointFinder {
public:
    PointFinder(WhatIf& whatIf, const FactRef& ref, const NumberRange& range)
        : whatIf_(whatIf), ref_(ref), range_(range), subject_(whatIf.subject()),
          moved_(slotsMovedBy(whatIf.vocabulary(), subject_.item(ref.entity, ref.item), ref)) {
        add(range.low);
        add(range.high);
        for (const Fen& turn : moved_.turns) addAround(turn);
        if (whatIf.vocabulary().fact(ref.entity, ref.fact).type == FactType::year) addYears();
        all_ = points_;
    }

    void look(const Pack& pack, const Measure& measure, std::size_t item) {
        look({pack.placeOf(measure.scope), measure.scope, item, {}});
        for (const language::Program* program : measure.conditions()) look({*program, measure.scope, item, {}});
        std::vector<const Money*> caps;
        for (const std::size_t cap : measure.caps) caps.push_back(&pack.caps[cap].amount);
        for (const language::Program* program : measure.amounts()) look({*program, measure.scope, item, caps});
    }

    [[nodiscard]] std::vector<Fen> points() const { return {all_.begin(), all_.end()}; }

private:
    void add(const Fen& point) {
        if (point >= range_.low && point <= range_.high) points_.insert(point);
    }

    void addAround(const Fen& point) {
        add(point - 1);
        add(point);
        add(point + 1);
    }

    // A year decides the period and which claims share a cap.
    void addYears() {
        addAround(whatIf_.options().asOf.year());
        for (const Pack& pack : whatIf_.rules().packs()) {
            if (pack.from) addAround(pack.from->year());
            if (pack.until) addAround(pack.until->year());
        }
        for (const FactValue* value : otherYears()) {
            if (const auto* year = std::get_if<std::int64_t>(value)) addAround(*year);
        }
    }

    [[nodiscard]] std::vector<const FactValue*> otherYears() const {
        std::vector<const FactValue*> values;
        for (std::size_t item = 0; item < subject_.count(ref_.entity); ++item)
            values.push_back(&subject_.item(ref_.entity, item).facts[ref_.fact]);
        return values;
    }

    // What decides where the program turns, at one value of the number.
    const std::vector<Fen>& turnsAt(const Reading& reading, const Fen& point) {
        const auto [found, isNew] = turns_.try_emplace(point);
        if (!isNew) return found->second;
        const language::Program& program = reading.program;
        const FactType type = whatIf_.vocabulary().fact(ref_.entity, ref_.fact).type;
        FactValue& value = whatIf_.rawValue(ref_);
        const FactValue before = std::exchange(value, numberValue(type, point));
        const Situation situation(whatIf_.vocabulary(), subject_, whatIf_.options().asOf, reading.scope, reading.item);
        language::evaluate(program, situation, results_);
        value = before;
        language::addTurns(program, results_, found->second);
        const language::Node& root = program.nodes[program.root()];
        for (const Money* cap : reading.caps) {
            const Fen limit = cap->fen() * root.denominator;
            found->second.push_back(results_[program.root()].high - limit);
            found->second.push_back(results_[program.root()].low - limit);
        }
        whatIf_.effort().add(stepsOfSituation + stepsOfNode * program.nodes.size());
        return found->second;
    }

    // Whether a program turns depends on itself alone: it begins with what every program
    // begins with, and not with the points of those before it.
    void look(const Reading& reading) {
        whatIf_.effort().add(reading.program.nodes.size() / 4);
        if (!reading.program.reads(ref_.entity, moved_.facts) || whatIf_.effort().spent()) return;
        turns_.clear();
        const std::set<Fen> common = points_;
        const std::size_t count = turnsAt(reading, range_.low).size();
        // In the order in which they rest on one another, so that between two points each is
        // a straight line by the time that it is looked at.
        for (std::size_t turn = 0; turn < count; ++turn) {
            const std::vector<Fen> before(points_.begin(), points_.end());
            whatIf_.effort().add(stepsOfNode * before.size());
            for (std::size_t index = 0; index + 1 < before.size(); ++index) {
                if (before[index + 1] - before[index] < 2) continue;
                cross(before[index], turnsAt(reading, before[index])[turn], before[index + 1],
                      turnsAt(reading, before[index + 1])[turn]);
            }
        }
        all_.merge(points_);
        points_ = common;
    }

    // Where the line from (from, low) to (to, high) meets zero.
    void cross(const Fen& from, const Fen& low, const Fen& to, const Fen& high) {
        if (low.sign() == high.sign()) return;
        const curve::Whole below(abs(low));
        const curve::Whole steps = below * curve::Whole(to - from) / (below + curve::Whole(abs(high)));
        addAround(from + static_cast<Fen>(steps));
        add(from + static_cast<Fen>(steps) + 2);
    }

    WhatIf& whatIf_;
    FactRef ref_;
    NumberRange range_;
    const Case& subject_;
    MovedSlots moved_;
    std::set<Fen> points_; // of the program at hand
    std::set<Fen> all_;
    std::map<Fen, std::vector<Fen>> turns_; // of the program at hand
    language::Evaluation results_;
};

} // namespace

FactValue numberValue(FactType type, const Fen& number) {
    if (type == FactType::money) return Money::fromFen(number);
    if (type == FactType::quantity) return Quantity::fromHundredths(static_cast<std::int64_t>(number));
    if (type != FactType::date) return static_cast<std::int64_t>(number);
    const std::chrono::sys_days days{std::chrono::days(static_cast<int>(number))};
    const std::chrono::year_month_day day(days);
    return *Date::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

Fen numberOf(const FactValue& value) {
    if (const auto* money = std::get_if<Money>(&value)) return money->fen();
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* quantity = std::get_if<Quantity>(&value)) return quantity->hundredths();
    if (const auto* date = std::get_if<Date>(&value)) return Date::daysBetween(*Date::of(1970, 1, 1), *date);
    return 0;
}

NumberRange rangeOf(WhatIf& whatIf, const FactRef& ref) {
    const FactType type = whatIf.vocabulary().fact(ref.entity, ref.fact).type;
    if (type == FactType::year) return {earliestYear, latestYear};
    FactValue& value = whatIf.rawValue(ref);
    const FactValue before = std::exchange(value, std::monostate{});
    const Situation situation(whatIf.vocabulary(), whatIf.subject(), whatIf.options().asOf, ref.entity, ref.item);
    const Slot& slot = situation.slot(ref.entity, ref.fact);
    NumberRange range{slot.low, slot.high};
    value = before;
    whatIf.effort().add(stepsOfSituation);
    return range;
}

std::vector<Fen> turningPoints(WhatIf& whatIf, const FactRef& ref, const NumberRange& range) {
    PointFinder finder(whatIf, ref, range);
    for (const std::size_t target : whatIf.influenceOf(ref).readers) {
        const Target& of = whatIf.influence().targets()[target];
        const bool own = ref.entity != Entity::company;
        const std::size_t last = own ? ref.item + 1 : whatIf.itemsOf(target);
        for (std::size_t item = own ? ref.item : 0; item < last; ++item) finder.look(*of.pack, *of.measure, item);
    }
    return finder.points();
}

std::vector<Fen> turningPoints(WhatIf& whatIf, const FactRef& ref, const NumberRange& range, const Pack& pack,
                               const Measure& measure, std::size_t item) {
    PointFinder finder(whatIf, ref, range);
    finder.look(pack, measure, item);
    return finder.points();
}

} // namespace biosubsidy::advice

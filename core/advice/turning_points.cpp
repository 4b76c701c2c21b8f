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

using language::Evaluation;
using language::Node;
using language::Op;

namespace {

bool isRelated(const Fact& fact, std::size_t index, std::size_t other) {
    const auto holds = [other](const std::vector<std::size_t>& list) {
        return std::find(list.begin(), list.end(), other) != list.end();
    };
    return index == other || holds(fact.wholes) || holds(fact.parts);
}

bool readsNumber(const language::Program& program, const Vocabulary& vocabulary, const FactRef& ref) {
    const Fact& fact = vocabulary.fact(ref.entity, ref.fact);
    return std::any_of(program.nodes.begin(), program.nodes.end(), [&](const Node& node) {
        return node.op == Op::fact && node.entity == ref.entity && isRelated(fact, ref.fact, node.fact);
    });
}

class PointFinder {
public:
    PointFinder(WhatIf& whatIf, const FactRef& ref, const NumberRange& range)
        : whatIf_(whatIf), ref_(ref), range_(range), subject_(whatIf.subject()) {
        add(range.low);
        add(range.high);
        addBounds();
        addSizeClasses();
        if (whatIf.vocabulary().fact(ref.entity, ref.fact).type == FactType::year) addYears();
        all_ = points_;
    }

    void look(const Pack& pack, const Measure& measure, std::size_t item) {
        look(pack.placeOf(measure.scope), measure.scope, item, {});
        for (const language::Program* program : measure.conditions()) look(*program, measure.scope, item, {});
        std::vector<const Money*> caps;
        for (const std::size_t cap : measure.caps) caps.push_back(&pack.caps[cap].amount);
        for (const language::Program* program : measure.amounts()) look(*program, measure.scope, item, caps);
    }

    [[nodiscard]] std::vector<Fen> points() const { return {all_.begin(), all_.end()}; }

private:
    [[nodiscard]] std::vector<Fen> pointsSoFar() const { return {points_.begin(), points_.end()}; }

    void add(const Fen& point) {
        if (point >= range_.low && point <= range_.high) points_.insert(point);
    }

    void addAround(const Fen& point) {
        add(point - 1);
        add(point);
        add(point + 1);
    }

    // Where the fact begins to bound another: the known amounts beside it.
    void addBounds() {
        const std::vector<Fact>& facts = whatIf_.vocabulary().facts(ref_.entity);
        const Fact& fact = facts[ref_.fact];
        if (fact.parts.empty() && fact.wholes.empty()) return;
        for (const FactValue& value : subject_.item(ref_.entity, ref_.item).facts) {
            if (const auto* money = std::get_if<Money>(&value)) addAround(money->fen());
        }
    }

    void addSizeClasses() {
        const Vocabulary::Known& known = whatIf_.vocabulary().known();
        if (ref_.entity != Entity::company) return;
        for (const SizeClass& size : sizeClasses) {
            if (ref_.fact == known.employees) {
                addAround(size.industryEmployees);
                addAround(size.otherEmployees);
            }
            if (ref_.fact == known.revenue) addAround(Money::fromYuan(size.industryRevenueYuan).fen());
        }
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

    const Evaluation& at(const language::Program& program, Entity scope, std::size_t item, const Fen& point) {
        const auto [found, isNew] = evaluations_.try_emplace(point);
        if (!isNew) return found->second;
        const FactType type = whatIf_.vocabulary().fact(ref_.entity, ref_.fact).type;
        FactValue& value = whatIf_.rawValue(ref_);
        const FactValue before = std::exchange(value, numberValue(type, point));
        const Situation situation(whatIf_.vocabulary(), subject_, whatIf_.options().asOf, scope, item);
        language::evaluate(program, situation, found->second);
        value = before;
        whatIf_.effort().add(stepsOfSituation + stepsOfNode * program.nodes.size());
        return found->second;
    }

    // Whether a program turns depends on itself alone: it begins with what every program
    // begins with, and not with the points of those before it.
    void look(const language::Program& program, Entity scope, std::size_t item, const std::vector<const Money*>& caps) {
        whatIf_.effort().add(program.nodes.size() / 4);
        if (program.empty() || !readsNumber(program, whatIf_.vocabulary(), ref_)) return;
        if (whatIf_.effort().spent()) return;
        evaluations_.clear();
        const std::set<Fen> common = points_;
        findTurns(program, scope, item, caps);
        all_.merge(points_);
        points_ = common;
    }

    void findTurns(const language::Program& program, Entity scope, std::size_t item,
                   const std::vector<const Money*>& caps) {
        const auto crossings = [&](const auto& difference) {
            const std::vector<Fen> before = pointsSoFar();
            whatIf_.effort().add(stepsOfNode * before.size());
            for (std::size_t index = 0; index + 1 < before.size(); ++index) {
                if (before[index + 1] - before[index] < 2) continue;
                cross(before[index], difference(at(program, scope, item, before[index])), before[index + 1],
                      difference(at(program, scope, item, before[index + 1])));
            }
        };
        for (const Node& node : program.nodes) {
            if (node.op != Op::comparison && node.op != Op::least && node.op != Op::greatest) continue;
            for (std::size_t first = 0; first < node.children.size(); ++first) {
                for (std::size_t second = first + 1; second < node.children.size(); ++second)
                    lookAtPair(node, first, second, crossings);
            }
        }
        const Node& root = program.nodes[program.root()];
        for (const Money* cap : caps) {
            const curve::Whole limit = curve::Whole(cap->fen()) * curve::Whole(root.denominator);
            crossings([&](const Evaluation& results) { return curve::Whole(results[program.root()].high) - limit; });
            crossings([&](const Evaluation& results) { return curve::Whole(results[program.root()].low) - limit; });
        }
    }

    // Each argument has a lowest and a highest value; any two may cross.
    template <typename Crossings>
    static void lookAtPair(const Node& node, std::size_t first, std::size_t second, const Crossings& crossings) {
        const auto end = [&node](const Evaluation& results, std::size_t which, bool high) {
            const language::NodeResult& result = results[node.children[which]];
            const curve::Whole value(high ? result.high : result.low);
            return node.factors.empty() ? value : value * curve::Whole(node.factors[which]);
        };
        for (const bool left : {false, true}) {
            for (const bool right : {false, true})
                crossings([&](const Evaluation& results) {
                    return curve::Whole(end(results, first, left) - end(results, second, right));
                });
        }
    }

    // Where the line from (from, low) to (to, high) meets zero.
    void cross(const Fen& from, const curve::Whole& low, const Fen& to, const curve::Whole& high) {
        if (low.sign() == high.sign()) return;
        const curve::Whole steps = abs(low) * curve::Whole(to - from) / (abs(low) + abs(high));
        addAround(from + static_cast<Fen>(steps));
        add(from + static_cast<Fen>(steps) + 2);
    }

    WhatIf& whatIf_;
    FactRef ref_;
    NumberRange range_;
    const Case& subject_;
    std::set<Fen> points_; // of the program at hand
    std::set<Fen> all_;
    std::map<Fen, Evaluation> evaluations_; // of the program at hand
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

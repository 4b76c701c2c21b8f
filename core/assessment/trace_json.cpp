// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/trace_json.h"

#include <chrono>
#include <ranges>

#include "core/values/rate.h"

namespace biosubsidy {

namespace {

using language::Node;
using language::NumberKind;
using language::Op;
using language::Trace;

std::string_view nameOf(Op op) {
    switch (op) {
    case Op::always: return "always";
    case Op::flag: return "flag";
    case Op::options: return "options";
    case Op::emptySet: return "empty";
    case Op::textIn: return "text";
    case Op::comparison: return "comparison";
    case Op::both: return "and";
    case Op::either: return "or";
    case Op::negation: return "not";
    case Op::constant: return "constant";
    case Op::fact: return "fact";
    case Op::ceiling: return "ceiling";
    case Op::scaled: return "rate";
    case Op::product: return "product";
    case Op::sum: return "sum";
    case Op::difference: return "difference";
    case Op::least: return "min";
    case Op::greatest: return "max";
    }
    return "";
}

std::string_view nameOf(Origin origin) {
    switch (origin) {
    case Origin::given: return "given";
    case Origin::defaulted: return "default";
    case Origin::inherited: return "inherited";
    case Origin::derived: return "derived";
    case Origin::bounded: return "bounded";
    case Origin::unknown: return "unknown";
    }
    return "";
}

// A count, quantity or year: whole numbers bare, others with their decimals; a
// quantity always has two.
std::string plainNumber(const Fen& number, const Fen& denominator, bool decimals) {
    constexpr int fenInYuan = 100; // an exact amount is written in yuan
    if (!decimals && number % denominator == 0) return Fen(number / denominator).str();
    return ExactMoney(number * fenInYuan, denominator).toString();
}

// A number of a node: amounts with all their digits, the rest as whole numbers,
// dates as dates.
std::string numberText(const Node& node, const Fen& number) {
    switch (node.kind) {
    case NumberKind::money: return ExactMoney(number, node.denominator).toString();
    case NumberKind::date: {
        const std::chrono::sys_days day{std::chrono::days(static_cast<int>(number))};
        const std::chrono::year_month_day date(day);
        const auto known = Date::of(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                                    static_cast<unsigned>(date.day()));
        return known ? known->toString() : number.str();
    }
    default: return plainNumber(number, node.denominator, node.kind == NumberKind::quantity);
    }
}

class ReasonWriter {
public:
    ReasonWriter(JsonWriter& writer, const Assessment& assessment) : writer_(writer), assessment_(assessment) {}

    void trace(const Trace& trace) {
        const Node& node = *trace.node;
        writer_.member("op", nameOf(node.op));
        if (trace.ref) fact(trace);
        switch (node.op) {
        case Op::options:
        case Op::textIn: needed(node); break;
        case Op::comparison: writer_.member("comparison", language::toString(node.comparison)); break;
        case Op::scaled: writer_.member("rate", node.rate->toString()); break;
        default: break;
        }
        if (node.op <= Op::negation)
            writer_.member("outcome", toString(trace.result.truth));
        else
            bounds(node, trace.result.low, trace.result.high);
        if (trace.children.empty()) return;
        writer_.objects("parts", trace.children, [&](const Trace& child) { this->trace(child); });
    }

private:
    const Fact& factOf(const Node& node) const { return assessment_.rules->vocabulary().fact(node.entity, node.fact); }

    void fact(const Trace& trace) {
        writer_.member("fact", assessment_.pathOf(*trace.ref));
        writer_.member("origin", nameOf(trace.slot.origin));
        const Node& node = *trace.node;
        if (node.op == Op::fact) return; // its bounds follow
        writer_.key("value");
        value(trace);
    }

    // What is known of the fact; null if it is unknown. A size class that is known
    // in part lists what it may be under "possible".
    void value(const Trace& trace) {
        const Fact& fact = factOf(*trace.node);
        if (!trace.slot.isKnown()) {
            writer_.null();
            const bool narrowed = fact.type == FactType::choice && trace.slot.options.count() < fact.choices.size();
            if (narrowed) {
                writer_.texts("possible", fact.idsOf(trace.slot.options));
            }
            return;
        }
        switch (fact.type) {
        case FactType::flag: writer_.value(trace.slot.low != 0); break;
        case FactType::text: writer_.value(trace.text); break;
        case FactType::choice:
            for (const std::string& id : fact.idsOf(trace.slot.options)) writer_.value(id);
            break;
        default: writer_.texts(fact.idsOf(trace.slot.options)); break;
        }
    }

    void needed(const Node& node) {
        writer_.key("needed");
        if (node.op == Op::textIn)
            writer_.texts(node.texts);
        else
            writer_.texts(factOf(node).idsOf(node.options));
    }

    void bounds(const Node& node, const Fen& low, const Fen& high) {
        if (low == high) {
            writer_.member("value", numberText(node, low));
            return;
        }
        writer_.member("low", numberText(node, low));
        writer_.member("high", numberText(node, high));
    }

    JsonWriter& writer_;
    const Assessment& assessment_;
};

// Each tier in order: whether it holds, and what it pays where it is possible.
void writeTiers(JsonWriter& writer, const Assessment& assessment, const Claim& claim) {
    writer.objects("tiers", std::views::iota(std::size_t(0), claim.tiers.size()), [&](std::size_t index) {
        const Tier& tier = claim.measure->tiers[index];
        const TierTrace& trace = claim.tiers[index];
        if (!tier.name.empty()) writer.words(tier.name);
        writer.member("outcome", toString(trace.holds));
        writer.member("possible", trace.possible);
        const auto write = [&](std::string_view name, const language::Program& program,
                               const std::optional<Trace>& reasons) {
            if (!reasons) return;
            writer.object(name, [&] {
                writer.member("expression", program.text);
                ReasonWriter(writer, assessment).trace(*reasons);
            });
        };
        write("when", tier.when, trace.when);
        write("amount", tier.amount, trace.amount);
    });
}

void writeSum(JsonWriter& writer, const Assessment& assessment, const PackResult& pack, const Claim& claim) {
    const Measure& measure = *claim.measure;
    const bool tiered = !claim.tiers.empty() && claim.verdict != Verdict::ineligible;
    if (!claim.amount && !tiered) return;
    writer.beginObject();
    writer.member("part", "amount");
    if (claim.amount) {
        writer.member("expression", measure.amount.text);
        ReasonWriter(writer, assessment).trace(*claim.amount);
    }
    if (measure.yearlyCap) {
        writer.member("yearly_cap", measure.yearlyCap->toString());
        writer.member("capped_by_year", claim.cappedBy != nullptr && claim.cappedBy->yearlyOfMeasure);
    }
    if (claim.cappedBy != nullptr && !claim.cappedBy->yearlyOfMeasure)
        writer.member("capped_by", pack.pack->id + "/" + claim.cappedBy->id);
    writer.member("ceiling", claim.ceiling->toString());
    writer.member("floor", claim.floor->toString());
    writer.member("rounding", "down_to_fen");
    writer.endObject();
}

void writeAwards(JsonWriter& writer, const Assessment& assessment, const PackResult& pack, const Claim& claim) {
    if (claim.awardsHeld.empty()) return;
    writer.beginObject();
    writer.member("part", "awards");
    writer.objects("held", claim.awardsHeld, [&](std::size_t index) {
        const Award& award = assessment.subject->awards[index];
        writer.member("id", award.id);
        writer.member("level", toString(award.level));
        writer.member("amount", award.amount.toString());
    });
    writer.member("off", claim.awardsOff.toString());
    writer.member("adds", claim.worth().toString());
    writer.object("rule", [&] { writer.words(pack.pack->overlap); });
    writer.endObject();
}

} // namespace

void writeReasons(JsonWriter& writer, const Assessment& assessment, const PackResult& pack, const Claim& claim) {
    writer.beginArray();
    for (const ConditionTrace& condition : claim.conditions) {
        writer.beginObject();
        writer.member("part", toString(condition.part));
        if (condition.part == ConditionTrace::Part::inForce) writer.member("status", toString(pack.status));
        if (condition.part == ConditionTrace::Part::period) writer.member("year", claim.year);
        if (condition.trace) {
            const Measure& measure = *claim.measure;
            const language::Program* program = nullptr;
            if (condition.part == ConditionTrace::Part::when) program = &measure.when;
            if (condition.part == ConditionTrace::Part::strict) program = &measure.strict;
            if (condition.part == ConditionTrace::Part::lenient) program = &measure.lenient;
            if (program != nullptr) writer.member("expression", program->text);
            ReasonWriter(writer, assessment).trace(*condition.trace);
        } else {
            writer.member("outcome", toString(condition.outcome));
        }
        if (condition.part == ConditionTrace::Part::tiers) writeTiers(writer, assessment, claim);
        writer.endObject();
    }
    writeSum(writer, assessment, pack, claim);
    writeAwards(writer, assessment, pack, claim);
    writer.endArray();
}

} // namespace biosubsidy

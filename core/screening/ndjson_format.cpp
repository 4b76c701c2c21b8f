// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/ndjson_format.h"

#include <algorithm>

#include "core/documents/json_writer.h"
#include "core/screening/byte_writer.h"

namespace biosubsidy::screening {

namespace {

using blocks::Figures;

// Bytes that a part of a row takes at most, its texts aside.
constexpr std::size_t mostTotals = 240 + 8 * ByteWriter::longestYuan + 3 * ByteWriter::longestNumber;
constexpr std::size_t mostRest = 512 + mostTotals;
constexpr std::size_t escapedTimes = 6;

void putSums(const Figures& figures, ByteWriter& to) {
    // What may count is never more than this: mostly nothing.
    if (figures.potential == 0)
        return to.put("\"entitled\":\"0.00\",\"stated\":\"0.00\",\"ceiling\":\"0.00\",\"open_rate\":\"0.00\","
                      "\"potential\":\"0.00\",\"discretionary\":\"0.00\",\"open_amount\":\"0.00\"");
    to.put("\"entitled\":\"");
    to.yuan(figures.entitled);
    to.put("\",\"stated\":\"");
    to.yuan(figures.stated);
    to.put("\",\"ceiling\":\"");
    to.yuan(figures.ceiling);
    to.put("\",\"open_rate\":\"");
    to.yuan(figures.openRate);
    to.put("\",\"potential\":\"");
    to.yuan(figures.potential);
    to.put("\",\"discretionary\":\"");
    to.yuan(figures.discretionary);
    to.put("\",\"open_amount\":\"");
    to.yuan(figures.openAmount);
    if (figures.own != 0) {
        to.put("\",\"own\":\"");
        to.yuan(figures.own);
    }
    to.put('"');
}

void putCounts(const Figures& figures, ByteWriter& to) {
    to.put("\"unstated\":");
    to.number(figures.unstated);
    to.put(",\"in_kind\":");
    to.number(figures.inKind);
    to.put(",\"undetermined\":");
    to.number(figures.undetermined);
    to.put('}');
}

void putTotals(const Figures& figures, ByteWriter& to) {
    to.put('{');
    putSums(figures, to);
    to.put(',');
    putCounts(figures, to);
}

void putFlag(bool flag, ByteWriter& to) {
    if (flag)
        to.put("true");
    else
        to.put("false");
}

void putText(std::string_view text, ByteWriter& to) {
    if (text.empty())
        to.put("null");
    else
        to.quoted(text);
}

void putVerdicts(const blocks::CaseResult& result, ByteWriter& to) {
    const auto count = [&](Verdict verdict) { return result.verdicts[static_cast<std::size_t>(verdict)]; };
    to.put("{\"eligible\":");
    to.number(count(Verdict::eligible));
    to.put(",\"arguable\":");
    to.number(count(Verdict::arguable));
    to.put(",\"undetermined\":");
    to.number(count(Verdict::undetermined));
    to.put(",\"ineligible\":");
    to.number(count(Verdict::ineligible));
    to.put('}');
}

void putHead(const RowBlock& rows, std::size_t row, ByteWriter& to) {
    to.number(rows.line(row));
    to.put(",\"name\":");
    putText(rows.name(row), to);
    to.put(",\"uscc\":");
    putText(rows.uscc(row), to);
    if (rows.usccFault(row) == UsccFault::none) return;
    to.put(",\"uscc_fault\":\"");
    to.put(toString(rows.usccFault(row)));
    to.put('"');
}

std::size_t headBytes(const RowBlock& rows, std::size_t row) {
    constexpr std::size_t fault = 40; // bytes
    return escapedTimes * (rows.name(row).size() + rows.uscc(row).size()) + fault;
}

} // namespace

NdjsonFormat::NdjsonFormat(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of)
    : rules_(std::move(rules)), of_(of) {
    const auto measured = [&](const std::string& text) { longest_ = std::max(longest_, text.size()); };
    const Vocabulary& vocabulary = rules_->vocabulary();
    for (const Choice& choice : vocabulary.cities().choices) {
        cities_.push_back(biosubsidy::quoted(choice.id));
        measured(cities_.back());
    }
    for (const Pack& pack : rules_->rules()->packs()) {
        std::vector<MeasureText>& texts = measures_.emplace_back();
        for (const Measure& measure : pack.measures) {
            MeasureText text;
            text.lead = "\"pack\":" + biosubsidy::quoted(pack.id) + ",\"measure\":" + biosubsidy::quoted(measure.id) +
                        ",\"for\":";
            text.scope = measure.scope;
            text.support = toString(measure.support);
            if (measure.discretion) text.discretion = biosubsidy::quoted(toString(*measure.discretion));
            for (const std::size_t cap : measure.caps)
                text.caps.push_back(biosubsidy::quoted(pack.id + "/" + pack.caps[cap].id));
            measured(text.lead);
            std::size_t limits = 0;
            for (const std::string& cap : text.caps) limits += cap.size() + 1;
            longestLimits_ = std::max(longestLimits_, limits);
            texts.push_back(std::move(text));
        }
    }
    for (const Entity entity : allEntities) {
        for (const Fact& fact : vocabulary.facts(entity)) {
            facts_[static_cast<std::size_t>(entity)].push_back(fact.id);
            measured(fact.id);
        }
    }
}

// Flat, so that the place to write at stays in a register: bytes that are written
// could be that place, for all that the compiler knows of a writer handed on.
[[gnu::flatten]] void NdjsonFormat::append(const RowBlock& rows, Bytes& out) const {
    ByteWriter to(out);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (of_ == RowTable::Of::cases) {
            putCase(rows, row, to);
            continue;
        }
        for (const blocks::ResultClaim& claim : rows.result(row).claims) putClaim(rows, row, claim, to);
    }
}

void NdjsonFormat::putCase(const RowBlock& rows, std::size_t row, ByteWriter& to) const {
    const blocks::CaseResult& result = rows.result(row);
    std::size_t texts = headBytes(rows, row);
    for (const blocks::ResultClaim& claim : result.claims)
        texts += escapedTimes * rows.itemId(row, textOf(claim).scope, claim.item).size();
    if (result.question)
        texts += escapedTimes * rows.itemId(row, result.question->fact.entity, result.question->fact.item).size();
    const std::size_t parts = result.cities.size() + result.claims.size() + 2;
    to.begin(mostRest + texts + parts * (mostTotals + longest_));

    to.put("{\"format\":\"biosubsidy-screening/1\",\"line\":");
    putHead(rows, row, to);
    to.put(",\"totals\":");
    putTotals(result.figures, to);
    if (rules_->options().cities) putCities(result, to);
    to.put(",\"verdicts\":");
    putVerdicts(result, to);
    to.put(",\"claims\":[");
    putLargest(rows, row, to);
    to.put("],\"question\":");
    putQuestion(rows, row, to);
    to.put(",\"proven\":");
    putFlag(result.proven, to);
    to.put("}\n");
    to.end();
}

void NdjsonFormat::putCities(const blocks::CaseResult& result, ByteWriter& to) const {
    to.put(",\"cities\":[");
    for (std::size_t index = 0; index < result.cities.size(); ++index) {
        const blocks::CityFigures& city = result.cities[index];
        if (index > 0) to.put(',');
        to.put("{\"city\":");
        to.put(cities_[city.city]);
        // Where no figure is published there is no sum: not even one of nothing.
        if (city.hasFigures) {
            to.put(",\"has_figures\":true,\"totals\":");
            putTotals(city.figures, to);
        } else {
            to.put(",\"has_figures\":false,\"totals\":{");
            putCounts(city.figures, to);
        }
        if (!city.proven) to.put(",\"proven\":false");
        to.put('}');
    }
    to.put("],\"best\":");
    if (!result.best) return to.put("null");
    const blocks::CityFigures& best = result.cities[*result.best];
    to.put("{\"city\":");
    to.put(cities_[best.city]);
    to.put(",\"ceiling\":\"");
    to.yuan(best.figures.ceiling);
    to.put("\"}");
}

void NdjsonFormat::putFor(const RowBlock& rows, std::size_t row, Entity entity, std::size_t item,
                          ByteWriter& to) const {
    to.put("{\"entity\":\"");
    to.put(toString(entity));
    if (entity == Entity::company) return to.put("\"}");
    to.put("\",\"id\":");
    to.quoted(rows.itemId(row, entity, item));
    to.put('}');
}

void NdjsonFormat::putLargest(const RowBlock& rows, std::size_t row, ByteWriter& to) const {
    bool first = true;
    for (const blocks::ResultClaim& claim : rows.result(row).claims) {
        const MeasureText& text = textOf(claim);
        if (!first) to.put(',');
        first = false;
        to.put('{');
        to.put(text.lead);
        putFor(rows, row, text.scope, claim.item, to);
        to.put(",\"counted\":\"");
        to.yuan(claim.counted);
        to.put("\",\"verdict\":\"");
        to.put(toString(claim.verdict));
        to.put("\"}");
    }
}

void NdjsonFormat::putQuestion(const RowBlock& rows, std::size_t row, ByteWriter& to) const {
    const auto& question = rows.result(row).question;
    if (!question) return to.put("null");
    const FactRef& fact = question->fact;
    to.put("{\"fact\":\"");
    if (fact.entity == Entity::company) {
        to.put("company.");
    } else {
        to.put(fact.entity == Entity::project ? std::string_view("projects.") : std::string_view("expenses."));
        to.inQuotes(rows.itemId(row, fact.entity, fact.item));
        to.put('.');
    }
    to.put(facts_[static_cast<std::size_t>(fact.entity)][fact.fact]);
    to.put("\",\"at_stake\":\"");
    to.yuan(question->atStake);
    to.put("\",\"claims\":");
    to.number(question->claims);
    to.put('}');
}

void NdjsonFormat::putClaim(const RowBlock& rows, std::size_t row, const blocks::ResultClaim& claim,
                            ByteWriter& to) const {
    const MeasureText& text = textOf(claim);
    const std::size_t id = rows.itemId(row, text.scope, claim.item).size();
    to.begin(mostRest + headBytes(rows, row) + longest_ + longestLimits_ + escapedTimes * id);
    to.put("{\"format\":\"biosubsidy-screening-claim/1\",\"line\":");
    putHead(rows, row, to);
    to.put(',');
    to.put(text.lead);
    putFor(rows, row, text.scope, claim.item, to);
    to.put(",\"verdict\":\"");
    to.put(toString(claim.verdict));
    to.put("\",\"support\":\"");
    to.put(text.support);
    const auto putSum = [&](Wide sum, ByteWriter& into) {
        if (!claim.hasSum) return into.put("null");
        into.put('"');
        into.yuan(sum);
        into.put('"');
    };
    to.put("\",\"ceiling\":");
    putSum(claim.ceiling, to);
    to.put(",\"counted\":\"");
    to.yuan(claim.counted);
    to.put("\",\"chosen\":");
    putFlag(claim.chosen, to);
    to.put(",\"floor\":");
    putSum(claim.floor, to);
    to.put(",\"discretion\":");
    to.put(text.discretion);
    to.put(",\"limited_by\":[");
    bool first = true;
    for (std::size_t cap = 0; cap < text.caps.size(); ++cap) {
        if (!claim.limits.test(cap)) continue;
        if (!first) to.put(',');
        first = false;
        to.put(text.caps[cap]);
    }
    to.put("]}\n");
    to.end();
}

} // namespace biosubsidy::screening

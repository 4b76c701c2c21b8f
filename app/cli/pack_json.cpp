// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pack_json.h"

#include "core/documents/json_writer.h"

namespace biosubsidy::cli {

namespace {

class PackWriter {
public:
    explicit PackWriter(std::string_view format) {
        writer_.beginObject();
        writer_.member("format", format);
    }

    std::string list(const RuleBook& rules, const Date& asOf) {
        writer_.member("as_of", asOf.toString());
        writer_.objects("packs", rules.packs(), [&](const Pack& pack) { head(pack, asOf); });
        return finish();
    }

    std::string show(const Pack& pack, const Vocabulary& vocabulary, const Date& asOf) {
        writer_.member("as_of", asOf.toString());
        head(pack, asOf);
        writer_.texts("issuers", pack.issuers);
        writer_.textOrNull("issued", pack.issued);
        localized("summary", pack.summary);
        localized("overlap", pack.overlap);
        writer_.texts("overlap_levels", namesOf(pack.overlapLevels));
        writer_.texts("fields", vocabulary.fields().idsOf(pack.fields));
        writer_.objects("warnings", pack.warnings, [&](const PackWarning& warning) {
            writer_.member("code", warning.code);
            writer_.textOrNull("from", warning.from);
            writer_.words(warning.text);
        });
        assumptions(pack.assumptions);
        writer_.objects("measures", pack.measures, [&](const Measure& each) { measure(each, vocabulary); });
        caps(pack);
        if (!pack.calls.empty()) calls(pack);
        writer_.objects("zones", pack.zones, [&](const Zone& zone) {
            writer_.words(zone.name);
            writer_.texts("fields", vocabulary.fields().idsOf(zone.fields));
        });
        figures("goals", pack, true);
        figures("other", pack, false);
        return finish();
    }

    std::string check(const PackCheck& check) {
        writer_.member("packs", check.packs);
        writer_.member("measures", check.measures);
        diagnostics("problems", check.problems);
        if (!check.remarks.empty()) diagnostics("remarks", check.remarks);
        return finish();
    }

private:
    void diagnostics(std::string_view key, const Diagnostics& all) {
        writer_.objects(key, all, [&](const Diagnostic& problem) {
            writer_.member("code", problem.code);
            writer_.member("file", problem.source);
            writer_.member("line", problem.place.line);
            writer_.member("column", problem.place.column);
            localized("message", problem.message);
            localized("advice", problem.advice);
        });
    }

    std::string finish() {
        writer_.endObject();
        return writer_.take();
    }

    void localized(std::string_view key, const Localized& text) {
        writer_.key(key);
        if (text.empty()) {
            writer_.null();
            return;
        }
        writer_.object([&] { writer_.words(text); });
    }

    void head(const Pack& pack, const Date& asOf) {
        writer_.member("id", pack.id);
        writer_.member("city", pack.city);
        writer_.texts("districts", pack.districts);
        localized("title", pack.title);
        writer_.textOrNull("number", pack.number);
        writer_.member("status", toString(pack.statusOn(asOf)));
        writer_.textOrNull("from", pack.from);
        writer_.textOrNull("until", pack.until);
        writer_.textOrNull("superseded_by", pack.supersededBy);
        writer_.member("grade", toString(pack.grade));
        writer_.textOrNull("checked", pack.checked);
        if (!pack.source.empty()) localized("source", pack.source);
        if (!pack.liesIn.empty()) writer_.texts("lies_in", pack.liesIn);
        writer_.member("version", pack.version);
        writer_.member("sha256", pack.sha256);
        writer_.member("built_in", pack.builtIn);
        const MeasureCounts counts = countsOf(pack);
        writer_.key("counts");
        writer_.beginObject();
        writer_.member("measures", pack.measures.size());
        writer_.member("with_sum", counts.withSum);
        writer_.member("unstated", counts.unstated);
        writer_.member("in_kind", counts.inKind);
        writer_.endObject();
    }

    void assumptions(const std::vector<Assumption>& all) {
        writer_.objects("assumptions", all, [&](const Assumption& assumption) {
            if (!assumption.on.empty()) writer_.member("on", assumption.on);
            writer_.words(assumption.text);
        });
    }

    void measure(const Measure& measure, const Vocabulary& vocabulary) {
        writer_.member("id", measure.id);
        writer_.textOrNull("clause", measure.clause);
        writer_.member("scope", toString(measure.scope));
        applicants(measure, vocabulary);
        localized("title", measure.title);
        localized("summary", measure.summary);
        writer_.textOrNull("when", measure.when.text);
        writer_.textOrNull("strict", measure.strict.text);
        writer_.textOrNull("lenient", measure.lenient.text);
        writer_.member("support", toString(measure.support));
        writer_.textOrNull("rate", measure.rate);
        writer_.textOrNull("amount", measure.amount.text);
        if (!measure.tiers.empty()) tiers(measure);
        writer_.textOrNull("pool", measure.pool);
        writer_.textOrNull("yearly_cap", measure.yearlyCap);
        payment(measure);
        writer_.member("due", measure.afterCompletion ? "after_completion" : "now");
        writer_.textOrNull("completes", measure.completes);
        writer_.texts("agencies", measure.agencies);
        writer_.objects("warnings", measure.warnings, [&](const MeasureWarning& warning) {
            writer_.member("code", warning.code);
            writer_.member("when", warning.when.text);
            writer_.words(warning.text);
        });
        assumptions(measure.assumptions);
    }

    void tiers(const Measure& measure) {
        writer_.objects("tiers", measure.tiers, [&](const Tier& tier) {
            writer_.textOrNull("when", tier.when.text);
            writer_.member("amount", tier.amount.text);
            if (!tier.name.empty()) writer_.words(tier.name);
        });
    }

    // How it is granted and paid; what is not said is left out.
    void payment(const Measure& measure) {
        if (measure.matches.any()) writer_.texts("matches", namesOf(measure.matches));
        if (measure.rounds) writer_.member("rounds", true);
        if (measure.once) writer_.member("once", true);
        if (measure.discretion) writer_.member("discretion", toString(*measure.discretion));
        if (measure.years) writer_.member("years", *measure.years);
        if (!measure.instalments.empty()) {
            writer_.objects("instalments", measure.instalments, [&](const Instalment& instalment) {
                writer_.member("share", instalment.share.toString());
                if (instalment.after) writer_.member("after", *instalment.after);
                writer_.words(instalment.text);
            });
        }
        if (!measure.materials.empty())
            writer_.objects("materials", measure.materials,
                            [&](const Localized& material) { writer_.words(material); });
    }

    void caps(const Pack& pack) {
        std::vector<Cap> named; // a yearly one stands with its measure
        std::copy_if(pack.caps.begin(), pack.caps.end(), std::back_inserter(named),
                     [](const Cap& cap) { return !cap.yearlyOfMeasure; });
        if (named.empty()) return;
        writer_.objects("caps", named, [&](const Cap& cap) {
            writer_.member("id", cap.id);
            std::vector<std::string> measures;
            for (const std::size_t index : cap.measures) measures.push_back(pack.measures[index].id);
            writer_.texts("measures", measures);
            writer_.member("per", toString(cap.per));
            writer_.member("amount", cap.amount.toString());
            if (!cap.text.empty()) writer_.words(cap.text);
        });
    }

    void calls(const Pack& pack) {
        writer_.objects("calls", pack.calls, [&](const Call& call) {
            writer_.texts("measures", call.measures);
            writer_.textOrNull("opens", call.opens);
            writer_.textOrNull("closes", call.closes);
            writer_.textOrNull("closes_at", call.closesAt);
            writer_.member("source", call.source);
            writer_.words(call.text);
        });
    }

    // null: anyone.
    void applicants(const Measure& measure, const Vocabulary& vocabulary) {
        writer_.key("applicants");
        if (measure.applicant.empty()) {
            writer_.null();
            return;
        }
        const Fact& fact = vocabulary.fact(Entity::company, vocabulary.known().applicant);
        writer_.texts(fact.idsOf(measure.applicant.nodes[measure.applicant.root()].options));
    }

    void figures(std::string_view key, const Pack& pack, bool goals) {
        std::vector<Figure> chosen;
        for (const Figure& figure : pack.figures) {
            if (figure.goal == goals) chosen.push_back(figure);
        }
        writer_.objects(key, chosen, [&](const Figure& figure) {
            writer_.textOrNull("clause", figure.clause);
            writer_.member("figure", figure.figure);
            if (figure.year) writer_.member("year", *figure.year);
            writer_.words(figure.text);
        });
    }

    JsonWriter writer_;
};

} // namespace

MeasureCounts countsOf(const Pack& pack) {
    MeasureCounts counts;
    for (const Measure& measure : pack.measures) {
        if (measure.hasSum()) ++counts.withSum;
        if (measure.support == Support::unstated) ++counts.unstated;
        if (measure.support == Support::inKind) ++counts.inKind;
    }
    return counts;
}

std::string packListJson(const RuleBook& rules, const Date& asOf) {
    return PackWriter("biosubsidy-packs/1").list(rules, asOf);
}

std::string packShowJson(const Pack& pack, const Vocabulary& vocabulary, const Date& asOf) {
    return PackWriter("biosubsidy-pack-show/1").show(pack, vocabulary, asOf);
}

std::string packCheckJson(const PackCheck& check) {
    return PackWriter("biosubsidy-packs-check/1").check(check);
}

} // namespace biosubsidy::cli

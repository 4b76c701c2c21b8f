// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pack_json.h"

#include "core/documents/json_writer.h"

namespace biosubsidy::cli {

namespace {

std::string dateText(const std::optional<Date>& date) {
    return date ? date->toString() : "";
}

std::vector<std::string> choiceIds(const Fact& fact, const ChoiceSet& set) {
    std::vector<std::string> ids;
    for (std::size_t index = 0; index < fact.choices.size(); ++index) {
        if (set.test(index)) ids.push_back(fact.choices[index].id);
    }
    return ids;
}

class PackWriter {
public:
    explicit PackWriter(std::string_view format) {
        writer_.beginObject();
        writer_.member("format", format);
    }

    std::string list(const RuleBook& rules, const Date& asOf) {
        writer_.member("as_of", asOf.toString());
        objects("packs", rules.packs(), [&](const Pack& pack) { head(pack, asOf); });
        return finish();
    }

    std::string show(const Pack& pack, const Vocabulary& vocabulary, const Date& asOf) {
        writer_.member("as_of", asOf.toString());
        head(pack, asOf);
        writer_.key("issuers");
        writer_.texts(pack.issuers);
        textOrNull("issued", dateText(pack.issued));
        localized("summary", pack.summary);
        localized("overlap", pack.overlap);
        writer_.key("overlap_levels");
        writer_.texts(overlapLevels(pack));
        const auto fields = vocabulary.find(Entity::project, "fields");
        writer_.key("fields");
        writer_.texts(fields ? choiceIds(vocabulary.fact(Entity::project, *fields), pack.fields)
                             : std::vector<std::string>());
        objects("warnings", pack.warnings, [&](const PackWarning& warning) {
            writer_.member("code", warning.code);
            textOrNull("from", dateText(warning.from));
            words(warning.text);
        });
        assumptions(pack.assumptions);
        objects("measures", pack.measures, [&](const Measure& each) { measure(each, vocabulary); });
        objects("zones", pack.zones, [&](const Zone& zone) {
            words(zone.name);
            writer_.key("fields");
            writer_.texts(choiceIds(vocabulary.fact(Entity::project, *fields), zone.fields));
        });
        figures("goals", pack, true);
        figures("other", pack, false);
        return finish();
    }

    std::string check(const PackCheck& check) {
        writer_.member("packs", static_cast<std::int64_t>(check.packs));
        writer_.member("measures", static_cast<std::int64_t>(check.measures));
        objects("problems", check.problems, [&](const Diagnostic& problem) {
            writer_.member("code", problem.code);
            writer_.member("file", problem.source);
            writer_.member("line", static_cast<std::int64_t>(problem.place.line));
            writer_.member("column", static_cast<std::int64_t>(problem.place.column));
            localized("message", problem.message);
            localized("advice", problem.advice);
        });
        return finish();
    }

private:
    std::string finish() {
        writer_.endObject();
        return writer_.take();
    }

    template <typename Elements, typename Write>
    void objects(std::string_view key, const Elements& elements, const Write& write) {
        writer_.key(key);
        writer_.beginArray();
        for (const auto& element : elements) {
            writer_.beginObject();
            write(element);
            writer_.endObject();
        }
        writer_.endArray();
    }

    void words(const Localized& text) {
        writer_.member("zh", text.zh);
        writer_.member("en", text.en);
    }

    void localized(std::string_view key, const Localized& text) {
        writer_.key(key);
        if (text.empty()) {
            writer_.null();
            return;
        }
        writer_.beginObject();
        words(text);
        writer_.endObject();
    }

    void textOrNull(std::string_view key, std::string_view text) {
        writer_.key(key);
        if (text.empty())
            writer_.null();
        else
            writer_.value(text);
    }

    void head(const Pack& pack, const Date& asOf) {
        writer_.member("id", pack.id);
        writer_.member("city", pack.city);
        writer_.key("districts");
        writer_.texts(pack.districts);
        localized("title", pack.title);
        textOrNull("number", pack.number);
        writer_.member("status", toString(pack.statusOn(asOf)));
        textOrNull("from", dateText(pack.from));
        textOrNull("until", dateText(pack.until));
        textOrNull("superseded_by", pack.supersededBy);
        writer_.member("grade", toString(pack.grade));
        writer_.member("version", pack.version);
        writer_.member("sha256", pack.sha256);
        writer_.member("built_in", pack.builtIn);
        const MeasureCounts counts = countsOf(pack);
        writer_.key("counts");
        writer_.beginObject();
        writer_.member("measures", static_cast<std::int64_t>(pack.measures.size()));
        writer_.member("with_sum", static_cast<std::int64_t>(counts.withSum));
        writer_.member("unstated", static_cast<std::int64_t>(counts.unstated));
        writer_.member("in_kind", static_cast<std::int64_t>(counts.inKind));
        writer_.endObject();
    }

    static std::vector<std::string> overlapLevels(const Pack& pack) {
        std::vector<std::string> levels;
        for (const AwardLevel level :
             {AwardLevel::national, AwardLevel::city, AwardLevel::district, AwardLevel::other}) {
            if (pack.overlapLevels.test(static_cast<std::size_t>(level))) levels.emplace_back(toString(level));
        }
        return levels;
    }

    void assumptions(const std::vector<Assumption>& all) {
        objects("assumptions", all, [&](const Assumption& assumption) {
            if (!assumption.on.empty()) writer_.member("on", assumption.on);
            words(assumption.text);
        });
    }

    void measure(const Measure& measure, const Vocabulary& vocabulary) {
        writer_.member("id", measure.id);
        writer_.member("clause", measure.clause);
        writer_.member("scope", toString(measure.scope));
        applicants(measure, vocabulary);
        localized("title", measure.title);
        localized("summary", measure.summary);
        textOrNull("when", measure.when.text);
        textOrNull("strict", measure.strict.text);
        textOrNull("lenient", measure.lenient.text);
        writer_.member("support", toString(measure.support));
        textOrNull("rate", measure.rate ? toString(*measure.rate) : "");
        textOrNull("amount", measure.amount.text);
        textOrNull("pool", measure.pool);
        textOrNull("yearly_cap", measure.yearlyCap ? measure.yearlyCap->toString() : "");
        writer_.member("due", measure.afterCompletion ? "after_completion" : "now");
        textOrNull("completes", measure.completes);
        writer_.key("agencies");
        writer_.texts(measure.agencies);
        objects("warnings", measure.warnings, [&](const MeasureWarning& warning) {
            writer_.member("code", warning.code);
            writer_.member("when", warning.when.text);
            words(warning.text);
        });
        assumptions(measure.assumptions);
    }

    // null: anyone.
    void applicants(const Measure& measure, const Vocabulary& vocabulary) {
        writer_.key("applicants");
        if (measure.applicant.empty()) {
            writer_.null();
            return;
        }
        const Fact& fact = vocabulary.fact(Entity::company, vocabulary.known().applicant);
        writer_.texts(choiceIds(fact, measure.applicant.nodes[measure.applicant.root()].options));
    }

    void figures(std::string_view key, const Pack& pack, bool goals) {
        std::vector<Figure> chosen;
        for (const Figure& figure : pack.figures) {
            if (figure.goal == goals) chosen.push_back(figure);
        }
        objects(key, chosen, [&](const Figure& figure) {
            textOrNull("clause", figure.clause);
            writer_.member("figure", figure.figure);
            if (figure.year) writer_.member("year", static_cast<std::int64_t>(*figure.year));
            words(figure.text);
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

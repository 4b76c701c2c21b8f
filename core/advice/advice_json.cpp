// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/advice_json.h"

#include "core/advice/advice_words.h"
#include "core/advice/answers_json.h"
#include "core/advice/turning_points.h"
#include "core/assessment/claim_json.h"
#include "core/documents/json_writer.h"

namespace biosubsidy::advice {

namespace {

class AdvisoryWriter {
public:
    explicit AdvisoryWriter(const Advisory& advisory)
        : advisory_(advisory), vocabulary_(advisory.assessment.rules->vocabulary()) {}

    std::string write() {
        const Assessment& assessment = advisory_.assessment;
        writer_.beginObject();
        writer_.member("format", "biosubsidy-advice/1");
        writer_.member("as_of", assessment.asOf.toString());
        if (!assessment.exclusion) writer_.member("exclusion", false);
        writer_.member("total", advisory_.total.toString());
        writer_.objects("cities", assessment.cities, [&](const CityResult& city) {
            writer_.member("city", assessment.city(city).id);
            writer_.member("total", city.totals.ceiling.toString());
        });
        writer_.key("range");
        writeRange(writer_, assessment, advisory_.range);
        writer_.objects("questions", advisory_.questions, [&](const Answers& answers) {
            writer_.member("fact", path(answers.fact));
            writeAnswers(writer_, assessment, answers);
        });
        writer_.objects("advice", advisory_.advice, [&](const Advice& advice) { writeAdvice(advice); });
        writer_.member("left_out", advisory_.leftOut);
        writer_.member("pairs", advisory_.pairs);
        writer_.member("pairs_tried", advisory_.pairsTried);
        writer_.member("pairs_complete", advisory_.allPairs);
        if (!advisory_.unfinished.empty()) {
            writer_.objects("unfinished", advisory_.unfinished, [&](const Unfinished& part) {
                writer_.member("part", toString(part.part));
                writer_.member("looked", part.looked);
                writer_.member("of", part.all);
            });
        }
        if (advisory_.stopped) writer_.member("stopped", true);
        writer_.endObject();
        return writer_.take();
    }

private:
    [[nodiscard]] std::string path(const FactRef& ref) const { return advisory_.assessment.pathOf(ref); }

    void valueMember(std::string_view key, const FactRef& ref, const FactValue& value) {
        writer_.key(key);
        writeFactValue(writer_, advisory_.assessment, ref, value);
    }

    void writeAdvice(const Advice& advice) {
        writer_.member("kind", toString(advice.kind));
        writer_.member("gain", advice.gain.toString());
        writer_.member("total", advice.total.toString());
        if (advice.kind >= AdviceKind::pastCap && advice.kind <= AdviceKind::completion)
            writer_.member("amount", advice.amount.toString());
        if (!advice.near) writer_.member("near", false);
        writer_.objects("changes", advice.changes, [&](const Change& change) { writeChange(change); });
        writer_.objects("claims", advice.claims, [&](const ClaimEffect& claim) { writeClaim(claim); });
        if (advice.pack != nullptr) {
            writer_.member("pack", advice.pack->id);
            writer_.member("until", advice.pack->until->toString());
            writer_.member("days_left", advice.daysLeft);
        }
        if (advice.siting) writePlace(advisory_.sitings[*advice.siting]);
        writeTexts(advice);
    }

    void writeChange(const Change& change) {
        writer_.member("fact", path(change.fact));
        valueMember("from", change.fact, change.from);
        valueMember("to", change.fact, change.to);
        if (!change.distance) return;
        const FactType type = vocabulary_.fact(change.fact.entity, change.fact.fact).type;
        if (type == FactType::money || type == FactType::quantity) // both have two decimals
            writer_.member("distance", Money::fromFen(*change.distance).toString());
        else
            writer_.member("distance", static_cast<std::int64_t>(*change.distance));
    }

    void writeClaim(const ClaimEffect& claim) {
        writer_.member("pack", claim.pack->id);
        writer_.member("measure", claim.measure->id);
        writer_.member("clause", claim.measure->clause);
        writeItem(writer_, advisory_.assessment, claim.entity, claim.item);
        writer_.member("before", toString(claim.before));
        writer_.member("after", toString(claim.after));
        writer_.member("counted_before", claim.countedBefore.toString());
        writer_.member("counted_after", claim.countedAfter.toString());
        writer_.member("status", toString(claim.pack->statusOn(advisory_.assessment.asOf)));
        writer_.member("grade", toString(claim.pack->grade));
        writer_.member("support", toString(claim.measure->support));
        writer_.textOrNull("rate", claim.measure->rate);
        writer_.member("due", toString(claim.due));
        if (claim.tierBefore) writer_.member("tier_before", *claim.tierBefore + 1);
        if (claim.tierAfter) writer_.member("tier_after", *claim.tierAfter + 1);
    }

    void writePlace(const Siting& siting) {
        writer_.member("city", siting.place().id);
        writer_.member("district", siting.district);
        writer_.member("publishes_figures", siting.publishesFigures());
        writer_.objects("zones", siting.zones, [&](const ZoneMatch& match) {
            writer_.member("pack", match.pack->id);
            writer_.words(match.zone->name);
        });
    }

    void writeTexts(const Advice& advice) {
        const AdviceText zh = wordsOf(advisory_, advice, Language::zh);
        const AdviceText en = wordsOf(advisory_, advice, Language::en);
        for (const auto& [key, texts] :
             {std::pair("besides", &AdviceText::besides), std::pair("cautions", &AdviceText::cautions)}) {
            writer_.object(key, [&] {
                writer_.texts("zh", zh.*texts);
                writer_.texts("en", en.*texts);
            });
        }
        writer_.member("zh", zh.effect.empty() ? zh.change : zh.change + "，" + zh.effect);
        writer_.member("en", en.effect.empty() ? en.change : en.change + ", " + en.effect);
    }

    const Advisory& advisory_;
    const Vocabulary& vocabulary_;
    JsonWriter writer_;
};

} // namespace

std::string toJson(const Advisory& advisory) {
    return AdvisoryWriter(advisory).write();
}

} // namespace biosubsidy::advice

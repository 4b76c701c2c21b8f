// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assessment_json.h"

#include "core/assessment/claim_json.h"
#include "core/assessment/trace_json.h"
#include "core/documents/json_writer.h"

namespace biosubsidy {

namespace {

class AssessmentWriter {
public:
    AssessmentWriter(const Assessment& assessment, const AssessmentJsonParts& parts)
        : assessment_(assessment), parts_(parts) {}

    std::string write() {
        writer_.beginObject();
        writer_.member("format", "biosubsidy-assessment/1");
        writer_.member("as_of", assessment_.asOf.toString());
        if (!assessment_.exclusion) writer_.member("exclusion", false);
        writer_.objects("warnings", assessment_.warnings, [&](const CaseWarning& warning) {
            writer_.member("code", warning.code);
            writer_.member("path", warning.pointer);
            writer_.words(warning.message);
        });
        writer_.objects("cities", assessment_.cities, [&](const CityResult& city) { writeCity(city); });
        writer_.objects("packs", assessment_.packs, [&](const PackResult& pack) { writePack(pack); });
        writer_.objects("questions", assessment_.questions, [&](const Question& question) {
            writer_.member("fact", assessment_.pathOf(question.fact));
            writer_.member("at_stake", question.atStake.toString());
            if (parts_.ofQuestion) parts_.ofQuestion(writer_, question.fact);
        });
        if (parts_.atEnd) parts_.atEnd(writer_);
        writer_.endObject();
        return writer_.take();
    }

private:
    void writeCity(const CityResult& city) {
        writer_.member("city", assessment_.city(city).id);
        writeTotals(writer_, city.totals);
        writeSearch(writer_, city);
    }

    void writePack(const PackResult& result) {
        const Pack& pack = *result.pack;
        writer_.member("id", pack.id);
        writer_.member("city", pack.city);
        writer_.member("version", pack.version);
        writer_.member("sha256", pack.sha256);
        writer_.member("status", toString(result.status));
        writer_.member("grade", toString(pack.grade));
        if (!pack.builtIn) writer_.member("origin", "user");
        writer_.textOrNull("superseded_by", pack.supersededBy);
        writer_.textOrNull("until", pack.until);
        writer_.textOrNull("checked", pack.checked);
        writeWarnings(result);
        writeTotals(writer_, result.totals);
        writer_.objects("claims", result.claims, [&](const Claim& claim) { writeClaim(result, claim); });
    }

    // The document's own warnings, and those of its claims with the claim named.
    void writeWarnings(const PackResult& result) {
        writer_.key("warnings");
        writer_.beginArray();
        for (const PackWarning* warning : result.warnings) {
            writer_.beginObject();
            writer_.member("code", warning->code);
            writer_.words(warning->text);
            writer_.endObject();
        }
        for (const Claim& claim : result.claims) {
            for (const MeasureWarning* warning : claim.warnings) {
                writer_.beginObject();
                writer_.member("code", warning->code);
                writer_.member("measure", claim.measure->id);
                writeItem(writer_, assessment_, claim.entity, claim.item);
                writer_.words(warning->text);
                writer_.endObject();
            }
        }
        writer_.endArray();
    }

    void writeClaim(const PackResult& pack, const Claim& claim) {
        const Measure& measure = *claim.measure;
        writer_.member("measure", measure.id);
        writeItem(writer_, assessment_, claim.entity, claim.item);
        writer_.member("verdict", toString(claim.verdict));
        if (claim.reason != ClaimReason::none)
            writer_.member("reason", toString(claim.reason));
        else if (claim.excludedBy)
            writer_.member("reason", "excluded_by");
        writer_.member("support", toString(measure.support));
        writer_.textOrNull("rate", measure.rate);
        writer_.textOrNull("discretion", measure.discretion);
        writer_.textOrNull("ceiling", claim.ceiling);
        writer_.textOrNull("floor", claim.floor);
        writer_.member("counted", claim.counted.toString());
        writer_.member("chosen", claim.chosen);
        writer_.member("due", toString(claim.due));
        writeLimits(pack, claim);
        writePayments(claim);
        std::vector<std::string> missing;
        for (const FactRef& ref : claim.missing) missing.push_back(assessment_.pathOf(ref));
        writer_.texts("missing", missing);
        if (claim.excludedBy) writeReference(writer_, "excluded_by", assessment_, *claim.excludedBy);
        if (claim.completedBy) writeReference(writer_, "completed_by", assessment_, *claim.completedBy);
        if (claim.sharesPoolWith) writeReference(writer_, "shares_pool_with", assessment_, *claim.sharesPoolWith);
        if (claim.holds() && !claim.awardsHeld.empty()) {
            std::vector<std::string> ids;
            for (const std::size_t award : claim.awardsHeld) ids.push_back(assessment_.subject->awards[award].id);
            writer_.texts("awards_held", ids);
        }
        writer_.key("reasons");
        writeReasons(writer_, assessment_, pack, claim);
        writer_.textOrNull("clause", measure.clause);
    }

    // Caps by "pack/id", a yearly one by its measure, which is its id.
    void writeLimits(const PackResult& pack, const Claim& claim) {
        std::vector<std::string> names;
        for (const Cap* cap : claim.limitedBy) names.push_back(pack.pack->id + "/" + cap->id);
        writer_.texts("limited_by", names);
    }

    void writePayments(const Claim& claim) {
        writer_.objects("instalments", paymentsOf(claim), [&](const Payment& payment) {
            writer_.member("share", payment.instalment->share.toString());
            writer_.member("amount", payment.amount.toString());
            writer_.words(payment.instalment->text);
            writer_.key("after");
            if (payment.instalment->after)
                writer_.value(*payment.instalment->after);
            else
                writer_.null();
        });
    }

    const Assessment& assessment_;
    const AssessmentJsonParts& parts_;
    JsonWriter writer_;
};

} // namespace

std::string toJson(const Assessment& assessment) {
    return toJson(assessment, AssessmentJsonParts());
}

std::string toJson(const Assessment& assessment, const AssessmentJsonParts& parts) {
    return AssessmentWriter(assessment, parts).write();
}

} // namespace biosubsidy

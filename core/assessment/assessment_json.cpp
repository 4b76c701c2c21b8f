// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assessment_json.h"

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
        writer_.key("warnings");
        writer_.beginArray();
        for (const CaseWarning& warning : assessment_.warnings) {
            writer_.beginObject();
            writer_.member("code", warning.code);
            writer_.member("path", warning.pointer);
            message(warning.message);
            writer_.endObject();
        }
        writer_.endArray();
        list("cities", assessment_.cities, [&](const CityResult& city) { writeCity(city); });
        list("packs", assessment_.packs, [&](const PackResult& pack) { writePack(pack); });
        list("questions", assessment_.questions, [&](const Question& question) {
            writer_.member("fact", assessment_.pathOf(question.fact));
            writer_.member("at_stake", question.atStake.toString());
            if (parts_.ofQuestion) parts_.ofQuestion(writer_, question.fact);
        });
        if (parts_.atEnd) parts_.atEnd(writer_);
        writer_.endObject();
        return writer_.take();
    }

private:
    template <typename Elements, typename Write>
    void list(std::string_view key, const Elements& elements, const Write& write) {
        writer_.key(key);
        writer_.beginArray();
        for (const auto& element : elements) {
            writer_.beginObject();
            write(element);
            writer_.endObject();
        }
        writer_.endArray();
    }

    void message(const Localized& text) {
        writer_.member("zh", text.zh);
        writer_.member("en", text.en);
    }

    template <typename Value>
    void memberOrNull(std::string_view key, bool present, const Value& value) {
        if (present) {
            writer_.member(key, value);
        } else {
            writer_.key(key);
            writer_.null();
        }
    }

    void writeTotals(const Totals& totals) {
        writer_.key("totals");
        writer_.beginObject();
        writer_.member("entitled", totals.entitled.toString());
        writer_.member("stated", totals.stated.toString());
        writer_.member("ceiling", totals.ceiling.toString());
        writer_.member("open_rate", totals.openRate.toString());
        writer_.member("potential", totals.potential.toString());
        if (!totals.own.isZero()) writer_.member("own", totals.own.toString());
        writer_.member("unstated", static_cast<std::int64_t>(totals.unstated));
        writer_.member("in_kind", static_cast<std::int64_t>(totals.inKind));
        writer_.member("undetermined", static_cast<std::int64_t>(totals.undetermined));
        writer_.endObject();
    }

    void writeCity(const CityResult& city) {
        writer_.member("city", assessment_.city(city).id);
        writeTotals(city.totals);
        if (!city.openSearch) return;
        writer_.key("search");
        writer_.beginObject();
        writer_.member("complete", false);
        writer_.member("upper_bound", city.openSearch->upperBound.toString());
        writer_.endObject();
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
        memberOrNull("superseded_by", !pack.supersededBy.empty(), pack.supersededBy);
        memberOrNull("until", pack.until.has_value(), pack.until ? pack.until->toString() : std::string());
        writeWarnings(result);
        writeTotals(result.totals);
        list("claims", result.claims, [&](const Claim& claim) { writeClaim(result, claim); });
    }

    // The document's own warnings, and those of its claims with the claim named.
    void writeWarnings(const PackResult& result) {
        writer_.key("warnings");
        writer_.beginArray();
        for (const PackWarning* warning : result.warnings) {
            writer_.beginObject();
            writer_.member("code", warning->code);
            message(warning->text);
            writer_.endObject();
        }
        for (const Claim& claim : result.claims) {
            for (const MeasureWarning* warning : claim.warnings) {
                writer_.beginObject();
                writer_.member("code", warning->code);
                writer_.member("measure", claim.measure->id);
                writeFor(claim);
                message(warning->text);
                writer_.endObject();
            }
        }
        writer_.endArray();
    }

    void writeFor(const Claim& claim) {
        writer_.key("for");
        writer_.beginObject();
        writer_.member("entity", toString(claim.entity));
        if (claim.entity != Entity::company)
            writer_.member("id", assessment_.subject->item(claim.entity, claim.item).id);
        writer_.endObject();
    }

    void writeReference(std::string_view key, const std::optional<ClaimId>& id) {
        if (!id) return;
        const Claim& other = assessment_.claim(*id);
        writer_.key(key);
        writer_.beginObject();
        writer_.member("pack", assessment_.packs[id->pack].pack->id);
        writer_.member("measure", other.measure->id);
        writeFor(other);
        writer_.endObject();
    }

    void writeClaim(const PackResult& pack, const Claim& claim) {
        const Measure& measure = *claim.measure;
        writer_.member("measure", measure.id);
        writeFor(claim);
        writer_.member("verdict", toString(claim.verdict));
        if (claim.reason != ClaimReason::none) writer_.member("reason", toString(claim.reason));
        writer_.member("support", toString(measure.support));
        memberOrNull("rate", measure.rate.has_value(), measure.rate ? toString(*measure.rate) : std::string_view());
        memberOrNull("ceiling", claim.ceiling.has_value(), claim.ceiling ? claim.ceiling->toString() : std::string());
        writer_.member("counted", claim.counted.toString());
        writer_.member("chosen", claim.chosen);
        writer_.member("due", toString(claim.due));
        std::vector<std::string> missing;
        for (const FactRef& ref : claim.missing) missing.push_back(assessment_.pathOf(ref));
        writer_.key("missing");
        writer_.texts(missing);
        writeReference("excluded_by", claim.excludedBy);
        writeReference("completed_by", claim.completedBy);
        writeReference("shares_pool_with", claim.sharesPoolWith);
        if (claim.holds() && !claim.awardsHeld.empty()) {
            std::vector<std::string> ids;
            for (const std::size_t award : claim.awardsHeld) ids.push_back(assessment_.subject->awards[award].id);
            writer_.key("awards_held");
            writer_.texts(ids);
        }
        writer_.key("reasons");
        writeReasons(writer_, assessment_, pack, claim);
        writer_.member("clause", measure.clause);
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

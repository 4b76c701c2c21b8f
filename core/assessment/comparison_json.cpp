// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/comparison_json.h"

#include "core/assessment/claim_json.h"

namespace biosubsidy {

namespace {

class ComparisonWriter {
public:
    std::string write(const std::vector<Siting>& sitings, const AssessOptions& options) {
        writer_.beginObject();
        writer_.member("format", "biosubsidy-comparison/1");
        writer_.member("as_of", options.asOf.toString());
        if (!options.exclusion) writer_.member("exclusion", false);
        writer_.objects("places", sitings, [&](const Siting& siting) { writePlace(siting); });
        writer_.endObject();
        return writer_.take();
    }

private:
    void writePlace(const Siting& siting) {
        writer_.member("city", siting.place().id);
        writer_.textOrNull("district", siting.district);
        writer_.member("publishes_figures", siting.publishesFigures());
        writeTotals(writer_, siting.totals(), siting.hasFigures());
        writer_.objects("packs", siting.assessment.packs, [&](const PackResult& result) {
            writer_.member("id", result.pack->id);
            writer_.member("status", toString(result.status));
            writer_.member("grade", toString(result.pack->grade));
            writer_.textOrNull("superseded_by", result.pack->supersededBy);
            writer_.textOrNull("until", result.pack->until);
        });
        const Vocabulary& vocabulary = siting.assessment.rules->vocabulary();
        writer_.objects("zones", siting.zones, [&](const ZoneMatch& match) {
            writer_.member("pack", match.pack->id);
            writer_.words(match.zone->name);
            writer_.texts("fields", vocabulary.fields().idsOf(match.fields));
        });
        for (const CityResult& city : siting.assessment.cities) writeSearch(writer_, city);
    }

    JsonWriter writer_;
};

} // namespace

std::string toJson(const std::vector<Siting>& sitings, const AssessOptions& options) {
    return ComparisonWriter().write(sitings, options);
}

} // namespace biosubsidy

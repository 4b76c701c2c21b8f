// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/comparison_json.h"

#include "core/documents/json_writer.h"

namespace biosubsidy {

namespace {

class ComparisonWriter {
public:
    std::string write(const std::vector<Siting>& sitings, const AssessOptions& options) {
        writer_.beginObject();
        writer_.member("format", "biosubsidy-comparison/1");
        writer_.member("as_of", options.asOf.toString());
        if (!options.exclusion) writer_.member("exclusion", false);
        writer_.key("places");
        writer_.beginArray();
        for (const Siting& siting : sitings) writePlace(siting);
        writer_.endArray();
        writer_.endObject();
        return writer_.take();
    }

private:
    void writePlace(const Siting& siting) {
        writer_.beginObject();
        writer_.member("city", siting.place().id);
        textOrNull("district", siting.district);
        writer_.member("publishes_figures", siting.publishesFigures);
        writeTotals(siting);
        writer_.key("packs");
        writer_.beginArray();
        for (const PackResult& result : siting.assessment.packs) writePack(result);
        writer_.endArray();
        writer_.key("zones");
        writer_.beginArray();
        for (const ZoneMatch& match : siting.zones) writeZone(siting, match);
        writer_.endArray();
        for (const CityResult& city : siting.assessment.cities) writeSearch(city);
        writer_.endObject();
    }

    void writeTotals(const Siting& siting) {
        const Totals totals = siting.totals();
        const auto sum = [&](std::string_view name, const Money& money) {
            textOrNull(name, siting.hasFigures() ? money.toString() : "");
        };
        const auto count = [&](std::string_view name, std::size_t number) {
            writer_.member(name, static_cast<std::int64_t>(number));
        };
        writer_.key("totals");
        writer_.beginObject();
        sum("entitled", totals.entitled);
        sum("stated", totals.stated);
        sum("ceiling", totals.ceiling);
        sum("open_rate", totals.openRate);
        sum("potential", totals.potential);
        if (!totals.own.isZero()) sum("own", totals.own);
        count("unstated", totals.unstated);
        count("in_kind", totals.inKind);
        count("undetermined", totals.undetermined);
        writer_.endObject();
    }

    void writePack(const PackResult& result) {
        writer_.beginObject();
        writer_.member("id", result.pack->id);
        writer_.member("status", toString(result.status));
        writer_.member("grade", toString(result.pack->grade));
        textOrNull("superseded_by", result.pack->supersededBy);
        textOrNull("until", result.pack->until ? result.pack->until->toString() : "");
        writer_.endObject();
    }

    void writeZone(const Siting& siting, const ZoneMatch& match) {
        const Vocabulary& vocabulary = siting.assessment.rules->vocabulary();
        const std::vector<Choice>& choices =
            vocabulary.fact(Entity::project, *vocabulary.find(Entity::project, "fields")).choices;
        std::vector<std::string> fields;
        for (std::size_t index = 0; index < choices.size(); ++index) {
            if (match.fields.test(index)) fields.push_back(choices[index].id);
        }
        writer_.beginObject();
        writer_.member("pack", match.pack->id);
        writer_.member("zh", match.zone->name.zh);
        writer_.member("en", match.zone->name.en);
        writer_.key("fields");
        writer_.texts(fields);
        writer_.endObject();
    }

    void writeSearch(const CityResult& city) {
        if (!city.openSearch) return;
        writer_.key("search");
        writer_.beginObject();
        writer_.member("complete", false);
        writer_.member("upper_bound", city.openSearch->upperBound.toString());
        writer_.endObject();
    }

    void textOrNull(std::string_view name, const std::string& text) {
        writer_.key(name);
        if (text.empty())
            writer_.null();
        else
            writer_.value(text);
    }

    JsonWriter writer_;
};

} // namespace

std::string toJson(const std::vector<Siting>& sitings, const AssessOptions& options) {
    return ComparisonWriter().write(sitings, options);
}

} // namespace biosubsidy

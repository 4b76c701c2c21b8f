// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/pack_diff_json.h"

#include "core/assessment/claim_json.h"
#include "core/documents/json_writer.h"

namespace biosubsidy::changes {

namespace {

class DiffWriter {
public:
    std::string write(const PackDiff& diff) {
        writer_.beginObject();
        writer_.member("format", "biosubsidy-pack-diff/1");
        writer_.member("same", diff.same());
        writeLabel("before", diff.before);
        writeLabel("after", diff.after);
        writer_.texts("left_out", diff.leftOut);
        writeFields("head", diff.head);
        writer_.objects("added", diff.added, [&](const MeasureOutline& measure) { writeOutline(measure); });
        writer_.objects("gone", diff.gone, [&](const MeasureOutline& measure) { writeOutline(measure); });
        writer_.objects("changed", diff.changed, [&](const MeasureChange& change) {
            writer_.member("measure", change.id);
            writer_.member("clause", change.clause);
            writeFields("changes", change.changes);
        });
        writeFields("zones", diff.zones);
        writeFields("goals", diff.goals);
        writer_.objects("cases", diff.cases, [&](const CaseDiff& result) { writeCase(result); });
        writer_.endObject();
        return writer_.take();
    }

private:
    void writeLabel(std::string_view key, const PackLabel& label) {
        writer_.key(key);
        writer_.beginObject();
        writer_.member("id", label.id);
        writer_.member("version", label.version);
        writer_.member("sha256", label.sha256);
        writer_.member("measures", label.measures);
        writer_.member("zones", label.zones);
        writer_.member("goals", label.goals);
        writer_.endObject();
    }

    void writeFields(std::string_view key, const std::vector<FieldChange>& changes) {
        writer_.objects(key, changes, [&](const FieldChange& change) {
            writer_.member("field", change.field);
            writer_.textOrNull("before", change.before);
            writer_.textOrNull("after", change.after);
        });
    }

    void writeOutline(const MeasureOutline& measure) {
        writer_.member("measure", measure.id);
        writer_.member("clause", measure.clause);
        writer_.object("title", [&] { writer_.words(measure.title); });
    }

    void writeCase(const CaseDiff& result) {
        writer_.member("case", result.name);
        writer_.member("changed", result.changed());
        writer_.objects("cities", result.cities, [&](const CityChange& change) {
            writer_.member("city", change.city);
            writeTotals("before", change.before);
            writeTotals("after", change.after);
        });
        writer_.objects("claims", result.claims, [&](const ClaimChange& change) {
            writer_.member("pack", change.pack);
            writer_.member("measure", change.measure);
            writeItem(writer_, change.entity, change.item);
            writeState("before", change.before);
            writeState("after", change.after);
        });
    }

    void writeTotals(std::string_view key, const Totals& totals) {
        writer_.key(key);
        writer_.beginObject();
        writer_.member("entitled", totals.entitled.toString());
        writer_.member("stated", totals.stated.toString());
        writer_.member("ceiling", totals.ceiling.toString());
        writer_.member("open_rate", totals.openRate.toString());
        writer_.member("potential", totals.potential.toString());
        writer_.member("unstated", totals.unstated);
        writer_.member("in_kind", totals.inKind);
        writer_.member("undetermined", totals.undetermined);
        writer_.endObject();
    }

    void writeState(std::string_view key, const std::optional<ClaimState>& state) {
        writer_.key(key);
        if (!state) {
            writer_.null();
            return;
        }
        writer_.beginObject();
        writer_.member("verdict", toString(state->verdict));
        writer_.textOrNull("ceiling", state->ceiling);
        writer_.member("counted", state->counted.toString());
        writer_.endObject();
    }

    JsonWriter writer_;
};

} // namespace

std::string toJson(const PackDiff& diff) {
    return DiffWriter().write(diff);
}

} // namespace biosubsidy::changes

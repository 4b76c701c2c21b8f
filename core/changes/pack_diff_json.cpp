// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/changes/pack_diff_json.h"

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
        writer_.key("left_out");
        writer_.texts(diff.leftOut);
        writeFields("head", diff.head);
        list("added", diff.added, [&](const MeasureOutline& measure) { writeOutline(measure); });
        list("gone", diff.gone, [&](const MeasureOutline& measure) { writeOutline(measure); });
        list("changed", diff.changed, [&](const MeasureChange& change) {
            writer_.member("measure", change.id);
            writer_.member("clause", change.clause);
            writeFields("changes", change.changes);
        });
        writeFields("zones", diff.zones);
        writeFields("goals", diff.goals);
        list("cases", diff.cases, [&](const CaseDiff& result) { writeCase(result); });
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

    void textOrNull(std::string_view key, const std::string& text) {
        writer_.key(key);
        if (text.empty())
            writer_.null();
        else
            writer_.value(text);
    }

    void count(std::string_view key, std::size_t number) { writer_.member(key, static_cast<std::int64_t>(number)); }

    void writeLabel(std::string_view key, const PackLabel& label) {
        writer_.key(key);
        writer_.beginObject();
        writer_.member("id", label.id);
        writer_.member("version", label.version);
        writer_.member("sha256", label.sha256);
        count("measures", label.measures);
        count("zones", label.zones);
        count("goals", label.goals);
        writer_.endObject();
    }

    void writeFields(std::string_view key, const std::vector<FieldChange>& changes) {
        list(key, changes, [&](const FieldChange& change) {
            writer_.member("field", change.field);
            textOrNull("before", change.before);
            textOrNull("after", change.after);
        });
    }

    void writeOutline(const MeasureOutline& measure) {
        writer_.member("measure", measure.id);
        writer_.member("clause", measure.clause);
        writer_.key("title");
        writer_.beginObject();
        writer_.member("zh", measure.title.zh);
        writer_.member("en", measure.title.en);
        writer_.endObject();
    }

    void writeCase(const CaseDiff& result) {
        writer_.member("case", result.name);
        writer_.member("changed", result.changed());
        list("cities", result.cities, [&](const CityChange& change) {
            writer_.member("city", change.city);
            writeTotals("before", change.before);
            writeTotals("after", change.after);
        });
        list("claims", result.claims, [&](const ClaimChange& change) {
            writer_.member("pack", change.pack);
            writer_.member("measure", change.measure);
            writer_.key("for");
            writer_.beginObject();
            writer_.member("entity", toString(change.entity));
            if (change.entity != Entity::company) writer_.member("id", change.item);
            writer_.endObject();
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
        count("unstated", totals.unstated);
        count("in_kind", totals.inKind);
        count("undetermined", totals.undetermined);
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
        textOrNull("ceiling", state->ceiling ? state->ceiling->toString() : "");
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/claim_json.h"

namespace biosubsidy {

void writeItem(JsonWriter& writer, Entity entity, std::string_view id) {
    writer.object("for", [&] {
        writer.member("entity", toString(entity));
        if (entity != Entity::company) writer.member("id", id);
    });
}

void writeItem(JsonWriter& writer, const Assessment& assessment, Entity entity, std::size_t item) {
    writeItem(writer, entity, assessment.subject->item(entity, item).id);
}

void writeReference(JsonWriter& writer, std::string_view name, const Assessment& assessment, const ClaimId& id) {
    const Claim& claim = assessment.claim(id);
    writer.object(name, [&] {
        writer.member("pack", assessment.packs[id.pack].pack->id);
        writer.member("measure", claim.measure->id);
        writeItem(writer, assessment, claim.entity, claim.item);
    });
}

void writeTotals(JsonWriter& writer, const Totals& totals, bool figures) {
    const auto sum = [&](std::string_view name, const Money& money) {
        writer.textOrNull(name, figures ? money.toString() : "");
    };
    writer.object("totals", [&] {
        sum("entitled", totals.entitled);
        sum("stated", totals.stated);
        sum("ceiling", totals.ceiling);
        sum("open_rate", totals.openRate);
        sum("potential", totals.potential);
        sum("discretionary", totals.discretionary);
        sum("open_amount", totals.openAmount);
        if (!totals.own.isZero()) sum("own", totals.own);
        writer.member("unstated", totals.unstated);
        writer.member("in_kind", totals.inKind);
        writer.member("undetermined", totals.undetermined);
    });
}

void writeSearch(JsonWriter& writer, const CityResult& city) {
    if (!city.openSearch) return;
    writer.object("search", [&] {
        writer.member("complete", false);
        writer.member("upper_bound", city.openSearch->upperBound.toString());
    });
}

} // namespace biosubsidy

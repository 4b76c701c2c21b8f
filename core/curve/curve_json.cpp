// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/curve_json.h"

#include "core/assessment/claim_json.h"
#include "core/curve/curve_words.h"
#include "core/documents/json_writer.h"

namespace biosubsidy::curve {

namespace {

class CurveWriter {
public:
    explicit CurveWriter(const Curves& curves) : curves_(curves) {}

    std::string write() {
        const Assessment& assessment = curves_.assessment;
        writer_.beginObject();
        writer_.member("format", "biosubsidy-curve/1");
        writer_.member("as_of", assessment.asOf.toString());
        if (!assessment.exclusion) writer_.member("exclusion", false);
        writer_.member("fact", assessment.pathOf(curves_.fact));
        writer_.member("from", curves_.from.toString());
        writer_.member("to", curves_.to.toString());
        writer_.textOrNull("value", curves_.own);
        writer_.member("rounding", "exact_sums");
        writer_.key("cities");
        writer_.beginArray();
        for (std::size_t index = 0; index < curves_.cities.size(); ++index) writeCity(index);
        writer_.endArray();
        writer_.endObject();
        return writer_.take();
    }

private:
    void writeCity(std::size_t index) {
        const CityCurve& curve = curves_.cities[index];
        writer_.beginObject();
        writer_.member("city", curves_.assessment.city(curves_.assessment.cities[index]).id);
        writer_.member("exact", curve.isExact());
        writer_.member("choices_named", curve.choicesNamed);
        writer_.textOrNull("total", curves_.own ? exactYuan(curve.totalAt(curves_.own->fen())) : "");
        writer_.objects("pieces", curve.pieces, [&](const CurvePiece& piece) { writePiece(piece); });
        writer_.key("breakpoints");
        writer_.beginArray();
        for (std::size_t point = 0; point < curve.breakpoints.size(); ++point) writeBreakpoint(curve, point);
        writer_.endArray();
        writer_.endObject();
    }

    void writePiece(const CurvePiece& piece) {
        writer_.member("from", Money::fromFen(piece.from).toString());
        writer_.member("to", Money::fromFen(piece.to).toString());
        writer_.member("slope", exactText(piece.total.slope));
        writer_.member("total_from", exactYuan(piece.total.at(piece.from)));
        writer_.member("total_to", exactYuan(piece.total.at(piece.to)));
        writer_.key("bounds");
        if (piece.open)
            writer_.texts({piece.open->low.toString(), piece.open->high.toString()});
        else
            writer_.null();
    }

    void writeBreakpoint(const CityCurve& curve, std::size_t index) {
        const Breakpoint& point = curve.breakpoints[index];
        writer_.beginObject();
        writer_.member("exact", exactYuan(point.at));
        writer_.member("before", Money::fromFen(point.before).toString());
        writer_.member("after", Money::fromFen(point.after).toString());
        writer_.member("jump", point.isJump());
        writer_.member("total_before", exactYuan(point.left));
        writer_.member("total_after", exactYuan(point.right));
        writer_.member("slope_before", exactText(curve.pieces[index].total.slope));
        writer_.member("slope_after", exactText(curve.pieces[index + 1].total.slope));
        writer_.objects("reasons", point.reasons, [&](const TurnReason& reason) { writeReason(reason); });
        writer_.endObject();
    }

    void writeReason(const TurnReason& reason) {
        writer_.member("kind", toString(reason.kind));
        writer_.member("onset", reason.onset);
        writeClaim("claim", reason.claim);
        if (reason.kind == TurnKind::capUsedUp && reason.cap != nullptr) writer_.member("cap", reason.cap->id);
        if (reason.tier) writer_.member("tier", static_cast<std::int64_t>(*reason.tier + 1));
        writeClaim("instead_of", reason.insteadOf);
        writer_.member("zh", reasonText(curves_, reason, Language::zh));
        writer_.member("en", reasonText(curves_, reason, Language::en));
    }

    void writeClaim(std::string_view name, const std::optional<ClaimId>& id) {
        if (id)
            writeReference(writer_, name, curves_.assessment, *id);
        else
            writer_.textOrNull(name, "");
    }

    const Curves& curves_;
    JsonWriter writer_;
};

} // namespace

std::string toJson(const Curves& curves) {
    return CurveWriter(curves).write();
}

} // namespace biosubsidy::curve

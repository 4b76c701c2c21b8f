// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/curve_csv.h"

#include "core/curve/curve_words.h"
#include "core/documents/csv_text.h"
#include "core/values/text.h"

namespace biosubsidy::curve {

namespace {

std::string cell(const std::string& text) {
    std::string written;
    appendCsvCell(written, text);
    return written;
}

std::string row(const std::vector<std::string>& cells) {
    std::string text;
    for (std::size_t index = 0; index < cells.size(); ++index) text += (index == 0 ? "" : ",") + cells[index];
    return text + "\r\n";
}

} // namespace

std::string toCsv(const Curves& curves, Language language) {
    std::string text = std::string(byteOrderMark) + row({"city", "fact", "from", "to", "slope", "total_from",
                                                         "total_to", "low", "high", "begins_exact", "jump", "reasons"});
    for (std::size_t city = 0; city < curves.cities.size(); ++city) {
        const CityCurve& curve = curves.cities[city];
        for (std::size_t index = 0; index < curve.pieces.size(); ++index) {
            const CurvePiece& piece = curve.pieces[index];
            const Breakpoint* start = startOf(curve, index);
            text += row({curves.assessment.city(curves.assessment.cities[city]).id,
                         cell(curves.assessment.pathOf(curves.fact)), Money::fromFen(piece.from).toString(),
                         Money::fromFen(piece.to).toString(), exactText(piece.total.slope),
                         exactYuan(piece.total.at(piece.from)), exactYuan(piece.total.at(piece.to)),
                         piece.open ? piece.open->low.toString() : "", piece.open ? piece.open->high.toString() : "",
                         start != nullptr ? exactYuan(start->at) : "",
                         start != nullptr && start->isJump() ? exactYuan(start->right - start->left) : "",
                         start != nullptr ? cell(reasonsText(curves, *start, language)) : ""});
        }
    }
    return text;
}

} // namespace biosubsidy::curve

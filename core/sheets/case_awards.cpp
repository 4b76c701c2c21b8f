// SPDX-License-Identifier: GPL-3.0-or-later
//
// Support that is held already: the part of CaseMaker that reads it.
#include <fmt/format.h>

#include "core/facts/item_id.h"
#include "core/sheets/case_work.h"
#include "core/tables/typed_value.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

using Use = MappedColumn::Use;

void CaseMaker::readAward(Work& work, const Place& at, const MappedColumn& column, std::size_t index) const {
    while (work.awards.size() <= index) work.awards.emplace_back();
    Work::PlacedAward& award = work.awards[index];
    award.sheet = at.sheet;
    award.row = at.row.number;
    if (column.use == Use::awardId) {
        award.draft.id = at.cell.text;
        std::erase(award.draft.id, ' ');
        return;
    }
    const auto field = static_cast<AwardField>(column.fact);
    CellReading read = at.cell.flaw == Flaw::none ? readTyped(awardFact(field), at.cell.text, column.unit)
                                                  : CellReading::unread(describe(at.cell.flaw));
    if (field == AwardField::amount && !unitColumns_[at.sheet].empty())
        if (auto why = otherUnit(at.sheet, at.row, at.cell, column.unit)) read = CellReading::unread(std::move(*why));
    // All but the policy's name decides what comes off.
    if (read.sure == CellReading::Sure::unread && field != AwardField::policy)
        refuse(work, {NoteKind::refused, at.sheet, at.row.number, at.cell.column, "bad_cell", at.cell.text,
                      std::move(read.why)});
    else if (read.sure != CellReading::Sure::read)
        work.notes.push_back({read.sure == CellReading::Sure::unread ? NoteKind::unread : NoteKind::doubtful, at.sheet,
                              at.row.number, at.cell.column, "bad_cell", at.cell.text, std::move(read.why)});
    award.draft.fields.at(column.fact) = std::move(read.value);
}

void CaseMaker::finishAwards(Work& work) const {
    std::set<std::string, std::less<>> ids;
    for (const Work::PlacedAward& award : work.awards) {
        const std::string& id = award.draft.id;
        if (!id.empty() && (!isItemId(id) || !ids.insert(id).second))
            refuse(work, {NoteKind::refused,
                          award.sheet,
                          award.row,
                          std::nullopt,
                          "bad_id",
                          {},
                          {fmt::format("已获支持的编号“{}”不合要求或重复", printable(id)),
                           fmt::format("the id \"{}\" of support held is no id, or comes twice", printable(id))}});
    }
    std::size_t number = 1;
    for (Work::PlacedAward& award : work.awards) {
        while (award.draft.id.empty()) {
            std::string id = fmt::format("a{}", number++);
            if (ids.insert(id).second) award.draft.id = std::move(id);
        }
        if (auto made = finished(award.draft, work.subject, vocabulary_, measures_))
            work.subject.awards.push_back(std::move(*made));
        else
            refuse(work, {NoteKind::refused,
                          award.sheet,
                          award.row,
                          std::nullopt,
                          "award",
                          {},
                          {"已获支持：" + made.error().zh, "support held: " + made.error().en}});
    }
}

} // namespace biosubsidy::sheets

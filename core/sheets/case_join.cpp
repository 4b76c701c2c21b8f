// SPDX-License-Identifier: GPL-3.0-or-later
//
// A further row of a company, and ids for items that have none: the part of CaseMaker
// that joins them.
#include <algorithm>

#include <fmt/format.h>

#include "core/sheets/case_work.h"

namespace biosubsidy::sheets {

namespace {

bool sameItem(const Item& left, const Item& right) {
    return left.facts == right.facts;
}

} // namespace

// What the row says of the company has to be what the rows before it say.
void CaseMaker::joinRow(Work& work, const StoredRow& row) const {
    work.from[0] = work.subject.projects.size();
    work.from[1] = work.subject.expenses.size();
    work.from[2] = work.awards.size();
    Item before = std::exchange(work.subject.company, Case::emptyItem(vocabulary_, Entity::company, {}));
    readCells(work, row.sheet, row.row, std::nullopt);
    dropEmptyItems(work);
    const Item added = std::exchange(work.subject.company, std::move(before));
    joinFacts(work, row, added);
    dropRepeated(work, row);
    for (std::size_t& from : work.from) from = 0;
}

void CaseMaker::joinFacts(Work& work, const StoredRow& row, const Item& added) const {
    for (std::size_t fact = 0; fact < added.facts.size(); ++fact) {
        FactValue& known = work.subject.company.facts[fact];
        if (!isKnown(added.facts[fact]) || known == added.facts[fact]) continue;
        if (!isKnown(known)) {
            known = added.facts[fact];
            continue;
        }
        const Fact& of = vocabulary_.fact(Entity::company, fact);
        refuse(work, {NoteKind::refused,
                      row.sheet,
                      row.row.number,
                      std::nullopt,
                      "contradiction",
                      {},
                      {fmt::format("和另一行里同一家企业的“{}”不一致；请改成一致或只留一行", of.label.zh),
                       fmt::format("its \"{}\" is not that of another row of the same company; make them agree, or "
                                   "keep one row",
                                   of.label.en)}});
    }
}

// The same project, expense or support held in two rows is one, not two.
void CaseMaker::dropRepeated(Work& work, const StoredRow& row) const {
    const auto tell = [&](const char* code, const char* zh, const char* en) {
        work.notes.push_back({NoteKind::doubtful, row.sheet, row.row.number, std::nullopt, code, {}, {zh, en}});
    };
    const auto drop = [](auto& list, std::size_t from, auto same) {
        bool any = false;
        for (std::size_t index = list.size(); index-- > from;) {
            const auto end = list.begin() + static_cast<std::ptrdiff_t>(from);
            if (std::none_of(list.begin(), end, [&](const auto& one) { return same(one, list[index]); })) continue;
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
            any = true;
        }
        return any;
    };
    // What was not read of it may be what tells it apart.
    const std::vector<MappedColumn>& columns = map_.sheets[row.sheet].columns;
    const bool unread = std::any_of(work.notes.begin(), work.notes.end(), [&](const TableNote& note) {
        return note.kind == NoteKind::unread && note.sheet == row.sheet && note.row == row.row.number && note.column &&
               columns[*note.column].entity != Entity::company;
    });
    for (const Entity entity : {Entity::project, Entity::expense}) {
        if (unread) break;
        std::vector<Item>& list = entity == Entity::project ? work.subject.projects : work.subject.expenses;
        if (drop(list, work.fromOf(entity), sameItem))
            tell("same_item", "和另一行里的项目或支出完全一样，只算一个",
                 "a project or expense just like that of another row; counted once");
    }
    const auto sameAward = [](const Work::PlacedAward& left, const Work::PlacedAward& right) {
        return left.draft.fields == right.draft.fields && left.draft.id == right.draft.id;
    };
    if (drop(work.awards, work.from[2], sameAward))
        tell("same_award", "和另一行里的已获支持完全一样，只算一次",
             "support held just like that of another row; counted once");
}

void CaseMaker::nameItems(Work& work) const {
    for (const Entity entity : {Entity::project, Entity::expense}) {
        std::size_t number = 1;
        for (Item& item : entity == Entity::project ? work.subject.projects : work.subject.expenses) {
            while (item.id.empty()) {
                std::string id = fmt::format("{}{}", entity == Entity::project ? 'p' : 'e', number++);
                if (work.idsOf(entity).insert(id).second) item.id = std::move(id);
            }
        }
    }
}

} // namespace biosubsidy::sheets

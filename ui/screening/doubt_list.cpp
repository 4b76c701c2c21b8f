// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/doubt_list.h"

#include <algorithm>

namespace biosubsidy::ui {

using sheets::NoteKind;
using sheets::SheetMap;

void DoubtList::set(const sheets::ColumnMap& map, const sheets::TableAccount* account) {
    all_.clear();
    for (std::size_t index = 0; index < map.sheets.size(); ++index) {
        const SheetMap& sheet = map.sheets[index];
        if (sheet.role == SheetMap::Role::ignored) continue;
        for (const std::uint32_t column : sheet.undecided()) {
            const Localized where = sheets::placeOf(map, index, sheet.headingEnd, column);
            const Localized& why = sheet.said[column].why;
            all_.push_back(
                {{index, SheetPlace::heading, column},
                 false,
                 NoteKind::doubtful,
                 {where.zh + "拿不准这一列：" + why.zh, where.en + "not sure what the column is: " + why.en}});
        }
    }
    columns_ = all_.size();
    if (account != nullptr) {
        for (const sheets::TableNote& note : account->notes()) {
            if (note.kind == NoteKind::skipped || note.kind == NoteKind::joined) continue;
            all_.push_back({{note.sheet, note.row, note.column.value_or(0)},
                            !note.column.has_value(),
                            note.kind,
                            sheets::noteText(note, map)});
        }
    }
    std::stable_sort(all_.begin(), all_.end(),
                     [](const Doubt& left, const Doubt& right) { return left.place < right.place; });
}

std::vector<Doubt>::const_iterator DoubtList::from(const SheetPlace& place) const {
    return std::lower_bound(all_.begin(), all_.end(), place,
                            [](const Doubt& doubt, const SheetPlace& wanted) { return doubt.place < wanted; });
}

const Doubt* DoubtList::after(const SheetPlace& place) const {
    if (all_.empty()) return nullptr;
    const auto next =
        std::upper_bound(all_.begin(), all_.end(), place,
                         [](const SheetPlace& wanted, const Doubt& doubt) { return wanted < doubt.place; });
    return next == all_.end() ? &all_.front() : &*next;
}

const Doubt* DoubtList::before(const SheetPlace& place) const {
    if (all_.empty()) return nullptr;
    const auto here = from(place);
    return here == all_.begin() ? &all_.back() : &*std::prev(here);
}

std::vector<const Doubt*> DoubtList::at(const SheetPlace& place) const {
    std::vector<const Doubt*> found;
    for (auto one = from(place); one != all_.end() && one->place == place; ++one) found.push_back(&*one);
    return found;
}

const Doubt* DoubtList::ofRow(std::size_t sheet, std::uint64_t row) const {
    const Doubt* gravest = nullptr;
    for (auto one = from({sheet, row, 0}); one != all_.end() && one->place.sheet == sheet && one->place.row == row;
         ++one)
        if (gravest == nullptr || one->kind > gravest->kind) gravest = &*one;
    return gravest;
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/palette_model.h"

#include <algorithm>

namespace biosubsidy::ui {

void PaletteModel::setEntries(std::vector<PaletteEntry> entries) {
    beginResetModel();
    entries_ = std::move(entries);
    filter();
    endResetModel();
}

void PaletteModel::setWords(const QString& words) {
    if (words == words_) return;
    beginResetModel();
    words_ = words;
    filter();
    endResetModel();
}

void PaletteModel::filter() {
    shown_.clear();
    const QStringList wanted = words_.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (std::size_t index = 0; index < entries_.size(); ++index) {
        const PaletteEntry& entry = entries_[index];
        const QString said = QStringList{entry.title, entry.group, entry.keywords}.join(QLatin1Char(' '));
        const bool all = std::all_of(wanted.begin(), wanted.end(),
                                     [&](const QString& word) { return said.contains(word, Qt::CaseInsensitive); });
        if (all) shown_.push_back(index);
    }
    if (wanted.isEmpty()) return;
    std::stable_partition(shown_.begin(), shown_.end(), [&](std::size_t index) {
        return entries_[index].title.startsWith(wanted.front(), Qt::CaseInsensitive);
    });
}

const PaletteEntry* PaletteModel::entry(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount()) return nullptr;
    return &entries_[shown_[static_cast<std::size_t>(index.row())]];
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    const PaletteEntry* found = entry(index);
    if (found == nullptr) return {};
    switch (role) {
    case Qt::DisplayRole: return found->title;
    case Qt::AccessibleTextRole: return QStringList{found->title, found->group, found->keys}.join(QLatin1Char(' '));
    case groupRole: return found->group;
    case keysRole: return found->keys;
    default: return {};
    }
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything that can be reached by typing: verbs, pages, fields of the case,
// measures. The model holds them all and lists those whose words hold every word
// typed, the ones that begin with it first.
#pragma once

#include <functional>
#include <vector>

#include <QAbstractListModel>
#include <QString>

namespace biosubsidy::ui {

struct PaletteEntry {
    QString title;
    QString group; // 命令, 字段, 政策 …
    QString keys;  // the shortcut, or what stands in the field now
    std::function<void()> run;
    QString keywords{}; // found by, and not shown: ids, the words of the other language
};

class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role : int { groupRole = Qt::UserRole, keysRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    void setWords(const QString& words);
    [[nodiscard]] const PaletteEntry* entry(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void filter();

    std::vector<PaletteEntry> entries_;
    QString words_;
    std::vector<std::size_t> shown_;
};

} // namespace biosubsidy::ui

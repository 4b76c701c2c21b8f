// SPDX-License-Identifier: GPL-3.0-or-later
//
// The columns of one sheet as lines of a list: heading, what stands in it, what it
// is taken for, in what unit. The last two can be changed.
#pragma once

#include <QAbstractTableModel>
#include <QStringList>

#include "core/sheets/column_map.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

// What a column can be taken for.
struct ColumnChoice {
    sheets::MappedColumn column;
    QString text;
};

class ColumnModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { letter, heading, samples, fact, unit, columns };

    ColumnModel(const Texts& texts, const Theme& theme, QObject* parent = nullptr)
        : QAbstractTableModel(parent), texts_(texts), theme_(theme) {}

    // Both outlive the model, or the next call.
    void show(const Vocabulary& vocabulary, const sheets::SheetPreview& preview, const sheets::SheetMap& map);
    [[nodiscard]] const sheets::SheetMap& map() const noexcept { return map_; }
    [[nodiscard]] const std::vector<ColumnChoice>& choices() const noexcept { return choices_; }
    [[nodiscard]] static QString unitText(MoneyUnit unit, const Texts& texts);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    // EditRole: of `fact` an index into choices(), of `unit` a MoneyUnit.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void mapChanged();

private:
    [[nodiscard]] bool isMoney(const sheets::MappedColumn& column) const;
    [[nodiscard]] QString textOf(const sheets::MappedColumn& column) const;
    // Why it is not sure what the column is; empty where it is.
    [[nodiscard]] QString doubtOf(std::size_t column) const;
    [[nodiscard]] bool isUndecided(std::size_t column) const;
    [[nodiscard]] QString samplesOf(std::uint32_t column) const;
    [[nodiscard]] QString text(const QModelIndex& index) const;
    [[nodiscard]] int choiceOf(const sheets::MappedColumn& column) const;
    void makeChoices();

    const Texts& texts_;
    const Theme& theme_;
    const Vocabulary* vocabulary_ = nullptr;
    const sheets::SheetPreview* preview_ = nullptr;
    sheets::SheetMap map_;
    std::vector<ColumnChoice> choices_;
};

} // namespace biosubsidy::ui

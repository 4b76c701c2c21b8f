// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each column of a sheet is taken for, column above column: the field, how sure that
// is, the unit. The field and the unit can be changed.
#pragma once

#include <QAbstractTableModel>

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
    enum Row : int { fact, sure, unit, rows };

    ColumnModel(const Texts& texts, const Theme& theme, QObject* parent = nullptr)
        : QAbstractTableModel(parent), texts_(texts), theme_(theme) {}

    // `width`: columns that are shown, those without a heading too. `vocabulary` outlives
    // the model.
    void show(const Vocabulary& vocabulary, const sheets::SheetMap& map, std::uint32_t width);
    [[nodiscard]] const sheets::SheetMap& map() const noexcept { return map_; }
    [[nodiscard]] const std::vector<ColumnChoice>& choices() const noexcept { return choices_; }
    [[nodiscard]] bool isUsed(std::uint32_t column) const;
    // As it was proposed, or as nothing: a person's word.
    void confirm(std::uint32_t column);
    void ignore(std::uint32_t column);
    [[nodiscard]] static QString unitText(MoneyUnit unit, const Texts& texts);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    // EditRole: of `fact` an index into choices(), of `unit` a MoneyUnit. Says mapChanged().
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
    [[nodiscard]] QString sureText(std::size_t column) const;
    [[nodiscard]] QString unitOf(std::size_t column) const;
    [[nodiscard]] QStringList choicesAt(int row) const;
    [[nodiscard]] QString text(const QModelIndex& index) const;
    [[nodiscard]] QVariant colourOf(const QModelIndex& index) const;
    [[nodiscard]] QString headingOf(std::size_t column) const;
    void choose(std::uint32_t column, const sheets::MappedColumn& as);
    [[nodiscard]] int choiceOf(const sheets::MappedColumn& column) const;
    void makeChoices();

    const Texts& texts_;
    const Theme& theme_;
    const Vocabulary* vocabulary_ = nullptr;
    sheets::SheetMap map_;
    std::uint32_t width_ = 0;
    std::vector<ColumnChoice> choices_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pasted table before it becomes projects or expenses: what each column is taken
// for, and which cells cannot be read. A person may correct what a column means.
#pragma once

#include <map>

#include <QAbstractTableModel>

#include "core/tables/item_table.h"
#include "ui/look/texts.h"
#include "ui/session/case_document.h"

namespace biosubsidy::ui {

class PasteModel : public QAbstractTableModel {
    Q_OBJECT

public:
    PasteModel(const CaseDocument& document, Entity entity, const Texts& texts, QObject* parent);

    // The first line names the columns.
    void setText(const QString& text);
    void setColumn(int column, const TableColumn& use);
    [[nodiscard]] const TableColumn& column(int column) const { return columns_.at(static_cast<std::size_t>(column)); }
    [[nodiscard]] const QString& heading(int column) const { return headings_.at(column); }
    [[nodiscard]] const ItemTable& table() const noexcept { return table_; }
    [[nodiscard]] bool anyColumnKnown() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // What a column is used for; `heading` where it is not used.
    [[nodiscard]] QString useText(const TableColumn& use, const QString& heading) const;

private:
    void read();

    const CaseDocument& document_;
    Entity entity_;
    const Texts& texts_;
    QStringList headings_;
    TextTable rows_;
    std::vector<TableColumn> columns_;
    ItemTable table_;
    std::map<std::pair<std::size_t, std::size_t>, Localized> problems_;
};

} // namespace biosubsidy::ui

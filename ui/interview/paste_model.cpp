// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/paste_model.h"

#include <algorithm>

#include <QBrush>
#include <QPalette>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

PasteModel::PasteModel(const CaseDocument& document, Entity entity, const Texts& texts, QObject* parent)
    : QAbstractTableModel(parent), document_(document), entity_(entity), texts_(texts) {}

void PasteModel::setText(const QString& text) {
    beginResetModel();
    rows_ = splitTable(toUtf8(text));
    headings_.clear();
    columns_.clear();
    if (!rows_.empty()) {
        for (const std::string& heading : rows_.front()) {
            headings_ << toQt(heading).trimmed();
            columns_.push_back(guessColumn(document_.vocabulary(), entity_, heading));
        }
        rows_.erase(rows_.begin());
    }
    // Of two columns for one fact the first counts.
    for (auto column = columns_.begin(); column != columns_.end(); ++column) {
        const bool again = std::any_of(columns_.begin(), column, [&](const TableColumn& earlier) {
            return earlier.use == column->use && earlier.fact == column->fact;
        });
        if (again) *column = {};
    }
    read();
    endResetModel();
}

void PasteModel::setColumn(int column, const TableColumn& use) {
    beginResetModel();
    for (TableColumn& other : columns_) {
        if (use.use != TableColumn::Use::ignored && other.use == use.use && other.fact == use.fact) other = {};
    }
    columns_.at(static_cast<std::size_t>(column)) = use;
    read();
    endResetModel();
}

void PasteModel::read() {
    std::vector<std::string> taken;
    for (std::size_t index = 0; index < document_.subject().count(entity_); ++index)
        taken.push_back(document_.subject().item(entity_, index).id);
    table_ = readItems(document_.vocabulary(), entity_, columns_, rows_, taken);
    problems_.clear();
    for (const CellProblem& problem : table_.problems) problems_[{problem.row, problem.column}] = problem.message;
}

bool PasteModel::anyColumnKnown() const {
    return std::any_of(columns_.begin(), columns_.end(),
                       [](const TableColumn& column) { return column.use != TableColumn::Use::ignored; });
}

int PasteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int PasteModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant PasteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<std::size_t>(index.column());
    const auto problem = problems_.find({row, column});
    const bool ignored = columns_[column].use == TableColumn::Use::ignored;
    switch (role) {
    case Qt::DisplayRole: return column < rows_[row].size() ? toQt(rows_[row][column]) : QString();
    case Qt::ToolTipRole: return problem == problems_.end() ? QVariant() : texts_(problem->second);
    case Qt::AccessibleDescriptionRole: return problem == problems_.end() ? QVariant() : texts_(problem->second);
    case Qt::ForegroundRole:
        if (problem != problems_.end()) return QPalette().brush(QPalette::BrightText);
        return ignored ? QVariant(QPalette().brush(QPalette::Disabled, QPalette::Text)) : QVariant();
    default: return {};
    }
}

QVariant PasteModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Vertical) return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (section < 0 || section >= columnCount()) return {};
    if (role == Qt::DisplayRole) return useText(column(section), headings_.at(section));
    if (role == Qt::ToolTipRole)
        return texts_("原标题：%1。点击可改选对应的字段。", "Heading: %1. Click to choose another field.")
            .arg(headings_.at(section));
    return {};
}

QString PasteModel::useText(const TableColumn& use, const QString& heading) const {
    if (use.use == TableColumn::Use::id) return texts_("编号", "Id");
    if (use.use == TableColumn::Use::ignored) return texts_("不用：%1", "Not used: %1").arg(heading);
    const Fact& fact = document_.vocabulary().fact(entity_, use.fact);
    const QString label = texts_(fact.label);
    if (fact.type != FactType::money) return label + texts_(headingUnit(fact));
    switch (use.unit) {
    case MoneyUnit::yuan: return texts_("%1（元）", "%1 (yuan)").arg(label);
    case MoneyUnit::wan: return texts_("%1（万元）", "%1 (10,000 yuan)").arg(label);
    case MoneyUnit::yi: return texts_("%1（亿元）", "%1 (100 million yuan)").arg(label);
    default: return texts_("%1（%2）", "%1 (%2)").arg(label, texts_(nameOf(use.unit)));
    }
    return label;
}

} // namespace biosubsidy::ui

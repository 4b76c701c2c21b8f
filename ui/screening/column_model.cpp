// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/column_model.h"

#include <algorithm>

#include "core/sheets/award_columns.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

using sheets::CompanyKey;
using sheets::MappedColumn;
using sheets::SheetMap;
using Use = MappedColumn::Use;

void ColumnModel::show(const Vocabulary& vocabulary, const sheets::SheetPreview& preview, const SheetMap& map) {
    beginResetModel();
    vocabulary_ = &vocabulary;
    preview_ = &preview;
    map_ = map;
    makeChoices();
    endResetModel();
}

QString ColumnModel::unitText(MoneyUnit unit, const Texts& texts) {
    return texts(nameOf(unit));
}

bool ColumnModel::isMoney(const MappedColumn& column) const {
    if (column.use == Use::award) return awardFact(static_cast<AwardField>(column.fact)).type == FactType::money;
    return column.use == Use::fact && vocabulary_->fact(column.entity, column.fact).type == FactType::money;
}

QString ColumnModel::textOf(const MappedColumn& column) const {
    switch (column.use) {
    case Use::ignored: return texts_("不用", "Not used");
    case Use::key:
        if (column.key == CompanyKey::number) return texts_("企业编号", "Company number");
        return column.key == CompanyKey::uscc ? texts_("所属企业的信用代码", "Code of the company")
                                              : texts_("所属企业的名称", "Name of the company");
    case Use::award:
    case Use::awardId: {
        const QString what = column.use == Use::awardId ? texts_("编号", "Id")
                                                        : texts_(awardFact(static_cast<AwardField>(column.fact)).label);
        if (map_.role != SheetMap::Role::companies) return what;
        return texts_("已获支持 %1：%2", "Support held %1: %2").arg(column.item + 1).arg(what);
    }
    case Use::itemId:
    case Use::fact: break;
    }
    const QString what =
        column.use == Use::itemId ? texts_("编号", "Id") : texts_(vocabulary_->fact(column.entity, column.fact).label);
    if (column.entity == Entity::company || map_.role != SheetMap::Role::companies) return what;
    const QString lead =
        column.entity == Entity::project ? texts_("项目 %1", "Project %1") : texts_("支出 %1", "Expense %1");
    return texts_("%1：%2", "%1: %2").arg(lead.arg(column.item + 1), what);
}

// The facts of the sheet's own kind; in a company's row those of its projects and
// expenses as well, as many as the headings name, and one more.
void ColumnModel::makeChoices() {
    choices_.clear();
    const auto offer = [this](const MappedColumn& column) { choices_.push_back({column, textOf(column)}); };
    const auto offerItem = [&](Entity entity, std::size_t item) {
        MappedColumn id;
        id.use = Use::itemId;
        id.entity = entity;
        id.item = item;
        offer(id);
        for (std::size_t index = 0; index < vocabulary_->facts(entity).size(); ++index)
            offer(MappedColumn::ofFact(entity, index, MoneyUnit::yuan, item));
    };
    const auto offerAward = [&](std::size_t item) {
        MappedColumn column;
        column.item = item;
        column.use = Use::awardId;
        offer(column);
        column.use = Use::award;
        for (column.fact = 0; column.fact < awardFields; ++column.fact) offer(column);
    };
    offer({});
    offer(MappedColumn::ofKey(CompanyKey::number));
    if (map_.role != SheetMap::Role::companies && map_.role != SheetMap::Role::ignored) {
        offer(MappedColumn::ofKey(CompanyKey::uscc));
        offer(MappedColumn::ofKey(CompanyKey::name));
        if (map_.role == SheetMap::Role::awards) return offerAward(0);
        offerItem(map_.role == SheetMap::Role::projects ? Entity::project : Entity::expense, 0);
        return;
    }
    for (std::size_t index = 0; index < vocabulary_->facts(Entity::company).size(); ++index)
        offer(MappedColumn::ofFact(Entity::company, index));
    for (const Entity entity : {Entity::project, Entity::expense}) {
        std::size_t items = 1;
        for (const MappedColumn& column : map_.columns) {
            const bool repeated = (column.use == Use::fact || column.use == Use::itemId) && column.entity == entity;
            if (repeated) items = std::max(items, column.item + 2);
        }
        for (std::size_t item = 0; item < items; ++item) offerItem(entity, item);
    }
    std::size_t awards = 1;
    for (const MappedColumn& column : map_.columns)
        if (column.use == Use::award || column.use == Use::awardId) awards = std::max(awards, column.item + 2);
    for (std::size_t item = 0; item < awards; ++item) offerAward(item);
}

int ColumnModel::choiceOf(const MappedColumn& column) const {
    const auto found = std::find_if(choices_.begin(), choices_.end(),
                                    [&](const ColumnChoice& choice) { return choice.column.sameTarget(column); });
    return found == choices_.end() ? 0 : static_cast<int>(found - choices_.begin());
}

int ColumnModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(map_.columns.size());
}

int ColumnModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString ColumnModel::samplesOf(std::uint32_t column) const {
    constexpr qsizetype most = 3;
    QStringList found;
    for (const sheets::Row& row : preview_->rows) {
        if (row.number <= map_.headingEnd || found.size() == most) continue;
        const sheets::Cell* cell = row.find(column);
        if (cell != nullptr) found << toQt(cell->text).simplified();
    }
    return found.join(texts_("、", ", "));
}

bool ColumnModel::isUndecided(std::size_t column) const {
    const std::vector<std::uint32_t> undecided = map_.undecided();
    return std::find(undecided.begin(), undecided.end(), column) != undecided.end();
}

QString ColumnModel::doubtOf(std::size_t column) const {
    if (!isUndecided(column)) return {};
    return texts_("拿不准这一列：%1。请点开选定一个字段，或选“不用”。",
                  "Not sure what this column is: %1. Choose a field, or \"Not used\".")
        .arg(texts_(map_.said[column].why));
}

QString ColumnModel::text(const QModelIndex& index) const {
    const auto row = static_cast<std::size_t>(index.row());
    const MappedColumn& column = map_.columns[row];
    switch (static_cast<Column>(index.column())) {
    case letter: return toQt(sheets::columnLetters(static_cast<std::uint32_t>(row)));
    case heading: return toQt(map_.headings[row]).simplified();
    case samples: return samplesOf(static_cast<std::uint32_t>(row));
    case fact: return isUndecided(row) ? texts_("？ %1", "? %1").arg(textOf(column)) : textOf(column);
    case unit:
        if (column.use == Use::fact && vocabulary_->fact(column.entity, column.fact).type == FactType::quantity)
            return texts_(vocabulary_->fact(column.entity, column.fact).unit);
        return isMoney(column) ? unitText(column.unit, texts_) : QString();
    case columns: break;
    }
    return {};
}

QVariant ColumnModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const MappedColumn& column = map_.columns[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(index);
    case Qt::ToolTipRole: {
        const QString doubt = doubtOf(static_cast<std::size_t>(index.row()));
        return doubt.isEmpty() ? text(index) : doubt;
    }
    case Qt::EditRole:
        if (index.column() == fact) return choiceOf(column);
        if (index.column() == unit) return static_cast<int>(column.unit);
        return text(index);
    case Qt::ForegroundRole: {
        const bool quiet = index.column() == letter || index.column() == samples || column.use == Use::ignored;
        if (index.column() == fact && isUndecided(static_cast<std::size_t>(index.row())))
            return theme_.colourOf(Verdict::undetermined);
        if (index.column() == fact && column.use != Use::ignored) return theme_.colours().accent;
        return quiet ? QVariant(theme_.colours().muted) : QVariant();
    }
    default: return {};
    }
}

bool ColumnModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || (flags(index) & Qt::ItemIsEditable) == 0) return false;
    const MappedColumn& column = map_.columns[static_cast<std::size_t>(index.row())];
    if (index.column() == unit) {
        MappedColumn as = column;
        as.unit = static_cast<MoneyUnit>(value.toInt());
        map_.choose(static_cast<std::uint32_t>(index.row()), as);
    } else {
        const auto chosen = static_cast<std::size_t>(value.toInt());
        if (chosen >= choices_.size()) return false;
        MappedColumn as = choices_[chosen].column;
        as.unit = column.unit;
        map_.choose(static_cast<std::uint32_t>(index.row()), as);
        makeChoices(); // a second project offers a third
    }
    Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(columns - 1));
    Q_EMIT mapChanged();
    return true;
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || map_.role == SheetMap::Role::ignored) return flags;
    const bool editable = index.column() == fact ||
                          (index.column() == unit && isMoney(map_.columns[static_cast<std::size_t>(index.row())]));
    return editable ? flags | Qt::ItemIsEditable : flags;
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
    case letter: return texts_("列", "Col.");
    case heading: return texts_("标题", "Heading");
    case samples: return texts_("内容示例", "What stands in it");
    case fact: return texts_("当作", "Taken for");
    case unit: return texts_("单位", "Unit");
    case columns: break;
    }
    return {};
}

} // namespace biosubsidy::ui

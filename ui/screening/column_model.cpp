// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/column_model.h"

#include <algorithm>

#include "core/sheets/award_columns.h"
#include "ui/look/conversions.h"
#include "ui/widgets/choice_delegate.h"

namespace biosubsidy::ui {

using sheets::CompanyKey;
using sheets::MappedColumn;
using sheets::SheetMap;
using sheets::Sureness;
using sheets::UnitFrom;
using Use = MappedColumn::Use;

void ColumnModel::show(const Vocabulary& vocabulary, const SheetMap& map, std::uint32_t width) {
    beginResetModel();
    vocabulary_ = &vocabulary;
    map_ = map;
    map_.said.resize(map_.columns.size());
    width_ = std::max(width, static_cast<std::uint32_t>(map_.columns.size()));
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
    return parent.isValid() ? 0 : static_cast<int>(rows);
}

int ColumnModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(width_);
}

bool ColumnModel::isUndecided(std::size_t column) const {
    return map_.role != SheetMap::Role::ignored &&
           (map_.said[column].sure == Sureness::contained || map_.said[column].sure == Sureness::doubtful);
}

QString ColumnModel::doubtOf(std::size_t column) const {
    const QString why = texts_(map_.said[column].why);
    if (isUndecided(column))
        return texts_("拿不准这一列：%1。请点开选定一个字段，或选“不用”。",
                      "Not sure what this column is: %1. Choose a field, or \"Not used\".")
            .arg(why);
    if (map_.said[column].unitFrom == UnitFrom::assumed && isMoney(map_.columns[column]))
        return texts_("没有写单位，按元读取。若是别的单位，请在“单位”一行改选。",
                      "No unit is said, and yuan is taken. If it is another, choose it in the row of units.");
    return why;
}

QString ColumnModel::sureText(std::size_t column) const {
    if (isUndecided(column)) {
        return map_.said[column].sure == Sureness::contained ? texts_("◐ 像是，请确认", "◐ likely: confirm")
                                                             : texts_("？ 请选定", "? choose");
    }
    if (map_.said[column].sure == Sureness::chosen) return texts_("✓ 人工选定", "✓ chosen");
    return map_.columns[column].use == Use::ignored ? QString() : texts_("✓ 确定", "✓ sure");
}

QString ColumnModel::unitOf(std::size_t column) const {
    const MappedColumn& as = map_.columns[column];
    if (as.use == Use::fact && vocabulary_->fact(as.entity, as.fact).type == FactType::quantity)
        return texts_(vocabulary_->fact(as.entity, as.fact).unit);
    if (!isMoney(as)) return {};
    const QString name = unitText(as.unit, texts_);
    return map_.said[column].unitFrom == UnitFrom::assumed ? texts_("%1（没写）", "%1 (not said)").arg(name) : name;
}

QString ColumnModel::headingOf(std::size_t column) const {
    return column < map_.headings.size() ? toQt(map_.headings[column]).simplified() : QString();
}

QString ColumnModel::text(const QModelIndex& index) const {
    const auto column = static_cast<std::size_t>(index.column());
    if (column >= map_.columns.size() || map_.role == SheetMap::Role::ignored) return {};
    switch (static_cast<Row>(index.row())) {
    case fact: {
        const bool nothing = map_.columns[column].use == Use::ignored && headingOf(column).isEmpty();
        return nothing ? QString() : textOf(map_.columns[column]);
    }
    case sure: return sureText(column);
    case unit: return unitOf(column);
    case rows: break;
    }
    return {};
}

QVariant ColumnModel::colourOf(const QModelIndex& index) const {
    const auto column = static_cast<std::size_t>(index.column());
    const bool used = map_.columns[column].use != Use::ignored;
    if (isUndecided(column) && index.row() != unit)
        return theme_.colourOf(map_.said[column].sure == Sureness::contained ? Verdict::arguable
                                                                             : Verdict::undetermined);
    if (index.row() == fact && used) return theme_.colours().accent;
    if (index.row() == sure && used) return theme_.colourOf(Verdict::eligible);
    if (index.row() == unit && map_.said[column].unitFrom == UnitFrom::assumed)
        return theme_.colourOf(Verdict::arguable);
    return used ? QVariant() : theme_.colours().muted;
}

QStringList ColumnModel::choicesAt(int row) const {
    QStringList texts;
    if (row == fact) {
        for (const ColumnChoice& choice : choices_) texts.append(choice.text);
    } else {
        for (std::size_t at = 0; at < moneyUnits; ++at) texts.append(unitText(static_cast<MoneyUnit>(at), texts_));
    }
    return texts;
}

QVariant ColumnModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto column = static_cast<std::size_t>(index.column());
    if (column >= map_.columns.size()) return {};
    switch (role) {
    case Qt::DisplayRole: return text(index);
    case Qt::ToolTipRole: {
        const QString doubt = doubtOf(column);
        return doubt.isEmpty() ? text(index) : doubt;
    }
    case Qt::EditRole:
        return index.row() == unit ? static_cast<int>(map_.columns[column].unit) : choiceOf(map_.columns[column]);
    case Qt::ForegroundRole: return colourOf(index);
    case choicesRole: return choicesAt(index.row());
    case choiceNameRole:
        return index.row() == fact ? QStringLiteral("screening.fact") : QStringLiteral("screening.unit");
    default: return {};
    }
}

void ColumnModel::choose(std::uint32_t column, const MappedColumn& as) {
    map_.choose(column, as);
    UnitFrom& from = map_.said[column].unitFrom;
    if (from == UnitFrom::nowhere && isMoney(as)) from = UnitFrom::assumed;
    makeChoices(); // a second project offers a third
    Q_EMIT dataChanged(index(0, static_cast<int>(column)), index(rows - 1, static_cast<int>(column)));
    Q_EMIT mapChanged();
}

bool ColumnModel::isUsed(std::uint32_t column) const {
    return column < map_.columns.size() && map_.columns[column].use != MappedColumn::Use::ignored;
}

void ColumnModel::confirm(std::uint32_t column) {
    choose(column, MappedColumn(map_.columns.at(column)));
}

void ColumnModel::ignore(std::uint32_t column) {
    choose(column, {});
}

bool ColumnModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || (flags(index) & Qt::ItemIsEditable) == 0) return false;
    const auto column = static_cast<std::uint32_t>(index.column());
    MappedColumn as = map_.columns[column];
    if (index.row() == unit) {
        as.unit = static_cast<MoneyUnit>(value.toInt());
        map_.said[column].unitFrom = UnitFrom::chosen; // though it be the one that was assumed
    } else {
        const auto chosen = static_cast<std::size_t>(value.toInt());
        if (chosen >= choices_.size()) return false;
        as = choices_[chosen].column;
        as.unit = map_.columns[column].unit;
    }
    choose(column, as);
    return true;
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || map_.role == SheetMap::Role::ignored) return flags;
    const auto column = static_cast<std::size_t>(index.column());
    if (column >= map_.columns.size()) return flags;
    const bool editable = index.row() == fact || (index.row() == unit && isMoney(map_.columns[column]));
    return editable ? flags | Qt::ItemIsEditable : flags;
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    if (orientation == Qt::Horizontal) {
        const auto column = static_cast<std::uint32_t>(section);
        const QString heading = headingOf(column);
        if (!map_.form.empty()) return heading; // its labels stand below one another
        const QString letters = toQt(sheets::columnLetters(column));
        return heading.isEmpty() ? letters : letters + QStringLiteral(" · ") + heading;
    }
    switch (static_cast<Row>(section)) {
    case fact: return texts_("当作", "Taken for");
    case sure: return texts_("把握", "How sure");
    case unit: return texts_("单位", "Unit");
    case rows: break;
    }
    return {};
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/import_rows.h"

#include <algorithm>

#include <QFont>

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/widgets/choice_delegate.h"

namespace biosubsidy::ui {

using sheets::ApplicationField;
using sheets::CellDoubt;
using sheets::Likeness;

ImportRows::ImportRows(ImportList& list, const Texts& texts, const Theme& theme,
                       std::function<QString(std::int64_t)> caseName, QObject* parent)
    : QAbstractTableModel(parent), list_(list), texts_(texts), theme_(theme), caseName_(std::move(caseName)) {}

void ImportRows::refresh() {
    beginResetModel();
    endResetModel();
}

void ImportRows::refreshCells() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

int ImportRows::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(list_.size());
}

int ImportRows::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QString ImportRows::firmText(const FirmChoice& choice, const std::string& stood) const {
    switch (choice.kind) {
    case FirmChoice::Kind::known: return caseName_(choice.id);
    case FirmChoice::Kind::fresh: return texts_("新建案例“%1”", "New case \"%1\"").arg(toQt(stood));
    case FirmChoice::Kind::open: break;
    }
    return texts_("请选案例", "Choose a case");
}

QString ImportRows::measureText(const MeasureChoice& choice, const std::string& stood) const {
    if (choice.open) return texts_("请选措施", "Choose a measure");
    if (choice.measure.empty()) return texts_("不对应措施，只留名称", "No measure, the name alone");
    const auto found = list_.rules()->find(choice.measure);
    if (found.measure == nullptr) return toQt(stood);
    return texts_("%1（%2）", "%1 (%2)").arg(texts_(found.measure->title), texts_(found.pack->title));
}

QStringList ImportRows::choices(std::size_t row, Column column) const {
    QStringList all;
    if (column == of) {
        for (const FirmChoice& choice : list_.firmChoices(row)) all << firmText(choice, list_.row(row).firm);
    } else {
        for (const MeasureChoice& choice : list_.measureChoices(row)) all << measureText(choice, list_.row(row).policy);
    }
    return all;
}

QString ImportRows::text(std::size_t row, Column column) const {
    const sheets::ProposedApplication& one = list_.row(row);
    const applications::Application& application = one.application;
    switch (column) {
    case number: return QString::number(one.row);
    case firm: return toQt(one.firm);
    case of: return firmText(list_.firm(row), one.firm);
    case policy:
        return application.itemName.empty()
                   ? toQt(one.policy)
                   : texts_("%1（%2）", "%1 (%2)").arg(toQt(one.policy), toQt(application.itemName));
    case measure: return measureText(list_.measure(row), one.policy);
    case sum: {
        const applications::Application kept = list_.application(row);
        const auto& shown = kept.expected ? kept.expected : kept.approved.sum ? kept.approved.sum : kept.applied.sum;
        return shown ? toQt(wording::moneyText(*shown, texts_.language())) : QString();
    }
    case due: {
        const auto& day = application.call.closes ? application.call.closes : application.ownDeadline;
        return day ? toQt(day->toString()) : QString();
    }
    case status: return texts_(words(application.status));
    case standing: return standingText(row);
    case columns: break;
    }
    return {};
}

QString ImportRows::standingText(std::size_t row) const {
    if (list_.isTaken(row)) return texts_("✓ 已导入", "✓ taken");
    if (!list_.isWanted(row)) return texts_("不导入", "left");
    const ImportList::Open open = list_.open(row);
    QStringList parts;
    if (open.firm) parts << texts_("案例", "case");
    if (open.measure) parts << texts_("措施", "measure");
    if (open.doubts > 0) parts << texts_.counted("%1 处存疑", "%1 [doubt|doubts]", open.doubts);
    if (parts.isEmpty()) return texts_("可导入", "ready");
    return texts_("待定：%1", "open: %1").arg(parts.join(texts_("、", ", ")));
}

// Sums, days and the status have columns of their own here; all else stands at the end.
ImportRows::Column ImportRows::columnOf(const CellDoubt& doubt) const {
    for (const sheets::ApplicationColumn& column : list_.map().columns) {
        if (column.column != doubt.column) continue;
        if (isSum(column.field)) return sum;
        if (column.field == ApplicationField::status) return status;
        if (column.field >= ApplicationField::closes && column.field <= ApplicationField::paidOn) return due;
    }
    return standing;
}

QString ImportRows::told(std::size_t row, std::size_t doubt) const {
    const CellDoubt& one = list_.row(row).doubts.at(doubt);
    QString heading;
    for (const sheets::ApplicationColumn& column : list_.map().columns) {
        if (column.column == one.column) heading = toQt(column.heading);
    }
    const QString text = texts_("第 %1 行“%2”写着“%3”：%4", "Row %1, \"%2\" says \"%3\": %4")
                             .arg(QString::number(one.row), heading, toQt(one.stood), texts_(one.why));
    switch (list_.doubt(row, doubt)) {
    case DoubtChoice::taken: return text + texts_("（已采用）", " (counts)");
    case DoubtChoice::left: return text + texts_("（没有采用，原文留在备注里）", " (left; it stands in the remarks)");
    case DoubtChoice::open: break;
    }
    return text;
}

QStringList ImportRows::doubtsOf(int row) const {
    QStringList all;
    if (row < 0 || row >= rowCount()) return all;
    const auto at = static_cast<std::size_t>(row);
    for (std::size_t doubt = 0; doubt < list_.row(at).doubts.size(); ++doubt) all << told(at, doubt);
    return all;
}

QString ImportRows::doubtText(std::size_t row, Column column) const {
    QStringList all;
    for (std::size_t doubt = 0; doubt < list_.row(row).doubts.size(); ++doubt) {
        if (columnOf(list_.row(row).doubts[doubt]) == column) all << told(row, doubt);
    }
    return all.join(QLatin1Char('\n'));
}

QVariant ImportRows::colourOf(std::size_t row, Column column) const {
    const Colours& colours = theme_.colours();
    if (list_.isTaken(row) || !list_.isWanted(row)) return colours.muted;
    const ImportList::Open open = list_.open(row);
    if ((column == of && open.firm) || (column == measure && open.measure) || (column == standing && open.any()))
        return colours.arguable;
    if (column == standing) return colours.eligible;
    return column == number || column == firm || column == policy ? QVariant(colours.muted) : QVariant();
}

QVariant ImportRows::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::ToolTipRole: {
        const QString doubts = doubtText(row, column);
        return doubts.isEmpty() ? text(row, column) : doubts;
    }
    case Qt::CheckStateRole:
        if (column != number) return {};
        return static_cast<int>(list_.isWanted(row) && !list_.isTaken(row) ? Qt::Checked : Qt::Unchecked);
    case Qt::EditRole: {
        const auto indexOf = [](const auto& all, const auto& one) {
            return static_cast<int>(std::find(all.begin(), all.end(), one) - all.begin());
        };
        if (column == of) return indexOf(list_.firmChoices(row), list_.firm(row));
        if (column == measure) return indexOf(list_.measureChoices(row), list_.measure(row));
        return {};
    }
    case choicesRole: return column == of || column == measure ? QVariant(choices(row, column)) : QVariant();
    case Qt::ForegroundRole: return colourOf(row, column);
    case Qt::BackgroundRole:
        return doubtText(row, column).isEmpty() || column == standing ? QVariant() : QVariant(theme_.colours().caution);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (column == sum ? Qt::AlignRight : Qt::AlignLeft)));
    default: return {};
    }
}

bool ImportRows::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid()) return false;
    const auto row = static_cast<std::size_t>(index.row());
    const auto choice = static_cast<std::size_t>(std::max(0, value.toInt()));
    if (role == Qt::CheckStateRole && index.column() == number) {
        list_.setWanted(row, value.toInt() == Qt::Checked);
    } else if (role == Qt::EditRole && index.column() == of && choice < list_.firmChoices(row).size()) {
        list_.chooseFirm(row, list_.firmChoices(row).at(choice));
    } else if (role == Qt::EditRole && index.column() == measure && choice < list_.measureChoices(row).size()) {
        list_.chooseMeasure(row, list_.measureChoices(row).at(choice));
    } else {
        return false;
    }
    refreshCells();
    Q_EMIT decided();
    return true;
}

Qt::ItemFlags ImportRows::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || list_.isTaken(static_cast<std::size_t>(index.row()))) return flags;
    if (index.column() == number) flags |= Qt::ItemIsUserCheckable;
    if (index.column() == of || index.column() == measure) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ImportRows::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (section == sum ? Qt::AlignRight : Qt::AlignLeft)));
    if (role != Qt::DisplayRole) return {};
    switch (static_cast<Column>(section)) {
    case number: return texts_("行", "Row");
    case firm: return texts_("表里的企业", "Firm in the table");
    case of: return texts_("案例", "Case");
    case policy: return texts_("表里的事项", "Measure in the table");
    case measure: return texts_("措施", "Measure");
    case sum: return texts_("金额", "Sum");
    case due: return texts_("截止", "Due");
    case status: return texts_("状态", "Status");
    case standing: return texts_("还缺什么", "Still open");
    case columns: break;
    }
    return {};
}

} // namespace biosubsidy::ui

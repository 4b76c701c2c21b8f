// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/case_list_model.h"

#include <algorithm>
#include <array>

#include <QDateTime>
#include <QFont>

#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t blockSize = 64;
constexpr std::size_t mostBlocks = 64;
constexpr std::array<Verdict, 4> allVerdicts{Verdict::eligible, Verdict::arguable, Verdict::undetermined,
                                             Verdict::ineligible};

struct ColumnWords {
    const char* zh;
    const char* en;
    std::optional<storage::CaseOrder> order;
};

const ColumnWords& wordsOf(int column) {
    static const std::array<ColumnWords, CaseListModel::columns> words{{
        {"名称", "Name", storage::CaseOrder::name},
        {"地点", "Place", storage::CaseOrder::city},
        {"最高可获", "At most", storage::CaseOrder::ceiling},
        {"变化", "Change", std::nullopt},
        {"符合 · 可争取 · 待补 · 不符合", "✓ · ◐ · ? · –", storage::CaseOrder::eligible},
        {"测算日期", "Assessed for", storage::CaseOrder::assessed},
        {"下一期限", "Next deadline", std::nullopt},
        {"修改时间", "Modified", storage::CaseOrder::modified},
        {"标签", "Tags", std::nullopt},
    }};
    return words.at(static_cast<std::size_t>(column));
}

} // namespace

QString localTime(const storage::Moment& moment) {
    return QDateTime::fromMSecsSinceEpoch(storage::toMillis(moment)).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString verdictCounts(const storage::ResultMark& result) {
    QStringList counts;
    for (const Verdict verdict : allVerdicts) counts << QString::number(result.count(verdict));
    return counts.join(QStringLiteral(" · "));
}

QString changeText(const Money& before, const Money& after, const Texts& texts) {
    const storage::SumChange change = storage::changeOf(before, after);
    const QString sign = change.by.isZero() ? QStringLiteral("±")
                         : change.up        ? QStringLiteral("+")
                                            : QStringLiteral("−");
    return sign + toQt(wording::moneyText(change.by, texts.language()));
}

CaseListModel::CaseListModel(const storage::Library& library, const Texts& texts, const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), library_(library), texts_(texts), theme_(theme) {
    connect(&texts_, &Texts::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
        if (!ids_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    });
}

void CaseListModel::setRules(std::shared_ptr<const RuleBook> rules) {
    rules_ = std::move(rules);
}

void CaseListModel::setQuery(const storage::CaseQuery& query) {
    query_ = query;
    reload();
}

void CaseListModel::reload() {
    auto found = library_.cases().find(query_);
    if (!found) {
        Q_EMIT failed(found.error());
        return;
    }
    blocks_.clear();
    if (*found == ids_) { // the same cases: what is selected stays
        if (!ids_.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
        return;
    }
    beginResetModel();
    ids_ = std::move(*found);
    endResetModel();
}

int CaseListModel::rowOf(storage::CaseId id) const {
    const auto found = std::find(ids_.begin(), ids_.end(), id);
    return found == ids_.end() ? -1 : static_cast<int>(found - ids_.begin());
}

std::optional<storage::CaseRow> CaseListModel::row(int row) const {
    const auto wanted = static_cast<std::size_t>(row);
    if (row < 0 || wanted >= ids_.size()) return std::nullopt;
    const std::size_t block = wanted / blockSize;
    const std::vector<storage::CaseRow>& rows = blockAt(block).rows;
    // A case that is gone meanwhile has no row; the others are found by their id.
    const auto match =
        std::find_if(rows.begin(), rows.end(), [&](const storage::CaseRow& one) { return one.id == ids_[wanted]; });
    return match == rows.end() ? std::nullopt : std::optional(*match);
}

const CaseListModel::Block& CaseListModel::blockAt(std::size_t number) const {
    if (const auto found = blocks_.find(number); found != blocks_.end()) return found->second;
    if (blocks_.size() >= mostBlocks) blocks_.clear();
    const std::size_t first = number * blockSize;
    const auto ids = std::span(ids_).subspan(first, std::min(blockSize, ids_.size() - first));
    Block& block = blocks_[number];
    if (auto rows = library_.cases().rows(ids)) block.rows = std::move(*rows);
    if (auto due = library_.applications().nextDeadlines(ids)) block.due = std::move(*due);
    return block;
}

const applications::Deadline* CaseListModel::dueOf(const storage::CaseRow& row) const {
    for (const auto& [number, block] : blocks_) {
        if (const auto found = block.due.find(row.id); found != block.due.end()) return &found->second;
    }
    return nullptr;
}

QString CaseListModel::nameOf(const storage::CaseRow& row) const {
    return row.shownName().empty() ? texts_("未命名案例", "Untitled case") : toQt(row.shownName());
}

QStringList CaseListModel::widestTexts(Column column) const {
    const auto money = [this](long long yuan) {
        return toQt(wording::moneyText(Money::fromFen(yuan * 100), texts_.language()));
    };
    constexpr long long large = 88'888'000;
    switch (column) {
    case name: return {};
    case place: {
        QStringList names{texts_("未填", "not given")};
        if (rules_ == nullptr) return names;
        const Vocabulary& vocabulary = rules_->vocabulary();
        for (const Choice& city : vocabulary.cities().choices) names << texts_(city.label);
        return names;
    }
    case total: return {texts_("未公布金额", "sum not published"), money(large) + bestPlaceText(texts_)};
    case change: return {texts_("只是状态不同", "status only"), QStringLiteral("+") + money(large)};
    case verdicts: return {QStringLiteral("88 · 88 · 88 · 88")};
    case assessed: return {texts_("未测算", "not assessed"), QStringLiteral("2026-08-28")};
    case deadline: return {QStringLiteral("2026-08-28")};
    case modified: return {QStringLiteral("2026-08-28 08:28")};
    case tags:
    case columns: break;
    }
    return {QString(10, QLatin1Char('n'))};
}

int CaseListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ids_.size());
}

int CaseListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant CaseListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: {
        const auto of = row(index.row());
        if (!of) return {};
        return role == Qt::DisplayRole ? text(*of, column) : tip(*of, column);
    }
    case Qt::TextAlignmentRole: {
        const bool right = column == total || column == change;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)));
    }
    case Qt::ForegroundRole:
    case Qt::FontRole: {
        const auto of = row(index.row());
        return of ? look(*of, column, role) : QVariant();
    }
    default: return {};
    }
}

QVariant CaseListModel::look(const storage::CaseRow& row, Column column, int role) const {
    if (role == Qt::FontRole) {
        if (column != name && column != total) return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    const bool quiet = column == assessed || column == modified || column == tags || column == verdicts ||
                       (column == total && row.stale) || (column == name && row.shownName().empty());
    if (quiet) return theme_.colours().muted;
    if (column == deadline) {
        const applications::Deadline* due = dueOf(row);
        const bool overdue =
            due != nullptr && today_ && applications::urgencyOf(due->day, *today_) == applications::Urgency::overdue;
        return overdue ? QVariant(theme_.colours().danger) : QVariant();
    }
    if (column != change || !row.changedFrom || !row.result || *row.changedFrom == row.result->ceiling) return {};
    return storage::changeOf(*row.changedFrom, row.result->ceiling).up ? theme_.colours().eligible
                                                                       : theme_.colours().danger;
}

QString CaseListModel::text(const storage::CaseRow& row, Column column) const {
    const auto& result = row.result;
    switch (column) {
    case name: return nameOf(row);
    case place: return places(row);
    case total:
        if (!result) return QStringLiteral("—");
        // A place whose documents publish no figure pays no zero.
        if (result->potential.isZero() && result->unstated > 0) return texts_("未公布金额", "sum not published");
        return toQt(wording::moneyText(result->ceiling, texts_.language())) +
               (result->alternatives ? bestPlaceText(texts_) : QString());
    case change: {
        if (!row.changedFrom || !result) return {};
        // The same sum by another result: verdicts have changed.
        if (*row.changedFrom == result->ceiling) return texts_("只是状态不同", "status only");
        return changeText(*row.changedFrom, result->ceiling, texts_);
    }
    case verdicts: return result ? verdictCounts(*result) : QString();
    case assessed: return result ? toQt(result->asOf.toString()) : texts_("未测算", "not assessed");
    case deadline: {
        const applications::Deadline* due = dueOf(row);
        return due == nullptr ? QString() : toQt(due->day.toString());
    }
    case modified: return localTime(row.modified);
    case tags: {
        QStringList all;
        for (const std::string& tag : row.tags) all << toQt(tag);
        return all.join(texts_("、", ", "));
    }
    case columns: break;
    }
    return {};
}

QString CaseListModel::tip(const storage::CaseRow& row, Column column) const {
    const auto& result = row.result;
    if (column == name && !row.uscc.empty()) return nameOf(row) + QLatin1Char('\n') + toQt(row.uscc);
    if (column == total && result) {
        QStringList lines{toQt(wording::exactYuanText(result->ceiling, texts_.language()))};
        lines << texts_("按公布比例 %1", "By published rates %1")
                     .arg(toQt(wording::moneyText(result->stated, texts_.language())));
        lines << texts_("最好情形至多 %1", "Best case, at most %1")
                     .arg(toQt(wording::moneyText(result->potential, texts_.language())));
        if (result->alternatives)
            lines << texts_("地点未定：各地不能相加，这里是最高的一地。",
                            "The place is not known: places do not add up, this is the best of them.");
        if (row.stale) lines << texts_("案例在测算之后改过。", "The case has changed since it was assessed.");
        return lines.join(QLatin1Char('\n'));
    }
    if (column == change && row.changedFrom && result) {
        return texts_("上次 %1，现在 %2", "%1 before, %2 now")
            .arg(toQt(wording::moneyText(*row.changedFrom, texts_.language())),
                 toQt(wording::moneyText(result->ceiling, texts_.language())));
    }
    if (const applications::Deadline* due = column == deadline ? dueOf(row) : nullptr; due != nullptr) {
        const QString what = texts_(words(due->kind)) + QLatin1Char(' ') + toQt(due->day.toString());
        const QString hour = due->hour.empty() ? QString() : QLatin1Char(' ') + toQt(due->hour);
        if (!today_) return what + hour;
        return what + hour + QLatin1Char('\n') +
               toQt(daysLeftText(applications::daysLeft(*today_, due->day), texts_.language()));
    }
    if (column == verdicts && result) {
        QStringList lines;
        for (const Verdict verdict : allVerdicts)
            lines << texts_("%1 %2 项", "%1: %2")
                         .arg(toQt(wording::verdictText(verdict, texts_.language())))
                         .arg(result->count(verdict));
        return lines.join(QLatin1Char('\n'));
    }
    return text(row, column);
}

QString bestPlaceText(const Texts& texts) {
    return texts("（最高一地）", " (best)");
}

QString CaseListModel::places(const storage::CaseRow& row) const {
    QStringList names;
    for (const std::string& id : row.cities) {
        QString shown = toQt(id);
        if (rules_ != nullptr) {
            const Vocabulary& vocabulary = rules_->vocabulary();
            const Fact& city = vocabulary.cities();
            if (const auto choice = city.choice(id)) shown = texts_(city.choices[*choice].label);
        }
        names << shown;
    }
    return names.isEmpty() ? texts_("未填", "not given") : names.join(texts_("、", ", "));
}

QVariant CaseListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    if (role == Qt::DisplayRole) return texts_(wordsOf(section).zh, wordsOf(section).en);
    if (role == Qt::ToolTipRole && section == verdicts)
        return texts_("符合 · 可争取 · 待补信息 · 不符合", "Holds · arguable · open · not met");
    if (role == Qt::TextAlignmentRole) {
        const bool right = section == total || section == change;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (right ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

void CaseListModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columns || !wordsOf(column).order) return;
    query_.order = *wordsOf(column).order;
    query_.descending = order == Qt::DescendingOrder;
    reload();
}

} // namespace biosubsidy::ui

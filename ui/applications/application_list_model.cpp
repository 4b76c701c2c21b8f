// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/application_list_model.h"

#include <algorithm>
#include <array>

#include "ui/applications/typed_cell.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

using applications::Application;
using applications::Status;
using storage::ApplicationGroup;
using storage::ApplicationOrder;
using storage::ApplicationRow;

constexpr std::size_t blockSize = 64;
constexpr std::size_t mostBlocks = 64;

struct ColumnWords {
    const char* zh;
    const char* en;
    ApplicationOrder order;
};

const ColumnWords& wordsOf(int column) {
    static const std::array<ColumnWords, ApplicationListModel::columns> words{{
        {"企业", "Firm", ApplicationOrder::firm},
        {"申报事项", "Application", ApplicationOrder::title},
        {"期限", "Due", ApplicationOrder::deadline},
        {"负责人", "In charge", ApplicationOrder::person},
        {"状态", "Status", ApplicationOrder::status},
        {"预计", "Expected, CNY", ApplicationOrder::expected},
        {"申请", "Applied for", ApplicationOrder::applied},
        {"批准", "Approved", ApplicationOrder::approved},
        {"到账", "Paid", ApplicationOrder::paid},
    }};
    return words.at(static_cast<std::size_t>(column));
}

bool isSum(int column) {
    return column >= ApplicationListModel::expected && column <= ApplicationListModel::paid;
}

// The application as far as the row shows what can be typed into.
void showAs(Application& application, const ApplicationRow& row) {
    application.ownDeadline = row.ownDeadline;
    application.person = row.person;
    application.status = row.status;
    application.expected = row.expected;
    application.applied.sum = row.applied;
    application.approved.sum = row.approved;
}

} // namespace

ApplicationListModel::ApplicationListModel(const storage::Library& library, const Texts& texts, const Theme& theme,
                                           QObject* parent)
    : QAbstractTableModel(parent), library_(library), texts_(texts), theme_(theme),
      query_{.today = *Date::of(1970, 1, 1)} {
    connect(&texts_, &Texts::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
        tellChanged();
    });
    connect(&theme_, &Theme::changed, this, &ApplicationListModel::tellChanged);
}

void ApplicationListModel::setRules(std::shared_ptr<const RuleBook> rules) {
    rules_ = std::move(rules);
    tellChanged();
}

void ApplicationListModel::tellChanged() {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

void ApplicationListModel::setQuery(const storage::ApplicationQuery& query) {
    query_ = query;
    reload();
}

void ApplicationListModel::reload() {
    const storage::ApplicationShelf shelf = library_.applications();
    auto found = shelf.find(query_);
    auto groups = shelf.groups(query_);
    if (!found || !groups) {
        Q_EMIT failed(found ? groups.error() : found.error());
        return;
    }
    blocks_.clear();
    const auto sameGroup = [](const auto& left, const auto& right) {
        return left.key == right.key && left.sums.count == right.sums.count;
    };
    const bool same = *found == ids_ &&
                      std::equal(groups->begin(), groups->end(), groups_.begin(), groups_.end(), sameGroup) &&
                      (query_.group == ApplicationGroup::none) == groupAt_.empty();
    if (!same) beginResetModel();
    ids_ = std::move(*found);
    groups_ = std::move(*groups);
    groupAt_.clear();
    firms_.clear();
    if (query_.group != ApplicationGroup::none) {
        int row = 0;
        std::size_t first = 0;
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            groupAt_.emplace(row, group);
            if (query_.group == ApplicationGroup::firm || query_.group == ApplicationGroup::measure) {
                // Named by its first one.
                const auto rows = shelf.rows(std::span(ids_).subspan(first, first < ids_.size() ? 1 : 0));
                if (rows && !rows->empty())
                    firms_[groups_[group].key] = query_.group == ApplicationGroup::firm
                                                     ? rows->front().caseName
                                                     : toUtf8(titleOf(rows->front(), texts_));
            }
            row += 1 + static_cast<int>(groups_[group].sums.count);
            first += groups_[group].sums.count;
        }
    }
    if (same)
        tellChanged();
    else
        endResetModel();
}

storage::ApplicationSums ApplicationListModel::sums() const {
    storage::ApplicationSums all;
    for (const storage::ApplicationGroupRow& group : groups_) all += group.sums;
    return all;
}

int ApplicationListModel::placeOf(int row) const {
    if (groupAt_.contains(row)) return -1;
    const auto above = std::distance(groupAt_.begin(), groupAt_.lower_bound(row));
    return row - static_cast<int>(above);
}

std::optional<storage::ApplicationId> ApplicationListModel::idAt(int row) const {
    const int place = row < 0 ? -1 : placeOf(row);
    if (place < 0 || place >= static_cast<int>(ids_.size())) return std::nullopt;
    return ids_[static_cast<std::size_t>(place)];
}

int ApplicationListModel::rowOf(storage::ApplicationId id) const {
    const auto found = std::find(ids_.begin(), ids_.end(), id);
    if (found == ids_.end()) return -1;
    int row = static_cast<int>(found - ids_.begin());
    for (const auto& [at, group] : groupAt_) {
        if (at > row) break;
        ++row;
    }
    return row;
}

std::optional<ApplicationRow> ApplicationListModel::row(int row) const {
    const auto id = idAt(row);
    if (!id) return std::nullopt;
    const auto wanted = static_cast<std::size_t>(placeOf(row));
    const std::size_t block = wanted / blockSize;
    auto found = blocks_.find(block);
    if (found == blocks_.end()) {
        if (blocks_.size() >= mostBlocks) blocks_.clear();
        const std::size_t first = block * blockSize;
        const auto ids = std::span(ids_).subspan(first, std::min(blockSize, ids_.size() - first));
        auto rows = library_.applications().rows(ids);
        found = blocks_.emplace(block, rows ? std::move(*rows) : std::vector<ApplicationRow>()).first;
    }
    // One that is gone meanwhile has no row; the others are found by their id.
    const auto match = std::find_if(found->second.begin(), found->second.end(),
                                    [&](const ApplicationRow& one) { return one.id == *id; });
    return match == found->second.end() ? std::nullopt : std::optional(*match);
}

int ApplicationListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(ids_.size() + groupAt_.size());
}

int ApplicationListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ApplicationListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto column = static_cast<Column>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isSum(column) ? Qt::AlignRight : Qt::AlignLeft)));
    if (const auto group = groupAt_.find(index.row()); group != groupAt_.end())
        return groupData(groups_.at(group->second), column, role);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole:
    case Qt::ForegroundRole:
    case Qt::FontRole: break;
    default: return {};
    }
    const auto of = row(index.row());
    if (!of) return {};
    if (role == Qt::DisplayRole) return text(*of, column);
    if (role == Qt::EditRole) return editText(*of, column);
    return role == Qt::ToolTipRole ? QVariant(tip(*of, column)) : look(*of, column, role);
}

Qt::ItemFlags ApplicationListModel::flags(const QModelIndex& index) const {
    if (!index.isValid()) return Qt::NoItemFlags;
    if (isGroup(index.row())) return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() >= deadline && !query_.deleted) flags |= Qt::ItemIsEditable;
    return flags;
}

QString ApplicationListModel::problemOf(const QModelIndex& index, const QString& text) const {
    switch (index.column()) {
    case deadline: {
        const auto day = typedDay(text, texts_);
        return day ? QString() : day.error();
    }
    case expected:
    case applied:
    case approved:
    case paid: {
        const auto sum = typedSum(text, texts_);
        return sum ? QString() : sum.error();
    }
    default: return {};
    }
}

bool ApplicationListModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const auto id = idAt(index.row());
    const auto shown = row(index.row());
    if (role != Qt::EditRole || !id || !shown) return false;
    const QString text = value.toString().trimmed();
    if (text == editText(*shown, static_cast<Column>(index.column()))) return true;
    if (const QString problem = problemOf(index, text); !problem.isEmpty()) {
        Q_EMIT refused(problem);
        return false;
    }
    const auto stored = library_.applications().load(*id);
    if (!stored) {
        Q_EMIT failed(stored.error());
        return false;
    }
    Application before = stored->application;
    showAs(before, *shown);
    Application after = before;
    switch (index.column()) {
    case deadline: after.ownDeadline = *typedDay(text, texts_); break;
    case person: after.person = toUtf8(text); break;
    case status: after.status = applications::allStatuses.at(static_cast<std::size_t>(text.toInt())); break;
    case expected: after.expected = *typedSum(text, texts_); break;
    case applied: after.applied.sum = *typedSum(text, texts_); break;
    case approved: after.approved.sum = *typedSum(text, texts_); break;
    case paid: {
        if (after.payments.size() > 1) {
            Q_EMIT refused(
                texts_("这一项分几笔到账，请在详情里改。", "It was paid in parts: change them in the details."));
            return false;
        }
        const auto sum = *typedSum(text, texts_);
        if (!sum)
            after.payments.clear();
        else if (after.payments.empty())
            after.payments.push_back({*sum, std::nullopt, {}});
        else
            after.payments.front().sum = *sum;
        break;
    }
    default: return false;
    }
    Q_EMIT edited(*id, before, after);
    return true;
}

QVariant ApplicationListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    if (role == Qt::DisplayRole) return texts_(wordsOf(section).zh, wordsOf(section).en);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isSum(section) ? Qt::AlignRight : Qt::AlignLeft)));
    return {};
}

void ApplicationListModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= columns) return;
    query_.order = wordsOf(column).order;
    query_.descending = order == Qt::DescendingOrder;
    reload();
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screening/result_list_model.h"

#include <algorithm>
#include <span>

#include <QFont>

#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t windowRows = 64;
constexpr std::size_t mostWindows = 64;

bool isSum(int column) {
    return column == ResultListModel::ceiling || column == ResultListModel::stated ||
           column == ResultListModel::openAmount || column == ResultListModel::potential;
}

} // namespace

ResultListModel::ResultListModel(const Texts& texts, const Theme& theme, QObject* parent)
    : QAbstractTableModel(parent), texts_(texts), theme_(theme),
      lines_(std::make_shared<const std::vector<std::uint32_t>>()) {
    connect(&texts_, &Texts::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
        if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    });
}

void ResultListModel::show(const results::ResultStore* store, LinesPtr lines) {
    const std::size_t before = lines_->size();
    const bool grown = store == store_ && before > 0 && lines->size() > before &&
                       std::equal(lines_->begin(), lines_->end(), lines->begin());
    // What more has come in goes below: what is looked at stays where it is.
    if (grown)
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(lines->size()) - 1);
    else
        beginResetModel();
    store_ = store;
    lines_ = std::move(lines);
    windows_.clear();
    byNumber_.clear();
    if (grown)
        endInsertRows();
    else
        endResetModel();
}

const ResultListModel::Window& ResultListModel::window(std::size_t number) const {
    if (const auto found = byNumber_.find(number); found != byNumber_.end()) {
        windows_.splice(windows_.begin(), windows_, found->second);
        return windows_.front().second;
    }
    if (windows_.size() >= mostWindows) {
        byNumber_.erase(windows_.back().first);
        windows_.pop_back();
    }
    const std::size_t from = number * windowRows;
    const std::size_t size = std::min(windowRows, lines_->size() - from);
    auto rows = store_->rows(std::span(*lines_).subspan(from, size));
    windows_.emplace_front(number, rows ? std::move(*rows) : Window());
    byNumber_[number] = windows_.begin();
    return windows_.front().second;
}

std::optional<results::ResultRow> ResultListModel::row(int row) const {
    const auto wanted = static_cast<std::size_t>(row);
    if (store_ == nullptr || row < 0 || wanted >= lines_->size()) return std::nullopt;
    const Window& rows = window(wanted / windowRows);
    // A line that is gone meanwhile has no row; the others are found by their number.
    const std::size_t guess = wanted % windowRows;
    const std::uint32_t number = (*lines_)[wanted];
    if (guess < rows.size() && rows[guess].line == number) return rows[guess];
    const auto match =
        std::find_if(rows.begin(), rows.end(), [&](const results::ResultRow& one) { return one.line == number; });
    return match == rows.end() ? std::nullopt : std::optional(*match);
}

QString ResultListModel::nameOf(const results::ResultRow& row) const {
    if (!row.name.empty()) return toQt(row.name);
    return row.uscc.empty() ? texts_("第 %1 行", "Line %1").arg(row.line) : toQt(row.uscc);
}

QStringList ResultListModel::widestTexts(Column column) const {
    constexpr long long large = 88'888'000'00;
    switch (column) {
    case line: return {QStringLiteral("8888888")};
    case ceiling:
    case stated:
    case openAmount:
    case potential:
        return {texts_("未公布金额", "not published"),
                toQt(wording::moneyText(Money::fromFen(large), texts_.language()))};
    case best: {
        QStringList names;
        if (rules_ == nullptr) return names;
        for (const Pack& pack : rules_->packs()) names << cityName(pack.city);
        return names;
    }
    case verdicts: return {QStringLiteral("88 · 88 · 88 · 88")};
    case name:
    case largest:
    case question:
    case columns: break;
    }
    return {};
}

QString ResultListModel::detailsOf(const results::ResultRow& row) const {
    const auto money = [this](const Money& sum) { return toQt(wording::moneyText(sum, texts_.language())); };
    QStringList lines{nameOf(row)};
    if (!row.uscc.empty()) lines << toQt(row.uscc);
    for (const results::ResultClaimText& claim : row.largest)
        lines << texts_("· %1：%2", "· %1: %2").arg(titleOf(claim), money(claim.counted));
    if (row.unstated > 0)
        lines << texts_("· 另有 %1 项未公布金额", "· %1 more without a published figure").arg(row.unstated);
    if (!row.question.empty())
        lines << texts_("先核实“%1”：最多影响 %2", "Ask first: %1 (up to %2)").arg(questionOf(row), money(row.atStake));
    return lines.join(QLatin1Char('\n'));
}

std::optional<results::ResultQuery::Order> ResultListModel::orderOf(int column) {
    using Order = results::ResultQuery::Order;
    switch (static_cast<Column>(column)) {
    case line: return Order::line;
    case name: return Order::name;
    case ceiling: return Order::ceiling;
    case stated: return Order::stated;
    case openAmount: return Order::openAmount;
    case potential: return Order::potential;
    case best: return Order::city;
    case verdicts: return Order::eligible;
    case question: return Order::atStake;
    case largest:
    case columns: break;
    }
    return std::nullopt;
}

int ResultListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_->size());
}

int ResultListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : columns;
}

QVariant ResultListModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: {
        const auto of = row(index.row());
        if (!of) return {};
        return role == Qt::DisplayRole ? text(*of, column) : tip(*of, column);
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isSum(column) || column == line ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ForegroundRole:
        return column == line || column == verdicts || column == question ? QVariant(theme_.colours().muted)
                                                                          : QVariant();
    case Qt::FontRole: {
        if (column != stated) return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    default: return {};
    }
}

QString ResultListModel::cityName(const std::string& id) const {
    if (rules_ == nullptr) return toQt(id);
    const Vocabulary& vocabulary = rules_->vocabulary();
    const Fact& city = vocabulary.cities();
    const auto choice = city.choice(id);
    return choice ? texts_(city.choices[*choice].label) : toQt(id);
}

// In the language of the window where the rules are still the same.
QString ResultListModel::titleOf(const results::ResultClaimText& claim) const {
    const std::size_t slash = claim.measure.find('/');
    const Pack* pack = rules_ == nullptr ? nullptr : rules_->pack(claim.measure.substr(0, slash));
    const Measure* measure =
        pack == nullptr || slash == std::string::npos ? nullptr : pack->measure(claim.measure.substr(slash + 1));
    return measure == nullptr ? toQt(claim.title) : texts_(measure->title);
}

QString ResultListModel::questionOf(const results::ResultRow& row) const {
    if (row.question.empty()) return {};
    QString label = toQt(row.questionLabel);
    if (rules_ != nullptr) {
        const Entity entity = row.question.starts_with("company.")    ? Entity::company
                              : row.question.starts_with("projects.") ? Entity::project
                                                                      : Entity::expense;
        const auto fact = rules_->vocabulary().find(entity, row.question.substr(row.question.rfind('.') + 1));
        if (fact) label = texts_(rules_->vocabulary().fact(entity, *fact).label);
    }
    return label;
}

QString ResultListModel::text(const results::ResultRow& row, Column column) const {
    const auto money = [this](const Money& sum) { return toQt(wording::moneyText(sum, texts_.language())); };
    // A place whose documents publish no figure pays no zero.
    const bool unpublished = row.potential.isZero() && row.unstated > 0;
    switch (column) {
    case line: return QString::number(row.line);
    case name: return nameOf(row);
    case ceiling: return unpublished ? texts_("未公布金额", "not published") : money(row.ceiling);
    case stated: return unpublished ? QStringLiteral("–") : money(row.stated);
    case openAmount: return unpublished || !row.openAmount ? QStringLiteral("–") : money(*row.openAmount);
    case potential: return unpublished ? QStringLiteral("–") : money(row.potential);
    case best: return row.bestCity.empty() ? QStringLiteral("–") : cityName(row.bestCity);
    case verdicts: {
        QStringList counts;
        for (const std::uint32_t count : row.verdicts) counts << QString::number(count);
        return counts.join(QStringLiteral(" · "));
    }
    case largest: return row.largest.empty() ? QStringLiteral("–") : titleOf(row.largest.front());
    case question: return questionOf(row);
    case columns: break;
    }
    return {};
}

QString ResultListModel::earlierKind() const {
    return texts_("\n这是旧版的结果：没有填的也按最高计，金额待定的部分没有分开。重新筛查即可更新。",
                  "\nOf an earlier version: what is not known counts at its highest and is not told apart. Screen "
                  "again to renew it.");
}

QString ResultListModel::tip(const results::ResultRow& row, Column column) const {
    const auto money = [this](const Money& sum) { return toQt(wording::moneyText(sum, texts_.language())); };
    const auto exact = [this](const Money& sum) { return toQt(wording::exactYuanText(sum, texts_.language())); };
    switch (column) {
    case name: return row.uscc.empty() ? nameOf(row) : nameOf(row) + QLatin1Char('\n') + toQt(row.uscc);
    case ceiling:
        return exact(row.ceiling) + (row.proven ? QString()
                                                : texts_("\n组合太多，搜索到上限为止；可能还有更高的。",
                                                         "\nToo many combinations: the search stopped at its limit."));
    case stated:
        return exact(row.stated) + (row.openAmount
                                        ? texts_("\n信息没有填全的，按最少计；没有公布比例的和只见于报道的不计。",
                                                 "\nWhat is not known counts at its least; rates that are "
                                                 "not published, and what is known from news, not at all.")
                                        : earlierKind());
    case openAmount:
        if (!row.openAmount) return earlierKind().trimmed();
        return exact(*row.openAmount) +
               texts_("\n最高可获之中，信息补齐后还可能减少的几项。",
                      "\nOf the highest total, the claims that missing facts can still lower.");
    case potential: return exact(row.potential);
    case best:
        return row.bestCity.empty() ? texts_("各地都没有公布金额的支持", "No place publishes a sum that counts")
                                    : QStringLiteral("%1 %2").arg(cityName(row.bestCity), money(row.bestCeiling));
    case verdicts: {
        QStringList lines;
        for (const Verdict verdict : {Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible})
            lines << texts_("%1 %2 项", "%1: %2")
                         .arg(toQt(wording::verdictText(verdict, texts_.language())))
                         .arg(row.verdicts[static_cast<std::size_t>(verdict)]);
        return lines.join(QLatin1Char('\n'));
    }
    case largest: {
        QStringList lines;
        for (const results::ResultClaimText& claim : row.largest)
            lines << QStringLiteral("%1 %2").arg(titleOf(claim), money(claim.counted));
        return lines.join(QLatin1Char('\n'));
    }
    case question:
        return row.question.empty()
                   ? QString()
                   : texts_("%1：最多影响 %2", "%1: up to %2 at stake").arg(questionOf(row), money(row.atStake));
    case line:
    case columns: break;
    }
    return text(row, column);
}

QVariant ResultListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isSum(section) || section == line ? Qt::AlignRight : Qt::AlignLeft)));
    if (role == Qt::ToolTipRole && section == verdicts)
        return texts_("符合 · 可争取 · 待补信息 · 不符合，各几项",
                      "Eligible · arguable · undetermined · ineligible claims");
    if (role != Qt::DisplayRole) return {};
    const QString heading = headingOf(section);
    // Room for the mark of the order, which stands at the right as well.
    return isSum(section) || section == line ? heading + QString(QChar(0x2003)) : heading;
}

QString ResultListModel::headingOf(int section) const {
    switch (static_cast<Column>(section)) {
    case line: return texts_("行", "Line");
    case name: return texts_("企业", "Company");
    case ceiling: return texts_("最高可获", "At most");
    case stated: return texts_("按公布比例", "Published rates");
    case openAmount: return texts_("其中金额待定", "Of it still open");
    case potential: return texts_("最好情形至多", "Best case, at most");
    case best: return texts_("最优地点", "Best place");
    case verdicts: return texts_("各结论项数", "Verdicts");
    case largest: return texts_("最大的一项", "Largest claim");
    case question: return texts_("最值得核实", "To ask first");
    case columns: break;
    }
    return {};
}

void ResultListModel::sort(int column, Qt::SortOrder order) {
    if (orderOf(column)) Q_EMIT sortRequested(column, order);
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the cells of the list say, and how they look. Part of application_list_model.h.
#include <algorithm>

#include <QFont>

#include "core/wording/money_text.h"
#include "ui/applications/application_list_model.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

using applications::Application;
using applications::Status;
using storage::ApplicationGroup;
using storage::ApplicationRow;

// What is wrong with the claim it rests on, or in itself, for the eye.
bool isWarned(const ApplicationRow& row) {
    using applications::Standing;
    return row.contradictions > 0 || row.standing == Standing::fails || row.standing == Standing::gone ||
           row.standing == Standing::nothing;
}

} // namespace

QString dueText(const Date& day, const Date& today, const Texts& texts) {
    const applications::DaysLeft left = applications::daysLeft(today, day);
    const QString date = toQt(day.toString());
    if (left.days == 0) return date + texts(" · 今天", " · today");
    if (left.days < 0)
        return date + QStringLiteral(" · ") + texts.counted("已过 %1 天", "%1 [day|days] ago", -left.days);
    return date + QStringLiteral(" · ") + texts.counted("%1 个工作日", "%1 [workday|workdays]", left.workingDays);
}

QString titleOf(const ApplicationRow& row, const Texts& texts) {
    Application named;
    named.claim = row.claim;
    named.title = row.title;
    const QString title = toQt(named.shownTitle(texts.language()));
    return title.isEmpty() ? texts("（未命名）", "(untitled)") : title;
}

QString sumText(const std::optional<Money>& sum, bool open, const Texts& texts) {
    if (!sum) return {};
    QString text = toQt(wording::moneyText(*sum, texts.language()));
    static const QString currency = QStringLiteral("CNY "); // of English, where the heading says it
    if (text.startsWith(currency)) text.remove(0, currency.size());
    return open ? texts("至多 %1", "up to %1").arg(text) : text;
}

QStringList ApplicationListModel::widestTexts(Column column) const {
    const Date today = query_.today;
    switch (column) {
    case deadline:
        return {dueText(applications::daysAfter(today, 200), today, texts_),
                QStringLiteral("2026-12-28 · ") + texts_("已过 28 天", "28 days ago")};
    case person: return {texts_("王工程师", "Wang Xiao")};
    case status: {
        QStringList all;
        for (const Status one : applications::allStatuses) all << texts_(applications::words(one));
        return all;
    }
    case expected: return {sumText(Money::fromYuan(188'888'000), true, texts_)};
    case applied:
    case approved:
    case paid: return {sumText(Money::fromYuan(88'888'000), false, texts_)};
    case firm:
    case measure:
    case columns: break;
    }
    return {};
}

QVariant ApplicationListModel::groupData(const storage::ApplicationGroupRow& group, Column column, int role) const {
    if (role == Qt::FontRole) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::BackgroundRole) return theme_.colours().hover;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    const storage::ApplicationSums& sums = group.sums;
    const auto sum = [this](const Money& of, bool open = false) {
        return of.isZero() ? QString() : sumText(of, open, texts_);
    };
    switch (column) {
    case firm: return texts_.counted("%2　%1 项", "%2 (%1)", sums.count).arg(groupName(group));
    case expected: return sum(sums.expected, sums.expectedOpen);
    case applied: return sum(sums.applied);
    case approved: return sum(sums.approved);
    case paid: return sum(sums.paid);
    default: return {};
    }
}

QString ApplicationListModel::groupName(const storage::ApplicationGroupRow& group) const {
    switch (query_.group) {
    case ApplicationGroup::deadline: {
        const auto urgency = static_cast<std::size_t>(std::clamp(QString::fromStdString(group.key).toInt(), 0, 4));
        return texts_(applications::words(static_cast<applications::Urgency>(urgency)));
    }
    case ApplicationGroup::status: {
        const auto named = applications::statusNamed(group.key);
        return named ? texts_(applications::words(*named)) : toQt(group.key);
    }
    case ApplicationGroup::person:
        return group.key.empty() ? texts_("没有负责人", "Nobody in charge") : toQt(group.key);
    case ApplicationGroup::measure: {
        const Measure* known = rules_ == nullptr ? nullptr : rules_->find(group.key).measure;
        if (known != nullptr) return texts_(known->title);
        break;
    }
    case ApplicationGroup::firm:
    case ApplicationGroup::none: break;
    }
    const auto known = firms_.find(group.key);
    if (known == firms_.end()) return toQt(group.key);
    return known->second.empty() ? texts_("未命名案例", "Untitled case") : toQt(known->second);
}

QVariant ApplicationListModel::look(const ApplicationRow& row, Column column, int role) const {
    if (role == Qt::FontRole) {
        if (column != measure && column != approved && column != paid) return {};
        QFont font;
        font.setBold(true);
        return font;
    }
    const Colours& colours = theme_.colours();
    if (applications::isOver(row.status) && column != paid && column != approved) return colours.muted;
    if (column == measure && isWarned(row)) return colours.arguable;
    if (column == status && row.status == Status::approved) return colours.eligible;
    if (column != deadline || !row.next) return {};
    switch (applications::urgencyOf(row.next->day, query_.today)) {
    case applications::Urgency::overdue: return colours.danger;
    case applications::Urgency::soon: return colours.arguable;
    default: return {};
    }
}

QString ApplicationListModel::text(const ApplicationRow& row, Column column) const {
    switch (column) {
    case firm: return row.caseName.empty() ? texts_("未命名案例", "Untitled case") : toQt(row.caseName);
    case measure: {
        QString title = titleOf(row, texts_);
        if (!row.itemName.empty()) title += QStringLiteral(" · ") + toQt(row.itemName);
        return isWarned(row) ? QStringLiteral("⚠ ") + title : title;
    }
    case deadline: return row.next ? dueText(row.next->day, query_.today, texts_) : QString();
    case person: return toQt(row.person);
    case status: return texts_(applications::words(row.status));
    case expected: return sumText(row.expected, row.expectedOpen, texts_);
    case applied: return sumText(row.applied, false, texts_);
    case approved: return sumText(row.approved, false, texts_);
    case paid: return sumText(row.paid, false, texts_);
    case columns: break;
    }
    return {};
}

QString ApplicationListModel::tip(const ApplicationRow& row, Column column) const {
    const auto exact = [this](const std::optional<Money>& sum) {
        return sum ? toQt(wording::exactYuanText(*sum, texts_.language())) : QString();
    };
    switch (column) {
    case measure: {
        QStringList lines{text(row, measure)};
        if (!row.agency.empty()) lines << toQt(row.agency);
        if (row.materials > 0)
            lines << texts_("材料 %1/%2", "materials %1/%2").arg(row.materialsReady).arg(row.materials);
        if (row.standing != applications::Standing::unseen) lines << texts_(applications::words(row.standing));
        if (row.contradictions > 0)
            lines << texts_.counted("有 %1 处互相矛盾，见详情", "%1 [contradiction|contradictions], see the details",
                                    row.contradictions);
        return lines.join(QLatin1Char('\n'));
    }
    case deadline: {
        if (!row.next) return {};
        QStringList lines{texts_(applications::words(row.next->kind)) + QLatin1Char(' ') +
                          toQt(row.next->day.toString()) + QLatin1Char(' ') + toQt(row.next->hour)};
        lines << toQt(
            applications::daysLeftText(applications::daysLeft(query_.today, row.next->day), texts_.language()));
        lines << texts_("双击或 F2：改自定期限", "Double click or F2: the own deadline");
        return lines.join(QLatin1Char('\n'));
    }
    case expected: return exact(row.expected);
    case applied: return exact(row.applied);
    case approved: return exact(row.approved);
    case paid: return exact(row.paid);
    default: return text(row, column);
    }
}

// As one would type it.
QString ApplicationListModel::editText(const ApplicationRow& row, Column column) const {
    const auto sum = [this](const std::optional<Money>& of) { return sumText(of, false, texts_); };
    switch (column) {
    case deadline: return row.ownDeadline ? toQt(row.ownDeadline->toString()) : QString();
    case status: return QString::number(static_cast<int>(row.status));
    case expected: return sum(row.expected);
    case applied: return sum(row.applied);
    case approved: return sum(row.approved);
    case paid: return sum(row.paid);
    default: return text(row, column);
    }
}

} // namespace biosubsidy::ui

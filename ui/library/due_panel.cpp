// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/due_panel.h"

#include <algorithm>
#include <map>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/look/conversions.h"
#include "ui/widgets/column_room.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

using applications::Urgency;

namespace {

constexpr int mostRows = 5; // that are seen at once

} // namespace

DuePanel::DuePanel(const storage::Library& library, const Texts& texts, const Theme& theme,
                   std::function<storage::Moment()> now, QWidget* parent)
    : QFrame(parent), library_(library), texts_(texts), now_(std::move(now)) {
    setObjectName(QStringLiteral("due"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 0, 24, 0);
    layout->setSpacing(6);
    auto* line = new QHBoxLayout;
    heading_ = new QLabel(this);
    heading_->setProperty("role", QStringLiteral("section"));
    counts_ = new QLabel(this);
    counts_->setObjectName(QStringLiteral("due.counts"));
    counts_->setProperty("role", QStringLiteral("muted"));
    fold_ = new QToolButton(this);
    fold_->setObjectName(QStringLiteral("due.fold"));
    fold_->setProperty("role", QStringLiteral("flat"));
    fold_->setFocusPolicy(Qt::StrongFocus);
    line->addWidget(heading_);
    line->addWidget(counts_, 1);
    line->addWidget(fold_);
    layout->addLayout(line);
    model_ = new DueModel(texts, theme, this);
    table_ = makeListTable(this, "due.table", model_, 8);
    table_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(table_);
    connect(fold_, &QToolButton::clicked, this, [this] { setOpen(!open_); });
    connect(table_, &QTableView::clicked, this, &DuePanel::openLine);
    connect(table_, &QTableView::activated, this, &DuePanel::openLine);
    hide();
    texts_.follow(this, [this] { reword(); });
}

void DuePanel::setOpen(bool open) {
    open_ = open;
    table_->setVisible(open);
    reword();
}

void DuePanel::refresh() {
    const Date today = applications::dayInChina(now_());
    storage::ApplicationQuery query{.today = today};
    query.dueUntil = applications::daysAfter(today, applications::monthDays);
    query.runningOnly = true;
    auto lines = library_.applications().deadlines(query);
    if (!lines) return Q_EMIT failed(lines.error());
    if (*lines == model_->lines() && today == today_) return;
    today_ = today;
    model_->show(std::move(*lines), today);
    setVisible(model_->rowCount() > 0);
    reword();
}

void DuePanel::reword() {
    heading_->setText(texts_("近期期限", "Due soon"));
    std::map<Urgency, std::size_t> found;
    for (const applications::DeadlineLine& line : model_->lines())
        ++found[applications::urgencyOf(line.deadline.day, today_)];
    QStringList counts;
    if (found[Urgency::overdue] > 0) counts << texts_("已过期 %1 项", "%1 overdue").arg(found[Urgency::overdue]);
    counts << texts_("7 天内 %1 项", "%1 within 7 days").arg(found[Urgency::soon]);
    counts << texts_("30 天内 %1 项", "%1 within 30 days").arg(found[Urgency::soon] + found[Urgency::month]);
    counts_->setText(counts.join(QStringLiteral(" · ")));
    counts_->setToolTip(texts_("工作日不计周末，法定节假日和调休未计入",
                               "Working days leave out weekends and know no public holidays"));
    fold_->setText(isOpen() ? texts_("收起", "Fold") : texts_("展开", "Unfold"));
    fold_->setAccessibleName(isOpen() ? texts_("收起近期期限", "Fold what is due soon")
                                      : texts_("展开近期期限", "Unfold what is due soon"));
    table_->setAccessibleName(heading_->text());
    fit();
}

void DuePanel::fit() {
    for (int column = 0; column < DueModel::columns; ++column) {
        const auto of = static_cast<DueModel::Column>(column);
        const QStringList widest = model_->widestTexts(of);
        if (!widest.isEmpty())
            table_->setColumnWidth(column, columnRoom(*table_, column, widest, of == DueModel::left));
    }
    constexpr int titleWidth = 320;
    constexpr int caseWidth = 220;
    table_->setColumnWidth(DueModel::title, titleWidth);
    table_->setColumnWidth(DueModel::caseName, caseWidth);
    const int rows = std::clamp(model_->rowCount(), 1, mostRows);
    table_->setFixedHeight(table_->horizontalHeader()->sizeHint().height() +
                           rows * table_->verticalHeader()->defaultSectionSize() + 2 * table_->frameWidth());
}

void DuePanel::openLine(const QModelIndex& index) {
    if (!index.isValid()) return;
    const auto found = library_.applications().named(model_->lines().at(static_cast<std::size_t>(index.row())).uid);
    if (!found) {
        Q_EMIT failed(found.error());
        return refresh();
    }
    Q_EMIT applicationRequested(*found);
}

} // namespace biosubsidy::ui

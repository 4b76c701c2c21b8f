// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/applications_page.h"

#include <algorithm>
#include <set>

#include <QDesktopServices>
#include <QEvent>
#include <QItemSelectionModel>
#include <QUrl>

#include "core/wording/money_text.h"
#include "ui/applications/application_filter_bar.h"
#include "ui/applications/calendar_view.h"
#include "ui/applications/detail_pane.h"
#include "ui/applications/estimates_view.h"
#include "ui/applications/import_view.h"
#include "ui/applications/status_strip.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

ApplicationsPage::ApplicationsPage(const Desk& desk, CaseSession& session, CaseApplications& claims, QWidget* parent)
    : Page(parent), desk_(desk), session_(session), claims_(claims),
      model_(new ApplicationListModel(session.library(), desk.texts, desk.theme, this)),
      steps_(new ApplicationSteps(desk, session, this)) {
    setObjectName(QStringLiteral("page.applications"));
    build();
    buildMenu();
    offer("applications.view.list", Qt::ALT | Qt::Key_1);
    offer("applications.view.calendar", Qt::ALT | Qt::Key_2);
    offer("applications.view.estimates", Qt::ALT | Qt::Key_3);
    offer("applications.details", Qt::CTRL | Qt::Key_D);
    offer("applications.new", Qt::CTRL | Qt::ALT | Qt::Key_N);
    offer("applications.calendar_out", Qt::CTRL | Qt::ALT | Qt::Key_C);
    offer("applications.import", Qt::CTRL | Qt::ALT | Qt::Key_I);
    connectParts();
    const auto takeRules = [this] { model_->setRules(desk_.document.sharedRules()); };
    connect(&desk_.document, &CaseDocument::rulesChanged, this, takeRules);
    takeRules();
    desk_.texts.follow(this, [this] {
        fitColumns();
        strip_->count(model_->query());
        showTotals();
        showUndo();
        showVerbs();
    });
    constexpr int watchMilliseconds = 2000;
    watch_.setInterval(watchMilliseconds);
    connect(&watch_, &QTimer::timeout, this, &ApplicationsPage::look);
    watch_.start();
}

ApplicationsPage::~ApplicationsPage() {
    blockSignals(true); // who would hear it may be gone
    detail_->settle();
    keepColumns();
    desk_.settings.setValue(QLatin1String(detailKey), detailButton_->isChecked());
}

void ApplicationsPage::connectParts() {
    connect(filter_, &ApplicationFilterBar::changed, this, &ApplicationsPage::filter);
    connect(filter_, &ApplicationFilterBar::listRequested, this, [this] {
        filter(); // for the letters that still wait
        table_->setFocus();
    });
    connect(strip_, &StatusStrip::changed, this, &ApplicationsPage::filter);
    connect(views_, &QButtonGroup::idClicked, this, [this](int view) {
        view_->setCurrentIndex(view);
        fillViews();
    });
    connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        if (!(index.flags() & Qt::ItemIsEditable)) openChosen();
    });
    connect(table_, &QWidget::customContextMenuRequested, this, [this](const QPoint& where) {
        showVerbs();
        menu_->popup(table_->viewport()->mapToGlobal(where));
    });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ApplicationsPage::followChoice);
    connect(model_, &QAbstractItemModel::modelReset, this, &ApplicationsPage::followChoice);
    connect(model_, &ApplicationListModel::failed, this, &ApplicationsPage::tell);
    connect(model_, &ApplicationListModel::refused, this, &Page::said);
    connect(model_, &ApplicationListModel::edited, this,
            [this](storage::ApplicationId id, const applications::Application& before,
                   const applications::Application& after) {
                steps_->change({{id, before, after}});
            });
    connect(steps_, &ApplicationSteps::failed, this, &ApplicationsPage::tell);
    connect(steps_, &ApplicationSteps::changed, this, [this] {
        filter_->readChoices();
        refresh();
        claims_.refresh();
    });
    connect(&steps_->stack(), &QUndoStack::indexChanged, this, &ApplicationsPage::showUndo);
    const auto later = [this] {
        stale_ = true;
        if (isVisible()) refresh();
    };
    connect(&claims_, &CaseApplications::changed, this, later);
    connect(&session_, &CaseSession::saved, this, later);
    connect(&session_, &CaseSession::nameChanged, this, later);
    connect(&session_, &CaseSession::leaving, this, [this] { detail_->settle(); });
    connect(&session_, &CaseSession::caseOpened, this, &ApplicationsPage::showVerbs);
    connect(&session_, &CaseSession::caseClosed, this, &ApplicationsPage::showVerbs);
    connectViews();
}

void ApplicationsPage::connectViews() {
    connect(calendar_, &CalendarView::chosen, detail_, [this](storage::ApplicationId id) { detail_->show(id); });
    connect(calendar_, &CalendarView::activated, this, [this](storage::ApplicationId id) {
        detailButton_->setChecked(true);
        detail_->show(id);
        detail_->takeFocus();
    });
    connect(calendar_, &CalendarView::failed, this, &ApplicationsPage::tell);
    connect(estimates_, &EstimatesView::wrote, this, &Page::wrote);
    connect(estimates_, &EstimatesView::notWritten, this, &Page::failed);
    connect(detailButton_, &QPushButton::toggled, this, &ApplicationsPage::showDetail);
    connect(detail_, &DetailPane::left, this, &ApplicationsPage::takeFocus);
    connect(detail_, &DetailPane::caseRequested, this, &ApplicationsPage::caseRequested);
    connect(detail_, &DetailPane::claimRequested, this, &ApplicationsPage::claimRequested);
    connect(detail_, &DetailPane::said, this, &Page::said);
    connect(detail_, &DetailPane::failed, this, &ApplicationsPage::tell);
    connect(detail_, &DetailPane::fileOpened, this, [this](const QString& path) {
        if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
            Q_EMIT said(desk_.texts("没有程序能打开 %1", "No program opens %1").arg(path));
    });
}

bool ApplicationsPage::hasAny() const {
    if (!model_->ids().empty()) return true;
    storage::ApplicationQuery query{.today = today()};
    query.archivedCases = true;
    const auto there = session_.library().applications().groups(query);
    if (!there || !there->empty()) return true;
    query.deleted = true;
    const auto deleted = session_.library().applications().groups(query);
    return !deleted || !deleted->empty();
}

// What is due is due by the clock, whatever day the case is assessed for.
Date ApplicationsPage::today() const {
    return applications::dayInChina(session_.now());
}

void ApplicationsPage::bringUp() {
    filter_->readChoices();
    claims_.refresh();
    filter();
    if (!isImporting()) stack_->setCurrentWidget(hasAny() ? all_ : empty_);
}

bool ApplicationsPage::isImporting() const {
    return import_ != nullptr && stack_->currentWidget() == import_;
}

void ApplicationsPage::takeFocus() {
    if (isImporting()) return import_->takeFocus();
    if (stack_->currentWidget() == empty_) return empty_->setFocus();
    if (view_->currentIndex() == calendarView) return calendar_->month().setFocus();
    if (view_->currentIndex() == estimatesView) return estimates_->table().setFocus();
    table_->setFocus();
}

void ApplicationsPage::filter() {
    const std::vector<storage::ApplicationId> kept = chosen();
    storage::ApplicationQuery query = model_->query();
    query.today = today();
    calendar_->setToday(query.today);
    detail_->setToday(query.today);
    filter_->apply(query);
    query.statuses = strip_->statuses();
    model_->setQuery(query);
    keepChosen(kept);
    fillViews();
}

void ApplicationsPage::refresh() {
    const std::vector<storage::ApplicationId> kept = chosen();
    model_->reload();
    keepChosen(kept);
    fillViews();
    detail_->refresh();
    stale_ = false;
    if (isVisible() && !isImporting()) stack_->setCurrentWidget(hasAny() ? all_ : empty_);
}

void ApplicationsPage::fillViews() {
    strip_->count(model_->query());
    showTotals();
    showVerbs();
    if (view_->currentIndex() == calendarView) calendar_->show(model_->query());
    if (view_->currentIndex() == estimatesView) estimates_->show(model_->ids());
}

// Asked every other second and once more whenever the page comes up: a number is read.
void ApplicationsPage::look() {
    if (!isVisible()) return;
    if (today() != model_->query().today) filter(); // past midnight
    const auto now = session_.library().changesElsewhere();
    if (!now || *now == seen_) return;
    const bool first = seen_ == 0;
    seen_ = *now;
    if (first && !stale_) return;
    filter_->readChoices();
    refresh();
    claims_.refresh();
}

void ApplicationsPage::tell(const StorageError& error) {
    Q_EMIT failed(desk_.texts(error.message), desk_.texts(error.advice) + QStringLiteral("\n\n") + toQt(error.detail));
}

bool ApplicationsPage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) shareRoom();
    return Page::eventFilter(watched, event);
}

void ApplicationsPage::showDetail(bool on) {
    detail_->setVisible(on);
    hideColumns(on);
    if (on) followChoice();
}

void ApplicationsPage::showTotals() {
    const Texts& texts = desk_.texts;
    const storage::ApplicationSums sums = model_->sums();
    const auto money = [&](const Money& sum) { return toQt(wording::moneyText(sum, texts.language())); };
    QStringList parts{texts.counted("%1 项申报", "%1 [application|applications]", sums.count)};
    const QString expected = money(sums.expected);
    parts << texts("预计 %1", "expected %1")
                 .arg(sums.expectedOpen ? texts("至多 %1", "up to %1").arg(expected) : expected);
    if (sums.withoutExpected > 0)
        parts << texts.counted("%1 项没有预计金额", "%1 without a figure", sums.withoutExpected);
    const auto add = [&](const char* zh, const char* en, const Money& sum) {
        if (!sum.isZero()) parts << texts(zh, en).arg(money(sum));
    };
    add("申请 %1", "applied for %1", sums.applied);
    add("批准 %1", "approved %1", sums.approved);
    add("到账 %1", "paid %1", sums.paid);
    totals_->setText(parts.join(QStringLiteral(" · ")));
    totals_->setToolTip(totals_->text());
    const bool whole = filter_->isEmpty() && strip_->statuses().none();
    count_->setText(whole ? QString() : texts("有筛选", "filtered"));
    nothing_->setVisible(sums.count == 0);
    nothing_->setText(whole ? texts("这里没有申报：已删除的、已归档案例的在另外的列表里。",
                                    "No applications here: deleted ones, and those of archived cases, stand elsewhere.")
                            : texts("没有符合条件的申报。", "No application matches."));
    table_->setVisible(sums.count > 0);
    table_->setAccessibleName(texts("申报列表", "List of applications"));
}

void ApplicationsPage::followChoice() {
    showVerbs();
    if (detail_->isHidden() || view_->currentIndex() == calendarView) return;
    const std::vector<storage::ApplicationId> ids = chosen();
    detail_->show(ids.size() == 1 ? std::optional(ids.front()) : std::nullopt);
}

void ApplicationsPage::showVerbs() {
    const std::vector<storage::ApplicationId> ids = chosen();
    const bool deleted = model_->query().deleted;
    for (QAction* action : ofOne_) action->setEnabled(ids.size() == 1);
    for (QAction* action : ofAny_) action->setEnabled(!ids.empty());
    statusMenu_->setEnabled(!ids.empty() && !deleted);
    delete_->setText(deleted ? desk_.texts("恢复", "Restore") : desk_.texts("删除", "Delete"));
    goToResult_->setText(session_.isOpen() ? desk_.texts("去看测算结果", "Go to the result")
                                           : desk_.texts("先打开一个案例", "Open a case first"));
    goToResult_->setAccessibleName(goToResult_->text());
    const bool hasCase = session_.caseId().has_value() || ids.size() == 1;
    new_->setEnabled(hasCase);
    new_->setToolTip(
        hasCase ? desk_.texts("为选中的企业或打开的案例建一项空白的申报，如没有收录的政策",
                              "An empty one for the firm that is chosen or the case that is open, of a "
                              "policy that is not among the documents for instance")
                : desk_.texts("请先打开一个案例，或选中一项申报", "Open a case or choose an application first"));
}

void ApplicationsPage::showUndo() {
    const bool can = steps_->stack().canUndo();
    undoText_->setText(steps_->undoText());
    undoText_->setToolTip(undoText_->text());
    undoText_->setVisible(can);
    undoButton_->setVisible(can);
    undoButton_->setAccessibleName(desk_.texts("撤销：%1", "Undo: %1").arg(steps_->undoText()));
}

std::vector<storage::ApplicationId> ApplicationsPage::chosen() const {
    std::vector<storage::ApplicationId> ids;
    const QModelIndexList rows = table_->selectionModel()->selectedRows(ApplicationListModel::measure);
    for (const QModelIndex& index : rows) {
        if (const auto id = model_->idAt(index.row())) ids.push_back(*id);
    }
    return ids;
}

void ApplicationsPage::keepChosen(const std::vector<storage::ApplicationId>& ids) {
    if (ids.empty() || chosen() == ids) return;
    QItemSelection selection;
    int first = -1;
    const std::set<storage::ApplicationId> wanted(ids.begin(), ids.end());
    for (int row = 0; row < model_->rowCount(); ++row) {
        const auto id = model_->idAt(row);
        if (!id || !wanted.contains(*id)) continue;
        if (first < 0) first = row;
        selection.select(model_->index(row, 0), model_->index(row, ApplicationListModel::columns - 1));
    }
    if (first < 0) return;
    QItemSelectionModel& chosenRows = *table_->selectionModel();
    const int column = std::max(static_cast<int>(ApplicationListModel::measure), chosenRows.currentIndex().column());
    chosenRows.setCurrentIndex(model_->index(first, column), QItemSelectionModel::NoUpdate);
    chosenRows.select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace biosubsidy::ui

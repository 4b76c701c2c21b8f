// SPDX-License-Identifier: GPL-3.0-or-later
//
// The parts of the page and the room of its columns. Part of applications_page.h.
#include <algorithm>
#include <array>

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>

#include "ui/applications/application_delegate.h"
#include "ui/applications/application_filter_bar.h"
#include "ui/applications/applications_page.h"
#include "ui/applications/calendar_view.h"
#include "ui/applications/detail_pane.h"
#include "ui/applications/estimates_view.h"
#include "ui/applications/status_strip.h"
#include "ui/look/conversions.h"
#include "ui/widgets/column_room.h"
#include "ui/widgets/eliding_label.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

// Of each language, whose words are as wide as they are.
QString headerKey(Language language) {
    return language == Language::zh ? QStringLiteral("applications/columns_zh")
                                    : QStringLiteral("applications/columns_en");
}

constexpr int detailWidth = 430;
constexpr int margin = 24;

} // namespace

void ApplicationsPage::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    outer->addWidget(stack_);
    all_ = new QWidget(stack_);
    auto* layout = new QVBoxLayout(all_);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    buildHead(*layout);
    buildMiddle(*layout);
    buildFoot(*layout);
    buildEmpty();
    stack_->addWidget(all_);
    stack_->addWidget(empty_);
}

QPushButton* ApplicationsPage::button(const Localized& text, const char* name) {
    auto* made = new QPushButton(this);
    made->setObjectName(QLatin1String(name));
    made->setAutoDefault(false);
    desk_.texts.follow(made, [this, made, text] {
        made->setText(desk_.texts(text));
        made->setAccessibleName(made->text());
    });
    return made;
}

void ApplicationsPage::buildHead(QVBoxLayout& layout) {
    auto* head = new QHBoxLayout;
    head->setContentsMargins(margin, 0, margin, 0);
    head->setSpacing(8);
    auto* title = new QLabel(all_);
    title->setProperty("role", QStringLiteral("heading"));
    desk_.texts.follow(title, [this, title] { title->setText(desk_.texts("申报", "Applications")); });
    count_ = new QLabel(all_);
    count_->setObjectName(QStringLiteral("applications.count"));
    count_->setProperty("role", QStringLiteral("muted"));
    auto* segments = new QFrame(all_);
    segments->setProperty("role", QStringLiteral("segments"));
    auto* line = new QHBoxLayout(segments);
    line->setContentsMargins(2, 2, 2, 2);
    line->setSpacing(2);
    views_ = new QButtonGroup(this);
    const std::array<std::pair<Localized, const char*>, 3> all{
        {{{"列表", "List"}, "applications.view.list"},
         {{"月历", "Calendar"}, "applications.view.calendar"},
         {{"预计与结果", "Estimates"}, "applications.view.estimates"}}};
    for (std::size_t view = 0; view < all.size(); ++view) {
        QPushButton* one = button(all.at(view).first, all.at(view).second);
        one->setCheckable(true);
        one->setChecked(view == listView);
        views_->addButton(one, static_cast<int>(view));
        line->addWidget(one);
    }
    new_ = button({"新申报", "New"}, "applications.new");
    QPushButton* import = button({"从表格读入…", "From a table..."}, "applications.import");
    QPushButton* calendar = button({"导出日历…", "Calendar file..."}, "applications.calendar_out");
    detailButton_ = button({"详情", "Details"}, "applications.details");
    detailButton_->setCheckable(true);
    detailButton_->setProperty("role", QStringLiteral("toggle"));
    head->addWidget(title);
    head->addWidget(count_, 1);
    head->addWidget(segments);
    for (QPushButton* one : {new_, import, calendar, detailButton_}) head->addWidget(one);
    layout.addLayout(head);
    filter_ = new ApplicationFilterBar(session_.library(), desk_.texts, all_);
    filter_->layout()->setContentsMargins(margin, 0, margin, 0);
    layout.addWidget(filter_);
    strip_ = new StatusStrip(session_.library(), desk_.texts, all_);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(margin, 0, margin, 0);
    below->addWidget(strip_);
    layout.addLayout(below);
    connect(new_, &QPushButton::clicked, this, &ApplicationsPage::makeEmpty);
    connect(import, &QPushButton::clicked, this, &ApplicationsPage::importTable);
    connect(calendar, &QPushButton::clicked, this, &ApplicationsPage::calendarRequested);
}

void ApplicationsPage::buildMiddle(QVBoxLayout& layout) {
    splitter_ = new QSplitter(Qt::Horizontal, all_);
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    auto* left = new QWidget(splitter_);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(margin, 0, margin, 0);
    view_ = new QStackedWidget(left);
    leftLayout->addWidget(view_);
    buildTable();
    calendar_ = new CalendarView(session_.library(), desk_.texts, desk_.theme, today(), view_);
    estimates_ = new EstimatesView(session_.library(), desk_, view_);
    view_->addWidget(list_);
    view_->addWidget(calendar_);
    view_->addWidget(estimates_);
    detail_ = new DetailPane(desk_, session_, *steps_, today(), splitter_);
    detail_->setMinimumWidth(detailWidth);
    splitter_->addWidget(left);
    splitter_->addWidget(detail_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    constexpr int listWidth = 850;
    splitter_->setSizes({listWidth, detailWidth});
    layout.addWidget(splitter_, 1);
    detailButton_->setChecked(desk_.settings.value(QLatin1String(detailKey), false).toBool());
    showDetail(detailButton_->isChecked());
}

void ApplicationsPage::buildTable() {
    list_ = new QWidget(view_);
    auto* layout = new QVBoxLayout(list_);
    layout->setContentsMargins(0, 0, 0, 0);
    table_ = makeListTable(list_, "applications.table", model_, 12);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::AnyKeyPressed);
    table_->setItemDelegate(new ApplicationDelegate(
        *model_, desk_.texts,
        [this] {
            QStringList names;
            if (const auto persons = session_.library().applications().persons()) {
                for (const std::string& person : *persons) names << toQt(person);
            }
            return names;
        },
        table_));
    // Otherwise the header would ask for a sort of its own.
    table_->horizontalHeader()->setSortIndicator(ApplicationListModel::deadline, Qt::AscendingOrder);
    table_->setSortingEnabled(true);
    table_->horizontalHeader()->setStretchLastSection(false); // the names take what is left
    table_->viewport()->installEventFilter(this);
    connect(table_->horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (QGuiApplication::mouseButtons() != Qt::NoButton && table_->horizontalHeader()->underMouse())
            ownWidths_ = true;
    });
    nothing_ = new QLabel(list_);
    nothing_->setObjectName(QStringLiteral("applications.nothing"));
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setWordWrap(true);
    layout->addWidget(nothing_);
    layout->addWidget(table_, 1);
}

void ApplicationsPage::buildFoot(QVBoxLayout& layout) {
    auto* foot = new QFrame(all_);
    foot->setProperty("role", QStringLiteral("panel"));
    auto* line = new QHBoxLayout(foot);
    line->setContentsMargins(margin, 6, margin, 6);
    totals_ = new ElidingLabel(foot);
    totals_->setObjectName(QStringLiteral("applications.totals"));
    undoText_ = new ElidingLabel(foot);
    undoText_->setObjectName(QStringLiteral("applications.undo_text"));
    undoText_->setProperty("role", QStringLiteral("quiet"));
    undoText_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    undoButton_ = button({"撤销", "Undo"}, "applications.undo");
    line->addWidget(totals_, 3);
    line->addWidget(undoText_, 2);
    line->addWidget(undoButton_);
    layout.addWidget(foot);
    connect(undoButton_, &QPushButton::clicked, &steps_->stack(), &QUndoStack::undo);
}

// What stands here while there is no application at all.
void ApplicationsPage::buildEmpty() {
    empty_ = new QWidget(stack_);
    auto* layout = new QVBoxLayout(empty_);
    layout->setContentsMargins(margin * 2, margin * 2, margin * 2, margin);
    layout->setSpacing(12);
    auto* title = new QLabel(empty_);
    title->setProperty("role", QStringLiteral("heading"));
    emptyText_ = new QLabel(empty_);
    emptyText_->setObjectName(QStringLiteral("applications.empty"));
    emptyText_->setWordWrap(true);
    auto* buttons = new QHBoxLayout;
    QPushButton* go = button({}, "applications.empty.result");
    goToResult_ = go;
    go->setProperty("role", QStringLiteral("primary"));
    QPushButton* import = button({"从表格读入…", "From a table..."}, "applications.empty.import");
    buttons->addWidget(go);
    buttons->addWidget(import);
    buttons->addStretch();
    layout->addWidget(title);
    layout->addWidget(emptyText_);
    layout->addLayout(buttons);
    layout->addStretch();
    desk_.texts.follow(empty_, [this, title] {
        title->setText(desk_.texts("还没有申报", "No applications yet"));
        emptyText_->setText(desk_.texts(
            "一项申报，是一家企业向主管部门争取的一笔支持：从打算申报，到提交、批准、到账，期限、负责人、金额、材料、文"
            "件和记录"
            "都记在这里。\n在“结果”里展开一项，点“申报…”就建立一项；已经用表格管着的，可以整张读入。",
            "An application is one support that a firm asks an authority for: from the first thought of it to the "
            "money, "
            "with its deadlines, who is in charge, sums, materials, files and notes.\nOpen a claim on the page of the "
            "result and choose \"Apply...\" to make one; a table in which you keep them already can be read in "
            "whole."));
    });
    connect(go, &QPushButton::clicked, this,
            [this] { Q_EMIT pageRequested(session_.isOpen() ? PageId::result : PageId::cases); });
    connect(import, &QPushButton::clicked, this, &ApplicationsPage::importTable);
}

QAction* ApplicationsPage::verb(const Localized& text, const QKeySequence& keys, const char* name,
                                void (ApplicationsPage::*act)()) {
    auto* action = new QAction(this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    action->setData(toQt(text.zh + " " + text.en)); // by which the palette finds it in either language
    desk_.texts.follow(action, [this, action, text] { action->setText(desk_.texts(text)); });
    connect(action, &QAction::triggered, this, act);
    table_->addAction(action);
    menu_->addAction(action);
    offer(action);
    return action;
}

void ApplicationsPage::buildMenu() {
    menu_ = new QMenu(this);
    menu_->setObjectName(QStringLiteral("applications.menu"));
    ofOne_ = {
        verb({"打开详情", "Open the details"}, Qt::Key_Return, "applications.open", &ApplicationsPage::openChosen),
        verb({"编辑这一格", "Edit this cell"}, Qt::Key_F2, "applications.edit", &ApplicationsPage::editChosen),
        verb({"打开案例", "Open the case"}, Qt::CTRL | Qt::Key_Return, "applications.open_case",
             &ApplicationsPage::openCaseOfChosen)};
    menu_->addSeparator();
    statusMenu_ = menu_->addMenu(QString());
    desk_.texts.follow(statusMenu_, [this] { statusMenu_->setTitle(desk_.texts("状态改为", "Set the status")); });
    for (const applications::Status one : applications::allStatuses) {
        QAction* action = statusMenu_->addAction(QString());
        action->setObjectName(QStringLiteral("applications.set.") + toQt(applications::toString(one)));
        desk_.texts.follow(action, [this, action, one] { action->setText(desk_.texts(applications::words(one))); });
        connect(action, &QAction::triggered, this, [this, one] { setStatus(one); });
    }
    menu_->addSeparator();
    delete_ = verb({"删除", "Delete"}, Qt::Key_Delete, "applications.delete", &ApplicationsPage::deleteChosen);
    ofAny_.push_back(delete_);
}

// As wide as their words, and the names as there is room, unless the person had them
// otherwise in this language.
void ApplicationsPage::fitColumns() {
    if (fitted_) keepColumns();
    hideColumns(false); // what is hidden has no width to keep
    fitted_ = true;
    fittedFor_ = desk_.texts.language();
    for (int column = 0; column < ApplicationListModel::columns; ++column) {
        if (column == ApplicationListModel::firm || column == ApplicationListModel::measure) continue;
        const bool bold = column == ApplicationListModel::approved || column == ApplicationListModel::paid;
        table_->setColumnWidth(
            column,
            columnRoom(*table_, column, model_->widestTexts(static_cast<ApplicationListModel::Column>(column)), bold));
    }
    QHeaderView& header = *table_->horizontalHeader();
    ownWidths_ = header.restoreState(desk_.settings.value(headerKey(fittedFor_)).toByteArray());
    if (ownWidths_) model_->sort(header.sortIndicatorSection(), header.sortIndicatorOrder());
    hideColumns(!detail_->isHidden());
}

void ApplicationsPage::keepColumns() {
    if (!ownWidths_) return desk_.settings.remove(headerKey(fittedFor_));
    hideColumns(false); // for the details' sake alone, not by the person
    desk_.settings.setValue(headerKey(fittedFor_), table_->horizontalHeader()->saveState());
    hideColumns(!detail_->isHidden());
}

// Beside the details, which say them, there is no room for all columns.
void ApplicationsPage::hideColumns(bool hidden) {
    for (const int column : {ApplicationListModel::person, ApplicationListModel::applied,
                             ApplicationListModel::approved, ApplicationListModel::paid})
        table_->setColumnHidden(column, hidden);
    shareRoom();
}

// What the other columns leave is for the names.
void ApplicationsPage::shareRoom() {
    if (ownWidths_) return;
    int rest = table_->viewport()->width();
    constexpr int firmShare = 42; // percent
    constexpr int narrowest = 110;
    table_->setColumnHidden(ApplicationListModel::expected, false);
    for (int column = ApplicationListModel::deadline; column < ApplicationListModel::columns; ++column)
        rest -= table_->isColumnHidden(column) ? 0 : table_->columnWidth(column);
    if (!detail_->isHidden() && rest < 2 * narrowest) { // the details say it
        rest += table_->columnWidth(ApplicationListModel::expected);
        table_->setColumnHidden(ApplicationListModel::expected, true);
    }
    const int firm = std::max(narrowest, rest * firmShare / 100);
    table_->setColumnWidth(ApplicationListModel::firm, firm);
    table_->setColumnWidth(ApplicationListModel::measure, std::max(narrowest, rest - firm));
}

} // namespace biosubsidy::ui

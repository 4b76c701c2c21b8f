// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/cases_page.h"

#include <set>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "ui/library/case_filter_bar.h"
#include "ui/library/case_sealing.h"
#include "ui/library/due_panel.h"
#include "ui/library/history_panel.h"
#include "ui/library/import_row.h"
#include "ui/library/reading_view.h"
#include "ui/library/reassess_panel.h"
#include "ui/library/text_row.h"
#include "ui/look/conversions.h"
#include "ui/widgets/column_room.h"
#include "ui/widgets/list_table.h"

namespace biosubsidy::ui {

namespace {

// Of each language, whose words are as wide as they are.
QString headerKey(Language language) {
    return language == Language::zh ? QStringLiteral("cases/columns2_zh") : QStringLiteral("cases/columns2_en");
}

const QString historyKey = QStringLiteral("cases/history");
const QString dueKey = QStringLiteral("cases/due_open");

} // namespace

CasesPage::CasesPage(const Desk& desk, CaseSession& session, QWidget* empty, QWidget* parent)
    : Page(parent), desk_(desk), session_(session),
      model_(new CaseListModel(session.library(), desk.texts, desk.theme, this)),
      steps_(new LibrarySteps(
          session.library(), desk.texts, [&session] { return session.now(); }, this)) {
    build(empty);
    offer("cases.reassess", Qt::CTRL | Qt::Key_R);
    offer("cases.portfolio", Qt::CTRL | Qt::ALT | Qt::Key_P);
    offer("cases.answers", Qt::CTRL | Qt::ALT | Qt::Key_R);
    offer("cases.history", Qt::CTRL | Qt::Key_H);
    buildMenu();
    connectParts();
    const auto takeRules = [this] {
        model_->setRules(desk_.document.sharedRules());
        filter_->setRules(desk_.document.sharedRules());
    };
    connect(&desk_.document, &CaseDocument::rulesChanged, this, takeRules);
    takeRules();
    desk_.texts.follow(this, [this] {
        fitColumns();
        showCount();
        showUndo();
    });
    filter();
}

CasesPage::~CasesPage() {
    keepColumns();
    desk_.settings.setValue(historyKey, historyButton_->isChecked());
    desk_.settings.setValue(dueKey, due_->isOpen());
}

void CasesPage::build(QWidget* empty) {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    stack_ = new QStackedWidget(this);
    outer->addWidget(stack_);
    list_ = new QWidget(stack_);
    auto* layout = new QVBoxLayout(list_);
    layout->setContentsMargins(0, 16, 0, 0);
    layout->setSpacing(10);
    buildHead(*layout);
    due_ = new DuePanel(
        session_.library(), desk_.texts, desk_.theme, [this] { return session_.now(); }, list_);
    due_->setOpen(desk_.settings.value(dueKey, true).toBool());
    layout->insertWidget(1, due_); // above the filter, which is the list's
    buildTable();
    layout->addWidget(splitter_, 1);
    buildFoot(*layout);
    reading_ = new ReadingView(desk_.texts, stack_);
    stack_->addWidget(list_);
    stack_->addWidget(reading_);
    if (empty != nullptr) stack_->addWidget(empty);
    empty_ = empty;
}

QPushButton* CasesPage::button(const Localized& text, const char* name) {
    auto* made = new QPushButton(this);
    made->setObjectName(QLatin1String(name));
    desk_.texts.follow(made, [this, made, text] {
        made->setText(desk_.texts(text));
        made->setAccessibleName(made->text());
    });
    return made;
}

void CasesPage::buildHead(QVBoxLayout& layout) {
    auto* head = new QHBoxLayout;
    head->setContentsMargins(24, 0, 24, 0);
    head->setSpacing(8);
    auto* title = new QLabel(list_);
    title->setProperty("role", QStringLiteral("heading"));
    desk_.texts.follow(title, [this, title] { title->setText(desk_.texts("案例", "Cases")); });
    count_ = new QLabel(list_);
    count_->setObjectName(QStringLiteral("cases.count"));
    count_->setProperty("role", QStringLiteral("muted"));
    QPushButton* fresh = button({"新建案例", "New case"}, "cases.new");
    fresh->setProperty("role", QStringLiteral("primary"));
    QPushButton* import = button({"导入…", "Import..."}, "cases.import");
    portfolioButton_ = button({"组合报告…", "Portfolio report..."}, "cases.portfolio");
    QPushButton* answers = button({"读回问题表…", "Read answers..."}, "cases.answers");
    reassessButton_ = button({"全部重新测算", "Assess all again"}, "cases.reassess");
    historyButton_ = button({"历史与快照", "History"}, "cases.history");
    historyButton_->setCheckable(true);
    head->addWidget(title);
    head->addWidget(count_, 1);
    for (QPushButton* one : {fresh, import, portfolioButton_, answers, reassessButton_, historyButton_})
        head->addWidget(one);
    layout.addLayout(head);
    filter_ = new CaseFilterBar(session_.library(), desk_.texts, list_);
    filter_->layout()->setContentsMargins(24, 0, 24, 0);
    layout.addWidget(filter_);
    connect(fresh, &QPushButton::clicked, &session_, &CaseSession::newCase);
    connect(import, &QPushButton::clicked, this, &CasesPage::importFiles);
    connect(portfolioButton_, &QPushButton::clicked, this, &CasesPage::reportOnMany);
    connect(answers, &QPushButton::clicked, this, [this] {
        if (session_.save()) Q_EMIT answersRequested();
    });
    connect(reassessButton_, &QPushButton::clicked, this, &CasesPage::reassess);
}

void CasesPage::buildTable() {
    splitter_ = new QSplitter(Qt::Horizontal, list_);
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    auto* left = new QWidget(splitter_);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(24, 0, 24, 0);
    table_ = makeListTable(left, "cases.table", model_, 14);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    // Otherwise the header would ask for a sort of its own.
    table_->horizontalHeader()->setSortIndicator(CaseListModel::modified, Qt::DescendingOrder);
    table_->setSortingEnabled(true);
    nothing_ = new QLabel(left);
    nothing_->setObjectName(QStringLiteral("cases.nothing"));
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setWordWrap(true);
    layout->addWidget(nothing_);
    layout->addWidget(table_, 1);
    historyArea_ = new QScrollArea(splitter_);
    history_ = new HistoryPanel(desk_, session_, historyArea_);
    historyArea_->setWidget(history_);
    historyArea_->setWidgetResizable(true);
    historyArea_->setFrameShape(QFrame::NoFrame);
    historyArea_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    historyArea_->setFocusPolicy(Qt::NoFocus);
    constexpr int historyWidth = 390;
    historyArea_->setMinimumWidth(historyWidth);
    splitter_->addWidget(left);
    splitter_->addWidget(historyArea_);
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 0);
    historyButton_->setChecked(desk_.settings.value(historyKey, false).toBool());
    constexpr int listWidth = 900;
    splitter_->setSizes({listWidth, historyWidth});
    showHistory(historyButton_->isChecked());
}

// As wide as their words, unless the person had them otherwise in this language.
void CasesPage::fitColumns() {
    if (!fitted_.isEmpty()) keepColumns();
    hideColumns(false); // what is hidden has no width to keep
    fittedFor_ = desk_.texts.language();
    QHeaderView& header = *table_->horizontalHeader();
    int others = 0;
    for (int column = 0; column < CaseListModel::columns; ++column) {
        if (column == CaseListModel::name) continue;
        const int width = columnRoom(*table_, column, model_->widestTexts(static_cast<CaseListModel::Column>(column)),
                                     column == CaseListModel::total);
        table_->setColumnWidth(column, width);
        others += width;
    }
    constexpr int all = 1190; // in a window of 1366
    constexpr int narrowest = 150;
    constexpr int widest = 330;
    table_->setColumnWidth(CaseListModel::name, std::clamp(all - others, narrowest, widest));
    fitted_ = header.saveState();
    if (header.restoreState(desk_.settings.value(headerKey(fittedFor_)).toByteArray()))
        model_->sort(header.sortIndicatorSection(), header.sortIndicatorOrder());
    hideColumns(!historyArea_->isHidden());
}

void CasesPage::keepColumns() {
    hideColumns(false); // for the history's sake alone, not by the person
    const QByteArray state = table_->horizontalHeader()->saveState();
    hideColumns(!historyArea_->isHidden());
    if (state == fitted_)
        desk_.settings.remove(headerKey(fittedFor_));
    else
        desk_.settings.setValue(headerKey(fittedFor_), state);
}

void CasesPage::showHistory(bool on) {
    historyArea_->setVisible(on);
    hideColumns(on);
}

// Beside the history there is no room for all columns.
void CasesPage::hideColumns(bool hidden) {
    for (const int column : {CaseListModel::verdicts, CaseListModel::modified, CaseListModel::tags})
        table_->setColumnHidden(column, hidden);
}

void CasesPage::buildFoot(QVBoxLayout& layout) {
    text_ = new TextRow(desk_.texts, "cases.text", list_);
    reassess_ = new ReassessPanel(session_.library(), desk_.texts, list_);
    import_ = new ImportRow(
        session_.library(), desk_.texts, [this] { return session_.now(); }, list_);
    sealing_ = new CaseSealing(desk_, *steps_, import_->work(), *text_, this);
    undoBar_ = new QFrame(list_);
    undoBar_->setProperty("role", QStringLiteral("panel"));
    auto* line = new QHBoxLayout(undoBar_);
    line->setContentsMargins(24, 6, 24, 6);
    undoText_ = new QLabel(undoBar_);
    undoText_->setObjectName(QStringLiteral("cases.undo_text"));
    undoButton_ = new QPushButton(undoBar_);
    undoButton_->setObjectName(QStringLiteral("cases.undo"));
    line->addWidget(undoText_);
    line->addWidget(undoButton_);
    line->addStretch();
    layout.addWidget(text_);
    layout.addWidget(reassess_);
    layout.addWidget(import_);
    layout.addWidget(undoBar_);
    connect(undoButton_, &QPushButton::clicked, &steps_->stack(), &QUndoStack::undo);
}

QAction* CasesPage::verb(const Localized& text, const QKeySequence& keys, const char* name, void (CasesPage::*act)()) {
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

void CasesPage::buildMenu() {
    menu_ = new QMenu(this);
    menu_->setObjectName(QStringLiteral("cases.menu"));
    ofOne_ = {verb({"打开", "Open"}, Qt::Key_Return, "cases.open", &CasesPage::openChosen),
              verb({"复制一份", "Duplicate"}, Qt::CTRL | Qt::Key_D, "cases.duplicate", &CasesPage::duplicateChosen),
              verb({"改名…", "Rename..."}, Qt::Key_F2, "cases.rename", &CasesPage::renameChosen)};
    ofAny_.push_back(verb({"标签…", "Tags..."}, Qt::CTRL | Qt::Key_T, "cases.tags", &CasesPage::tagChosen));
    ofAny_.push_back(
        verb({"询问函…", "Letters of questions..."}, Qt::CTRL | Qt::Key_L, "cases.letters", &CasesPage::askChosen));
    menu_->addSeparator();
    ofAny_.push_back(
        verb({"导出…", "Export..."}, Qt::CTRL | Qt::SHIFT | Qt::Key_E, "cases.export", &CasesPage::exportChosen));
    ofAny_.push_back(verb({"加密导出…", "Export with a passphrase..."}, Qt::CTRL | Qt::ALT | Qt::Key_E, "cases.seal",
                          &CasesPage::sealChosen));
    menu_->addSeparator();
    archive_ = verb({"归档", "Archive"}, Qt::CTRL | Qt::Key_B, "cases.archive", &CasesPage::archiveChosen);
    delete_ = verb({"删除", "Delete"}, Qt::Key_Delete, "cases.delete", &CasesPage::deleteChosen);
    ofAny_.insert(ofAny_.end(), {archive_, delete_});
}

void CasesPage::connectParts() {
    connect(due_, &DuePanel::applicationRequested, this, &CasesPage::applicationRequested);
    connect(due_, &DuePanel::failed, this, &CasesPage::tell);
    connect(filter_, &CaseFilterBar::changed, this, &CasesPage::filter);
    connect(filter_, &CaseFilterBar::listRequested, this, [this] {
        filter(); // for the letters that still wait
        table_->setFocus();
    });
    connect(table_, &QTableView::doubleClicked, this, &CasesPage::openChosen);
    connect(table_, &QWidget::customContextMenuRequested, this, [this](const QPoint& where) {
        showVerbs();
        menu_->popup(table_->viewport()->mapToGlobal(where));
    });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CasesPage::showVerbs);
    connect(model_, &QAbstractItemModel::modelReset, this, &CasesPage::showVerbs);
    connect(model_, &CaseListModel::failed, this, &CasesPage::tell);
    connect(steps_, &LibrarySteps::failed, this, &CasesPage::tell);
    connect(steps_, &LibrarySteps::changed, this, [this] {
        filter_->readTags();
        refresh();
        session_.readTitle();
    });
    connect(&steps_->stack(), &QUndoStack::indexChanged, this, &CasesPage::showUndo);
    connect(&session_, &CaseSession::saved, this, [this] {
        if (isVisible()) refresh();
    });
    connect(&reassess_->work(), &Reassessment::finished, this, &CasesPage::refresh);
    connect(&reassess_->work(), &Reassessment::failed, this, &CasesPage::tell);
    connect(&import_->work(), &CaseImport::finished, this, &CasesPage::showImported);
    connect(&import_->work(), &CaseImport::failed, this, &CasesPage::tell);
    connect(sealing_, &CaseSealing::wrote, this, &Page::wrote);
    connect(sealing_, &CaseSealing::failed, this, &Page::failed);
    connect(reassess_, &ReassessPanel::caseRequested, this, [this](storage::CaseId id) { session_.openCase(id); });
    connect(history_, &HistoryPanel::readingRequested, this, [this](const QString& title, const QString& html) {
        reading_->show(title, html);
        stack_->setCurrentWidget(reading_);
    });
    connect(history_, &HistoryPanel::removalRequested, steps_, &LibrarySteps::removeSnapshots);
    connect(history_, &HistoryPanel::said, this, &Page::said);
    connect(history_, &HistoryPanel::failed, this, &CasesPage::tell);
    connect(reading_, &ReadingView::left, this, [this] { stack_->setCurrentWidget(list_); });
    connect(historyButton_, &QPushButton::toggled, this, [this](bool on) {
        showHistory(on);
        showVerbs();
    });
}

// The open case is the one that a person coming from another page means; without
// one it is the first.
void CasesPage::bringUp() {
    refresh();
    chooseOne();
    history_->refresh();
}

void CasesPage::chooseOne() {
    if (model_->ids().empty() || !chosen().empty()) return;
    const auto open = session_.caseId();
    const storage::CaseId meant = open && model_->rowOf(*open) >= 0 ? *open : model_->ids().front();
    keepChosen({meant});
    // Not by the view: with Ctrl held down, as for the key that leads here, that
    // would take the choice back.
    table_->selectionModel()->setCurrentIndex(model_->index(model_->rowOf(meant), 0), QItemSelectionModel::NoUpdate);
}

void CasesPage::takeFocus() {
    if (stack_->currentWidget() == list_)
        table_->setFocus();
    else
        stack_->currentWidget()->setFocus();
}

void CasesPage::filter() {
    storage::CaseQuery query = model_->query();
    filter_->apply(query);
    model_->setQuery(query);
    chooseOne();
    showCount();
    showVerbs();
}

void CasesPage::refresh() {
    const std::vector<storage::CaseId> kept = chosen();
    model_->setToday(applications::dayInChina(session_.now()));
    model_->reload();
    keepChosen(kept);
    due_->refresh();
    showCount();
    showVerbs();
    if (stack_->currentWidget() == reading_ || empty_ == nullptr) return;
    stack_->setCurrentWidget(hasCases() ? list_ : empty_);
}

bool CasesPage::hasCases() const {
    if (!model_->ids().empty()) return true;
    const storage::CaseShelf cases = session_.library().cases();
    for (const auto shelf : {storage::CaseQuery::Shelf::current, storage::CaseQuery::Shelf::archived,
                             storage::CaseQuery::Shelf::deleted}) {
        const auto count = cases.count(shelf);
        if (!count || *count > 0) return true;
    }
    return false;
}

void CasesPage::showCount() {
    const Texts& texts = desk_.texts;
    const auto all = session_.library().cases().count(model_->query().shelf);
    const std::size_t shown = model_->ids().size();
    count_->setText(!all || *all == shown ? texts("%1 个", "%1").arg(shown)
                                          : texts("%1 / %2 个", "%1 of %2").arg(shown).arg(*all));
    nothing_->setVisible(shown == 0);
    nothing_->setText(filter_->isEmpty() ? texts("这里没有案例：已归档和已删除的在另外的列表里。",
                                                 "No cases here: archived and deleted ones have lists of their own.")
                                         : texts("没有符合条件的案例。", "No case matches."));
    table_->setVisible(shown > 0);
    table_->setAccessibleName(texts("案例列表", "List of cases"));
}

void CasesPage::showVerbs() {
    const std::vector<storage::CaseId> ids = chosen();
    for (QAction* action : ofOne_) action->setEnabled(ids.size() == 1);
    for (QAction* action : ofAny_) action->setEnabled(!ids.empty());
    const storage::CaseQuery::Shelf shelf = model_->query().shelf;
    archive_->setText(shelf == storage::CaseQuery::Shelf::archived ? desk_.texts("取出归档", "Take out of the archive")
                                                                   : desk_.texts("归档", "Archive"));
    archive_->setVisible(shelf != storage::CaseQuery::Shelf::deleted);
    delete_->setText(shelf == storage::CaseQuery::Shelf::deleted ? desk_.texts("恢复", "Restore")
                                                                 : desk_.texts("删除", "Delete"));
    reassessButton_->setEnabled(!model_->ids().empty());
    portfolioButton_->setEnabled(!model_->ids().empty());
    portfolioButton_->setToolTip(ids.size() > 1
                                     ? desk_.texts("汇总选中的案例", "Adds up the chosen cases")
                                     : desk_.texts("汇总列出的全部案例", "Adds up all cases that are listed"));
    if (!historyButton_->isChecked()) return;
    if (ids.size() != 1) return history_->setCase(std::nullopt, {});
    if (const auto row = model_->row(model_->rowOf(ids.front()))) history_->setCase(ids.front(), model_->nameOf(*row));
}

void CasesPage::showUndo() {
    undoBar_->setVisible(steps_->stack().canUndo());
    undoText_->setText(steps_->undoText());
    undoButton_->setText(desk_.texts("撤销", "Undo"));
    undoButton_->setAccessibleName(desk_.texts("撤销：%1", "Undo: %1").arg(steps_->undoText()));
}

void CasesPage::tell(const StorageError& error) {
    Q_EMIT failed(desk_.texts(error.message), desk_.texts(error.advice) + QStringLiteral("\n\n") + toQt(error.detail));
}

std::vector<storage::CaseId> CasesPage::chosen() const {
    std::vector<storage::CaseId> ids;
    const QModelIndexList rows = table_->selectionModel()->selectedRows();
    for (const QModelIndex& index : rows) ids.push_back(model_->ids().at(static_cast<std::size_t>(index.row())));
    return ids;
}

void CasesPage::keepChosen(const std::vector<storage::CaseId>& ids) {
    if (ids.empty() || chosen() == ids) return;
    // In ranges of neighbours: thousands may be chosen.
    const std::set<storage::CaseId> wanted(ids.begin(), ids.end());
    const std::vector<storage::CaseId>& listed = model_->ids();
    QItemSelection selection;
    for (std::size_t row = 0; row < listed.size(); ++row) {
        if (!wanted.contains(listed[row])) continue;
        const std::size_t first = row;
        while (row + 1 < listed.size() && wanted.contains(listed[row + 1])) ++row;
        selection.select(model_->index(static_cast<int>(first), 0),
                         model_->index(static_cast<int>(row), CaseListModel::columns - 1));
    }
    table_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

} // namespace biosubsidy::ui

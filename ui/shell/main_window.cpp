// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/applications/applications_page.h"
#include "ui/interview/profile_page.h"
#include "ui/levers/advisor.h"
#include "ui/levers/open_questions.h"
#include "ui/library/calendar_export.h"
#include "ui/library/cases_page.h"
#include "ui/look/conversions.h"
#include "ui/look/icon.h"
#include "ui/look/plain_label.h"
#include "ui/look/zoom.h"
#include "ui/policies/policies_page.h"
#include "ui/report/report_page.h"
#include "ui/results/result_page.h"
#include "ui/results/totals_line.h"
#include "ui/screening/screening_page.h"
#include "ui/session/case_applications.h"
#include "ui/session/library_care.h"
#include "ui/session/place_chooser.h"
#include "ui/session/sheet_edit.h"
#include "ui/session/step_stack.h"
#include "ui/shell/backups_panel.h"
#include "ui/shell/case_bar.h"
#include "ui/shell/command_palette.h"
#include "ui/shell/focus_keeper.h"
#include "ui/shell/help_panel.h"
#include "ui/shell/notice.h"
#include "ui/shell/page_specs.h"
#include "ui/shell/palette_entries.h"
#include "ui/shell/problem_panel.h"
#include "ui/shell/rail.h"
#include "ui/shell/rescue_panel.h"
#include "ui/shell/theme_choice.h"
#include "ui/shell/window_actions.h"

namespace biosubsidy::ui {

namespace {

const QString geometryKey = QStringLiteral("window/geometry");
// Of the backup that was restored a moment ago, for the window that opens next.
const QString restoredKey = QStringLiteral("window/restored");
constexpr int saidFor = 10000; // milliseconds in the status line

} // namespace

MainWindow::MainWindow(const Surroundings& surroundings)
    : surroundings_(surroundings), texts_(surroundings.texts),
      recentFiles_(new RecentFiles(surroundings.settings, this)), document_(new CaseDocument(surroundings.rules, this)),
      runner_(new AssessmentRunner(*document_, surroundings.today, this)),
      session_(new CaseSession(
          {*document_, *runner_, surroundings.library, *recentFiles_, surroundings.prompts, texts_, surroundings.now},
          this)),
      places_(new OwnPlaces(surroundings.settings, this)),
      claims_(new CaseApplications(*session_, *document_, *runner_, this)),
      advisor_(new Advisor(*document_, *runner_, *places_, this)),
      desk_{texts_,   surroundings.theme, surroundings.settings,      surroundings.prompts, *document_,
            *runner_, *places_,           surroundings.library.path()} {
    build();
    connectFileActions();
    connectEditActions();
    connectViewActions();
    connectTheme();
    connectHelp();
    connectPages();
    connectSession();
    texts_.follow(this, [this] {
        showName();
        showUndo();
        fillRecentMenu();
    });
    openCase(false);
    casesPage_->takeFocus();
    restoreLook();
    sayRestored();
}

// What shows the case goes before the case does.
MainWindow::~MainWindow() {
    delete focus_;
    delete takeCentralWidget();
}

CaseForm& MainWindow::form() {
    return profilePage().form();
}

void MainWindow::build() {
    setWindowIcon(programIcon());
    actions_ = new WindowActions(*menuBar(), texts_, this);
    auto* middle = new QWidget(this);
    auto* columns = new QHBoxLayout(middle);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    rail_ = new Rail(texts_, surroundings_.theme, middle);
    columns->addWidget(rail_);
    auto* layout = new QVBoxLayout;
    layout->setSpacing(0);
    columns->addLayout(layout, 1);
    problems_ = new ProblemPanel(texts_, middle);
    bar_ = new CaseBar(texts_, middle);
    bar_->setDate(runner_->asOf());
    totals_ = new TotalsLine(texts_, surroundings_.theme, middle);
    stack_ = new QStackedWidget(middle);
    focus_ = new FocusKeeper(
        *stack_, [this] { page(current_).takeFocus(); }, this);
    layout->addWidget(problems_);
    layout->addWidget(bar_);
    layout->addWidget(totals_);
    layout->addWidget(stack_, 1);
    for (const PageSpec& spec : pageSpecs()) rail_->add(spec, actions_->pages.at(spec.id)->shortcut());
    setCentralWidget(middle);
    notice_ = new Notice(texts_, *middle);
    constexpr int afterOpening = 50; // milliseconds
    QTimer::singleShot(afterOpening, this, &MainWindow::makeInAdvance);
    statusBar()->setSizeGripEnabled(false);
    place_ = new QLabel(this);
    place_->setObjectName(QStringLiteral("status.place"));
    place_->setProperty("role", QStringLiteral("muted"));
    statusBar()->setContentsMargins(20, 0, 20, 0);
    statusBar()->addWidget(place_);
    palette_ = new CommandPalette(texts_, surroundings_.theme, this);
    constexpr QSize usual(1366, 768);
    resize(usual);
}

Page& MainWindow::page(PageId id) {
    Page*& slot = pages_[id];
    if (slot == nullptr) {
        slot = specOf(id).make(
            {desk_, *session_, *recentFiles_, *advisor_, *claims_, surroundings_.files, surroundings_.resultsFolder},
            stack_);
        stack_->addWidget(slot);
        connectPage(slot);
    }
    return *slot;
}

ProfilePage& MainWindow::profilePage() {
    return static_cast<ProfilePage&>(page(PageId::profile));
}

ResultPage& MainWindow::resultPage() {
    return static_cast<ResultPage&>(page(PageId::result));
}

ApplicationsPage& MainWindow::applicationsPage() {
    return static_cast<ApplicationsPage&>(page(PageId::applications));
}

// While the person looks at the first page, those that come next are made.
void MainWindow::makeInAdvance() {
    for (const PageId id : {PageId::profile, PageId::result}) {
        if (pages_.contains(id)) continue;
        static_cast<void>(page(id));
        QTimer::singleShot(0, this, &MainWindow::makeInAdvance);
        return;
    }
}

void MainWindow::connectPage(Page* page) {
    connect(page, &Page::factRequested, this, &MainWindow::revealFact);
    connect(page, &Page::measureRequested, this, &MainWindow::showMeasure);
    connect(page, &Page::pageRequested, this, &MainWindow::showPage);
    connect(page, &Page::dayRequested, this, [this](const Date& day) {
        bar_->setDate(day);
        runner_->setAsOf(day);
    });
    connect(page, &Page::said, this, [this](const QString& what) { say(what); });
    connect(page, &Page::wrote, this, &MainWindow::say);
    connect(page, &Page::failed, this, &MainWindow::showProblem);
    if (auto* cases = qobject_cast<CasesPage*>(page)) {
        casesPage_ = cases;
        connect(cases, &CasesPage::applicationRequested, this, [this](const storage::ApplicationId& id) {
            showPage(PageId::applications);
            applicationsPage().showApplication(id);
        });
    }
    if (StepStack* steps = page->undoSteps())
        connect(&steps->stack(), &QUndoStack::indexChanged, this, &MainWindow::showUndo);
    if (auto* result = qobject_cast<ResultPage*>(page)) {
        connect(result, &ResultPage::applyRequested, this, [this](const ClaimId& claim) {
            if (applicationsPage().apply(*runner_->latest(), claim)) showPage(PageId::applications);
        });
    }
    if (auto* applications = qobject_cast<ApplicationsPage*>(page)) {
        connect(applications, &ApplicationsPage::calendarRequested, calendar_, &CalendarExport::exportDeadlines);
        connect(applications, &ApplicationsPage::caseRequested, session_, &CaseSession::openCase);
        connect(applications, &ApplicationsPage::claimRequested, this, [this](storage::CaseId of, const QString& key) {
            if (!session_->openCase(of)) return;
            QTimer::singleShot(0, this, [this, key] { showClaim(key); }); // once it is assessed
        });
    }
    if (auto* screening = qobject_cast<ScreeningPage*>(page))
        connect(&screening->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::showUndo);
    if (auto* profile = qobject_cast<ProfilePage*>(page)) {
        connect(profile, &ProfilePage::claimRequested, this, &MainWindow::showClaim);
        connect(profile, &ProfilePage::pendingRequested, this, [this] { showFigure(QStringLiteral("pending")); });
    }
}

void MainWindow::connectFileActions() {
    connect(actions_->newCase, &QAction::triggered, session_, &CaseSession::newCase);
    connect(actions_->open, &QAction::triggered, session_, &CaseSession::open);
    connect(actions_->example, &QAction::triggered, session_, &CaseSession::openExample);
    connect(actions_->save, &QAction::triggered, session_, &CaseSession::save);
    connect(actions_->saveAs, &QAction::triggered, session_, &CaseSession::exportAs);
    connect(actions_->import, &QAction::triggered, this, [this] {
        showPage(PageId::cases);
        casesPage_->importFiles(); // made by then
    });
    connect(actions_->close, &QAction::triggered, session_, &CaseSession::closeCase);
    connect(actions_->print, &QAction::triggered, this, [this] {
        showPage(PageId::report);
        static_cast<ReportPage&>(page(PageId::report)).print();
    });
    calendar_ = new CalendarExport(desk_, *session_, QStringLiteral("Biosubsidy//") + surroundings_.version, this);
    connect(actions_->calendar, &QAction::triggered, calendar_, &CalendarExport::exportDeadlines);
    connect(calendar_, &CalendarExport::wrote, this, &MainWindow::say);
    connect(calendar_, &CalendarExport::failed, this, &MainWindow::showProblem);
    connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
    connect(recentFiles_, &RecentFiles::changed, this, &MainWindow::fillRecentMenu);
    actions_->backups->setEnabled(!surroundings_.library.isInMemory());
    connect(actions_->backups, &QAction::triggered, this, [this] {
        if (backups_ != nullptr && backups_->isVisible()) return backups_->hide();
        showBackups();
    });
}

void MainWindow::connectEditActions() {
    connect(&document_->undoStack(), &QUndoStack::indexChanged, this, &MainWindow::showUndo);
    connect(actions_->undo, &QAction::triggered, this, [this] { focus_->around([this] { undoStack().undo(); }); });
    connect(actions_->redo, &QAction::triggered, this, [this] { focus_->around([this] { undoStack().redo(); }); });
    const auto onForm = [this](QAction* action, void (CaseForm::*verb)()) {
        connect(action, &QAction::triggered, this, [this, verb] {
            showPage(PageId::profile);
            (form().*verb)();
        });
    };
    onForm(actions_->addProject, &CaseForm::addProject);
    onForm(actions_->addExpense, &CaseForm::addExpense);
    onForm(actions_->addAward, &CaseForm::addAward);
    connect(actions_->nextQuestion, &QAction::triggered, this, [this] {
        const AssessmentPtr& latest = runner_->latest();
        if (latest != nullptr && !latest->questions.empty()) revealFact(openQuestions(*latest, advisor_).front().fact);
    });
    connect(actions_->copyText, &QAction::triggered, this, [this] { resultPage().copyText(); });
    connect(actions_->copyTable, &QAction::triggered, this, [this] { resultPage().copyTable(); });
    connect(actions_->findClaim, &QAction::triggered, this, [this] {
        showPage(PageId::result);
        resultPage().findInClaims();
    });
}

void MainWindow::connectViewActions() {
    connect(actions_->chinese, &QAction::triggered, this, [this] { texts_.setLanguage(Language::zh); });
    connect(actions_->english, &QAction::triggered, this, [this] { texts_.setLanguage(Language::en); });
    connect(&texts_, &Texts::languageChanged, this, [this] {
        (texts_.language() == Language::zh ? actions_->chinese : actions_->english)->setChecked(true);
        surroundings_.settings.setValue(QStringLiteral("language"), texts_.language() == Language::zh
                                                                        ? QStringLiteral("zh")
                                                                        : QStringLiteral("en"));
    });
    const auto zoom = [this](QAction* action, int by) {
        connect(action, &QAction::triggered, this, [this, by] {
            setZoom(surroundings_.theme, by == 0 ? usualZoom : ui::zoom() + by);
            surroundings_.settings.setValue(zoomKey, ui::zoom());
            say(texts_("文字大小 %1%", "Size of texts %1%").arg(ui::zoom()));
        });
    };
    constexpr int step = 10; // percent
    zoom(actions_->zoomIn, step);
    zoom(actions_->zoomOut, -step);
    zoom(actions_->usualZoom, 0);
    connect(actions_->ownPlaces, &QAction::triggered, this,
            [this] { askOwnPlaces(*rail_, document_->rules(), *places_, texts_); });
    connect(actions_->ownFigures, &QAction::toggled, runner_, &AssessmentRunner::setOwnFigures);
    const auto keepTo = [this] { runner_->setPlaces(places_->sites(document_->rules())); };
    connect(places_, &OwnPlaces::changed, runner_, keepTo);
    connect(document_, &CaseDocument::rulesChanged, runner_, keepTo);
    keepTo();
}

void MainWindow::connectTheme() {
    const auto choose = [this](ThemeChoice choice) {
        keepThemeChoice(surroundings_.settings, choice);
        surroundings_.theme.apply(schemeOf(surroundings_.settings, surroundings_.theme));
    };
    connect(actions_->systemTheme, &QAction::triggered, this, [choose] { choose(ThemeChoice::system); });
    connect(actions_->light, &QAction::triggered, this, [choose] { choose(ThemeChoice::light); });
    connect(actions_->dark, &QAction::triggered, this, [choose] { choose(ThemeChoice::dark); });
    switch (themeChoice(surroundings_.settings)) {
    case ThemeChoice::system: actions_->systemTheme->setChecked(true); break;
    case ThemeChoice::light: actions_->light->setChecked(true); break;
    case ThemeChoice::dark: actions_->dark->setChecked(true); break;
    }
}

void MainWindow::connectHelp() {
    connect(actions_->help, &QAction::triggered, this, [this] {
        if (help_ == nullptr) { // made when first asked for
            help_ = new HelpPanel(texts_, surroundings_.theme, this);
            addDockWidget(Qt::RightDockWidgetArea, help_);
            return help_->setFocus();
        }
        help_->setVisible(!help_->isVisible());
    });
    connect(actions_->about, &QAction::triggered, this, &MainWindow::showAbout);
    connect(actions_->palette, &QAction::triggered, this, &MainWindow::openPalette);
}

void MainWindow::showBackups() {
    if (backups_ == nullptr) {
        backups_ = new BackupsPanel({texts_, surroundings_.theme, surroundings_.library, document_->sharedRules(),
                                     surroundings_.now, [this] { return session_->mayQuit(); }},
                                    this);
        addDockWidget(Qt::RightDockWidgetArea, backups_);
        connect(backups_, &BackupsPanel::failed, this, &MainWindow::showProblem);
        // Pages and steps to undo hold what is no longer there: all of the window is
        // made anew.
        connect(backups_, &BackupsPanel::restored, this, [this](const storage::Moment& made) {
            surroundings_.settings.setValue(restoredKey, static_cast<qlonglong>(storage::toMillis(made)));
            Q_EMIT reopenRequested();
        });
    } else {
        backups_->refresh();
        backups_->show();
    }
    backups_->setFocus();
}

void MainWindow::sayRestored() {
    const QVariant restored = surroundings_.settings.value(restoredKey);
    if (!restored.isValid()) return;
    surroundings_.settings.remove(restoredKey);
    const std::string made = toUtf8(localTime(storage::fromMillis(restored.toLongLong())));
    showBackups();
    backups_->note({"已恢复 " + made + " 的备份。要换回刚才的案例库，请恢复“恢复备份之前”的那一份。",
                    "The backup of " + made +
                        " is restored. To go back to the library of a moment ago, restore the one made before a "
                        "restore."});
}

void MainWindow::connectPages() {
    connect(rail_, &Rail::pageChosen, this, &MainWindow::showPage);
    for (const auto& [id, action] : actions_->pages)
        connect(action, &QAction::triggered, this, [this, page = id] { showPage(page); });
    connect(actions_->thisPage, &QMenu::aboutToShow, this, &MainWindow::fillPageMenu);
    connect(runner_, &AssessmentRunner::assessed, totals_, &TotalsLine::show);
    totals_->askAdvisor(*advisor_);
    connect(totals_, &TotalsLine::figureRequested, this, &MainWindow::showFigure);
    connect(bar_, &CaseBar::dateChosen, runner_, &AssessmentRunner::setAsOf);
}

void MainWindow::connectSession() {
    session_->setUnsavable([this] { return form().unsavable(); });
    session_->setUnreadable([this] { return form().unreadable(); });
    connect(session_, &CaseSession::caseOpened, this, [this] {
        problems_->dismiss();
        openCase(true);
        profilePage().startOver();
    });
    connect(session_, &CaseSession::nameChanged, this, &MainWindow::showName);
    connect(session_, &CaseSession::caseClosed, this, [this] { openCase(false); });
    connect(session_, &CaseSession::savingChanged, this, &MainWindow::showName);
    connect(session_, &CaseSession::failed, this, &MainWindow::showProblem);
    connect(session_, &CaseSession::libraryFailed, this, &MainWindow::noteLibraryFailure);
    connect(session_, &CaseSession::recovered, this, [this] {
        problems_->dismiss();
        if (rescue_ != nullptr) rescue_->retire();
        rescue_ = nullptr;
        say(texts_("刚才没有存进的改动已经保存", "What could not be saved is saved now"));
    });
    connect(session_, &CaseSession::exported, this,
            [this](const QString& path) { say(texts_("已导出到 %1", "Exported to %1").arg(path), path); });
}

QUndoStack& MainWindow::undoStack() {
    const auto page = pages_.find(current_);
    if (page != pages_.end() && page->second->undoSteps() != nullptr) return page->second->undoSteps()->stack();
    auto* screening = page == pages_.end() ? nullptr : qobject_cast<ScreeningPage*>(page->second);
    return screening == nullptr ? document_->undoStack() : screening->undoStack();
}

// Each says what it would undo, or do again.
void MainWindow::showUndo() {
    const bool ofCase = &undoStack() == &document_->undoStack();
    const StepStack* steps = pages_.contains(current_) ? pages_.at(current_)->undoSteps() : nullptr;
    const auto say = [this](QAction* action, bool can, const QString& verb, const QString& what) {
        action->setEnabled(can);
        action->setText(can && !what.isEmpty() ? texts_("%1：%2", "%1: %2").arg(verb, plainLabel(what)) : verb);
    };
    const int index = document_->undoStack().index();
    say(actions_->undo, undoStack().canUndo(), texts_("撤销(&U)", "&Undo"),
        ofCase             ? texts_(stepOf(*document_, index - 1))
        : steps == nullptr ? QString()
                           : steps->undoText());
    say(actions_->redo, undoStack().canRedo(), texts_("重做(&R)", "&Redo"),
        ofCase             ? texts_(stepOf(*document_, index))
        : steps == nullptr ? QString()
                           : steps->redoText());
}

void MainWindow::openCase(bool open) {
    caseOpen_ = open;
    for (QAction* action : actions_->ofCase()) action->setEnabled(open);
    for (const PageSpec& spec : pageSpecs()) {
        const bool available = open || !spec.needsCase;
        actions_->pages.at(spec.id)->setEnabled(available);
        rail_->setAvailable(spec.id, available);
    }
    bar_->setVisible(open);
    showPage(open ? PageId::profile : PageId::cases);
    showName();
}

void MainWindow::showPage(PageId id) {
    if (specOf(id).needsCase && !caseOpen_) return;
    Page& shown = page(id);
    const bool samePage = stack_->currentWidget() == &shown;
    current_ = id;
    // Of one case, not of many.
    totals_->setVisible(caseOpen_ && id != PageId::screening && id != PageId::applications);
    rail_->setCurrent(id);
    stack_->setCurrentWidget(&shown);
    showUndo();
    shown.bringUp();
    if (!samePage) shown.takeFocus();
}

void MainWindow::revealFact(const FactRef& fact) {
    showPage(PageId::profile);
    profilePage().reveal(fact);
}

void MainWindow::showClaim(const QString& key) {
    showPage(PageId::result);
    resultPage().showClaim(key);
}

void MainWindow::showFigure(const QString& figure) {
    showPage(PageId::result);
    resultPage().showKind(kindOfFigure(figure));
}

void MainWindow::showMeasure(const QString& pack, const QString& measure) {
    showPage(PageId::policies);
    static_cast<PoliciesPage&>(page(PageId::policies)).showMeasure(pack, measure);
}

void MainWindow::openPalette() {
    std::vector<PaletteEntry> entries =
        verbEntries(actions_->findChildren<QAction*>() + findChildren<QAction*>(), texts_);
    const auto take = [&entries](std::vector<PaletteEntry> more) {
        entries.insert(entries.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    if (caseOpen_ && runner_->latest() != nullptr)
        take(factEntries(*runner_->latest(), texts_, [this](const FactRef& fact) { revealFact(fact); }));
    take(pageVerbEntries(page(current_).verbs(), texts_));
    take(measureEntries(document_->rules(), texts_,
                        [this](const QString& pack, const QString& measure) { showMeasure(pack, measure); }));
    palette_->open(std::move(entries));
}

void MainWindow::fillPageMenu() {
    QMenu& menu = *actions_->thisPage;
    menu.clear();
    menu.addActions(page(current_).verbs());
    if (!menu.isEmpty()) return;
    QAction* none = menu.addAction(texts_("这一页没有另外的操作", "Nothing more to do on this page"));
    none->setEnabled(false);
}

QString MainWindow::savingText() const {
    if (session_->saving() == CaseSession::Saving::failed) return texts_("● 没有保存", "● not saved");
    if (surroundings_.library.isInMemory()) return texts_("● 只在内存里", "● in memory only");
    switch (session_->saving()) {
    case CaseSession::Saving::pending: return texts_("正在保存…", "Saving...");
    case CaseSession::Saving::saved: return texts_("已自动保存", "Saved");
    default:
        return session_->caseId() ? texts_("已自动保存", "Saved")
                                  : texts_("改动后自动存入案例库", "Saved once changed");
    }
}

void MainWindow::showName() {
    bar_->setCase(session_->name(), savingText());
    setWindowTitle(caseOpen_ ? QStringLiteral("%1 — Biosubsidy").arg(session_->name()) : QStringLiteral("Biosubsidy"));
    place_->setText(surroundings_.library.isInMemory()
                        ? texts_("没有案例库：内容只在内存里", "No library: everything is in memory only")
                        : texts_("案例库 %1", "Library %1").arg(toQt(surroundings_.library.path())));
}

void MainWindow::fillRecentMenu() {
    actions_->recent->clear();
    for (const QString& path : recentFiles_->paths()) {
        QAction* action = actions_->recent->addAction(plainLabel(QFileInfo(path).fileName()));
        action->setToolTip(path);
        connect(action, &QAction::triggered, session_, [this, path] { session_->openFile(path); });
    }
    actions_->recent->setEnabled(!actions_->recent->isEmpty());
}

// Where one looks, and in the status line, where it stays a little longer.
void MainWindow::say(const QString& what, const QString& path) {
    notice_->say(what, path);
    statusBar()->showMessage(what, saidFor);
}

void MainWindow::showProblem(const QString& summary, const QString& details) {
    problems_->show(summary, details);
}

void MainWindow::offerRescue(const StorageError& error, const QString& path) {
    if (rescue_ != nullptr) return; // what was said first is the cause
    const bool isOpen = !surroundings_.library.isInMemory();
    rescue_ = new RescuePanel(
        error, path, {texts_, surroundings_.prompts, surroundings_.now, [this] { return session_->mayQuit(); }, isOpen},
        centralWidget());
    auto* layout = static_cast<QVBoxLayout*>(centralWidget()->layout()->itemAt(1)->layout());
    layout->insertWidget(0, rescue_);
    rescue_->show();
    connect(rescue_, &RescuePanel::reopenRequested, this, &MainWindow::reopenRequested);
    connect(rescue_, &RescuePanel::said, this, [this](const QString& what) { say(what); });
    connect(rescue_, &RescuePanel::failed, this, &MainWindow::showProblem);
}

// Room on the disk or another program's end mends some failures by themselves; for
// the others there is a way out.
void MainWindow::noteLibraryFailure(const StorageError& error) {
    if (error.problem != StorageProblem::damaged && error.problem != StorageProblem::unreachable) return;
    problems_->dismiss(); // the panel says the same and offers more
    offerRescue(error, toQt(surroundings_.library.path()));
}

void MainWindow::watch(LibraryCare& care) {
    connect(&care, &LibraryCare::damaged, this, &MainWindow::noteLibraryFailure);
    connect(&care, &LibraryCare::notBackedUp, this, [this](const StorageError& error) {
        showProblem(texts_("今天的自动备份没有做成：%1", "There is no automatic backup of today: %1")
                        .arg(texts_(error.message)),
                    texts_("案例照常保存。", "Cases are saved as usual.") + QLatin1Char('\n') + texts_(error.advice) +
                        QStringLiteral("\n\n") + toQt(error.detail));
    });
}

void MainWindow::showAbout() {
    QMessageBox box(this);
    box.setWindowTitle(texts_("关于 Biosubsidy", "About Biosubsidy"));
    constexpr int iconSize = 64;
    box.setIconPixmap(windowIcon().pixmap(iconSize, iconSize));
    box.setTextFormat(Qt::RichText);
    box.setText(QStringLiteral("<b>Biosubsidy %1</b>").arg(surroundings_.version));
    box.setInformativeText(
        texts_("按公开的政策文件，精确测算生物制造企业能争取的资金支持。\n自由软件，许可证 GPL-3.0-or-later。",
               "Exact estimates of the support that biomanufacturing firms may expect, from published "
               "documents.\nFree software under the GPL-3.0-or-later."));
    box.addButton(texts_("关闭", "Close"), QMessageBox::AcceptRole);
    box.exec();
}

void MainWindow::restoreLook() {
    const QByteArray geometry = surroundings_.settings.value(geometryKey).toByteArray();
    if (!geometry.isEmpty()) restoreGeometry(geometry);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(session_->mayQuit());
    if (event->isAccepted()) surroundings_.settings.setValue(geometryKey, saveGeometry());
}

} // namespace biosubsidy::ui

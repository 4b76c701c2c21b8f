// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include <QCloseEvent>
#include <QFileInfo>
#include <QIcon>
#include <QMessageBox>
#include <QStatusBar>
#include <QVBoxLayout>

#include "ui/shell/case_bar.h"
#include "ui/shell/problem_panel.h"
#include "ui/shell/start_page.h"
#include "ui/shell/window_actions.h"
#include "ui/shell/workspace.h"

namespace biosubsidy::ui {

MainWindow::MainWindow(const Surroundings& surroundings)
    : surroundings_(surroundings), texts_(surroundings.texts),
      recentFiles_(new RecentFiles(surroundings.settings, this)), document_(new CaseDocument(surroundings.rules, this)),
      runner_(new AssessmentRunner(*document_, surroundings.today, this)),
      session_(new CaseSession(*document_, *recentFiles_, surroundings.prompts, texts_, this)) {
    build();
    connectFileActions();
    connectEditActions();
    connectViewActions();
    connectStartPage();
    connectSession();
    texts_.follow(this, [this] {
        showName();
        fillRecentMenu();
    });
    showWorkspace(false);
}

// What shows the case goes before the case does.
MainWindow::~MainWindow() {
    delete takeCentralWidget();
}

void MainWindow::build() {
    setWindowIcon(QIcon(QStringLiteral(":/biosubsidy/icons/biosubsidy.svg")));
    actions_ = new WindowActions(*menuBar(), texts_, this);
    auto* middle = new QWidget(this);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    problems_ = new ProblemPanel(texts_, middle);
    pages_ = new QStackedWidget(middle);
    layout->addWidget(problems_);
    layout->addWidget(pages_, 1);
    startPage_ = new StartPage(texts_, *recentFiles_, pages_);
    workspace_ = new Workspace(*document_, *runner_, texts_, surroundings_.theme, pages_);
    pages_->addWidget(startPage_);
    pages_->addWidget(workspace_);
    setCentralWidget(middle);
    statusBar()->setSizeGripEnabled(false);
    place_ = new QLabel(this);
    place_->setObjectName(QStringLiteral("status.place"));
    place_->setProperty("role", QStringLiteral("muted"));
    statusBar()->setContentsMargins(20, 0, 20, 0);
    statusBar()->addWidget(place_);
    constexpr QSize usual(1366, 768);
    resize(usual);
}

void MainWindow::connectFileActions() {
    connect(actions_->newCase, &QAction::triggered, session_, &CaseSession::newCase);
    connect(actions_->open, &QAction::triggered, session_, &CaseSession::open);
    connect(actions_->example, &QAction::triggered, session_, &CaseSession::openExample);
    connect(actions_->save, &QAction::triggered, session_, &CaseSession::save);
    connect(actions_->saveAs, &QAction::triggered, session_, &CaseSession::saveAs);
    connect(actions_->close, &QAction::triggered, this, [this] {
        if (session_->closeCase()) showWorkspace(false);
    });
    connect(actions_->quit, &QAction::triggered, this, &QWidget::close);
    connect(recentFiles_, &RecentFiles::changed, this, &MainWindow::fillRecentMenu);
}

void MainWindow::connectEditActions() {
    QUndoStack& stack = document_->undoStack();
    const auto showUndo = [this, &stack] {
        actions_->undo->setEnabled(stack.canUndo());
        actions_->redo->setEnabled(stack.canRedo());
    };
    connect(&stack, &QUndoStack::indexChanged, this, showUndo);
    showUndo();
    connect(actions_->undo, &QAction::triggered, &stack, &QUndoStack::undo);
    connect(actions_->redo, &QAction::triggered, &stack, &QUndoStack::redo);
    connect(actions_->addProject, &QAction::triggered, &workspace_->form(), &CaseForm::addProject);
    connect(actions_->addExpense, &QAction::triggered, &workspace_->form(), &CaseForm::addExpense);
    connect(actions_->addAward, &QAction::triggered, &workspace_->form(), &CaseForm::addAward);
    connect(actions_->nextQuestion, &QAction::triggered, this, [this] {
        const AssessmentPtr& latest = runner_->latest();
        if (latest != nullptr && !latest->questions.empty()) workspace_->form().reveal(latest->questions.front().fact);
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
    actions_->dark->setChecked(surroundings_.theme.scheme() == Theme::Scheme::dark);
    connect(actions_->dark, &QAction::toggled, this, [this](bool dark) {
        surroundings_.theme.apply(dark ? Theme::Scheme::dark : Theme::Scheme::light);
        surroundings_.settings.setValue(QStringLiteral("dark"), dark);
    });
    connect(actions_->about, &QAction::triggered, this, &MainWindow::showAbout);
}

void MainWindow::connectStartPage() {
    connect(startPage_, &StartPage::newRequested, session_, &CaseSession::newCase);
    connect(startPage_, &StartPage::openRequested, session_, &CaseSession::open);
    connect(startPage_, &StartPage::exampleRequested, session_, &CaseSession::openExample);
    connect(startPage_, &StartPage::fileRequested, session_, &CaseSession::openFile);
}

void MainWindow::connectSession() {
    session_->setUnsavable([this] { return workspace_->form().unsavable(); });
    connect(session_, &CaseSession::caseOpened, this, [this] {
        problems_->dismiss();
        showWorkspace(true);
        workspace_->startOver();
    });
    connect(session_, &CaseSession::nameChanged, this, &MainWindow::showName);
    connect(document_, &CaseDocument::modifiedChanged, this, &MainWindow::showName);
    connect(session_, &CaseSession::failed, this, &MainWindow::showProblem);
    connect(session_, &CaseSession::saved, this, [this] {
        constexpr int shownFor = 4000;
        statusBar()->showMessage(texts_("已保存到 %1", "Saved to %1").arg(session_->path()), shownFor);
    });
}

void MainWindow::showWorkspace(bool open) {
    pages_->setCurrentWidget(open ? static_cast<QWidget*>(workspace_) : startPage_);
    for (QAction* action : actions_->ofCase()) action->setEnabled(open);
    statusBar()->setVisible(open);
    showName();
}

void MainWindow::showName() {
    const bool open = pages_->currentWidget() == workspace_;
    workspace_->bar().setCase(session_->name(), document_->isModified());
    setWindowTitle(open ? QStringLiteral("%1[*] — Biosubsidy").arg(session_->name()) : QStringLiteral("Biosubsidy"));
    setWindowModified(open && document_->isModified());
    place_->setText(session_->path().isEmpty() ? texts_("尚未存为文件", "Not saved to a file yet") : session_->path());
}

void MainWindow::fillRecentMenu() {
    actions_->recent->clear();
    for (const QString& path : recentFiles_->paths()) {
        QAction* action = actions_->recent->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, session_, [this, path] { session_->openFile(path); });
    }
    actions_->recent->setEnabled(!actions_->recent->isEmpty());
}

void MainWindow::showProblem(const QString& summary, const QString& details) {
    problems_->show(summary, details);
}

void MainWindow::showAbout() {
    QMessageBox box(this);
    box.setWindowTitle(texts_("关于 Biosubsidy", "About Biosubsidy"));
    constexpr int iconSize = 64;
    box.setIconPixmap(windowIcon().pixmap(iconSize, iconSize));
    box.setText(QStringLiteral("<b>Biosubsidy %1</b>").arg(surroundings_.version));
    box.setInformativeText(
        texts_("按公开的政策文件，精确测算生物制造企业能争取的资金支持。\n自由软件，许可证 GPL-3.0-or-later。",
               "Exact estimates of the support that biomanufacturing firms may expect, from published "
               "documents.\nFree software under the GPL-3.0-or-later."));
    box.addButton(texts_("关闭", "Close"), QMessageBox::AcceptRole);
    box.exec();
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(session_->mayLeave());
}

} // namespace biosubsidy::ui

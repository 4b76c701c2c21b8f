// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: start page or workspace, menus, status line. It only puts the parts
// together; the case lives in CaseDocument, files in CaseSession. Everything that
// comes from outside (rules, day, settings, prompts) is handed in.
#pragma once

#include <memory>

#include <QLabel>
#include <QMainWindow>
#include <QSettings>
#include <QStackedWidget>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/case_session.h"

namespace biosubsidy::ui {

class ProblemPanel;
class StartPage;
class WindowActions;
class Workspace;

class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Surroundings {
        std::shared_ptr<const RuleBook> rules;
        Date today;
        QString version;
        Texts& texts;
        Theme& theme;
        QSettings& settings;
        Prompts& prompts;
    };

    explicit MainWindow(const Surroundings& surroundings);
    ~MainWindow() override;

    [[nodiscard]] CaseDocument& document() { return *document_; }
    [[nodiscard]] CaseSession& session() { return *session_; }
    [[nodiscard]] AssessmentRunner& runner() { return *runner_; }
    [[nodiscard]] Workspace& workspace() { return *workspace_; }
    void showProblem(const QString& summary, const QString& details);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    void connectFileActions();
    void connectEditActions();
    void connectViewActions();
    void connectStartPage();
    void connectSession();
    void showWorkspace(bool open);
    void showName();
    void fillRecentMenu();
    void showAbout();

    Surroundings surroundings_;
    Texts& texts_;
    RecentFiles* recentFiles_;
    CaseDocument* document_;
    AssessmentRunner* runner_;
    CaseSession* session_;
    WindowActions* actions_ = nullptr;
    ProblemPanel* problems_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    StartPage* startPage_ = nullptr;
    Workspace* workspace_ = nullptr;
    QLabel* place_ = nullptr; // in the status line: where the case is kept
};

} // namespace biosubsidy::ui

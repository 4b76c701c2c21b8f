// SPDX-License-Identifier: GPL-3.0-or-later
//
// The window: the rail, the bar of the case, the line of totals, and the page that
// is open. It only puts the parts together and knows which leads where; the case
// lives in CaseDocument, files in CaseSession. Everything that comes from outside
// (rules, day, settings, prompts) is handed in.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include <QLabel>
#include <QMainWindow>
#include <QSettings>
#include <QStackedWidget>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/policies/policy_files.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/case_session.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class Advisor;
class ApplicationsPage;
class BackupsPanel;
class CalendarExport;
class CaseApplications;
class CaseBar;
class CaseForm;
class CasesPage;
class CommandPalette;
class FocusKeeper;
class HelpPanel;
class LibraryCare;
class ProblemPanel;
class Notice;
class PoliciesPage;
class ProfilePage;
class Rail;
class RescuePanel;
class ResultPage;
class TotalsLine;
class WindowActions;

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
        const storage::Library& library;
        std::function<storage::Moment()> now;
        PolicyFiles files;
        QString resultsFolder{}; // of screenings
    };

    explicit MainWindow(const Surroundings& surroundings);
    ~MainWindow() override;

    [[nodiscard]] CaseDocument& document() { return *document_; }
    [[nodiscard]] CaseSession& session() { return *session_; }
    [[nodiscard]] AssessmentRunner& runner() { return *runner_; }
    [[nodiscard]] CaseForm& form();
    [[nodiscard]] PageId currentPage() const noexcept { return current_; }
    void showPage(PageId page);
    void showProblem(const QString& summary, const QString& details);
    // The library at `path` could not be opened, or failed since: says so and offers
    // what can be done.
    void offerRescue(const StorageError& error, const QString& path);
    // What is found out about the library in the background is told.
    void watch(LibraryCare& care);

Q_SIGNALS:
    void reopenRequested(); // with the library that stands there now

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void build();
    // Pages are made when they are first needed, so that the window opens at once.
    [[nodiscard]] Page& page(PageId id);
    [[nodiscard]] ProfilePage& profilePage();
    [[nodiscard]] ResultPage& resultPage();
    [[nodiscard]] ApplicationsPage& applicationsPage();
    void connectPage(Page* page);
    void makeInAdvance();
    void connectFileActions();
    void connectEditActions();
    void connectViewActions();
    void connectTheme();
    void connectHelp();
    void showBackups();
    void sayRestored();
    void connectPages();
    void connectSession();
    void openCase(bool open);
    void revealFact(const FactRef& fact);
    void showClaim(const QString& key);
    void askFirms(const std::vector<storage::CaseId>& ids);
    void showFigure(const QString& figure);
    void showMeasure(const QString& pack, const QString& measure);
    void openPalette();
    void fillPageMenu();
    void showName();
    void showUndo();
    [[nodiscard]] QUndoStack& undoStack(); // of the page that is open
    [[nodiscard]] QString savingText() const;
    void fillRecentMenu();
    void say(const QString& what, const QString& path = {});
    void showAbout();
    void restoreLook();
    void noteLibraryFailure(const StorageError& error);

    Surroundings surroundings_;
    Texts& texts_;
    RecentFiles* recentFiles_;
    CaseDocument* document_;
    AssessmentRunner* runner_;
    CaseSession* session_;
    OwnPlaces* places_;
    CaseApplications* claims_;
    Advisor* advisor_;
    Desk desk_;
    CalendarExport* calendar_ = nullptr;
    WindowActions* actions_ = nullptr;
    ProblemPanel* problems_ = nullptr;
    RescuePanel* rescue_ = nullptr; // while there is something to rescue
    Rail* rail_ = nullptr;
    CaseBar* bar_ = nullptr;
    TotalsLine* totals_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    FocusKeeper* focus_ = nullptr;
    Notice* notice_ = nullptr;
    std::map<PageId, Page*> pages_;
    PageId current_ = PageId::cases;
    bool caseOpen_ = false;
    CasesPage* casesPage_ = nullptr; // made with the window
    CommandPalette* palette_ = nullptr;
    HelpPanel* help_ = nullptr;
    BackupsPanel* backups_ = nullptr; // made when first asked for
    QLabel* place_ = nullptr;         // in the status line: where the case is kept
};

} // namespace biosubsidy::ui

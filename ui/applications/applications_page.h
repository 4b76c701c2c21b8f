// SPDX-License-Identifier: GPL-3.0-or-later
//
// The applications of all cases: a list to find, sort, group and edit in place, a month's
// calendar of the same, and how good the estimates were; beside it all of the one that is
// chosen. What is done here can be undone. What another window or a colleague changes in
// the library is seen a moment later.
#pragma once

#include <QAction>
#include <QButtonGroup>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/applications/application_list_model.h"
#include "ui/applications/application_steps.h"
#include "ui/session/case_applications.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class ApplicationFilterBar;
class CalendarView;
class DetailPane;
class EstimatesView;
class ImportView;
class StatusStrip;

class ApplicationsPage : public Page {
    Q_OBJECT

public:
    ApplicationsPage(const Desk& desk, CaseSession& session, CaseApplications& claims, QWidget* parent = nullptr);
    ~ApplicationsPage() override;

    void bringUp() override;
    void takeFocus() override;
    [[nodiscard]] StepStack* undoSteps() override { return steps_; }
    [[nodiscard]] ApplicationSteps& steps() { return *steps_; }
    [[nodiscard]] ApplicationListModel& model() { return *model_; }
    [[nodiscard]] DetailPane& detail() { return *detail_; }

    // Makes the application of a claim of the open case and shows it; where there is one
    // already, that. False: it could not be made, which was told.
    bool apply(const Assessment& assessment, const ClaimId& claim);
    // Shows one, whatever is filtered.
    void showApplication(storage::ApplicationId id);
    // What is listed, for calendars and other tables.
    [[nodiscard]] const storage::ApplicationQuery& query() const { return model_->query(); }
    // As the library has it now.
    void refresh();

Q_SIGNALS:
    void caseRequested(biosubsidy::storage::CaseId of);
    void claimRequested(biosubsidy::storage::CaseId of, const QString& key);
    void calendarRequested(); // the deadlines as a calendar's file

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    static constexpr const char* detailKey = "applications/detail"; // of the settings
    enum View : int { listView, calendarView, estimatesView };

    void build();
    void buildHead(QVBoxLayout& layout);
    void buildMiddle(QVBoxLayout& layout);
    void buildTable();
    void buildFoot(QVBoxLayout& layout);
    void buildEmpty();
    void buildMenu();
    void connectParts();
    void connectViews();
    QPushButton* button(const Localized& text, const char* name);
    QAction* verb(const Localized& text, const QKeySequence& keys, const char* name, void (ApplicationsPage::*act)());
    void filter();
    void fillViews();
    void fitColumns();
    void keepColumns();
    void hideColumns(bool hidden);
    void shareRoom();
    void showDetail(bool on);
    void showTotals();
    void showVerbs();
    void showUndo();
    void followChoice();
    void look(); // whether somebody else has changed something
    void tell(const StorageError& error);
    [[nodiscard]] Date today() const;
    [[nodiscard]] bool hasAny() const;
    [[nodiscard]] bool isImporting() const;
    [[nodiscard]] std::vector<storage::ApplicationId> chosen() const;
    void keepChosen(const std::vector<storage::ApplicationId>& ids);

    void importTable();
    void leaveImport();
    void openChosen();
    void editChosen();
    void openCaseOfChosen();
    void deleteChosen();
    void setStatus(applications::Status status);
    void makeEmpty();

    Desk desk_;
    CaseSession& session_;
    CaseApplications& claims_;
    ApplicationListModel* model_;
    ApplicationSteps* steps_;
    ApplicationFilterBar* filter_ = nullptr;
    StatusStrip* strip_ = nullptr;
    QStackedWidget* stack_ = nullptr; // all of it, or what stands for none
    QWidget* all_ = nullptr;
    QWidget* empty_ = nullptr;
    ImportView* import_ = nullptr; // once a table was read
    QLabel* emptyText_ = nullptr;
    QLabel* count_ = nullptr;
    QButtonGroup* views_ = nullptr;
    QStackedWidget* view_ = nullptr;
    QSplitter* splitter_ = nullptr;
    QWidget* list_ = nullptr;
    QTableView* table_ = nullptr;
    QLabel* nothing_ = nullptr;
    CalendarView* calendar_ = nullptr;
    EstimatesView* estimates_ = nullptr;
    DetailPane* detail_ = nullptr;
    QPushButton* detailButton_ = nullptr;
    QPushButton* new_ = nullptr;
    QPushButton* goToResult_ = nullptr; // while there is none
    QLabel* totals_ = nullptr;
    QLabel* undoText_ = nullptr;
    QPushButton* undoButton_ = nullptr;
    QMenu* menu_ = nullptr;
    QMenu* statusMenu_ = nullptr;
    QAction* delete_ = nullptr;
    std::vector<QAction*> ofOne_;
    std::vector<QAction*> ofAny_;
    bool fitted_ = false;
    bool ownWidths_ = false; // the person had the columns otherwise
    Language fittedFor_ = Language::zh;
    QTimer watch_;
    std::int64_t seen_ = 0; // of the changes elsewhere
    bool stale_ = true;
};

} // namespace biosubsidy::ui

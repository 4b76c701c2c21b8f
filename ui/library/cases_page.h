// SPDX-License-Identifier: GPL-3.0-or-later
//
// The library of cases, the first page of the window: found by typing, sorted,
// filtered; what is done to cases can be undone. While the library is empty the
// start page stands here.
#pragma once

#include <array>

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QUndoStack>
#include <QVBoxLayout>

#include "ui/library/case_list_model.h"
#include "ui/library/library_steps.h"
#include "ui/session/case_session.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class CaseFilterBar;
class CaseSealing;
class DuePanel;
class HistoryPanel;
class ImportRow;
class ReadingView;
class ReassessPanel;
class TextRow;

class CasesPage : public Page {
    Q_OBJECT

public:
    // `empty`: what stands here while there is no case at all.
    CasesPage(const Desk& desk, CaseSession& session, QWidget* empty, QWidget* parent = nullptr);
    ~CasesPage() override;

    void bringUp() override;
    void takeFocus() override;
    [[nodiscard]] CaseListModel& model() { return *model_; }
    [[nodiscard]] LibrarySteps& steps() { return *steps_; }
    [[nodiscard]] StepStack* undoSteps() override { return steps_; }
    void importFiles();
    void findCases();

Q_SIGNALS:
    // Somebody wants to see an application: a line of what is due soon.
    void applicationRequested(const biosubsidy::storage::ApplicationId& id);
    // A report on these cases; letters of what is open in them; forms that returned.
    void portfolioRequested(const std::vector<biosubsidy::storage::CaseId>& ids);
    void lettersRequested(const std::vector<biosubsidy::storage::CaseId>& ids);
    void answersRequested();

private:
    void build(QWidget* empty);
    void buildHead(QVBoxLayout& layout);
    void buildTable();
    void buildFoot(QVBoxLayout& layout);
    void buildMenu();
    QPushButton* button(const Localized& text, const char* name);
    QAction* verb(const Localized& text, const QKeySequence& keys, const char* name, void (CasesPage::*act)());
    void connectParts();
    void refresh();
    void filter();
    [[nodiscard]] bool hasCases() const;
    void showCount();
    void showVerbs();
    void showHistory(bool on);
    void hideColumns(bool hidden);
    void fitColumns();
    void keepColumns();
    void showUndo();
    void tell(const StorageError& error);
    [[nodiscard]] std::vector<storage::CaseId> chosen() const;
    [[nodiscard]] bool leaveOpenCase(const std::vector<storage::CaseId>& ids);
    void chooseOne();
    void keepChosen(const std::vector<storage::CaseId>& ids);

    void openChosen();
    void duplicateChosen();
    void renameChosen();
    void tagChosen();
    void archiveChosen();
    void deleteChosen();
    void exportChosen();
    void sealChosen();
    void reportOnMany();
    void askChosen();
    void showImported();
    void reassess();

    Desk desk_;
    CaseSession& session_;
    CaseListModel* model_;
    LibrarySteps* steps_;
    CaseFilterBar* filter_ = nullptr;
    DuePanel* due_ = nullptr;
    QStackedWidget* stack_ = nullptr; // the list, or what stands for none
    QWidget* list_ = nullptr;
    QWidget* empty_ = nullptr;
    ReadingView* reading_ = nullptr;
    TextRow* text_ = nullptr;
    QSplitter* splitter_ = nullptr;
    QTableView* table_ = nullptr;
    QByteArray fitted_; // the header as it fits, in that language
    Language fittedFor_ = Language::zh;
    QLabel* nothing_ = nullptr;
    QLabel* count_ = nullptr;
    QFrame* undoBar_ = nullptr;
    QLabel* undoText_ = nullptr;
    QPushButton* undoButton_ = nullptr;
    QPushButton* portfolioButton_ = nullptr;
    QPushButton* reassessButton_ = nullptr;
    QPushButton* historyButton_ = nullptr;
    ReassessPanel* reassess_ = nullptr;
    HistoryPanel* history_ = nullptr;
    QScrollArea* historyArea_ = nullptr;
    ImportRow* import_ = nullptr;
    CaseSealing* sealing_ = nullptr;
    QMenu* menu_ = nullptr;
    QAction* archive_ = nullptr;
    QAction* delete_ = nullptr;
    std::vector<QAction*> ofOne_; // for one case
    std::vector<QAction*> ofAny_; // for one and more
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Applications in from a spreadsheet as people keep one: the file is chosen, its columns
// are read as they seem to be, firms and measures are matched; all of it is shown and can
// be decided otherwise before anything is taken. What was taken is undone in one step.
#pragma once

#include <atomic>
#include <map>
#include <memory>

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTableView>

#include "ui/applications/import_taking.h"
#include "ui/session/case_session.h"
#include "ui/session/desk.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class ImportColumns;
class ImportRows;

class ImportView : public QWidget {
    Q_OBJECT

public:
    ImportView(const Desk& desk, CaseSession& session, QWidget* parent = nullptr);
    ~ImportView() override;

    // Asks for a file and shows it; false where the person thought better of it.
    bool chooseFile();
    void showFile(const QString& path);
    [[nodiscard]] bool isBusy() const { return opener_.isBusy() || reader_.isBusy(); }
    [[nodiscard]] const ImportList& list() const noexcept { return list_; }
    void takeFocus();

public Q_SLOTS:
    // The rows that nothing is open of.
    void take();
    // What was taken last goes out of the library again.
    void undo();

Q_SIGNALS:
    // The library has these now; the same with `false` after undo().
    void taken(const biosubsidy::ui::ImportTaken& what, bool isThere);
    void left();
    void said(const QString& what);
    void failed(const QString& summary, const QString& details);

private:
    struct Opened {
        std::shared_ptr<const sheets::TableFile> file;
        Localized problem;
    };
    struct Read {
        std::shared_ptr<const sheets::ApplicationProposals> proposals;
        sheets::ApplicationMap map;
        Localized problem;
    };

    void buildHead();
    void buildTables();
    void buildDoubts();
    void buildButtons();
    void connectParts();
    void fillTexts();
    void takeFile(const Opened& opened);
    void takeRead(const Read& read);
    void guessAgain();
    void setMap(const sheets::ApplicationMap& map);
    void read();
    void readFirms();
    void showState();
    void showDoubts();
    void decideDoubts(DoubtChoice choice);
    void decideColumn();
    void jump(bool forward);
    void fitTables();
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] QString caseName(std::int64_t id) const;
    void tell(const StorageError& error);

    Desk desk_;
    CaseSession& session_;
    QString path_;
    std::shared_ptr<const sheets::TableFile> file_;
    sheets::ApplicationMap map_;
    std::vector<sheets::KnownFirm> firms_;
    std::map<std::int64_t, QString> caseNames_;
    ImportList list_;
    ImportTaken lastTaken_;
    std::set<std::uint64_t> takenBefore_; // rows taken by earlier steps
    Localized problem_;                   // why nothing can be read

    QLabel* title_ = nullptr;
    QLabel* sheetLabel_ = nullptr;
    QComboBox* sheetBox_ = nullptr;
    QLabel* headingLabel_ = nullptr;
    QComboBox* headingBox_ = nullptr;
    QPushButton* columnsButton_ = nullptr;
    ImportColumns* columns_ = nullptr;
    QTableView* columnTable_ = nullptr;
    ImportRows* rows_ = nullptr;
    QTableView* rowTable_ = nullptr;
    QFrame* doubtBox_ = nullptr;
    QLabel* doubtText_ = nullptr;
    QPushButton* previous_ = nullptr;
    QPushButton* next_ = nullptr;
    QPushButton* count_ = nullptr;       // the doubtful cell counts
    QPushButton* countColumn_ = nullptr; // and all of its column
    QPushButton* leave_ = nullptr;
    QLabel* state_ = nullptr;
    QPushButton* take_ = nullptr;
    QPushButton* undo_ = nullptr;
    QPushButton* fresh_ = nullptr;
    QPushButton* other_ = nullptr;
    QPushButton* back_ = nullptr;
    std::shared_ptr<std::atomic<bool>> stop_; // of the reading under way
    LatestTask<Opened> opener_;
    LatestTask<Read> reader_;
};

} // namespace biosubsidy::ui

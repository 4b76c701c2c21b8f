// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chosen file before it is screened: the sheet as it stands, what each column is taken
// for, what is doubtful. All of it can be mended here, and undone; the file stays as it is.
// The whole table is read beside the window, anew after each change.
#pragma once

#include <array>
#include <atomic>
#include <memory>

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QUndoStack>

#include "ui/screening/screening_job.h"
#include "ui/screening/sheet_grid.h"
#include "ui/session/desk.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class DoubtBar;

class MappingView : public QWidget {
    Q_OBJECT

public:
    explicit MappingView(const Desk& desk, QWidget* parent = nullptr);
    ~MappingView() override;

    void show(const ScreeningSource& source);
    // As it was decided up to now.
    [[nodiscard]] const ScreeningSource& source() const noexcept { return source_; }
    [[nodiscard]] QUndoStack& steps() { return steps_; }
    [[nodiscard]] bool isBusy() const { return reader_.isBusy() || writer_.isBusy(); }
    void takeFocus();

Q_SIGNALS:
    void startRequested();
    void otherFileRequested();
    void left();
    void said(const QString& what);
    void failed(const QString& summary, const QString& details);

private:
    struct Read {
        std::shared_ptr<const sheets::TableLook> look;
        Localized problem;
    };
    struct Written {
        QString path;
        Localized problem;
    };
    class Step;
    // As the box of uses has them.
    static constexpr std::array<sheets::SheetMap::Role, 5> roles{
        sheets::SheetMap::Role::companies, sheets::SheetMap::Role::projects, sheets::SheetMap::Role::expenses,
        sheets::SheetMap::Role::awards, sheets::SheetMap::Role::ignored};

    void buildHead();
    void buildMiddle();
    void buildButtons();
    void connectParts();
    void fillTexts();
    void fillSheets();
    // Shows what there is now, once no cell is being edited.
    void refresh();
    void showNow();
    void showSheetLine();
    void showState();
    void showPlace();
    void showAccount();
    void guessAgain();
    void forgetKept();
    void mend(const sheets::CellPlace& place, const QString& text);
    void push(const Localized& what, sheets::ColumnMap map, sheets::Corrections corrections);
    void set(const sheets::ColumnMap& map, const sheets::Corrections& corrections);
    void read();
    void jump(bool forward);
    void saveCommented();
    [[nodiscard]] QString title() const;
    [[nodiscard]] Localized problem() const;
    [[nodiscard]] const sheets::TableAccount* account() const;
    [[nodiscard]] const Vocabulary& vocabulary() const;

    Desk desk_;
    ScreeningSource source_;
    std::shared_ptr<const sheets::TableLook> look_; // null: not read as it is decided now
    DoubtList doubts_;
    QUndoStack steps_;
    std::size_t sheet_ = 0;
    bool waiting_ = false; // something is to be shown when a cell is no longer edited
    bool jumped_ = false;  // to a doubt of this file

    QLabel* title_;
    QWidget* kept_;
    QLabel* keptText_;
    QPushButton* forget_;
    QLabel* sheetLabel_;
    QComboBox* sheetBox_;
    QLabel* roleLabel_;
    QComboBox* roleBox_;
    QLabel* headingLabel_;
    QComboBox* headingBox_;
    QStackedWidget* middle_;
    SheetGrid* grid_;
    QPlainTextEdit* accountText_;
    DoubtBar* bar_;
    QLabel* state_;
    QPushButton* start_;
    QPushButton* other_;
    QPushButton* back_;
    QPushButton* save_;
    QPushButton* accountButton_;
    std::shared_ptr<std::atomic<bool>> stop_; // of the reading under way
    LatestTask<Read> reader_;
    LatestTask<Written> writer_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each column of the chosen file is taken for: guessed, shown with what stands
// in it, and changed here before the screening begins.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include "ui/screening/screening_job.h"
#include "ui/session/desk.h"

namespace biosubsidy::ui {

class ColumnModel;

class MappingView : public QWidget {
    Q_OBJECT

public:
    explicit MappingView(const Desk& desk, QWidget* parent = nullptr);

    void show(const ScreeningSource& source);
    [[nodiscard]] const ScreeningSource& source() const noexcept { return source_; }
    void takeFocus();

Q_SIGNALS:
    void startRequested();
    void otherFileRequested();
    void left();

private:
    void buildSheetLine();
    void fillTexts();
    void fillSheets();
    void showSheet();
    void showState();
    void guessAgain();
    [[nodiscard]] const Vocabulary& vocabulary() const;

    Desk desk_;
    ScreeningSource source_;
    std::size_t sheet_ = 0;
    ColumnModel* model_;
    QLabel* title_;
    QLabel* help_;
    QLabel* sheetLabel_;
    QComboBox* sheetBox_;
    QLabel* roleLabel_;
    QComboBox* roleBox_;
    QLabel* headingLabel_;
    QComboBox* headingBox_;
    QTableView* table_;
    QLabel* state_;
    QPushButton* start_;
    QPushButton* other_;
    QPushButton* back_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Projects or expenses from a spreadsheet: paste, see how each column is
// understood, correct it, add them all. Adding is one step that can be undone.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

#include "ui/interview/paste_model.h"

namespace biosubsidy::ui {

class PastePanel : public QFrame {
    Q_OBJECT

public:
    PastePanel(CaseDocument& document, Entity entity, const Texts& texts, QWidget* parent);

    // Shows the panel, with what the clipboard has if that is a table.
    void open();

Q_SIGNALS:
    void added();
    void closed();

private:
    void build();
    void fillTexts();
    void showState();
    void chooseColumn(int column);
    void copyHeadings();
    void add();
    void leave();

    CaseDocument& document_;
    Entity entity_;
    const Texts& texts_;
    PasteModel* model_;
    QLabel* title_;
    QLabel* help_;
    QPushButton* template_;
    QPlainTextEdit* text_;
    QTableView* table_;
    QLabel* state_;
    QPushButton* add_;
    QPushButton* cancel_;
};

} // namespace biosubsidy::ui

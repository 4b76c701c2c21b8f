// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much of a table is doubtful, the way from one doubt to the next, and in words what is
// the matter with the place that a person looks at.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

#include "ui/look/texts.h"
#include "ui/screening/doubt_list.h"

namespace biosubsidy::ui {

class DoubtBar : public QFrame {
    Q_OBJECT

public:
    explicit DoubtBar(const Texts& texts, QWidget* parent = nullptr);

    // `account`: null where the table was not read.
    void showCounts(const DoubtList& doubts, const sheets::TableAccount* account, bool reading);
    // `undecided`: the place is a column that asks what it is; `column`: what it would be
    // taken for, "" for nothing.
    void showPlace(const QString& what, bool wrong, bool undecided, const QString& column);
    void showSteps(const QString& undo, int mended);

Q_SIGNALS:
    void nextRequested();
    void previousRequested();
    void undoRequested();
    void confirmRequested();
    void ignoreRequested();

private:
    void fillTexts();

    const Texts& texts_;
    QLabel* counts_;
    QLabel* what_;
    QPushButton* previous_;
    QPushButton* next_;
    QPushButton* undo_;
    QPushButton* confirm_;
    QPushButton* ignore_;
};

} // namespace biosubsidy::ui

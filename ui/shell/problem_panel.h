// SPDX-License-Identifier: GPL-3.0-or-later
//
// Says at the top of the window what could not be done, with the whole story to
// read and copy, until the person closes it. It stops nothing.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

#include "ui/look/texts.h"

namespace biosubsidy::ui {

class ProblemPanel : public QFrame {
    Q_OBJECT

public:
    ProblemPanel(const Texts& texts, QWidget* parent);

    void show(const QString& summary, const QString& details);
    void dismiss() { hide(); }

private:
    QLabel* summary_;
    QPlainTextEdit* details_;
    QPushButton* close_;
};

} // namespace biosubsidy::ui

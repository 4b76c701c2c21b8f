// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line to type one text in, in place of a dialog: Enter takes it, Escape leaves
// everything as it was.
#pragma once

#include <functional>

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/look/texts.h"

namespace biosubsidy::ui {

class TextRow : public QFrame {
    Q_OBJECT

public:
    TextRow(const Texts& texts, const char* name, QWidget* parent = nullptr);

    void ask(const QString& what, const QString& text, const std::function<void(const QString&)>& taken);
    // What is typed is not shown, and not kept.
    void askHidden(const QString& what, const std::function<void(const QString&)>& taken);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void take();
    void giveFocusBack();

    QLabel* what_;
    QLineEdit* text_;
    QPushButton* ok_;
    QPushButton* cancel_;
    std::function<void(const QString&)> taken_;
    QWidget* before_ = nullptr; // what had the focus, as long as it is there
};

} // namespace biosubsidy::ui

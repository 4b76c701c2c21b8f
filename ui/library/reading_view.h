// SPDX-License-Identifier: GPL-3.0-or-later
//
// A page to read in place of the list, with the way back.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QWidget>

#include "ui/look/texts.h"

namespace biosubsidy::ui {

class ReadingView : public QWidget {
    Q_OBJECT

public:
    explicit ReadingView(const Texts& texts, QWidget* parent = nullptr);

    void show(const QString& title, const QString& html);
    [[nodiscard]] QString text() const { return text_->toPlainText(); }

Q_SIGNALS:
    void left();

private:
    QPushButton* back_;
    QLabel* title_;
    QTextBrowser* text_;
};

} // namespace biosubsidy::ui

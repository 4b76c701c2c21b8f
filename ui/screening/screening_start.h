// SPDX-License-Identifier: GPL-3.0-or-later
//
// What stands on the screening page while nothing is screened: what it does, the
// file to choose, a template to fill in, and the results of before.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWidget>

#include "ui/session/desk.h"

namespace biosubsidy::ui {

class ScreeningStart : public QWidget {
    Q_OBJECT

public:
    explicit ScreeningStart(const Desk& desk, QWidget* parent = nullptr);

    struct Earlier {
        QString path;
        QString title;
        bool removed = false; // and may be had back
    };
    // Files with results, the newest first.
    void showResults(const std::vector<Earlier>& results);
    void showProblem(const QString& problem); // "" for none
    void takeFocus() { choose_->setFocus(); }

Q_SIGNALS:
    void chooseRequested();
    void templateRequested();
    void resultsRequested(const QString& path);
    void removeRequested(const QString& path); // or to have it back

private:
    Desk desk_;
    QPushButton* choose_;
    QPushButton* template_;
    QLabel* problem_;
    QLabel* earlier_;
    QWidget* list_;
    QVBoxLayout* rows_;
};

} // namespace biosubsidy::ui

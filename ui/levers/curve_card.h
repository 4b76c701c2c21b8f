// SPDX-License-Identifier: GPL-3.0-or-later
//
// A curve with all that belongs to it: the chart, its turns beside it, the same as
// a table, one line that reads it where the cursor is, and another amount tried.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QListView>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

#include "ui/charts/curve_chart.h"
#include "ui/levers/curve_table_model.h"
#include "ui/levers/turn_list_model.h"
#include "ui/levers/what_if_bar.h"

namespace biosubsidy::ui {

class CurveCard : public QFrame {
    Q_OBJECT

public:
    CurveCard(const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

    // What is being tried stays, unless it is the amount of another fact.
    void show(const CurveView& view);
    [[nodiscard]] const CurveView& view() const noexcept { return view_; }
    void takeFocus() { stack_->currentWidget()->setFocus(Qt::OtherFocusReason); }

public Q_SLOTS:
    void toggleTable();
    void copyPicture();
    void copyData();

Q_SIGNALS:
    void keepRequested(const biosubsidy::Money& amount);
    // An amount outside of what is shown is tried.
    void outOfRange(const biosubsidy::Money& amount);
    void said(const QString& what);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* makePictures();
    QToolButton* makeTool(const char* name, void (CurveCard::*act)());
    void reword();
    void showParts();
    void showReading();
    void tryAmount(const std::optional<Money>& amount);
    void fitTable();

    const Texts& texts_;
    const Theme& theme_;
    CurveView view_;
    QLabel* title_;
    QStackedWidget* stack_;
    CurveChart* chart_;
    QWidget* turnsBox_;
    QLabel* turnsCaption_;
    QListView* turns_;
    TurnListModel* turnModel_;
    QTableView* table_;
    CurveTableModel* tableModel_;
    QLabel* reading_;
    WhatIfBar* whatIf_;
    QToolButton* tableButton_;
    QToolButton* pictureButton_;
    QToolButton* dataButton_;
};

} // namespace biosubsidy::ui

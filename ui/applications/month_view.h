// SPDX-License-Identifier: GPL-3.0-or-later
//
// A month as a sheet: six weeks from Monday to Sunday, on each day what is due. Arrow keys
// move from day to day, Page Up and Down by a month.
#pragma once

#include <map>
#include <vector>

#include <QWidget>

#include "core/applications/deadline_list.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class MonthView : public QWidget {
    Q_OBJECT

public:
    MonthView(const Texts& texts, const Theme& theme, const Date& today, QWidget* parent);

    [[nodiscard]] const Date& day() const noexcept { return day_; } // that is chosen
    void choose(const Date& day);
    void moveMonths(int months);
    void setToday(const Date& today);
    [[nodiscard]] Date firstShown() const;
    [[nodiscard]] Date lastShown() const;
    void show(const std::vector<applications::DeadlineLine>& lines);
    [[nodiscard]] std::vector<applications::DeadlineLine> linesOf(const Date& day) const;

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void monthChanged();
    void dayChanged();
    void dayActivated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override; // tooltips

private:
    [[nodiscard]] QRect cell(int index) const;
    [[nodiscard]] int at(const QPoint& place) const; // -1: none
    [[nodiscard]] Date dayOf(int index) const;
    void paintDay(QPainter& painter, int index) const;
    void nameIt();

    const Texts& texts_;
    const Theme& theme_;
    Date today_;
    Date day_;
    std::map<Date, std::vector<applications::DeadlineLine>> lines_;
};

} // namespace biosubsidy::ui

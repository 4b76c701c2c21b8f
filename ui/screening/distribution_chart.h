// SPDX-License-Identifier: GPL-3.0-or-later
//
// How many companies may get how much: a bar for each step of amounts, with the
// number of companies on it. A bar can be chosen, by mouse or arrow keys, to list
// the companies from there on.
#pragma once

#include <vector>

#include <QWidget>

#include "core/results/result_store.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class DistributionChart : public QWidget {
    Q_OBJECT

public:
    DistributionChart(const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

    void show(std::vector<results::ResultStep> steps);
    [[nodiscard]] const std::vector<results::ResultStep>& steps() const noexcept { return steps_; }
    // "10万元 – 20万元".
    [[nodiscard]] QString labelOf(const results::ResultStep& step) const;
    // A line for each step, parted by tabs, for the clipboard.
    [[nodiscard]] QString table() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void stepChosen(const biosubsidy::Money& from);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] int stepAt(const QPoint& point) const; // -1: none
    [[nodiscard]] QRect rowOf(std::size_t step) const;
    [[nodiscard]] int rowHeight() const;
    void point(int step);
    void describe();

    const Texts& texts_;
    const Theme& theme_;
    std::vector<results::ResultStep> steps_;
    int pointed_ = -1;
};

} // namespace biosubsidy::ui

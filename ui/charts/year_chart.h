// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when, as bars: one for each year and for what has none, with its sum at
// its end and what it is made of below: certain (full), competitive (tinted), open
// (hatched); what ends before it could be claimed is an outline. Space shows the table.
#pragma once

#include <vector>

#include <QWidget>

#include "core/schedule/schedule_lines.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class YearChart : public QWidget {
    Q_OBJECT

public:
    YearChart(const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

    // Several charts side by side may have one scale; zero: that of their longest bar.
    void show(std::vector<schedule::YearLine> lines, const Money& scale);
    [[nodiscard]] const std::vector<schedule::YearLine>& lines() const noexcept { return lines_; }
    // 有把握 300万元 · 未定 20万元
    [[nodiscard]] QString madeOf(const schedule::YearLine& line) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void tableRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void describe();
    [[nodiscard]] int lineHeight() const;
    void paintBar(QPainter& painter, const schedule::YearLine& line, const QRectF& track) const;

    const Texts& texts_;
    const Theme& theme_;
    std::vector<schedule::YearLine> lines_;
    Money scale_;
};

} // namespace biosubsidy::ui

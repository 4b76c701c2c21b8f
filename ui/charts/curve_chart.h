// SPDX-License-Identifier: GPL-3.0-or-later
//
// The total as a function of one amount: straight strokes, jumps as gaps with open
// and closed dots, turns numbered and named, the case's own point. A reading
// cursor follows the mouse and the arrow keys; the point can be dragged to another
// amount. It only shows and proposes: what is read and kept others decide.
#pragma once

#include <QWidget>

#include "ui/charts/curve_picture.h"
#include "ui/charts/curve_plane.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class CurveChart : public QWidget {
    Q_OBJECT

public:
    CurveChart(const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

    // Null curves: nothing to show.
    void show(const CurveView& view);
    [[nodiscard]] const CurveView& view() const noexcept { return view_; }
    // The amount that is being read.
    [[nodiscard]] const std::optional<Money>& reading() const noexcept { return reading_; }
    void read(const std::optional<Money>& amount);
    // Where an amount and its total stand, in the widget.
    [[nodiscard]] QPointF placeFor(const Money& amount) const;

Q_SIGNALS:
    // Not of read(): the person moved.
    void readingMoved(const biosubsidy::Money& amount);
    void proposed(const biosubsidy::Money& amount); // again and again while the point is dragged
    void dropped();                                 // Escape

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    void rebuild();
    void layOut();
    [[nodiscard]] CurvePlane planeOf() const;
    [[nodiscard]] static QFont smallFont();
    void moveReading(const Money& amount);
    void stepReading(int step);
    [[nodiscard]] Money amountAt(qreal x) const; // of a place in the widget, on a round amount or a stop near by
    [[nodiscard]] QPointF placed(const QPointF& point) const { return plane_->pixelOf(point); }
    void drawStrokes(QPainter& painter) const;
    void drawOver(QPainter& painter) const;
    void drawMarks(QPainter& painter, class MarkLabels& labels) const;
    void drawDots(QPainter& painter, const CurveMark& mark) const;
    void drawPoint(QPainter& painter, class MarkLabels& labels, const Money& amount, bool whatIf) const;
    void drawReading(QPainter& painter) const;

    const Texts& texts_;
    const Theme& theme_;
    CurveView view_;
    CurvePicture picture_;
    std::vector<Money> stops_;
    std::optional<Money> reading_;
    std::optional<CurvePlane> plane_; // while there are curves
    bool dragging_ = false;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_chart.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QLineSeries>

#include "ui/charts/mark_labels.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr int marksAcross = 8;
constexpr int marksUp = 6;
constexpr int dragSteps = 400;
constexpr qreal nearBy = 6; // pixels to a stop that attracts
constexpr qreal grasp = 14; // pixels to the point that can be dragged

} // namespace

CurveChart::CurveChart(const Texts& texts, const Theme& theme, QWidget* parent)
    : QChartView(parent), texts_(texts), theme_(theme), across_(new QCategoryAxis(this)), up_(new QCategoryAxis(this)) {
    setObjectName(QStringLiteral("curve.chart"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setViewportUpdateMode(QGraphicsView::FullViewportUpdate);
    setMinimumSize(320, 220);
    chart()->legend()->hide();
    // Room for half of the last mark's label.
    chart()->setMargins({0, 0, 24, 0});
    chart()->setBackgroundRoundness(0);
    chart()->addAxis(across_, Qt::AlignBottom);
    chart()->addAxis(up_, Qt::AlignLeft);
    for (QCategoryAxis* axis : {across_, up_}) axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    connect(&theme_, &Theme::changed, this, &CurveChart::styleChart);
    texts_.follow(this, [this] { rebuild(); });
    styleChart();
}

void CurveChart::show(const CurveView& view) {
    view_ = view;
    if (view_.curves != nullptr) {
        picture_ = pictureOf(view_);
        stops_ = stopsOf(view_);
    } else {
        picture_ = {};
        stops_.clear();
    }
    if (reading_ && !view_.shows(*reading_)) reading_.reset();
    rebuild();
}

void CurveChart::read(const std::optional<Money>& amount) {
    reading_ = amount;
    viewport()->update();
}

void CurveChart::rebuild() {
    chart()->removeAllSeries();
    setAccessibleName(texts_("合计随金额变化的曲线", "The total as a curve over the amount"));
    if (view_.curves == nullptr) return;
    // A flat curve gets room above; a scale that need not start at zero does not.
    Money low = picture_.low;
    if (low.fen() < picture_.high.fen() / 2 || picture_.low == picture_.high) low = Money();
    Fen room = (picture_.high.fen() - low.fen()) / 8;
    if (room == 0) room = 100'000'000; // 100万元
    const MoneyScale upward(low, Money::fromFen(picture_.high.fen() + room), marksUp);
    const MoneyScale across(view_.from, view_.to, marksAcross);
    const Fact& fact =
        view_.curves->assessment.rules->vocabulary().fact(view_.curves->fact.entity, view_.curves->fact.fact);
    fillAxis(*across_, across, texts_(fact.label));
    fillAxis(*up_, upward, texts_("合计", "Total"));
    for (const QPolygonF& stroke : picture_.strokes) addStroke(stroke, Qt::SolidLine);
    for (const QPolygonF& bound : picture_.bounds) addStroke(bound, Qt::DashLine);
    viewport()->update();
}

void CurveChart::addStroke(const QPolygonF& stroke, Qt::PenStyle style) {
    auto* series = new QLineSeries(chart());
    series->append(stroke.toList());
    series->setPen(QPen(theme_.colours().accent, 2.5, style, Qt::RoundCap, Qt::RoundJoin));
    chart()->addSeries(series);
    series->attachAxis(across_);
    series->attachAxis(up_);
}

void CurveChart::fillAxis(QCategoryAxis& axis, const MoneyScale& scale, const QString& title) {
    for (const QString& label : axis.categoriesLabels()) axis.remove(label);
    axis.setRange(placeOf(scale.from()), placeOf(scale.to()));
    axis.setStartValue(placeOf(scale.from()));
    for (const Money& mark : scale.marks()) axis.append(scale.label(mark, texts_.language()), placeOf(mark));
    axis.setTitleText(texts_("%1（%2）", "%1 (%2)").arg(title, scale.unit(texts_.language())));
}

void CurveChart::styleChart() {
    const Colours& colours = theme_.colours();
    setBackgroundBrush(colours.surface);
    chart()->setBackgroundBrush(colours.surface);
    chart()->setBackgroundPen(Qt::NoPen);
    QFont small = QApplication::font();
    small.setPointSizeF(9);
    for (QCategoryAxis* axis : {across_, up_}) {
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
        axis->setLabelsColor(colours.muted);
        axis->setTitleBrush(colours.muted);
        axis->setLinePen(QPen(colours.strongLine, 1));
        axis->setGridLinePen(QPen(colours.line, 1));
    }
    rebuild();
}

QPointF CurveChart::placed(const QPointF& point) const {
    return chart()->mapToPosition(point);
}

QPointF CurveChart::placeFor(const Money& amount) const {
    if (view_.curves == nullptr) return {};
    return placed({placeOf(amount), placeOfTotal(view_.curve(), amount)});
}

// A stop near by attracts; else what a hand can aim at.
Money CurveChart::amountAt(qreal x) const {
    const Money exact = std::clamp(moneyAt(chart()->mapToValue({x, 0}).x()), view_.from, view_.to);
    const Money* nearest = nullptr;
    qreal distance = nearBy;
    for (const Money& stop : stops_) {
        const qreal away = std::abs(placeFor(stop).x() - x);
        if (away > distance) continue;
        distance = away;
        nearest = &stop;
    }
    if (nearest != nullptr) return *nearest;
    const Fen step = MoneyScale(view_.from, view_.to, 1).step(dragSteps).fen();
    return std::clamp(Money::fromFen((exact.fen() + step / 2) / step * step), view_.from, view_.to);
}

void CurveChart::moveReading(const Money& amount) {
    if (reading_ == amount) return;
    read(amount);
    Q_EMIT readingMoved(amount);
}

void CurveChart::stepReading(int step) {
    if (stops_.empty()) return;
    const Money at = reading_.value_or(view_.own && view_.shows(*view_.own) ? *view_.own : view_.from);
    const auto next = step > 0 ? std::upper_bound(stops_.begin(), stops_.end(), at)
                               : std::lower_bound(stops_.begin(), stops_.end(), at);
    if (step > 0)
        moveReading(next == stops_.end() ? stops_.back() : *next);
    else
        moveReading(next == stops_.begin() ? stops_.front() : *(next - 1));
}

void CurveChart::keyPressEvent(QKeyEvent* event) {
    if (view_.curves == nullptr) {
        event->ignore();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Right: stepReading(1); break;
    case Qt::Key_Left: stepReading(-1); break;
    case Qt::Key_Home: moveReading(stops_.front()); break;
    case Qt::Key_End: moveReading(stops_.back()); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (reading_) Q_EMIT proposed(*reading_);
        break;
    case Qt::Key_Escape: Q_EMIT dropped(); break;
    default: event->ignore(); return;
    }
    event->accept();
}

void CurveChart::mousePressEvent(QMouseEvent* event) {
    setFocus(Qt::MouseFocusReason);
    if (view_.curves == nullptr || event->button() != Qt::LeftButton) return;
    const std::optional<Money> point = view_.whatIf ? view_.whatIf : view_.own;
    if (point && view_.shows(*point)) {
        const QPointF away = placeFor(*point) - event->position();
        dragging_ = std::hypot(away.x(), away.y()) <= grasp;
    }
    if (!dragging_) moveReading(amountAt(event->position().x()));
}

void CurveChart::mouseMoveEvent(QMouseEvent* event) {
    if (view_.curves == nullptr) return;
    const Money amount = amountAt(event->position().x());
    moveReading(amount);
    if (dragging_ && view_.whatIf != amount) Q_EMIT proposed(amount);
}

void CurveChart::mouseReleaseEvent(QMouseEvent*) {
    dragging_ = false;
}

void CurveChart::mouseDoubleClickEvent(QMouseEvent* event) {
    if (view_.curves != nullptr) Q_EMIT proposed(amountAt(event->position().x()));
}

} // namespace biosubsidy::ui

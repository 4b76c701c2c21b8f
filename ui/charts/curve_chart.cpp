// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curve_chart.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>

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
    : QWidget(parent), texts_(texts), theme_(theme) {
    setObjectName(QStringLiteral("curve.chart"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(320, 220);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&theme_, &Theme::changed, this, &CurveChart::rebuild);
    texts_.follow(this, [this] { rebuild(); });
    rebuild();
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
    update();
}

void CurveChart::rebuild() {
    setAccessibleName(texts_("合计随金额变化的曲线", "The total as a curve over the amount"));
    plane_.reset();
    if (view_.curves != nullptr) plane_.emplace(planeOf());
    layOut();
}

CurvePlane CurveChart::planeOf() const {
    // A flat curve gets room above; a scale that need not start at zero does not.
    Money low = picture_.low;
    if (low.fen() < picture_.high.fen() / 2 || picture_.low == picture_.high) low = Money();
    Fen room = (picture_.high.fen() - low.fen()) / 8;
    if (room == 0) room = 100'000'000; // 100万元
    const MoneyScale upward(low, Money::fromFen(picture_.high.fen() + room), marksUp);
    const MoneyScale across(view_.from, view_.to, marksAcross);
    const Fact& fact =
        view_.curves->assessment.rules->vocabulary().fact(view_.curves->fact.entity, view_.curves->fact.fact);
    const auto axis = [this](const MoneyScale& scale, const QString& title) {
        return CurvePlane::Axis{scale, texts_("%1（%2）", "%1 (%2)").arg(title, scale.unit(texts_.language()))};
    };
    return {axis(across, texts_(fact.label)), axis(upward, texts_("合计", "Total")), texts_.language()};
}

void CurveChart::layOut() {
    if (plane_) plane_->layOut(rect(), QFontMetricsF(smallFont(), this));
    update();
}

void CurveChart::resizeEvent(QResizeEvent*) {
    layOut();
}

QPointF CurveChart::placeFor(const Money& amount) const {
    if (view_.curves == nullptr) return {};
    return placed({placeOf(amount), placeOfTotal(view_.curve(), amount)});
}

// A stop near by attracts; else what a hand can aim at.
Money CurveChart::amountAt(qreal x) const {
    const Money exact = plane_->amountAt(x);
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

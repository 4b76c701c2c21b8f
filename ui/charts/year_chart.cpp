// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/year_chart.h"

#include <algorithm>
#include <array>

#include <QKeyEvent>
#include <QPainter>

#include "core/schedule/schedule_text.h"
#include "core/wording/money_text.h"
#include "ui/charts/money_scale.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

using schedule::Firmness;
using schedule::YearLine;

constexpr std::array allFirmness{Firmness::certain, Firmness::competitive, Firmness::open};
constexpr int margin = 4;
constexpr int barHeight = 16;
constexpr int between = 12;
constexpr int gap = 8;

Money sumOf(const YearLine& line, Firmness firmness) {
    return schedule::Sums(line.sums).of(firmness);
}

} // namespace

YearChart::YearChart(const Texts& texts, const Theme& theme, QWidget* parent)
    : QWidget(parent), texts_(texts), theme_(theme) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme_, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void YearChart::show(std::vector<YearLine> lines, const Money& scale) {
    lines_ = std::move(lines);
    scale_ = scale;
    for (const YearLine& line : lines_) scale_ = std::max(scale_, line.sums.total());
    describe();
    updateGeometry();
    update();
}

void YearChart::describe() {
    setAccessibleName(texts_(schedule::Headings().chart));
    QStringList all;
    for (const YearLine& line : lines_)
        all << texts_("%1：%2（%3）", "%1: %2 (%3)")
                   .arg(toQt(line.when), toQt(wording::moneyText(line.sums.total(), texts_.language())), madeOf(line));
    setAccessibleDescription(all.join(QLatin1Char('\n')));
}

QString YearChart::madeOf(const YearLine& line) const {
    if (line.kind == schedule::Kind::endsBefore)
        return texts_("不提前投产就领不到", "not to be had unless it is completed earlier");
    QStringList parts;
    for (const Firmness firmness : allFirmness) {
        const Money sum = sumOf(line, firmness);
        if (sum.isZero()) continue;
        const QString word = texts_(words(firmness));
        parts << (sum == line.sums.total()
                      ? word
                      : word + QLatin1Char(' ') + toQt(wording::moneyText(sum, texts_.language())));
    }
    return parts.join(QStringLiteral(" · "));
}

int YearChart::lineHeight() const {
    return 2 * fontMetrics().height() + barHeight + between;
}

QSize YearChart::sizeHint() const {
    constexpr int width = 320;
    return {width, std::max(1, static_cast<int>(lines_.size())) * lineHeight() + 2 * margin - between / 2};
}

void YearChart::paintBar(QPainter& painter, const YearLine& line, const QRectF& track) const {
    const Colours& colours = theme_.colours();
    QColor tint = colours.accent;
    tint.setAlphaF(0.45F);
    const std::array<QBrush, 3> brushes{QBrush(colours.accent), QBrush(tint), QBrush(colours.accent, Qt::BDiagPattern)};
    const bool lost = line.kind == schedule::Kind::endsBefore;
    qreal left = track.left();
    for (std::size_t part = 0; part < brushes.size(); ++part) {
        const Money sum = sumOf(line, allFirmness[part]);
        if (sum.isZero() || scale_.isZero()) continue;
        // What is there is seen, however small.
        const qreal length = std::max<qreal>(placeOf(sum) / placeOf(scale_) * track.width(), 2);
        painter.setPen(lost ? QPen(colours.muted, 1, Qt::DashLine) : QPen(colours.accent, 1));
        painter.setBrush(lost ? QBrush(Qt::NoBrush) : brushes[part]);
        painter.drawRect(QRectF(left, track.top(), length, track.height()));
        left += length;
    }
}

void YearChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colours& colours = theme_.colours();
    const int text = fontMetrics().height();
    int top = margin;
    for (const YearLine& line : lines_) {
        const QString sum = toQt(wording::moneyText(line.sums.total(), texts_.language()));
        const int room = fontMetrics().horizontalAdvance(sum);
        const QRect head(margin, top, width() - 2 * margin, text);
        painter.setPen(colours.text);
        painter.drawText(head, Qt::AlignRight | Qt::AlignVCenter, sum);
        painter.drawText(head.adjusted(0, 0, -room - gap, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(toQt(line.when), Qt::ElideRight, head.width() - room - gap));
        const QRectF track(margin + 0.5, top + text + 2.5, width() - 2 * margin - 1, barHeight - 5);
        painter.setPen(QPen(colours.line, 1));
        painter.drawLine(track.bottomLeft() + QPointF(0, 1), track.bottomRight() + QPointF(0, 1));
        paintBar(painter, line, track);
        const QRect below(margin, top + text + barHeight, width() - 2 * margin, text);
        painter.setPen(colours.muted);
        painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(madeOf(line), Qt::ElideRight, below.width()));
        top += lineHeight();
    }
    if (!hasFocus()) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colours.accent, 2));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void YearChart::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter: return Q_EMIT tableRequested();
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/composition_row.h"

#include <algorithm>

#include <QPainter>

namespace biosubsidy::ui {

namespace {

constexpr int margin = 8;
constexpr int gap = 12;
constexpr int barHeight = 8;

// Where an amount stands on a track so many pixels wide.
int pixelsOf(const Money& amount, const Money& whole, int width) {
    if (whole.isZero()) return 0;
    return static_cast<int>(amount.fen() * width / whole.fen());
}

} // namespace

CompositionRow::CompositionRow(const Theme& theme, QWidget* parent) : RowHead(theme, parent) {
    setCheckable(false);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CompositionRow::show(const CompositionStep& step) {
    if (step == step_) return;
    step_ = step;
    setAccessibleName(QStringList{step.name, step.place, step.sum}.join(QLatin1Char(' ')));
    setToolTip(QStringList{step.name, step.place, step.exact}.join(QLatin1Char('\n')));
    update();
}

QSize CompositionRow::sizeHint() const {
    constexpr int usual = 320;
    return {usual, fontMetrics().height() + barHeight + 2 * margin};
}

void CompositionRow::paintEvent(QPaintEvent* event) {
    RowHead::paintEvent(event);
    QPainter painter(this);
    const QFontMetrics metrics(font());
    const int sumWidth = metrics.horizontalAdvance(step_.sum);
    const int nameWidth = width() - 2 * margin - gap - sumWidth;
    const QRect line(margin, margin - 3, width() - 2 * margin, metrics.height());
    painter.setPen(step_.tone == StepTone::pending ? colours().undetermined : colours().text);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, step_.sum);
    const QString name = metrics.elidedText(step_.name, Qt::ElideRight, nameWidth);
    painter.drawText(QRect(line.left(), line.top(), nameWidth, line.height()), Qt::AlignLeft | Qt::AlignVCenter, name);
    const int placeAt = metrics.horizontalAdvance(name) + gap;
    if (!step_.place.isEmpty() && placeAt < nameWidth) {
        painter.setPen(colours().muted);
        painter.drawText(QRect(line.left() + placeAt, line.top(), nameWidth - placeAt, line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(step_.place, Qt::ElideRight, nameWidth - placeAt));
    }
    paintBar(painter, {margin, line.bottom() + 4, width() - 2 * margin, barHeight});
}

void CompositionRow::paintBar(QPainter& painter, const QRect& track) const {
    painter.fillRect(track, colours().hover);
    const int from = pixelsOf(step_.from, step_.whole, track.width());
    // Whatever counts is seen, be it ever so small beside the rest.
    constexpr int least = 2;
    const int length = std::max(least, pixelsOf(step_.length, step_.whole, track.width()));
    const QRect bar(track.left() + std::min(from, track.width() - least), track.top(),
                    std::min(length, track.width() - std::min(from, track.width() - least)), track.height());
    switch (step_.tone) {
    case StepTone::open: return hatch(painter, bar);
    case StepTone::own:
        painter.fillRect(bar, colours().caution);
        painter.setPen(colours().arguable);
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        return;
    case StepTone::pending:
        painter.setPen(QPen(colours().undetermined, 1, Qt::DashLine));
        painter.drawRect(bar.adjusted(0, 0, -1, -1));
        return;
    case StepTone::fixed:
    case StepTone::stated: break;
    }
    const int sure = step_.sure == step_.length ? bar.width() : pixelsOf(step_.sure, step_.whole, track.width());
    if (sure < bar.width()) hatch(painter, bar);
    painter.fillRect(QRect(bar.topLeft(), QSize(std::min(sure, bar.width()), bar.height())),
                     step_.tone == StepTone::fixed ? colours().eligible : colours().accent);
}

// What is not sure.
void CompositionRow::hatch(QPainter& painter, const QRect& bar) const {
    painter.fillRect(bar, colours().accentWash);
    painter.fillRect(bar, QBrush(colours().accent, Qt::BDiagPattern));
    painter.setPen(colours().accent);
    painter.drawRect(bar.adjusted(0, 0, -1, -1));
}

} // namespace biosubsidy::ui

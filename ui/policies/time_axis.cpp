// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/time_axis.h"

#include <algorithm>

#include <QPainter>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr qreal points = 8.5;

QFont axisFont(const QFont& font) {
    QFont result(font);
    result.setPointSizeF(points);
    return result;
}

} // namespace

TimeAxis::TimeAxis(const Texts& texts, const Theme& theme, const QAbstractItemView& list, QWidget* parent)
    : QWidget(parent), texts_(texts), theme_(theme), list_(list) {
    setObjectName(QStringLiteral("policies.axis"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimeAxis::show(const TimeScale& scale, const Date& today) {
    scale_ = scale;
    today_ = today;
    setAccessibleName(texts_("时间轴：%1 至 %2，测算日 %3", "Timeline: %1 to %2, as of %3")
                          .arg(scale.firstYear())
                          .arg(scale.lastYear())
                          .arg(toQt(today.toString())));
    update();
}

QSize TimeAxis::sizeHint() const {
    return {0, 2 * QFontMetrics(axisFont(font())).height() + 8};
}

void TimeAxis::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(axisFont(font()));
    const QFontMetrics metrics(painter.font());
    const Colours& colours = theme_.colours();
    const int left = TimeScale::leftMargin;
    const int room = list_.viewport()->width() - left - TimeScale::rightMargin;
    const int base = height() - 4;
    painter.setPen(colours.strongLine);
    painter.drawLine(left, base, left + room, base);
    int free = left;
    for (int year = scale_.firstYear(); year <= scale_.lastYear(); ++year) {
        const int at = left + scale_.at(*Date::of(year, 1, 1), room);
        painter.setPen(colours.strongLine);
        painter.drawLine(at, base - 4, at, base);
        const QString label = QString::number(year);
        if (at < free) continue;
        painter.setPen(colours.muted);
        painter.drawText(at + 2, base - 4, label);
        free = at + metrics.horizontalAdvance(label) + 6;
    }
    const int now = left + scale_.at(today_, room);
    const QString label = texts_("测算日 %1", "as of %1").arg(toQt(today_.toString()));
    const int width = metrics.horizontalAdvance(label);
    painter.setPen(colours.danger);
    painter.drawLine(now, metrics.height(), now, base + 4);
    painter.drawText(std::clamp(now - width / 2, left, left + std::max(0, room - width)), metrics.ascent(), label);
}

} // namespace biosubsidy::ui

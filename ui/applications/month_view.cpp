// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/applications/month_view.h"

#include <algorithm>

#include <QDate>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/applications/day_conversions.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr int daysOfWeek = 7;
constexpr int weeks = 6;

QString lineText(const applications::DeadlineLine& line, const Texts& texts) {
    QString text = toQt(line.caseName);
    const QString title = texts(line.title);
    if (!title.isEmpty()) text += QStringLiteral(" · ") + title;
    if (!line.deadline.what.empty()) text += QStringLiteral(" · ") + toQt(line.deadline.what);
    return line.deadline.hour.empty() ? text : toQt(line.deadline.hour) + QLatin1Char(' ') + text;
}

} // namespace

MonthView::MonthView(const Texts& texts, const Theme& theme, const Date& today, QWidget* parent)
    : QWidget(parent), texts_(texts), theme_(theme), today_(today), day_(today) {
    setObjectName(QStringLiteral("applications.month"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    texts_.follow(this, [this] {
        nameIt();
        update();
    });
    connect(&theme_, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize MonthView::minimumSizeHint() const {
    constexpr int width = 60;
    const int line = fontMetrics().height();
    return {daysOfWeek * width, line + 8 + weeks * (line + 10)};
}

Date MonthView::firstShown() const {
    const QDate first = toQDate(day_);
    const QDate month(first.year(), first.month(), 1);
    return toDate(month.addDays(1 - month.dayOfWeek())).value_or(day_);
}

Date MonthView::dayOf(int index) const {
    return toDate(toQDate(firstShown()).addDays(index)).value_or(day_);
}

Date MonthView::lastShown() const {
    return dayOf(weeks * daysOfWeek - 1);
}

void MonthView::choose(const Date& day) {
    if (day == day_) return;
    const bool sameMonth = day.year() == day_.year() && day.month() == day_.month();
    day_ = day;
    if (!sameMonth) Q_EMIT monthChanged();
    nameIt();
    update();
    Q_EMIT dayChanged();
}

void MonthView::setToday(const Date& today) {
    today_ = today;
    update();
}

void MonthView::moveMonths(int months) {
    choose(toDate(toQDate(day_).addMonths(months)).value_or(day_));
}

void MonthView::show(const std::vector<applications::DeadlineLine>& lines) {
    lines_.clear();
    const Date first = firstShown();
    for (const applications::DeadlineLine& line : lines) {
        if (!(line.deadline.day < first)) lines_[line.deadline.day].push_back(line);
    }
    nameIt();
    update();
}

std::vector<applications::DeadlineLine> MonthView::linesOf(const Date& day) const {
    const auto found = lines_.find(day);
    return found == lines_.end() ? std::vector<applications::DeadlineLine>() : found->second;
}

void MonthView::nameIt() {
    setAccessibleName(texts_.counted("%2，%1 项到期", "%2, %1 due", linesOf(day_).size()).arg(toQt(day_.toString())));
}

QRect MonthView::cell(int index) const {
    const int head = fontMetrics().height() + 8;
    const int column = index % daysOfWeek;
    const int row = index / daysOfWeek;
    const int left = width() * column / daysOfWeek;
    const int top = head + (height() - head) * row / weeks;
    return {left, top, width() * (column + 1) / daysOfWeek - left, head + (height() - head) * (row + 1) / weeks - top};
}

int MonthView::at(const QPoint& place) const {
    for (int index = 0; index < weeks * daysOfWeek; ++index) {
        if (cell(index).contains(place)) return index;
    }
    return -1;
}

void MonthView::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(rect(), theme_.colours().surface);
    painter.setPen(theme_.colours().muted);
    const int head = fontMetrics().height() + 8;
    for (int weekday = 1; weekday <= daysOfWeek; ++weekday) {
        const QRect first = cell(weekday - 1);
        painter.drawText(QRect(first.left(), 0, first.width(), head).adjusted(6, 0, 0, 0),
                         Qt::AlignVCenter | Qt::AlignLeft, QLocale().dayName(weekday, QLocale::ShortFormat));
    }
    for (int index = 0; index < weeks * daysOfWeek; ++index) paintDay(painter, index);
}

void MonthView::paintDay(QPainter& painter, int index) const {
    const Colours& colours = theme_.colours();
    const Date day = dayOf(index);
    const QRect box = cell(index);
    const bool inMonth = day.month() == day_.month();
    const bool weekend = index % daysOfWeek >= 5;
    if (day == day_)
        painter.fillRect(box, colours.accentWash);
    else if (weekend || !inMonth)
        painter.fillRect(box, colours.window);
    painter.setPen(colours.line);
    painter.drawLine(box.bottomLeft(), box.bottomRight());
    painter.drawLine(box.topRight(), box.bottomRight());
    const int line = fontMetrics().height();
    QRect room = box.adjusted(6, 2, -4, -2);
    QFont font = painter.font();
    font.setBold(day == today_);
    painter.setFont(font);
    painter.setPen(!inMonth ? colours.muted : day == today_ ? colours.accent : colours.text);
    painter.drawText(room, Qt::AlignTop | Qt::AlignLeft,
                     day == today_ ? texts_("%1 今天", "%1 today").arg(day.day()) : QString::number(day.day()));
    font.setBold(false);
    painter.setFont(font);
    const auto found = lines_.find(day);
    if (found != lines_.end()) {
        const auto lines = static_cast<int>(found->second.size());
        const int fit = std::max(1, (room.height() - line) / line);
        const int shown = lines <= fit ? lines : fit - 1;
        painter.setPen(day < today_ ? colours.danger : colours.text);
        for (int at = 0; at < shown; ++at) {
            room.setTop(room.top() + line);
            painter.drawText(room, Qt::AlignTop | Qt::AlignLeft,
                             fontMetrics().elidedText(lineText(found->second[static_cast<std::size_t>(at)], texts_),
                                                      Qt::ElideRight, room.width()));
        }
        room.setTop(room.top() + line);
        if (shown < lines)
            painter.drawText(room, Qt::AlignTop | Qt::AlignLeft,
                             shown == 0 ? texts_.counted("%1 项", "%1", lines)
                                        : texts_.counted("另有 %1 项", "%1 more", lines - shown));
    }
    if (day == day_ && hasFocus()) {
        painter.setPen(QPen(colours.accent, 2));
        painter.drawRect(box.adjusted(1, 1, -2, -2));
    }
}

void MonthView::keyPressEvent(QKeyEvent* event) {
    const auto move = [this](int days) { choose(toDate(toQDate(day_).addDays(days)).value_or(day_)); };
    switch (event->key()) {
    case Qt::Key_Left: return move(-1);
    case Qt::Key_Right: return move(1);
    case Qt::Key_Up: return move(-daysOfWeek);
    case Qt::Key_Down: return move(daysOfWeek);
    case Qt::Key_PageUp: return moveMonths(-1);
    case Qt::Key_PageDown: return moveMonths(1);
    case Qt::Key_Home: return choose(today_);
    case Qt::Key_Return:
    case Qt::Key_Enter: return Q_EMIT dayActivated();
    default: QWidget::keyPressEvent(event);
    }
}

void MonthView::mousePressEvent(QMouseEvent* event) {
    const int index = at(event->pos());
    if (index >= 0) choose(dayOf(index));
}

void MonthView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (at(event->pos()) >= 0) Q_EMIT dayActivated();
}

bool MonthView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int index = at(help->pos());
    QStringList all;
    if (index >= 0) {
        for (const applications::DeadlineLine& line : linesOf(dayOf(index))) all << lineText(line, texts_);
    }
    QToolTip::showText(help->globalPos(), all.join(QLatin1Char('\n')), this);
    return true;
}

} // namespace biosubsidy::ui

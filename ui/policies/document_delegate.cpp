// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/policies/document_delegate.h"

#include <QPainter>

#include "core/wording/pack_text.h"
#include "ui/look/conversions.h"
#include "ui/policies/document_list.h"
#include "ui/results/pack_badges.h"

namespace biosubsidy::ui {

namespace {

constexpr int gap = 4;
constexpr int barHeight = 6;
constexpr qreal smallPoints = 8.5;

QFont sized(const QFont& font, qreal points, bool bold) {
    QFont result(font);
    result.setPointSizeF(points);
    result.setBold(bold);
    return result;
}

} // namespace

DocumentDelegate::DocumentDelegate(const Texts& texts, const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent), texts_(texts), theme_(theme) {}

QSize DocumentDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const int title = QFontMetrics(option.font).height();
    const int small = QFontMetrics(sized(option.font, smallPoints, false)).height() + 2;
    if (index.data(DocumentList::headingRole).toBool()) return {0, small + 3 * gap};
    return {0, title + small + barHeight + 6 * gap};
}

void DocumentDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* list = qobject_cast<const DocumentList*>(index.model());
    if (list == nullptr) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    if (const Pack* pack = list->packAt(index)) {
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        const Colours& colours = theme_.colours();
        if (selected || hovered) painter->fillRect(option.rect, selected ? colours.accentWash : colours.hover);
        if (selected) painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), colours.accent);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(colours.accent, 2));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        paintDocument(*painter, option.rect, *pack, list->asOf(), selected);
    } else {
        paintHeading(*painter, option.rect, index.data(Qt::DisplayRole).toString());
    }
    painter->restore();
}

void DocumentDelegate::paintHeading(QPainter& painter, const QRect& rect, const QString& city) const {
    painter.setFont(sized(painter.font(), 9.5, true));
    painter.setPen(theme_.colours().accent);
    painter.drawText(rect.adjusted(TimeScale::leftMargin, gap, -TimeScale::rightMargin, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, city);
}

void DocumentDelegate::paintDocument(QPainter& painter, const QRect& rect, const Pack& pack, const Date& asOf,
                                     bool selected) const {
    const QRect inner = rect.adjusted(TimeScale::leftMargin, 2 * gap, -TimeScale::rightMargin, -gap);
    const QFont usual = painter.font();
    painter.setFont(sized(usual, usual.pointSizeF(), selected));
    painter.setPen(theme_.colours().text);
    const QFontMetrics metrics(painter.font());
    QRect line(inner.topLeft(), QSize(inner.width(), metrics.height()));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(texts_(pack.title), Qt::ElideRight, line.width()));
    painter.setFont(sized(usual, smallPoints, false));
    line = QRect(inner.left(), line.bottom() + gap, inner.width(), QFontMetrics(painter.font()).height() + 2);
    paintBadges(painter, line, pack, asOf);
    paintPeriod(painter, QRect(inner.left(), line.bottom() + gap + 1, inner.width(), barHeight), pack, asOf);
}

void DocumentDelegate::paintBadges(QPainter& painter, const QRect& line, const Pack& pack, const Date& asOf) const {
    constexpr int padding = 4;
    const Colours& colours = theme_.colours();
    const QFontMetrics metrics(painter.font());
    int left = line.left();
    for (const BadgeText& badge : badgesOf(standingOf(pack, asOf), texts_)) {
        const int width = metrics.horizontalAdvance(badge.word) + 2 * padding;
        if (left + width > line.right()) break;
        const QColor& colour = badge.tone.isEmpty() ? colours.muted : colours.arguable;
        painter.setPen(QPen(badge.tone.isEmpty() ? colours.strongLine : colours.arguable, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(left + 0.5, line.top() + 0.5, width - 1, line.height() - 1), 3, 3);
        painter.setPen(colour);
        painter.drawText(QRect(left, line.top(), width, line.height()), Qt::AlignCenter, badge.word);
        left += width + gap;
    }
    const QString period = toQt(wording::periodText(pack, texts_.language()));
    const int room = line.right() - left;
    if (room < metrics.averageCharWidth() * 8) return;
    painter.setPen(colours.muted);
    painter.drawText(QRect(left, line.top(), room, line.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(period, Qt::ElideRight, room));
}

// A draft has no period: its day of issue is a ring. An open end fades into a dash.
void DocumentDelegate::paintPeriod(QPainter& painter, const QRect& line, const Pack& pack, const Date& asOf) const {
    const Colours& colours = theme_.colours();
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.line);
    painter.drawRoundedRect(QRectF(line).adjusted(0, 2, 0, -2), 1, 1);
    const auto at = [&](const Date& day) { return line.left() + scale_.at(day, line.width()); };
    const bool inForce = pack.statusOn(asOf) == PackStatus::inForce;
    const QColor colour = inForce ? colours.accent : colours.muted;
    if (pack.from && !pack.draft) {
        const int left = at(*pack.from);
        const int right = pack.until ? at(*pack.until) : line.right();
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(left, line.top(), std::max(right - left, 3), line.height()), 2, 2);
        if (!pack.until) {
            painter.setPen(QPen(colours.surface, 1));
            for (int step = 1; step <= 3; ++step)
                painter.drawLine(right - step * 5, line.top(), right - step * 5, line.bottom() + 1);
        }
    } else if (pack.issued) {
        painter.setPen(QPen(colours.arguable, 2));
        painter.setBrush(colours.surface);
        painter.drawEllipse(QPointF(at(*pack.issued), line.center().y() + 0.5), 4, 4);
    }
    painter.setPen(QPen(colours.danger, 1));
    painter.drawLine(at(asOf), line.top() - 3, at(asOf), line.bottom() + 3);
}

} // namespace biosubsidy::ui

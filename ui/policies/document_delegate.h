// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paints a row of the documents: title, what must be known of it (draft, excerpt,
// …), and its period as a bar on the common scale with today across it.
#pragma once

#include <QStyledItemDelegate>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/policies/time_scale.h"

namespace biosubsidy::ui {

class DocumentDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    DocumentDelegate(const Texts& texts, const Theme& theme, QObject* parent);

    void setScale(const TimeScale& scale) { scale_ = scale; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintHeading(QPainter& painter, const QRect& rect, const QString& city) const;
    void paintDocument(QPainter& painter, const QRect& rect, const Pack& pack, const Date& asOf, bool selected) const;
    void paintBadges(QPainter& painter, const QRect& line, const Pack& pack, const Date& asOf) const;
    void paintPeriod(QPainter& painter, const QRect& line, const Pack& pack, const Date& asOf) const;

    const Texts& texts_;
    const Theme& theme_;
    TimeScale scale_;
};

} // namespace biosubsidy::ui

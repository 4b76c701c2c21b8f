// SPDX-License-Identifier: GPL-3.0-or-later
//
// A line of text that never asks for more room than there is: what does not fit
// ends in an ellipsis, and stands whole in the tooltip. text() is the whole text.
#pragma once

#include <algorithm>

#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace biosubsidy::ui {

class ElidingLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidingLabel(QWidget* parent = nullptr) : QLabel(parent) {
        setProperty("elides", true);
        setTextFormat(Qt::PlainText);
    }

    [[nodiscard]] QSize minimumSizeHint() const override {
        const QSize whole = QLabel::sizeHint();
        constexpr int letters = 4;
        return {std::min(whole.width(), letters * fontMetrics().height()), whole.height()};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width());
        style()->drawItemText(&painter, contentsRect(), static_cast<int>(alignment()), palette(), isEnabled(), shown,
                              foregroundRole());
    }
    void resizeEvent(QResizeEvent* event) override {
        QLabel::resizeEvent(event);
        const bool whole = fontMetrics().horizontalAdvance(text()) <= contentsRect().width();
        setToolTip(whole ? QString() : text());
    }
};

} // namespace biosubsidy::ui

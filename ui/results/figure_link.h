// SPDX-License-Identifier: GPL-3.0-or-later
//
// A figure with its caption, both a link to what the figure is made of. One that
// has just changed is marked for a moment.
#pragma once

#include <QAbstractButton>
#include <QTimer>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

class FigureLink : public QAbstractButton {
    Q_OBJECT

public:
    FigureLink(const Theme& theme, QWidget* parent);

    // `strong`: the figure that matters most, in the accent's colour.
    void setStrong(bool strong);
    void setFigure(const QString& caption, const QString& value, bool markChange);
    [[nodiscard]] const QString& caption() const noexcept { return caption_; }
    [[nodiscard]] const QString& value() const noexcept { return value_; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    [[nodiscard]] QFont captionFont() const;
    [[nodiscard]] QFont valueFont() const;

    const Theme& theme_;
    QString caption_;
    QString value_;
    bool strong_ = false;
    QTimer fresh_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The closed line of a claim: a button as wide as the list, with a layout of its
// own on it. Click, space or return opens and closes it.
#pragma once

#include <QAbstractButton>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

class RowHead : public QAbstractButton {
    Q_OBJECT

public:
    RowHead(const Theme& theme, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    const Theme& theme_;
};

} // namespace biosubsidy::ui

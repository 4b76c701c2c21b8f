// SPDX-License-Identifier: GPL-3.0-or-later
//
// The line of a list that can be clicked, such as the closed line of a claim: a
// button as wide as the list that shows the pointer and the focus. What stands on it
// is a layout of its own, or is painted. Space and return click it.
#pragma once

#include <QAbstractButton>
#include <QLayout>

#include "ui/look/theme.h"

namespace biosubsidy::ui {

class RowHead : public QAbstractButton {
    Q_OBJECT

public:
    RowHead(const Theme& theme, QWidget* parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return layout() != nullptr; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    [[nodiscard]] const Colours& colours() const { return theme_.colours(); }

private:
    const Theme& theme_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A combo box that a turn of the mouse wheel does not change: in a form that
// scrolls, that would falsify an answer unnoticed.
#pragma once

#include <QComboBox>
#include <QWheelEvent>

namespace biosubsidy::ui {

class CalmComboBox : public QComboBox {
    Q_OBJECT

public:
    explicit CalmComboBox(QWidget* parent) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A combo box that a turn of the mouse wheel does not change: in a form that
// scrolls, that would falsify an answer unnoticed. A choice longer than the box
// ends in an ellipsis. The list that opens shows whole rows: Qt reckons its height
// without the border of the style sheet.
#pragma once

#include <algorithm>

#include <QAbstractItemView>
#include <QComboBox>
#include <QScreen>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

namespace biosubsidy::ui {

class CalmComboBox : public QComboBox {
    Q_OBJECT

public:
    explicit CalmComboBox(QWidget* parent) : QComboBox(parent) { setFocusPolicy(Qt::StrongFocus); }

    void showPopup() override {
        QComboBox::showPopup();
        const int lacking = rowsHeight() - view()->viewport()->height();
        QWidget* list = view()->window();
        if (lacking <= 0 || list == window()) return;
        const QRect screen = list->screen()->availableGeometry();
        QRect place = list->geometry().adjusted(0, 0, 0, lacking);
        if (place.bottom() > screen.bottom()) place.moveBottom(screen.bottom());
        list->setGeometry(place & screen);
        view()->scrollTo(view()->currentIndex());
    }

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
    void paintEvent(QPaintEvent* event) override {
        if (currentIndex() < 0) return QComboBox::paintEvent(event);
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room.width());
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }

private:
    [[nodiscard]] int rowsHeight() const {
        int height = 0;
        for (int row = 0; row < std::min(count(), maxVisibleItems()); ++row) height += view()->sizeHintForRow(row);
        return height;
    }
};

} // namespace biosubsidy::ui

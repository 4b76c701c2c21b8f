// SPDX-License-Identifier: GPL-3.0-or-later
//
// For a panel that comes and goes: when it goes while the focus is in it, the focus
// returns to where it was before the panel took it. Qt would give it to the next
// widget in the order of tabs, which then takes the next key.
#pragma once

#include <QApplication>
#include <QEvent>
#include <QPointer>
#include <QWidget>

namespace biosubsidy::ui {

class ReturnFocus : public QObject {
    Q_OBJECT

public:
    explicit ReturnFocus(QWidget& panel) : QObject(&panel), panel_(panel) {
        panel.installEventFilter(this);
        connect(qApp, &QApplication::focusChanged, this, [this](QWidget* old, QWidget* now) {
            if (isInside(now) && old != nullptr && !isInside(old)) before_ = old;
        });
    }

    bool eventFilter(QObject* watched, QEvent* event) override {
        // Qt moves the focus after this event.
        if (event->type() == QEvent::Hide && !event->spontaneous() && isInside(QApplication::focusWidget()) &&
            before_ != nullptr && before_->isVisible() && before_->isEnabled())
            before_->setFocus(Qt::OtherFocusReason);
        return QObject::eventFilter(watched, event);
    }

private:
    [[nodiscard]] bool isInside(const QWidget* widget) const {
        return widget != nullptr && (widget == &panel_ || panel_.isAncestorOf(widget));
    }

    QWidget& panel_;
    QPointer<QWidget> before_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A button as a verb: what a menu and the palette list, and what a shortcut does.
#pragma once

#include <QAbstractButton>
#include <QAction>
#include <QEvent>

namespace biosubsidy::ui {

class ButtonVerb final : public QAction {
    Q_OBJECT

public:
    explicit ButtonVerb(QAbstractButton& button) : QAction(&button), button_(button) {
        setObjectName(QLatin1String("verb.") + button.objectName());
        setEnabled(button.isEnabled());
        button.installEventFilter(this);
        connect(this, &QAction::triggered, &button, [this] {
            if (button_.isVisible()) button_.click();
        });
    }

    // The button's words are read when they are wanted: no page tells them twice.
    void reword() { setText(button_.text()); }
    [[nodiscard]] bool isOn(const QWidget& page) const { return button_.isVisibleTo(&page); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::EnabledChange) setEnabled(button_.isEnabled());
        return QAction::eventFilter(watched, event);
    }

private:
    QAbstractButton& button_;
};

} // namespace biosubsidy::ui

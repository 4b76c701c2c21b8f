// SPDX-License-Identifier: GPL-3.0-or-later
//
// The focus stays where the person left it. Where a widget goes that has the focus
// (a card that is undone, a button of a notice), Qt gives it to the next in the
// order of tabs, and the next key changes what nobody looked at: a digit the date
// of the assessment. Here it goes back to what bears the same name, or to where the
// page begins.
#pragma once

#include <functional>

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace biosubsidy::ui {

class FocusKeeper : public QObject {
    Q_OBJECT

public:
    // Of what is inside `area`; `otherwise` gives the focus to a place in it.
    FocusKeeper(QWidget& area, std::function<void()> otherwise, QObject* parent);

    // Does what may remove or remake widgets, and gives the focus back.
    void around(const std::function<void()>& act);

private:
    void noteChange(QWidget* old, const QWidget* now);
    void giveBack(QWidget* before, const QString& name);
    [[nodiscard]] bool isInside(const QWidget* widget) const;

    QWidget& area_;
    std::function<void()> otherwise_;
};

} // namespace biosubsidy::ui

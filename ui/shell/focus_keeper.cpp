// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/focus_keeper.h"

#include <algorithm>

#include <QApplication>
#include <QTimer>

namespace biosubsidy::ui {

namespace {

bool canHaveIt(const QWidget* widget) {
    return widget != nullptr && widget->isVisible() && widget->isEnabled();
}

} // namespace

FocusKeeper::FocusKeeper(QWidget& area, std::function<void()> otherwise, QObject* parent)
    : QObject(parent), area_(area), otherwise_(std::move(otherwise)) {
    connect(qApp, &QApplication::focusChanged, this, &FocusKeeper::noteChange);
}

void FocusKeeper::around(const std::function<void()>& act) {
    const QPointer<QWidget> before = QApplication::focusWidget();
    const QString name = before == nullptr ? QString() : before->objectName();
    act();
    if (before == nullptr || QApplication::focusWidget() == before) return;
    giveBack(before, name);
}

// Whether the person took it away is known once what goes has gone.
void FocusKeeper::noteChange(QWidget* old, const QWidget* now) {
    if (!isInside(old) || isInside(now)) return;
    QTimer::singleShot(0, this, [this, before = QPointer<QWidget>(old), name = old->objectName()] {
        const QWidget* focused = QApplication::focusWidget();
        const bool elsewhere = focused != nullptr && focused->window() != area_.window();
        if (canHaveIt(before) || isInside(focused) || elsewhere || !area_.isVisible()) return;
        giveBack(before, name);
    });
}

void FocusKeeper::giveBack(QWidget* before, const QString& name) {
    if (canHaveIt(before)) return before->setFocus(Qt::OtherFocusReason);
    const QList<QWidget*> named = name.isEmpty() ? QList<QWidget*>() : area_.findChildren<QWidget*>(name);
    const auto same = std::find_if(named.begin(), named.end(), canHaveIt);
    if (same != named.end()) return (*same)->setFocus(Qt::OtherFocusReason);
    otherwise_();
}

bool FocusKeeper::isInside(const QWidget* widget) const {
    return widget != nullptr && area_.isAncestorOf(widget);
}

} // namespace biosubsidy::ui

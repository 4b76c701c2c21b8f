// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/page.h"

#include "ui/widgets/button_verb.h"

namespace biosubsidy::ui {

void Page::offer(const char* button, const QKeySequence& keys) {
    auto* found = findChild<QAbstractButton*>(QLatin1String(button));
    Q_ASSERT(found != nullptr);
    auto* verb = new ButtonVerb(*found);
    verb->setShortcut(keys);
    verb->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(verb);
    verbs_.append(verb);
}

QList<QAction*> Page::verbs() const {
    QList<QAction*> shown;
    for (QAction* verb : verbs_) {
        if (auto* button = qobject_cast<ButtonVerb*>(verb)) {
            if (!button->isOn(*this)) continue;
            button->reword();
        }
        shown.append(verb);
    }
    return shown;
}

} // namespace biosubsidy::ui

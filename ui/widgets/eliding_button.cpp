// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/eliding_button.h"

#include <QEvent>

#include "ui/look/plain_label.h"

namespace biosubsidy::ui {

ElidingButton::ElidingButton(QWidget* parent) : QPushButton(parent) {
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidingButton::setWholeText(const QString& text) {
    whole_ = text;
    elide();
}

void ElidingButton::resizeEvent(QResizeEvent* event) {
    QPushButton::resizeEvent(event);
    elide();
}

void ElidingButton::changeEvent(QEvent* event) {
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::FontChange) elide();
}

void ElidingButton::elide() {
    constexpr int padding = 28;
    const QString shown = fontMetrics().elidedText(whole_, Qt::ElideRight, width() - padding);
    setText(plainLabel(shown));
    setToolTip(shown == whole_ ? QString() : whole_);
}

} // namespace biosubsidy::ui

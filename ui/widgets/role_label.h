// SPDX-License-Identifier: GPL-3.0-or-later
//
// A label that looks as the style says for its role (resources/style).
#pragma once

#include <QLabel>

namespace biosubsidy::ui {

[[nodiscard]] inline QLabel* roleLabel(QWidget* parent, const char* role) {
    auto* label = new QLabel(parent);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

[[nodiscard]] inline QLabel* wrappedLabel(QWidget* parent, const char* role) {
    QLabel* label = roleLabel(parent, role);
    label->setWordWrap(true);
    return label;
}

// On a row that is clicked as a whole: what it says is never read as HTML, and the mouse
// goes through it.
[[nodiscard]] inline QLabel* rowLabel(QWidget* parent, const char* role) {
    QLabel* label = roleLabel(parent, role);
    label->setTextFormat(Qt::PlainText);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

} // namespace biosubsidy::ui

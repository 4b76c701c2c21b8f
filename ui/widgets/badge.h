// SPDX-License-Identifier: GPL-3.0-or-later
//
// A short outlined word beside a figure that must not be read without it (draft,
// excerpt, rate not published), explained on hover.
#pragma once

#include <QLabel>

namespace biosubsidy::ui {

class Badge : public QLabel {
    Q_OBJECT

public:
    Badge(const QString& word, const QString& explanation, const QString& tone, QWidget* parent)
        : QLabel(word, parent) {
        setProperty("role", QStringLiteral("badge"));
        setProperty("tone", tone);
        setToolTip(explanation);
        setAccessibleDescription(explanation);
        setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    }
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The policies that the result was held against: status, grade and caveats of
// each; above them the warnings about the case itself.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

// One card that says which policies were used.
class PackList : public QFrame {
    Q_OBJECT

public:
    PackList(const Texts& texts, const Theme& theme, QWidget* parent);

    void show(const Assessment& assessment);

private:
    [[nodiscard]] QString htmlOf(const PackResult& result) const;

    const Texts& texts_;
    const Theme& theme_;
    QLabel* text_;
};

} // namespace biosubsidy::ui

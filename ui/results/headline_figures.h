// SPDX-License-Identifier: GPL-3.0-or-later
//
// The figures of a headline: what each is called, what it is, and what it means.
#pragma once

#include <vector>

#include <QString>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

struct HeadlineFigure {
    QString id; // for object names
    Localized caption;
    Localized meaning;
    QString (*value)(const Totals& totals, const Texts& texts);
    QString (*exact)(const Totals& totals, const Texts& texts); // the exact yuan; "" for a number of claims
};

// The ceiling is the first.
[[nodiscard]] const std::vector<HeadlineFigure>& headlineFigures();

} // namespace biosubsidy::ui

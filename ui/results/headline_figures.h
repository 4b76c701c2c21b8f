// SPDX-License-Identifier: GPL-3.0-or-later
//
// The figures of a headline: what each is called, what it is, and what it means.
#pragma once

#include <vector>

#include <QString>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class Advisor;

struct HeadlineFigure {
    QString id; // for object names
    Localized caption;
    Localized bound; // the caption while the figure is a bound alone; empty where it never is
    Localized meaning;
    QString (*value)(const Totals& totals, const Texts& texts);
    QString (*exact)(const Totals& totals, const Texts& texts); // the exact yuan; "" for a number of claims
};

// The ceiling is the first.
[[nodiscard]] const std::vector<HeadlineFigure>& headlineFigures();

// A city's totals with the best case as far as it is known.
struct HeadlineTotals {
    Totals totals;
    bool bestIsExact = false;
    [[nodiscard]] const Localized& captionOf(const HeadlineFigure& figure) const {
        return bestIsExact || figure.bound.empty() ? figure.caption : figure.bound;
    }
};
[[nodiscard]] HeadlineTotals headlineTotals(const Assessment& assessment, const CityResult& city,
                                            const Advisor* advisor);

// The part of the ceilings of these cities that is known from reports alone, in words: the
// badge beside the figures, and what it means. Empty where there is none.
struct ReportedPart {
    QString badge;
    QString meaning;
};
[[nodiscard]] ReportedPart reportedPart(const Assessment& assessment, const std::vector<CityResult>& cities,
                                        const Texts& texts);

} // namespace biosubsidy::ui

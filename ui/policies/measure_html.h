// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an opened measure shows, as rich text: summary, conditions as sentences,
// the sum in words, whom it concerns, how the open case fares with it, and the
// clause of the official text with the figures that were held against the rule.
#pragma once

#include <QString>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/policies/official_texts.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

struct MeasureView {
    const Pack& pack;
    const Measure& measure;
    const RuleBook& rules;
    const Assessment* assessment = nullptr; // null: no case to speak of
    const TextCopy* text = nullptr;         // null: no copy
};

// A link "result" leads to the page of the result.
[[nodiscard]] QString measureHtml(const MeasureView& view, const Texts& texts, const Colours& colours);

// How the case fares with it, in a word or two: the best of its claims.
struct Standing {
    QString word; // "" without a case
    QString sign;
    QString verdict; // "eligible", for the style
};
[[nodiscard]] Standing standingIn(const Assessment* assessment, const Pack& pack, const Measure& measure,
                                  const Texts& texts);

} // namespace biosubsidy::ui

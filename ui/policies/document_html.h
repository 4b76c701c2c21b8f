// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is to be said of a document as a whole, as rich text: who issued it and
// when, how long it holds, how support overlaps, caveats; its zones and goals.
#pragma once

#include <QString>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

[[nodiscard]] QString documentHtml(const Pack& pack, const Date& asOf, const Texts& texts, const Colours& colours);
// Of less weight: fields, our readings, version.
[[nodiscard]] QString documentDetailsHtml(const Pack& pack, const Vocabulary& vocabulary, const Texts& texts,
                                          const Colours& colours);
// "" where there are none.
[[nodiscard]] QString zonesHtml(const Pack& pack, const Vocabulary& vocabulary, const Texts& texts,
                                const Colours& colours);
[[nodiscard]] QString figuresHtml(const Pack& pack, bool goals, const Texts& texts, const Colours& colours);

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The detail of a place as text: the documents it rests on and the zones that fit
// the projects; and what comes and goes against where the case stands, with the
// support that has no sum. Measures are links "pack/measure".
#pragma once

#include <QString>

#include "ui/look/theme.h"
#include "ui/siting/places.h"

namespace biosubsidy::ui {

[[nodiscard]] QString documentsHtml(const Place& place, const Texts& texts, const Colours& colours);
[[nodiscard]] QString differenceHtml(const Place& place, const Texts& texts, const Colours& colours);

} // namespace biosubsidy::ui

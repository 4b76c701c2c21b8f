// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the glyphs of a PDF of Qt's mean, for those that Qt leaves out: characters
// beyond the basic plane (𬭩, of chemistry), which would be seen and neither found nor
// copied. A font of the file holds its glyphs in the order in which they were painted
// first; those without a meaning are such characters.
#pragma once

#include <QByteArray>

#include "ui/paper/paper.h"

namespace biosubsidy::ui {

// `painted`: such characters in the order in which they were painted. Where the glyphs
// of a font without a meaning are not as many as its characters here, they stay so.
[[nodiscard]] QByteArray withFullText(const QByteArray& pdf, const QList<Paper::RareCharacter>& painted);

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// An outline for a PDF of Qt's, which cannot write one itself: headings to click
// in the reader's side bar. It is appended as the format foresees for later
// changes, so that nothing of what Qt wrote moves.
#pragma once

#include <QByteArray>

#include "ui/paper/paper.h"

namespace biosubsidy::ui {

// The file with the outline; as it was, where it is not built as Qt 6 builds it.
[[nodiscard]] QByteArray withOutline(const QByteArray& pdf, const QList<Paper::Heading>& headings,
                                     const QByteArray& language);

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// An outline for a PDF of Qt's, which cannot write one itself: headings to click
// in the reader's side bar, and in the list of contents.
#pragma once

#include <QByteArray>

#include "ui/paper/paper.h"

namespace biosubsidy::ui {

// The file with the outline; as it was, where it is not built as Qt 6 builds it.
[[nodiscard]] QByteArray withOutline(const QByteArray& pdf, const QList<Paper::Heading>& headings,
                                     const QList<Paper::Link>& links, const QByteArray& language);

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A laid-out report as the bytes of a PDF file: text that can be searched and
// copied, an outline to go by, and no trace of when it was made, so that the same
// report gives the same bytes.
#pragma once

#include <QByteArray>

#include "ui/paper/paper.h"

namespace biosubsidy::ui {

// Empty if Qt could not write it.
[[nodiscard]] QByteArray toPdf(const Paper& paper);

} // namespace biosubsidy::ui

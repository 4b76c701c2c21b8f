// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report on a printer: the pages of the preview as they are, seen once more with
// the printer that was chosen before anything is printed.
#pragma once

#include <QWidget>

#include "ui/look/texts.h"
#include "ui/paper/paper.h"

namespace biosubsidy::ui {

// Returns when the dialog is closed.
void printWithPreview(const Paper& paper, const Texts& texts, QWidget* parent);

} // namespace biosubsidy::ui

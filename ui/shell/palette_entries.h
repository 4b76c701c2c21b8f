// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the command palette offers besides the verbs of the menus: the fields of
// the open case and the measures of all documents.
#pragma once

#include <functional>
#include <vector>

#include <QAction>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"
#include "ui/shell/palette_model.h"

namespace biosubsidy::ui {

[[nodiscard]] std::vector<PaletteEntry> verbEntries(const QList<QAction*>& actions, const Texts& texts);
// The page's own verbs, as it offers them now.
[[nodiscard]] std::vector<PaletteEntry> pageVerbEntries(const QList<QAction*>& verbs, const Texts& texts);
[[nodiscard]] std::vector<PaletteEntry> factEntries(const Assessment& assessment, const Texts& texts,
                                                    const std::function<void(const FactRef&)>& reveal);
[[nodiscard]] std::vector<PaletteEntry>
measureEntries(const RuleBook& rules, const Texts& texts,
               const std::function<void(const QString& pack, const QString& measure)>& show);

} // namespace biosubsidy::ui

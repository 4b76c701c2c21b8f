// SPDX-License-Identifier: GPL-3.0-or-later
//
// A kept result, and the difference between two, as pages to read, select and
// copy. Whatever comes from a case or a pack is escaped.
#pragma once

#include <QString>

#include "core/storage/result_diff.h"
#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

// `about`: lines under the heading, for people.
[[nodiscard]] QString resultHtml(const storage::ResultView& view, const QString& heading, const QStringList& about,
                                 const Texts& texts, const Theme& theme);

// `before` and `after` are what the two columns are called.
[[nodiscard]] QString diffHtml(const storage::ResultDiff& diff, const QString& before, const QString& after,
                               const Texts& texts, const Theme& theme);

} // namespace biosubsidy::ui

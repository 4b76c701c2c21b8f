// SPDX-License-Identifier: GPL-3.0-or-later
//
// The manual: its chapters in order, each a Markdown text with the headings that a
// table of contents shows. The texts are within the program, zh and en.
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/values/localized.h"

namespace biosubsidy::ui {

struct ManualChapter {
    QString id; // "figures"
    QString title;
    QStringList sections;
    QString markdown;
};

// The folder of a language's chapters, with their pictures in "pictures/".
[[nodiscard]] QString manualFolder(Language language);
[[nodiscard]] std::vector<ManualChapter> manualChapters(Language language);

} // namespace biosubsidy::ui

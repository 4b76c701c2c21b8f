// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the name of a case file ends: it is JSON, and says whose, so that the
// desktop opens it with this program. Any other name is read just the same.
#pragma once

#include <QFileInfo>
#include <QString>

namespace biosubsidy::ui {

inline constexpr QLatin1String caseFileEnding(".biosubsidy.json");

// The file's name without its ending.
[[nodiscard]] inline QString caseFileTitle(const QString& path) {
    const QString name = QFileInfo(path).fileName();
    return name.endsWith(caseFileEnding) ? name.chopped(caseFileEnding.size()) : QFileInfo(path).completeBaseName();
}

} // namespace biosubsidy::ui

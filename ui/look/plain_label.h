// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words from outside (a fact's, a project's, a file's) on a button, in a menu or on a
// label with a buddy: Qt reads an "&" there as the mark of an access key, and would show
// R&D as RD.
#pragma once

#include <QString>

namespace biosubsidy::ui {

[[nodiscard]] inline QString plainLabel(QString text) {
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace biosubsidy::ui

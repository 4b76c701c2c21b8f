// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the page of the policies needs from outside: where the user's packs and
// copies of official texts are kept, and how a file is chosen.
#pragma once

#include <functional>

#include <QString>

namespace biosubsidy::ui {

struct PolicyFiles {
    QString packFolder;
    QString textFolder;
    // Title and filter of the dialog; empty: the person thought better of it. Where
    // it is not set, the page opens a dialog of its own.
    std::function<QString(const QString& title, const QString& filter)> choose;
};

} // namespace biosubsidy::ui

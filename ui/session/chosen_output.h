// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the window writes what a person asks for: what core/system/target.h says of
// any output, and what a window is besides. Nobody stands beside it to read a pipe,
// so that it would wait for ever. Who chose "report" never saw that "report.pdf" is
// there, and agreed to replace nothing.
#pragma once

#include <QString>

#include "core/system/target.h"

namespace biosubsidy::ui {

// `chosen` with `ending` (".pdf") behind it, unless it is a device.
[[nodiscard]] QString withEnding(const QString& chosen, const QString& ending);

// `path`: the same, or what withEnding() made of it. `library`: the path of the
// library that is open; neither it nor one of the inputs is written over.
[[nodiscard]] tl::expected<Target, Localized> chosenOutput(const QString& chosen, const QString& path,
                                                           const std::string& library,
                                                           std::vector<std::string> inputs = {});

} // namespace biosubsidy::ui

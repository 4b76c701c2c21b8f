// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a document goes: asked for, in the folder of the last one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/system/target.h"
#include "ui/paper/report_formats.h"
#include "ui/session/desk.h"

namespace biosubsidy::ui {

// Part of a file's name that every file system takes.
[[nodiscard]] QString namePart(QString text);

struct DocumentTarget {
    QString path;
    tl::expected<Target, Localized> target; // or why nothing can go there
};
// `name`: the one that is suggested, without its ending. None: the person thought better
// of it. The folder is remembered.
[[nodiscard]] std::optional<DocumentTarget> askForDocument(const Desk& desk, const QString& title, const QString& name,
                                                           const ReportFormat& format,
                                                           std::vector<std::string> inputs = {});

} // namespace biosubsidy::ui

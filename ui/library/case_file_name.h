// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the file of a case goes: its name, without what a file's name may not
// hold, and a number where that is taken.
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include "ui/session/case_file_ending.h"

namespace biosubsidy::ui {

// `otherwise`: for a case without a name.
[[nodiscard]] inline QString freeCasePath(const QString& folder, QString name, const QString& otherwise) {
    // And nothing that hides a file.
    static const QRegularExpression notInFiles(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1F]|^\\.+"));
    constexpr int longest = 80;
    name = name.replace(notInFiles, QStringLiteral("_")).left(longest).trimmed();
    if (name.isEmpty()) name = otherwise;
    QString path = QDir(folder).filePath(name + caseFileEnding);
    for (int again = 2; QFileInfo::exists(path); ++again)
        path = QDir(folder).filePath(QStringLiteral("%1 (%2)").arg(name, QString::number(again)) + caseFileEnding);
    return path;
}

} // namespace biosubsidy::ui

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
[[nodiscard]] inline QString caseFileName(QString name, const QString& otherwise) {
    // Nothing that hides a file, looks like an option, or turns the direction of text.
    static const QRegularExpression notInFiles(
        QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1F\\x7F-\\x9F\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]|^[.-]+"));
    constexpr int longest = 80;
    name = name.replace(notInFiles, QStringLiteral("_")).left(longest).trimmed();
    // What Windows takes for a device, with any ending.
    static const QRegularExpression device(QStringLiteral("^(con|prn|aux|nul|com[1-9]|lpt[1-9])(?=$|[ .])"),
                                           QRegularExpression::CaseInsensitiveOption);
    name.replace(device, QStringLiteral("_\\1"));
    return name.isEmpty() ? otherwise : name;
}

[[nodiscard]] inline QString freeCasePath(const QString& folder, const QString& caseName, const QString& otherwise) {
    const QString name = caseFileName(caseName, otherwise);
    QString path = QDir(folder).filePath(name + caseFileEnding);
    for (int again = 2; QFileInfo::exists(path); ++again)
        path = QDir(folder).filePath(QStringLiteral("%1 (%2)").arg(name, QString::number(again)) + caseFileEnding);
    return path;
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/document_target.h"

#include <QDir>
#include <QFileInfo>

#include "ui/look/conversions.h"
#include "ui/session/chosen_output.h"

namespace biosubsidy::ui {

namespace {

const QString folderKey = QStringLiteral("report/folder");

} // namespace

QString namePart(QString text) {
    for (QChar& letter : text) {
        if (QStringLiteral("/\\:*?\"<>|").contains(letter) || letter.unicode() < 0x20) letter = QLatin1Char('_');
    }
    constexpr int longest = 40;
    return text.left(longest).trimmed();
}

std::optional<DocumentTarget> askForDocument(const Desk& desk, const QString& title, const QString& name,
                                             const ReportFormat& format, std::vector<std::string> inputs) {
    const QString ending = toQt(std::string(format.ending));
    const QString suggested =
        QDir(desk.settings.value(folderKey).toString()).filePath(name + QLatin1Char('.') + ending);
    const QString chosen =
        desk.prompts.fileToExport(title, suggested, QStringLiteral("%1 (*.%2)").arg(ending.toUpper(), ending));
    if (chosen.isEmpty()) return std::nullopt;
    const bool ends = QFileInfo(chosen).suffix().compare(ending, Qt::CaseInsensitive) == 0;
    const QString path = ends ? chosen : withEnding(chosen, QLatin1Char('.') + ending);
    auto target = chosenOutput(chosen, path, desk.library, std::move(inputs));
    if (target) desk.settings.setValue(folderKey, QFileInfo(path).absolutePath());
    return DocumentTarget{path, std::move(target)};
}

} // namespace biosubsidy::ui

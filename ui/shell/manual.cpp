// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/manual.h"

#include <QFile>

namespace biosubsidy::ui {

namespace {

// A heading's text; those within examples are none.
void readHeadings(ManualChapter& chapter) {
    bool example = false;
    for (const QString& line : chapter.markdown.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("```"))) example = !example;
        if (example) continue;
        if (line.startsWith(QLatin1String("# "))) chapter.title = line.mid(2);
        if (line.startsWith(QLatin1String("## "))) chapter.sections << line.mid(3);
    }
}

} // namespace

QString manualFolder(Language language) {
    return language == Language::zh ? QStringLiteral(":/biosubsidy/help/zh/") : QStringLiteral(":/biosubsidy/help/en/");
}

std::vector<ManualChapter> manualChapters(Language language) {
    std::vector<ManualChapter> chapters;
    for (const char* id :
         {"first-steps", "pages", "figures", "stacking", "new-city", "tables", "command-line", "limits", "windows"}) {
        ManualChapter chapter{QString::fromLatin1(id), {}, {}, {}};
        QFile file(manualFolder(language) + chapter.id + QStringLiteral(".md"));
        if (!file.open(QIODevice::ReadOnly)) continue;
        chapter.markdown = QString::fromUtf8(file.readAll());
        readHeadings(chapter);
        chapters.push_back(std::move(chapter));
    }
    return chapters;
}

} // namespace biosubsidy::ui

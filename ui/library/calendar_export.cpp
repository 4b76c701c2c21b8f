// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/calendar_export.h"

#include <algorithm>

#include <QDir>
#include <QFileInfo>

#include "core/applications/deadline_list.h"
#include "core/system/paths.h"
#include "ui/look/conversions.h"
#include "ui/session/chosen_output.h"

namespace biosubsidy::ui {

namespace {

// By how the name ends; a calendar where it ends otherwise.
std::string endingFor(const QString& chosen) {
    using applications::deadlineEndings;
    const std::string ending = endingOf(toUtf8(chosen));
    const bool known = std::find(deadlineEndings.begin(), deadlineEndings.end(), ending) != deadlineEndings.end();
    return known ? ending : std::string(deadlineEndings.front());
}

} // namespace

CalendarExport::CalendarExport(const Desk& desk, const CaseSession& session, QString product, QObject* parent)
    : QObject(parent), desk_(desk), session_(session), product_(std::move(product)) {}

void CalendarExport::exportDeadlines() {
    const Texts& texts = desk_.texts;
    const Date today = applications::dayInChina(session_.now());
    const auto lines = session_.library().applications().deadlines({.today = today});
    if (!lines)
        return Q_EMIT failed(texts(lines.error().message),
                             texts(lines.error().advice) + QStringLiteral("\n\n") + toQt(lines.error().detail));
    const QString chosen = desk_.prompts.fileToExport(
        texts("导出申报日历", "Export the calendar of applications"), texts("申报日历.ics", "applications.ics"),
        texts("日历 (*.ics);;CSV 表格 (*.csv);;JSON (*.json)", "Calendar (*.ics);;CSV table (*.csv);;JSON (*.json)"));
    if (chosen.isEmpty()) return;
    const std::string ending = endingFor(chosen);
    const QString path = endingOf(toUtf8(chosen)) == ending ? chosen : withEnding(chosen, toQt(ending));
    const auto written = chosenOutput(chosen, path, desk_.library).and_then([&](const Target& target) {
        return target.write(deadlinesAs(ending, *lines, today, toUtf8(product_), texts.language()));
    });
    const QString shown = QDir::toNativeSeparators(path);
    if (!written)
        return Q_EMIT failed(texts("申报日历没有写成", "The calendar was not written"),
                             shown + QLatin1Char('\n') + texts(written.error()));
    Q_EMIT wrote(
        lines->empty()
            ? texts("没有期限；空的日历已写入 %1", "There is no deadline; an empty calendar is in %1").arg(shown)
            : texts.counted("%1 个期限已写入 %2", "%1 [deadline is|deadlines are] in %2", lines->size()).arg(shown),
        path);
}

} // namespace biosubsidy::ui

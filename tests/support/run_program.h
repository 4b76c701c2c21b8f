// SPDX-License-Identifier: GPL-3.0-or-later
//
// A program run to its end, as from a shell: what it was given, what came of it.
#pragma once

#include <QProcess>
#include <QString>

namespace biosubsidy::test {

struct Ran {
    int status = -1; // also where it did not end, or crashed
    QString out;
    QString error;
    QByteArray bytes; // of its output
};

// Of this process, with the language of the program decided.
inline QProcessEnvironment speaking(const char* locale) {
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"LC_ALL", "LC_MESSAGES"}) variables.remove(QLatin1String(name));
    variables.insert(QStringLiteral("LANG"), QLatin1String(locale));
    return variables;
}

struct Around {
    QByteArray input = {};
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    QString folder = {}; // that it runs in; none: this process's own
};

inline Ran run(const QString& program, const QStringList& arguments, const Around& around = {}) {
    QProcess process;
    process.setProcessEnvironment(around.variables);
    process.setWorkingDirectory(around.folder);
    process.start(program, arguments);
    process.write(around.input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) return {};
    const QByteArray bytes = process.readAllStandardOutput();
    return {process.exitCode(), QString::fromUtf8(bytes), QString::fromUtf8(process.readAllStandardError()), bytes};
}

} // namespace biosubsidy::test

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a package brings beside the programs: valid to the tools that will read it,
// and telling of every command and option that there is.
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/run_program.h"

namespace {

using biosubsidy::test::Ran;
using biosubsidy::test::run;

Ran cli(const QStringList& arguments) {
    return run(QStringLiteral(BIOSUBSIDY_CLI), arguments);
}

QString packaging(const char* file) {
    return QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/packaging/") + QString::fromLatin1(file);
}

QString made(const char* file) {
    return QStringLiteral(BIOSUBSIDY_BINARY_DIR "/resources/packaging/") + QString::fromLatin1(file);
}

QString textOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// "packs check" and the like, from the help page.
QStringList commands() {
    static const QRegularExpression name(QStringLiteral("^  ([a-z]+(?: [a-z]+)?)  "),
                                         QRegularExpression::MultilineOption);
    const QString help = cli({QStringLiteral("--help"), QStringLiteral("--lang"), QStringLiteral("en")}).out;
    const QString part = help.section(QStringLiteral("\nCommands\n"), 1).section(QStringLiteral("\n\n"), 0, 0);
    QStringList found;
    for (auto match = name.globalMatch(part); match.hasNext();) found << match.next().captured(1);
    return found;
}

QStringList optionsOf(const QString& command) {
    static const QRegularExpression name(QStringLiteral("^ +(?:-[a-z],)?(--[a-z-]+)"),
                                         QRegularExpression::MultilineOption);
    const QString help = cli(command.split(QLatin1Char(' ')) << QStringLiteral("--help")).out;
    QStringList found;
    for (auto match = name.globalMatch(help); match.hasNext();) found << match.next().captured(1);
    return found;
}

// What bash offers after this line.
QStringList offers(const QString& script, const QString& line) {
    const Ran ran = run(QStringLiteral("bash"),
                        {QStringLiteral("--norc"), QStringLiteral("-c"),
                         QStringLiteral("source \"$0\"; IFS=' ' read -ra COMP_WORDS <<< \"$1\"; [[ $1 == *' ' ]] && "
                                        "COMP_WORDS+=(''); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _biosubsidy_cli; "
                                        "printf '%s\\n' \"${COMPREPLY[@]}\""),
                         script, line});
    return ran.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

bool has(const char* program) {
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

} // namespace

class InstalledFilesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    QString written(const char* what) {
        const QString path = folder_.filePath(QString::fromLatin1(what));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) return {};
        file.write(
            cli({QStringLiteral("describe"), QString::fromLatin1(what), QStringLiteral("--lang"), QStringLiteral("en")})
                .out.toUtf8());
        return path;
    }

private Q_SLOTS:
    void desktopEntryIsValid() {
        if (!has("desktop-file-validate")) QSKIP("no desktop-file-validate");
        const Ran ran = run(QStringLiteral("desktop-file-validate"), {packaging("biosubsidy.desktop")});
        QVERIFY2(ran.status == 0 && ran.out.isEmpty(), qPrintable(ran.out));
    }

    void metadataAreValid() {
        if (!has("appstreamcli")) QSKIP("no appstreamcli");
        const Ran ran = run(QStringLiteral("appstreamcli"), {QStringLiteral("validate"), QStringLiteral("--no-net"),
                                                             made("org.biosubsidy.biosubsidy.metainfo.xml")});
        QVERIFY2(ran.status == 0, qPrintable(ran.out));
    }

    // A double-click: by its name, and by how it begins where the name says nothing;
    // other JSON is none of ours.
    void caseFilesHaveATypeOfTheirOwn_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("ours");
        QTest::newRow("our ending") << QStringLiteral("案例.biosubsidy.json") << true;
        QTest::newRow("no ending") << QStringLiteral("case") << true;
        QTest::newRow("plain JSON") << QStringLiteral("other.json") << false;
    }
    void caseFilesHaveATypeOfTheirOwn() {
        QFETCH(QString, name);
        QFETCH(bool, ours);
        if (!has("update-mime-database") || !has("gio")) QSKIP("no update-mime-database, or no gio");
        const QTemporaryDir data;
        QVERIFY(QDir().mkpath(data.filePath(QStringLiteral("mime/packages"))));
        QVERIFY(QFile::copy(packaging("biosubsidy-mime.xml"),
                            data.filePath(QStringLiteral("mime/packages/biosubsidy.xml"))));
        QCOMPARE(run(QStringLiteral("update-mime-database"), {data.filePath(QStringLiteral("mime"))}).status, 0);
        const QString path = data.filePath(name);
        QVERIFY(QFile::copy(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json"), path));
        const Ran ran = run(QStringLiteral("env"), {QStringLiteral("XDG_DATA_HOME=") + data.path(),
                                                    QStringLiteral("gio"), QStringLiteral("info"), QStringLiteral("-a"),
                                                    QStringLiteral("standard::content-type"), path});
        QVERIFY2(ran.out.contains(QLatin1String("application/x-biosubsidy-case+json")) == ours, qPrintable(ran.out));
    }

    void everythingIsInTheManualPage() {
        for (const char* language : {"zh", "en"}) {
            const QString page = cli({QStringLiteral("describe"), QStringLiteral("man"), QStringLiteral("--lang"),
                                      QString::fromLatin1(language)})
                                     .out.replace(QLatin1String("\\-"), QLatin1String("-"));
            const QStringList all = commands();
            QVERIFY(all.size() >= 12);
            for (const QString& command : all) {
                const QString part =
                    page.section(QStringLiteral("\n.SS %1\n").arg(command), 1).section(QStringLiteral("\n.SS "), 0, 0);
                QVERIFY2(!part.isEmpty(), qPrintable(command));
                for (const QString& option : optionsOf(command)) {
                    const QRegularExpression entry(QStringLiteral("\\n\\.B (-h,)?%1( |\\n)").arg(option));
                    QVERIFY2(entry.match(part).hasMatch(), qPrintable(command + QLatin1Char(' ') + option));
                }
            }
        }
    }

    void pageOfTheWindowHasItsOptions() {
        const QString program = QFileInfo(QStringLiteral(BIOSUBSIDY_CLI)).dir().filePath(QStringLiteral("biosubsidy"));
        if (!QFile::exists(program)) QSKIP("the window's program is not built");
        const QString help = run(program, {QStringLiteral("--help")}).out;
        static const QRegularExpression name(QStringLiteral("^ +(?:-[a-z], )?(--[a-z-]+)"),
                                             QRegularExpression::MultilineOption);
        QVERIFY(name.match(help).hasMatch());
        for (const char* page : {"biosubsidy.1", "biosubsidy.zh_CN.1"}) {
            const QString text = textOf(made(page)).replace(QLatin1String("\\-"), QLatin1String("-"));
            for (auto match = name.globalMatch(help); match.hasNext();) {
                const QString option = match.next().captured(1);
                QVERIFY2(text.contains(option), qPrintable(option));
            }
        }
    }

    void pagesAreReadByMan() {
        if (!has("man")) QSKIP("no man");
        const Ran ran =
            run(QStringLiteral("man"), {QStringLiteral("--warnings=mac,reg,syntax,char"), QStringLiteral("-E"),
                                        QStringLiteral("UTF-8"), QStringLiteral("-l"), written("man")});
        QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
        QVERIFY(ran.out.contains(QLatin1String("biosubsidy-cli")));
    }

    void bashOffersEverything() {
        const QString script = written("bash");
        const QString program = QStringLiteral("biosubsidy-cli ");
        for (const QString& command : commands()) {
            const QStringList words = command.split(QLatin1Char(' '));
            QString line = program;
            for (const QString& word : words) {
                QVERIFY2(offers(script, line).contains(word), qPrintable(line));
                line += word + QLatin1Char(' ');
            }
            QStringList offered = offers(script, line + QStringLiteral("--"));
            QStringList there = optionsOf(command);
            offered.sort();
            there.sort();
            QCOMPARE(offered, there);
        }
        QCOMPARE(offers(script, program + QStringLiteral("--lang en assess x --format ")),
                 QStringList({QStringLiteral("text"), QStringLiteral("json")}));
        QVERIFY(offers(script, program + QStringLiteral("packs show ")).contains(QStringLiteral("beijing-2024")));
    }

    void fishOffersTheSame() {
        if (!has("fish")) QSKIP("no fish");
        const QString script = written("fish");
        for (const QString& command : commands()) {
            const Ran ran =
                run(QStringLiteral("fish"),
                    {QStringLiteral("--no-config"), QStringLiteral("-c"),
                     QStringLiteral("source '%1'; complete -C 'biosubsidy-cli %2 --'").arg(script, command)});
            QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
            for (const QString& option : optionsOf(command))
                QVERIFY2(ran.out.contains(option), qPrintable(command + QLatin1Char(' ') + option + ran.out));
        }
    }

    void zshReadsItsScript() {
        if (!has("zsh")) QSKIP("no zsh");
        const QString script = written("zsh");
        const Ran ran = run(QStringLiteral("zsh"), {QStringLiteral("-n"), script});
        QVERIFY2(ran.status == 0 && ran.error.isEmpty(), qPrintable(ran.error));
        const QString text = textOf(script);
        for (const QString& command : commands()) {
            for (const QString& option : optionsOf(command)) QVERIFY2(text.contains(option), qPrintable(option));
        }
    }

    // From the file of the build into every place where it is said.
    void versionIsFromOnePlace() {
        const QString version = QStringLiteral(BIOSUBSIDY_VERSION);
        QCOMPARE(cli({QStringLiteral("--version")}).out, QStringLiteral("biosubsidy-cli %1\n").arg(version));
        const QString metadata = textOf(made("org.biosubsidy.biosubsidy.metainfo.xml"));
        QVERIFY(metadata.contains(QStringLiteral("<release version=\"%1\"").arg(version)));
        QVERIFY(textOf(made("biosubsidy.1")).contains(QStringLiteral("biosubsidy %1").arg(version)));
        QVERIFY(textOf(made("changelog.Debian")).startsWith(QStringLiteral("biosubsidy (%1-1)").arg(version)));
        QVERIFY(textOf(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/CHANGELOG.md"))
                    .contains(QStringLiteral("\n## %1 (").arg(version)));
    }

    // Whose code is compiled in is named with its licence.
    void licencesAreThere() {
        const QString copyright = textOf(packaging("copyright"));
        for (const char* name : {"CLI11", "toml++", "Boost.Multiprecision", "tl-expected"})
            QVERIFY2(copyright.contains(QStringLiteral("Files: ") + QLatin1String(name)), name);
        static const QRegularExpression used(QStringLiteral("^License: (\\S+)$"), QRegularExpression::MultilineOption);
        for (auto match = used.globalMatch(copyright); match.hasNext();) {
            const QString licence = match.next().captured(1);
            QVERIFY2(copyright.contains(QStringLiteral("License: %1\n ").arg(licence)), qPrintable(licence));
        }
    }
};

QTEST_MAIN(InstalledFilesTest)
#include "installed_files_test.moc"

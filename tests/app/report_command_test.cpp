// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli report as a user meets it: the built program is run and the files
// that it writes are opened.
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "tests/support/run_program.h"

namespace {

const QString program = QStringLiteral(BIOSUBSIDY_CLI);
const QString example = QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json");

using biosubsidy::test::Ran;

// Without a display, as on a server.
Ran run(const QStringList& arguments, const QByteArray& input = {}) {
    QProcessEnvironment variables = biosubsidy::test::speaking("zh_CN.UTF-8");
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) variables.remove(QLatin1String(name));
    return biosubsidy::test::run(program, QStringList{QStringLiteral("report")} + arguments, {input, variables, {}});
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList arguments(const QString& out, const QStringList& more = {}) {
    return QStringList{example, QStringLiteral("--as-of"), QStringLiteral("2026-11-22"), QStringLiteral("--out"), out} +
           more;
}

QString output(const QString& tool, const QStringList& toolArguments) {
    QProcess process;
    process.start(tool, toolArguments);
    if (!process.waitForFinished(60'000)) return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

} // namespace

class ReportCommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEachKind_data() {
        QTest::addColumn<QString>("ending");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("html") << QStringLiteral("html") << QByteArray("<!DOCTYPE html>");
        QTest::newRow("xlsx") << QStringLiteral("xlsx") << QByteArray("PK\x03\x04");
        QTest::newRow("odt") << QStringLiteral("odt") << QByteArray("PK\x03\x04");
        QTest::newRow("docx") << QStringLiteral("docx") << QByteArray("PK\x03\x04");
        QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF-1.4");
        QTest::newRow("upper case") << QStringLiteral("HTML") << QByteArray("<!DOCTYPE html>");
    }
    void writesEachKind() {
        QFETCH(QString, ending);
        QFETCH(QByteArray, begins);
        QTemporaryDir folder;
        const QString first = folder.filePath(QStringLiteral("报告.") + ending);
        const QString second = folder.filePath(QStringLiteral("again.") + ending);
        const Ran ran = run(arguments(first));
        QVERIFY2(ran.status == 0, qPrintable(ran.error));
        QVERIFY(ran.out.contains(first));
        QVERIFY(bytesOf(first).startsWith(begins));
        // The same input gives the same bytes.
        QCOMPARE(run(arguments(second)).status, 0);
        QCOMPARE(bytesOf(first), bytesOf(second));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
    }

    void htmlIsWellFormedAndSaysTheSum() {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a.html"));
        QCOMPARE(
            run(arguments(out, {QStringLiteral("--author"), QStringLiteral("甲乙<咨询>"), QStringLiteral("--contact"),
                                QStringLiteral("010-1\\n010-2"), QStringLiteral("--compare"), QStringLiteral("--title"),
                                QStringLiteral("测算 & 报告")}))
                .status,
            0);
        const QByteArray html = bytesOf(out);
        QXmlStreamReader reader(html);
        while (!reader.atEnd()) reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        for (const char* wanted :
             {"4,244.6万元", "甲乙&lt;咨询&gt;", "测算 &amp; 报告", "<p class=\"contact\">010-2</p>", "各地比较"})
            QVERIFY2(html.contains(wanted), wanted);
    }

    void pdfCanBeSearchedAndHasAnOutline() {
        if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty()) QSKIP("pdftotext is not here");
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a.pdf"));
        const Ran ran = run(arguments(out));
        QCOMPARE(ran.status, 0);
        QVERIFY2(ran.error.isEmpty(), qPrintable(ran.error));
        const QString text = output(QStringLiteral("pdftotext"), {out, QStringLiteral("-")});
        for (const char* wanted : {"员", "月", "金额", "最高可获 4,244.6万元", "免责声明"})
            QVERIFY2(text.contains(QString::fromUtf8(wanted)), wanted);
        const QString outline = output(QStringLiteral("pdftohtml"),
                                       {QStringLiteral("-xml"), QStringLiteral("-i"), QStringLiteral("-stdout"), out});
        QVERIFY(outline.contains(QStringLiteral("<outline>")));
        QVERIFY(output(QStringLiteral("pdfinfo"), {out}).contains(QStringLiteral("2026")));
    }

    void unitAndLanguageAreAsAsked() {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a.html"));
        QCOMPARE(run(arguments(out, {QStringLiteral("--unit"), QStringLiteral("yuan")})).status, 0);
        QVERIFY(bytesOf(out).contains("42,446,000元"));
        QCOMPARE(run(arguments(out, {QStringLiteral("--lang"), QStringLiteral("en")})).status, 0);
        QVERIFY(bytesOf(out).contains("CNY 42,446,000"));
        QVERIFY(bytesOf(out).contains("<html lang=\"en\""));
    }

    void chaptersAreAsAsked() {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a.html"));
        QCOMPARE(run(arguments(out, {QStringLiteral("--without"), QStringLiteral("notes,facts"),
                                     QStringLiteral("--with"), QStringLiteral("advice")}))
                     .status,
                 0);
        const QByteArray html = bytesOf(out);
        QVERIFY(!html.contains("说明与假设</h2>"));
        QVERIFY(!html.contains("所依据的情况</h2>"));
        QVERIFY(html.contains("　建议</h2>"));
        const QString page = folder.filePath(QStringLiteral("b.html"));
        QCOMPARE(run(arguments(page, {QStringLiteral("--brief")})).status, 0);
        QVERIFY(bytesOf(page).contains("4,244.6万元"));
        QVERIFY(bytesOf(page).size() < html.size() / 3);
        QCOMPARE(run(arguments(page, {QStringLiteral("--without"), QStringLiteral("sum")})).status, 2);
    }

    // After its end a document's total is no silent zero.
    void whatHasEndedSaysSo() {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a.html"));
        QCOMPARE(run({example, QStringLiteral("--as-of"), QStringLiteral("2027-01-15"), QStringLiteral("--out"), out})
                     .status,
                 0);
        QVERIFY(bytesOf(out).contains("执行到 2026-12-31 为止"));
        QVERIFY(bytesOf(out).contains("4,244.6万元"));
    }

    void readsTheCaseFromStandardInput() {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a.xlsx"));
        QCOMPARE(run({QStringLiteral("-"), QStringLiteral("--out"), out}, bytesOf(example)).status, 0);
        QVERIFY(QFile::exists(out));
    }

    void wrongUsageIsTold_data() {
        QTest::addColumn<QStringList>("more");
        QTest::addColumn<QString>("says");
        QTest::newRow("ending") << QStringList{QStringLiteral("--out"), QStringLiteral("a.doc")}
                                << QStringLiteral(".html");
        QTest::newRow("no out") << QStringList{} << QStringLiteral("--out");
        QTest::newRow("unit") << QStringList{QStringLiteral("--out"), QStringLiteral("a.html"),
                                             QStringLiteral("--unit"), QStringLiteral("usd")}
                              << QStringLiteral("wan");
        QTest::newRow("pack") << QStringList{QStringLiteral("--out"), QStringLiteral("a.html"),
                                             QStringLiteral("--pack"), QStringLiteral("nowhere")}
                              << QStringLiteral("nowhere");
    }
    void wrongUsageIsTold() {
        QFETCH(QStringList, more);
        QFETCH(QString, says);
        const Ran ran = run(QStringList{example} + more);
        QCOMPARE(ran.status, 2);
        QVERIFY2(ran.error.contains(says), qPrintable(ran.error));
        QVERIFY(!QFile::exists(QStringLiteral("a.html")));
    }

    void badInputWritesNothing() {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a.html"));
        QCOMPARE(run({QStringLiteral("-"), QStringLiteral("--out"), out}, "{\"company\":{}}").status, 1);
        QVERIFY(!QFile::exists(out));
        const QString logo = folder.filePath(QStringLiteral("logo.png"));
        QFile file(logo);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture");
        file.close();
        const Ran ran = run(arguments(out, {QStringLiteral("--logo"), logo}));
        QCOMPARE(ran.status, 1);
        QVERIFY(ran.error.contains(QStringLiteral("PNG")));
        QVERIFY(!QFile::exists(out));
    }

    void whatCannotBeReadOrWrittenIsThree() {
        QTemporaryDir folder;
        QCOMPARE(run(arguments(folder.filePath(QStringLiteral("no/such/folder/a.html")))).status, 3);
        QCOMPARE(run(arguments(folder.filePath(QStringLiteral("a.html")),
                               {QStringLiteral("--logo"), folder.filePath(QStringLiteral("none.png"))}))
                     .status,
                 3);
        QCOMPARE(run({folder.filePath(QStringLiteral("none.json")), QStringLiteral("--out"),
                      folder.filePath(QStringLiteral("a.html"))})
                     .status,
                 3);
        QVERIFY(QDir(folder.path()).entryList(QDir::Files).isEmpty());
    }

    void whatWasThereStaysWhereWritingFails() {
        QTemporaryDir folder;
        const QString out = folder.filePath(QStringLiteral("a.html"));
        QCOMPARE(run(arguments(out)).status, 0);
        const QByteArray before = bytesOf(out);
        QCOMPARE(run({QStringLiteral("-"), QStringLiteral("--out"), out}, "{").status, 1);
        QCOMPARE(bytesOf(out), before);
    }

    void helpSaysItAll() {
        const Ran ran = run({QStringLiteral("--help")});
        QCOMPARE(ran.status, 0);
        for (const char* option :
             {"--out FILE", "--unit wan|yuan", "--author", "--contact", "--logo", "--title", "--compare", "--brief",
              "--with", "--without", "--as-of", "--pack", "--packs", "--no-own-figures", "--lang"})
            QVERIFY2(ran.out.contains(QLatin1String(option)), option);
    }
};

QTEST_GUILESS_MAIN(ReportCommandTest)
#include "report_command_test.moc"

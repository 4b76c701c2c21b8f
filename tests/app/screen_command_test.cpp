// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli screen as a user meets it: the built program is run, stopped,
// killed, and gone on with.
#include <csignal>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "tests/bench/case_maker.h"
#include "tests/support/run_program.h"

namespace {

constexpr int interrupted = 130;

using biosubsidy::test::Ran;

QProcessEnvironment english() {
    return biosubsidy::test::speaking("en_US.UTF-8");
}

QStringList screen(const QStringList& arguments) {
    return QStringList{QStringLiteral("screen"), QStringLiteral("--as-of"), QStringLiteral("2026-11-22")} + arguments;
}

Ran run(const QStringList& arguments, const QByteArray& input = {}) {
    return biosubsidy::test::run(QStringLiteral(BIOSUBSIDY_CLI), screen(arguments), {input, english(), {}});
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray cases(std::size_t count) {
    biosubsidy::bench::CaseMaker maker(5);
    std::string text;
    for (std::size_t number = 1; number <= count; ++number) text += maker.make(number);
    return QByteArray::fromStdString(text);
}

// Two bad lines and an empty one more.
QByteArray withFaults(const QByteArray& text) {
    QList<QByteArray> lines = text.split('\n');
    lines[7] = "{\"format\":\"biosubsidy-case/1\",\"company\":{\"hnte\":\"yes\"}}";
    lines[9] = "{\"format\":";
    lines.insert(20, "");
    return lines.join('\n');
}

} // namespace

class ScreenCommandTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    QByteArray good_; // lines without a fault
    QByteArray mixed_;
    QByteArray long_; // enough to be broken off in
    QString in_;

    [[nodiscard]] QString path(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }
    QString write(const char* name, const QByteArray& bytes) const {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test's file");
        return file.fileName();
    }
    static QString state(const QString& out) { return out + QStringLiteral(".partial.json"); }

    // Feeds the input bit by bit until there is something to go on with, then sends
    // the signal. The number of lines that the program says are done.
    static void breakOff(const QString& out, const QByteArray& input, int signal, qsizetype first,
                         const QStringList& more = {}) {
        QProcess process;
        process.setProcessEnvironment(english());
        process.start(
            QStringLiteral(BIOSUBSIDY_CLI),
            screen(QStringList{QStringLiteral("-"), QStringLiteral("--out"), out, QStringLiteral("--resume")} + more));
        QVERIFY(process.waitForStarted());
        const QByteArray before = bytesOf(state(out));
        qsizetype fed = 0;
        while (fed < input.size() && bytesOf(state(out)) == before) {
            const qsizetype piece = fed == 0 ? first : 40'000;
            process.write(input.mid(fed, piece));
            fed += piece;
            process.waitForBytesWritten(1000);
            QTest::qWait(50);
        }
        QVERIFY2(bytesOf(state(out)) != before, "nothing was noted");
        ::kill(static_cast<pid_t>(process.processId()), signal);
        QVERIFY(process.waitForFinished(60'000));
        if (signal == SIGKILL) {
            QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        } else {
            QCOMPARE(process.exitCode(), interrupted);
            QVERIFY(process.readAllStandardError().contains("--resume"));
        }
        QVERIFY(!QFile::exists(out));
    }

private Q_SLOTS:
    void initTestCase() {
        good_ = cases(3000);
        mixed_ = withFaults(good_);
        long_ = withFaults(cases(7000));
        in_ = write("in.ndjson", good_);
    }

    void writesRows() {
        const QString out = path("rows.ndjson");
        const Ran ran = run({in_, QStringLiteral("--out"), out});
        QVERIFY2(ran.status == 0, qPrintable(ran.error));
        QVERIFY(ran.bytes.startsWith("3000 lines: 3000 cases, 0 bad lines"));
        QVERIFY(ran.error.isEmpty());
        const QList<QByteArray> rows = bytesOf(out).trimmed().split('\n');
        QCOMPARE(rows.size(), 3000);
        for (qsizetype index = 0; index < rows.size(); ++index) {
            const QJsonObject row = QJsonDocument::fromJson(rows[index]).object();
            QCOMPARE(row[QStringLiteral("format")].toString(), QStringLiteral("biosubsidy-screening/1"));
            QCOMPARE(row[QStringLiteral("line")].toInt(), index + 1);
        }
        const QJsonObject report = QJsonDocument::fromJson(bytesOf(out + QStringLiteral(".run.json"))).object();
        QCOMPARE(report[QStringLiteral("options")][QStringLiteral("as_of")].toString(), QStringLiteral("2026-11-22"));
        QCOMPARE(report[QStringLiteral("input")][QStringLiteral("size")].toInt(), good_.size());
        QCOMPARE(report[QStringLiteral("counts")][QStringLiteral("cases")].toInt(), 3000);
        QVERIFY(!QFile::exists(state(out)));
        QVERIFY(!QFile::exists(out + QStringLiteral(".partial")));
    }

    void isTheSameOnAnyThreadsAndAsAStream() {
        const Ran one =
            run({in_, QStringLiteral("--out"), QStringLiteral("-"), QStringLiteral("--threads"), QStringLiteral("1")});
        QCOMPARE(one.status, 0);
        QVERIFY(one.error.startsWith(QStringLiteral("3000 lines")));
        for (const char* const threads : {"2", "3", "8"}) {
            const Ran more = run({QStringLiteral("-"), QStringLiteral("--out"), QStringLiteral("-"),
                                  QStringLiteral("--threads"), QString::fromUtf8(threads)},
                                 good_);
            QVERIFY(more.bytes == one.bytes);
        }
    }

    // The rest goes on; the status says that something was wrong.
    void reportsBadLines() {
        const Ran ran = run({QStringLiteral("-"), QStringLiteral("--out"), QStringLiteral("-")}, mixed_);
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.bytes.count('\n'), 2998);
        QVERIFY2(ran.error.contains(QStringLiteral("8: /company/hnte: ")), qPrintable(ran.error));
        QVERIFY2(ran.error.contains(QStringLiteral("10:11: ")), qPrintable(ran.error));
        QVERIFY2(ran.error.contains(QStringLiteral("3001 lines: 2998 cases, 2 bad lines")), qPrintable(ran.error));
    }

    void boundsWhatItSaysOfBadLines() {
        QByteArray bad;
        for (int line = 0; line < 50; ++line) bad += "[]\n";
        const Ran shown = run({QStringLiteral("-"), QStringLiteral("--out"), QStringLiteral("-")}, bad);
        QCOMPARE(shown.status, 1);
        QVERIFY(shown.error.contains(QStringLiteral("20: ")) && !shown.error.contains(QStringLiteral("21: ")));
        QVERIFY2(shown.error.contains(QStringLiteral("and 30 more bad lines")), qPrintable(shown.error));
        const QString errors = path("bad.txt");
        const Ran kept =
            run({QStringLiteral("-"), QStringLiteral("--out"), path("bad.ndjson"), QStringLiteral("--errors"), errors},
                bad);
        QCOMPARE(kept.status, 1);
        QCOMPARE(kept.error, QString());
        for (const char* const line : {"1: ", "21: ", "50: "}) QVERIFY(bytesOf(errors).contains(line));
        QVERIFY(bytesOf(path("bad.ndjson")).isEmpty() && QFile::exists(path("bad.ndjson")));
    }

    void goesOnAfterASignal_data() {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("name");
        for (const char* const name : {"a.ndjson", "b.csv"}) {
            QTest::addRow("SIGINT, %s", name) << SIGINT << QString::fromUtf8(name);
            QTest::addRow("SIGKILL, %s", name) << SIGKILL << QString::fromUtf8(name);
        }
    }
    void goesOnAfterASignal() {
        QFETCH(int, signal);
        QFETCH(QString, name);
        const QString whole = folder_.filePath(QStringLiteral("whole-") + name);
        const QString wholeErrors = path("whole-errors.txt");
        QCOMPARE(
            run({QStringLiteral("-"), QStringLiteral("--out"), whole, QStringLiteral("--errors"), wholeErrors}, long_)
                .status,
            1);
        const QString out = folder_.filePath(QString::number(signal) + name);
        const QString errors = out + QStringLiteral(".txt");
        const QStringList more{QStringLiteral("--errors"), errors};
        breakOff(out, long_, signal, 700'000, more);
        breakOff(out, long_, signal, 1'500'000 + QRandomGenerator::global()->bounded(1'000'000), more);
        // Without --resume nothing is thrown away.
        const Ran refused = run({QStringLiteral("-"), QStringLiteral("--out"), out}, long_);
        QCOMPARE(refused.status, 2);
        QVERIFY(refused.error.contains(QStringLiteral("--resume")));
        const Ran gone = run(
            QStringList{QStringLiteral("-"), QStringLiteral("--out"), out, QStringLiteral("--resume")} + more, long_);
        QVERIFY2(gone.status == 1, qPrintable(gone.error));
        QVERIFY(gone.bytes.startsWith("7001 lines: 6998 cases, 2 bad lines"));
        QVERIFY(bytesOf(out) == bytesOf(whole));
        QVERIFY(bytesOf(errors) == bytesOf(wholeErrors));
        QCOMPARE(bytesOf(out + QStringLiteral(".run.json")), bytesOf(whole + QStringLiteral(".run.json")));
        QVERIFY(!QFile::exists(state(out)));
    }

    void doesNotGoOnWithSomethingElse() {
        const QString out = path("else.ndjson");
        breakOff(out, long_, SIGINT, 700'000);
        const QStringList arguments{QStringLiteral("-"), QStringLiteral("--out"), out, QStringLiteral("--resume")};
        QByteArray changed = long_;
        changed[100] = 'x';
        const Ran input = run(arguments, changed);
        QCOMPARE(input.status, 2);
        QVERIFY2(input.error.contains(QStringLiteral("input")), qPrintable(input.error));
        const Ran shorter = run(arguments, long_.left(1000));
        QCOMPARE(shorter.status, 2);
        const Ran options = run(arguments + QStringList{QStringLiteral("--no-exclusion")}, long_);
        QCOMPARE(options.status, 2);
        QVERIFY2(options.error.contains(QStringLiteral("exclusion")), qPrintable(options.error));
        write("else.ndjson.partial.json", "{}");
        QCOMPARE(run(arguments, long_).status, 1); // the note is spoilt
    }

    // Killed between the last note and the renaming.
    void completesWhatOnlyLacksItsName() {
        const QString out = path("named.ndjson");
        QCOMPARE(run({in_, QStringLiteral("--out"), out}).status, 0);
        const QByteArray bytes = bytesOf(out);
        const QJsonObject report = QJsonDocument::fromJson(bytesOf(out + QStringLiteral(".run.json"))).object();
        QJsonObject note = report;
        note[QStringLiteral("format")] = QStringLiteral("biosubsidy-screening-state/1");
        note[QStringLiteral("output_mark")] = QString::number(bytes.size());
        note[QStringLiteral("error_bytes")] = 0;
        note[QStringLiteral("whole")] = true;
        for (const bool renamed : {false, true}) {
            write("named.ndjson.partial.json", QJsonDocument(note).toJson());
            if (!renamed) QVERIFY(QFile::rename(out, out + QStringLiteral(".partial")));
            const Ran ran = run({in_, QStringLiteral("--out"), out, QStringLiteral("--resume")});
            QVERIFY2(ran.status == 0, qPrintable(ran.error));
            QCOMPARE(bytesOf(out), bytes);
            QVERIFY(!QFile::exists(state(out)));
        }
    }

    void saysWhatItCannotDo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const QStringList& arguments, int status) {
            QTest::newRow(name) << arguments << status;
        };
        const QString in = path("in.ndjson");
        const QString out = QStringLiteral("--out");
        row("no such input", {path("none.ndjson"), out, path("x.ndjson")}, 3);
        row("a folder for an input", {folder_.path(), out, path("x.ndjson")}, 3);
        row("no such folder", {in, out, path("none/x.ndjson")}, 3);
        row("another ending", {in, out, path("x.doc")}, 2);
        row("onto itself", {in, out, in}, 2);
        row("errors onto the input", {in, out, path("x.ndjson"), QStringLiteral("--errors"), in}, 2);
        row("errors onto the output", {in, out, path("x.ndjson"), QStringLiteral("--errors"), path("x.ndjson")}, 2);
        row("resuming a stream", {in, out, QStringLiteral("-"), QStringLiteral("--resume")}, 2);
        row("no threads", {in, out, path("x.ndjson"), QStringLiteral("--threads"), QStringLiteral("0")}, 2);
        row("an unknown pack", {in, out, path("x.ndjson"), QStringLiteral("--pack"), QStringLiteral("none")}, 2);
        row("an unknown format", {in, out, QStringLiteral("-"), QStringLiteral("--format"), QStringLiteral("x")}, 2);
    }
    void saysWhatItCannotDo() {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const Ran ran = run(arguments);
        QVERIFY2(ran.status == status, qPrintable(ran.error));
        QVERIFY(!ran.error.isEmpty());
        QVERIFY(!QFile::exists(path("x.ndjson")));
    }

    void aReaderThatLeavesIsNoCrash() {
        QProcess process;
        process.start(
            QStringLiteral("sh"),
            {QStringLiteral("-c"),
             QStringLiteral("'%1' screen '%2' --out - | head -c 100").arg(QStringLiteral(BIOSUBSIDY_CLI), in_)});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.readAllStandardOutput().size(), 100);
    }
};

QTEST_GUILESS_MAIN(ScreenCommandTest)
#include "screen_command_test.moc"

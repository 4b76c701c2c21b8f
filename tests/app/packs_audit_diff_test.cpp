// SPDX-License-Identifier: GPL-3.0-or-later
//
// packs audit and packs diff as a user runs them: what they print and how they
// exit.
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray error;
};

Outcome run(const QStringList& arguments, const QByteArray& input = {}) {
    QProcess process;
    process.start(QStringLiteral(BIOSUBSIDY_CLI), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000)) return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

Outcome audit(const QStringList& more, const QByteArray& text = {}) {
    return run(QStringList{QStringLiteral("packs"), QStringLiteral("audit")} + more, text);
}

Outcome diff(const QStringList& more) {
    return run(QStringList{QStringLiteral("packs"), QStringLiteral("diff")} + more);
}

QByteArray beijingPack() {
    QFile file(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/rules/packs/beijing-2024.toml"));
    if (!file.open(QIODevice::ReadOnly)) qFatal("no built-in pack");
    return file.readAll();
}

} // namespace

class PacksAuditDiffTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir folder_;

    QString write(const char* name, const QByteArray& bytes) {
        const QString path = folder_.filePath(QString::fromUtf8(name));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) qFatal("cannot write a test's file");
        return path;
    }

private Q_SLOTS:
    void auditExitStatus_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::newRow("accounted for") << QByteArray("最高不超过5000万元，按30%支持") << 0;
        QTest::newRow("other figures do not decide") << QByteArray("共引进77家，按30%支持") << 0;
        QTest::newRow("no amount and no share") << QByteArray("共引进77家") << 1;
        QTest::newRow("not understood") << QByteArray("按30%支持，最高73O万元") << 1;
        QTest::newRow("money that the pack lacks") << QByteArray("最高不超过5001万元") << 1;
        QTest::newRow("a share that the pack lacks") << QByteArray("按31%支持") << 1;
        QTest::newRow("no text") << QByteArray("  ") << 1;
    }

    void auditExitStatus() {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        const QString file = write("text.txt", text);
        const Outcome outcome = audit({QStringLiteral("beijing-2024"), QStringLiteral("--text"), file});
        QCOMPARE(outcome.status, status);
        QCOMPARE(outcome.error.isEmpty(), status == 0);
        const Outcome fromInput = audit({QStringLiteral("beijing-2024"), QStringLiteral("--text=-")}, text);
        QCOMPARE(fromInput.status, status);
        QCOMPARE(fromInput.out, outcome.out);
    }

    void aTextWithoutFiguresByItsWord() {
        const QString file = write("none.txt", "共引进77家");
        QCOMPARE(audit({QStringLiteral("beijing-2024"), QStringLiteral("--no-figures"), QStringLiteral("--text"), file})
                     .status,
                 0);
    }

    void auditWronglyUsed() {
        const QString file = write("text.txt", "5元");
        QCOMPARE(audit({QStringLiteral("beijing-2024")}).status, 2);
        QCOMPARE(audit({QStringLiteral("beijing"), QStringLiteral("--text"), file}).status, 2);
        const QString missing = folder_.filePath(QStringLiteral("missing.txt"));
        QCOMPARE(audit({QStringLiteral("beijing-2024"), QStringLiteral("--text"), missing}).status, 3);
    }

    void auditAsJson() {
        const QString file = write("text.html", "<p>最高5000<b>万</b>元，另给7元</p>");
        const Outcome outcome = audit({QStringLiteral("beijing-2024"), QStringLiteral("--text"), file,
                                       QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(outcome.status, 1);
        const QJsonObject root = QJsonDocument::fromJson(outcome.out).object();
        QCOMPARE(root.value(QStringLiteral("format")).toString(), QStringLiteral("biosubsidy-audit/1"));
        QCOMPARE(root.value(QStringLiteral("html")).toBool(), true);
        QCOMPARE(root.value(QStringLiteral("complete")).toBool(true), false);
    }

    void diffOfAPackAndAFile() {
        QByteArray later = beijingPack();
        later.replace("until = 2026-12-31", "until = 2027-12-31");
        const QString file = write("later.toml", later);
        const QString subject = write("case.json", R"({"format": "biosubsidy-case/1", "company": {"city": "beijing"},
            "projects": [{"id": "p", "kinds": ["pilot_platform"], "total_investment": "1亿"}]})");
        const QStringList arguments{QStringLiteral("beijing-2024"), file,
                                    QStringLiteral("--case"),       subject,
                                    QStringLiteral("--as-of"),      QStringLiteral("2027-05-01"),
                                    QStringLiteral("--lang"),       QStringLiteral("en")};
        const Outcome outcome = diff(arguments);
        QCOMPARE(outcome.status, 0);
        QVERIFY2(outcome.out.contains("last day: 2026-12-31 → 2027-12-31"), outcome.out.constData());
        QVERIFY2(outcome.out.contains("total ceiling: CNY 0 → CNY 30,000,000"), outcome.out.constData());
        const Outcome folder = diff({QStringLiteral("beijing-2024"), file, QStringLiteral("--cases"), folder_.path(),
                                     QStringLiteral("--format"), QStringLiteral("json")});
        QCOMPARE(folder.status, 0);
        QVERIFY(folder.out.startsWith("{\n  \"format\": \"biosubsidy-pack-diff/1\""));
    }

    void diffWronglyUsed() {
        const QString bad = write("bad.toml", "format = \"biosubsidy-pack/1\"\n");
        const QString badCase = write("bad.json", "{}");
        const QString pack = QStringLiteral("beijing-2024");
        QFile::remove(folder_.filePath(QStringLiteral("case.json")));
        QCOMPARE(diff({pack}).status, 2);
        QCOMPARE(diff({pack, QStringLiteral("nothing")}).status, 2);
        QCOMPARE(diff({pack, QStringLiteral("nothing.toml")}).status, 3);
        QCOMPARE(diff({pack, bad}).status, 1);
        QCOMPARE(diff({pack, pack, QStringLiteral("--case"), badCase}).status, 1);
        QCOMPARE(diff({pack, pack, QStringLiteral("--case"), QStringLiteral("missing.json")}).status, 3);
        QCOMPARE(diff({pack, pack, QStringLiteral("--cases"), QStringLiteral("missing")}).status, 3);
        QCOMPARE(diff({pack, pack}).status, 0);
    }
};

QTEST_GUILESS_MAIN(PacksAuditDiffTest)
#include "packs_audit_diff_test.moc"

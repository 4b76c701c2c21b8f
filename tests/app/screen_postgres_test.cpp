// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli screen into a real PostgreSQL server, which the test starts in a
// folder of its own and reaches through a socket there.
#include <unistd.h>

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include "tests/bench/case_maker.h"
#include "tests/support/run_program.h"

namespace {

using biosubsidy::test::Ran;

Ran run(const QString& program, const QStringList& arguments, const QByteArray& input = {}) {
    return biosubsidy::test::run(program, arguments, {input, biosubsidy::test::speaking("en_US.UTF-8"), {}});
}

QByteArray cases(std::size_t count, std::uint32_t seed) {
    biosubsidy::bench::CaseMaker maker(seed);
    std::string text;
    for (std::size_t number = 1; number <= count; ++number) text += maker.make(number);
    return QByteArray::fromStdString(text);
}

} // namespace

class ScreenPostgresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QDir versions(QStringLiteral("/usr/lib/postgresql"));
        const QStringList found = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
        if (found.isEmpty()) QSKIP("this machine has no PostgreSQL server");
        programs_ = versions.filePath(found.first() + QStringLiteral("/bin/"));
        QVERIFY(folder_.isValid());
        if (::geteuid() == 0) { // initdb refuses root
            QCOMPARE(run(QStringLiteral("chown"), {QStringLiteral("nobody"), folder_.path()}).status, 0);
        }
        const Ran made = server(QStringLiteral("initdb"),
                                {QStringLiteral("-D"), data(), QStringLiteral("-U"), QStringLiteral("screener"),
                                 QStringLiteral("-A"), QStringLiteral("trust"), QStringLiteral("-E"),
                                 QStringLiteral("UTF8"), QStringLiteral("--locale=C"), QStringLiteral("--no-sync")});
        QVERIFY2(made.status == 0, qPrintable(made.error));
        // No port on the network: the socket in the folder alone.
        const Ran started =
            server(QStringLiteral("pg_ctl"),
                   {QStringLiteral("-D"), data(), QStringLiteral("-w"), QStringLiteral("-l"),
                    folder_.filePath(QStringLiteral("log")), QStringLiteral("-o"),
                    QStringLiteral("-c listen_addresses='' -c unix_socket_directories='%1'").arg(folder_.path()),
                    QStringLiteral("start")});
        QVERIFY2(started.status == 0, qPrintable(started.error + started.out));
        started_ = true;
    }
    void cleanupTestCase() {
        if (started_)
            server(QStringLiteral("pg_ctl"), {QStringLiteral("-D"), data(), QStringLiteral("-m"),
                                              QStringLiteral("immediate"), QStringLiteral("stop")});
    }

    void rowsAreThoseOfTheOtherOutputs() {
        const QByteArray input = cases(2500, 5); // more than a batch
        const QString in = write(QStringLiteral("firms.ndjson"), input);
        const Ran loaded = screen({in, QStringLiteral("--out"), url()});
        QVERIFY2(loaded.status == 0, qPrintable(loaded.error));
        QCOMPARE(query("select count(*) from biosubsidy_rows"), QStringLiteral("2500"));
        QCOMPARE(query("select whole from biosubsidy_runs"), QStringLiteral("t"));

        const Ran told = screen({QStringLiteral("-"), QStringLiteral("--out"), QStringLiteral("-")}, input);
        QCOMPARE(told.status, 0);
        const QStringList lines = told.out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        const QStringList rows =
            query("select line || '|' || coalesce(name, '') || '|' || ceiling || '|' || potential from biosubsidy_rows "
                  "order by line")
                .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(rows.size(), lines.size());
        for (qsizetype index = 0; index < rows.size(); ++index) {
            const QJsonObject row = QJsonDocument::fromJson(lines[index].toUtf8()).object();
            const QJsonObject totals = row[QStringLiteral("totals")].toObject();
            QCOMPARE(rows[index],
                     QStringLiteral("%1|%2|%3|%4")
                         .arg(QString::number(row[QStringLiteral("line")].toInteger()),
                              row[QStringLiteral("name")].toString(), totals[QStringLiteral("ceiling")].toString(),
                              totals[QStringLiteral("potential")].toString()));
        }
    }

    void loadingAgainGivesTheSameRows() {
        const QString in = write(QStringLiteral("firms.ndjson"), cases(2500, 5));
        const QString before =
            query("select md5(string_agg(r::text, '' order by line)) from (select line, name, ceiling "
                  "from biosubsidy_rows) r");
        QCOMPARE(screen({in, QStringLiteral("--out"), url()}).status, 0);
        QCOMPARE(query("select md5(string_agg(r::text, '' order by line)) from (select line, name, ceiling from "
                       "biosubsidy_rows) r"),
                 before);
        QCOMPARE(query("select count(*) from biosubsidy_runs"), QStringLiteral("1"));
    }

    // The same name with other lines: what is no longer there goes.
    void aShorterInputLeavesNothingBehind() {
        const QString in = write(QStringLiteral("firms.ndjson"), cases(40, 6));
        QCOMPARE(screen({in, QStringLiteral("--out"), url()}).status, 0);
        QCOMPARE(query("select count(*) from biosubsidy_rows"), QStringLiteral("40"));
    }

    void otherRulesStandBeside() {
        const QString in = write(QStringLiteral("firms.ndjson"), cases(40, 6));
        QCOMPARE(screen({in, QStringLiteral("--no-exclusion"), QStringLiteral("--out"), url()}).status, 0);
        QCOMPARE(query("select count(*) from biosubsidy_runs"), QStringLiteral("2"));
        QCOMPARE(query("select count(*) from biosubsidy_rows"), QStringLiteral("80"));
    }

    void claims() {
        const QString in = write(QStringLiteral("claims.ndjson"), cases(50, 7));
        QCOMPARE(screen({in, QStringLiteral("--claims"), QStringLiteral("--out"), url()}).status, 0);
        const Ran told = screen({in, QStringLiteral("--claims"), QStringLiteral("--out"), QStringLiteral("-")});
        const auto lines = told.out.count(QLatin1Char('\n'));
        QVERIFY(lines > 50);
        QCOMPARE(query("select count(*) from biosubsidy_claims"), QString::number(lines));
    }

    // A name is data, whatever stands in it.
    void namesAreNeverStatements() {
        QByteArray input = "{'format':'biosubsidy-case/1','company':{'name':'NAME'}}\n";
        input.replace('\'', '"');
        input.replace("NAME", "x'); drop table biosubsidy_rows; --\\u0000\\\"}{");
        const QString in = write(QStringLiteral("nasty.ndjson"), input);
        const Ran loaded = screen({in, QStringLiteral("--out"), url()});
        QVERIFY2(loaded.status == 0, qPrintable(loaded.error));
        QCOMPARE(query("select count(*) from biosubsidy_rows where name like 'x''); drop table%'"),
                 QStringLiteral("1"));
    }

    void aWrongDatabaseIsSaid() {
        const QString in = write(QStringLiteral("firms.ndjson"), cases(3, 6));
        const Ran refused =
            screen({in, QStringLiteral("--out"),
                    QStringLiteral("postgresql://screener:secret@/nowhere?host=%1").arg(folder_.path())});
        QCOMPARE(refused.status, 3);
        QVERIFY2(refused.error.contains(QStringLiteral("nowhere")), qPrintable(refused.error));
        QVERIFY2(!refused.error.contains(QStringLiteral("secret")), qPrintable(refused.error));
    }

private:
    [[nodiscard]] QString data() const { return folder_.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString url() const {
        return QStringLiteral("postgresql://screener@/postgres?host=%1").arg(folder_.path());
    }
    Ran server(const QString& program, const QStringList& arguments) const {
        if (::geteuid() != 0) return run(programs_ + program, arguments);
        return run(QStringLiteral("runuser"), QStringList{QStringLiteral("-u"), QStringLiteral("nobody"),
                                                          QStringLiteral("--"), programs_ + program} +
                                                  arguments);
    }
    static Ran screen(const QStringList& arguments, const QByteArray& input = {}) {
        return run(QStringLiteral(BIOSUBSIDY_CLI),
                   QStringList{QStringLiteral("screen"), QStringLiteral("--as-of"), QStringLiteral("2026-11-22")} +
                       arguments,
                   input);
    }
    QString query(const char* statement) const {
        const Ran asked = run(programs_ + QStringLiteral("psql"),
                              {QStringLiteral("-h"), folder_.path(), QStringLiteral("-U"), QStringLiteral("screener"),
                               QStringLiteral("-d"), QStringLiteral("postgres"), QStringLiteral("-At"),
                               QStringLiteral("-c"), QLatin1String(statement)});
        return asked.status == 0 ? asked.out.trimmed() : asked.error;
    }
    QString write(const QString& name, const QByteArray& bytes) {
        QFile file(work_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return {};
        return file.fileName();
    }

    QTemporaryDir folder_; // the server's
    QTemporaryDir work_;
    QString programs_;
    bool started_ = false;
};

QTEST_GUILESS_MAIN(ScreenPostgresTest)
#include "screen_postgres_test.moc"

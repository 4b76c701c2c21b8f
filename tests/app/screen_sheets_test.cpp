// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli screen with tables, as a user meets it: the template, a CSV file
// in, a workbook and a database out.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/documents/zip_bytes.h"
#include "core/results/result_store.h"
#include "core/sheets/table_file.h"
#include "tests/support/old_workbook.h"
#include "tests/support/run_program.h"

using namespace biosubsidy;

namespace {

using test::Ran;

Ran run(const QStringList& arguments) {
    return test::run(QStringLiteral(BIOSUBSIDY_CLI),
                     QStringList{QStringLiteral("screen"), QStringLiteral("--lang"), QStringLiteral("en")} + arguments);
}

} // namespace

class ScreenSheetsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesTheTemplate() {
        for (const char* name : {"t.xlsx", "t.csv"}) {
            const Ran ran = run({QStringLiteral("--template"), at(name)});
            QVERIFY2(ran.status == 0, qPrintable(ran.error));
            QVERIFY(sheets::TableFile::open(at(name).toStdString()));
        }
        QCOMPARE(run({QStringLiteral("--template"), at("t.pdf")}).status, 2);
        QCOMPARE(run({}).status, 2);
        QCOMPARE(run({at("t.csv")}).status, 2);
    }

    void templateOfPlaces_data() {
        QTest::addColumn<QString>("places");
        QTest::addColumn<QString>("has");
        QTest::addColumn<QString>("lacks");
        const auto row = [](const char* name, const char* places, const char* has, const char* lacks) {
            QTest::newRow(name) << QString::fromUtf8(places) << QString::fromUtf8(has) << QString::fromUtf8(lacks);
        };
        row("Hangzhou", "hangzhou", "Special cosmetic registered", "Floor area of the plant");
        row("Guangming", "shenzhen/光明区", "Floor area of the plant", "Special cosmetic registered");
        row("both", "hangzhou,shenzhen/光明区", "Floor area of the plant", "Marine drug");
        row("every place", "all", "Marine drug", "Total assets");
    }
    // A column for what is asked there, none for the rest.
    void templateOfPlaces() {
        QFETCH(QString, places);
        QFETCH(QString, has);
        QFETCH(QString, lacks);
        for (const char* name : {"t.csv", "t.xlsx"}) {
            const Ran ran = run({QStringLiteral("--template"), at(name), QStringLiteral("--places"), places});
            QVERIFY2(ran.status == 0, qPrintable(ran.error));
            const auto file = sheets::TableFile::open(at(name).toStdString());
            QVERIFY(file);
            QString headings;
            for (const auto& sheet : (*file)->sheets()) {
                if (sheet.rows.empty() || QString::fromStdString(sheet.name) == QStringLiteral("Choices")) continue;
                for (const auto& cell : sheet.rows.front().cells)
                    headings += QString::fromStdString(cell.text) + QLatin1Char('|');
            }
            QVERIFY2(headings.contains(has), qPrintable(headings));
            QVERIFY2(!headings.contains(lacks), qPrintable(headings));
        }
    }

    void readsATable_data() {
        QTest::addColumn<QString>("out");
        QTest::newRow("ndjson") << QStringLiteral("out.ndjson");
        QTest::newRow("csv") << QStringLiteral("out.csv");
        QTest::newRow("xlsx") << QStringLiteral("out.xlsx");
        QTest::newRow("db") << QStringLiteral("out.db");
    }
    // Three rows, one with a cell that is not understood, and a column that nobody knows.
    void readsATable() {
        QFETCH(QString, out);
        const QString in =
            write("park.csv", "名称,所在城市,从业人员,联系人\n甲,北京,50,张三\n乙,无此地,5,李四\n丙,天津,7,\n");
        const QString path = folder_.filePath(out);
        const Ran ran =
            run({in, QStringLiteral("--out"), path, QStringLiteral("--as-of"), QStringLiteral("2026-11-22")});
        QVERIFY2(ran.status == 1, qPrintable(ran.error));
        QVERIFY2(ran.error.contains(QStringLiteral("联系人")), qPrintable(ran.error));
        QVERIFY2(ran.error.contains(QStringLiteral("B3 \"所在城市\"")), qPrintable(ran.error));
        QVERIFY(ran.out.contains(QStringLiteral("3 cases, 0 bad lines;")));
        QVERIFY2(ran.error.contains(QStringLiteral("无此地")), qPrintable(ran.error));
        QVERIFY2(ran.error.contains(QStringLiteral("1 not understood")), qPrintable(ran.error));
        if (out.endsWith(QLatin1String("xlsx"))) {
            const auto book = sheets::TableFile::open(path.toStdString());
            QVERIFY(book);
            QCOMPARE((*book)->sheets().front().rows.size(), std::size_t{4});
        }
        if (out.endsWith(QLatin1String("db"))) {
            const auto about = results::ResultStore::open(path.toStdString())->about();
            QVERIFY(about && about->whole);
            QCOMPARE(about->rows, std::uint64_t{3});
            QCOMPARE(about->problems, std::uint64_t{0});
        }
        QVERIFY(!QFile::exists(path + QStringLiteral(".partial")));
    }

    void readsOtherWorkbooks_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto label = [](unsigned row, unsigned column, std::u16string_view text) {
            return test::record(0x0204, test::cellHead(row, column) + test::textOf(text));
        };
        const std::string old = test::compoundFile(
            u"Workbook",
            test::workbookStream("", label(0, 0, u"名称") + label(0, 1, u"所在城市") + label(0, 2, u"从业人员") +
                                         label(1, 0, u"甲") + label(1, 1, u"北京") +
                                         test::record(0x027E, test::cellHead(1, 2) + test::little(50U * 4 + 2, 4))));
        const auto text = [](const char* words) {
            return std::string("<table:table-cell office:value-type='string'><text:p>") + words +
                   "</text:p></table:table-cell>";
        };
        const std::string open = *zipped(
            {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", false},
             {"content.xml", "<office:document-content><office:spreadsheet><table:table table:name='企业'>"
                             "<table:table-row>" +
                                 text("名称") + text("所在城市") + text("从业人员") +
                                 "</table:table-row><table:table-row>" + text("甲") + text("北京") +
                                 "<table:table-cell office:value-type='float' office:value='50'/></table:table-row>"
                                 "</table:table></office:spreadsheet></office:document-content>"}},
            *Date::of(2026, 1, 1));
        QTest::newRow("a.xls") << QByteArray::fromStdString(old);
        QTest::newRow("a.et") << QByteArray::fromStdString(old);
        QTest::newRow("a.ods") << QByteArray::fromStdString(open);
        QTest::newRow("a.xlsx") << QByteArray::fromStdString(open);
        QTest::newRow("b.xls") << QByteArray("名称,所在城市,从业人员\n甲,北京,50\n");
    }
    // What a file is, its bytes say and not its name; the result is the same.
    void readsOtherWorkbooks() {
        QFETCH(QByteArray, bytes);
        const QStringList day{QStringLiteral("--as-of"), QStringLiteral("2026-11-22")};
        const QString csv = write("same.csv", "名称,所在城市,从业人员\n甲,北京,50\n");
        QCOMPARE(run(QStringList{csv, QStringLiteral("--out"), at("same.ndjson")} + day).status, 0);
        const QString in = write(QTest::currentDataTag(), bytes);
        const Ran ran = run(QStringList{in, QStringLiteral("--out"), at("other.ndjson")} + day);
        QVERIFY2(ran.status == 0, qPrintable(ran.error));
        QCOMPARE(contentOf(at("other.ndjson")), contentOf(at("same.ndjson")));
    }

    // A column that is not sure is asked about, left out, or said by a map.
    void asksWhatAColumnIs() {
        const QString in = write("ask.csv", "名称,所在城市,总投资（万美元）,人数\n甲,北京,5,7\n");
        const QString out = at("ask.ndjson");
        const Ran asked = run({in, QStringLiteral("--out"), out});
        QVERIFY2(asked.status == 1 && asked.error.contains(QStringLiteral("--ignore")), qPrintable(asked.error));
        QVERIFY(!QFile::exists(out));
        QCOMPARE(run({in, QStringLiteral("--out"), out, QStringLiteral("--ignore"), QStringLiteral("C")}).status, 0);
        const QString map = at("ask.map.json");
        QCOMPARE(run({in, QStringLiteral("--write-map"), map}).status, 0);
        const auto mapped = [&] { return run({in, QStringLiteral("--out"), out, QStringLiteral("--map"), map}); };
        QCOMPARE(mapped().status, 1); // what is open stays open
        QFile file(map);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray text = file.readAll();
        text.replace("\"is\": \"?\"", "\"is\": \"projects.1.total_investment\"");
        QVERIFY(file.resize(0) && file.seek(0) && file.write(text) > 0);
        file.close();
        const Ran decided = mapped();
        QVERIFY2(decided.status == 0, qPrintable(decided.error));
        QCOMPARE(run({in, QStringLiteral("--out"), out, QStringLiteral("--ignore"), QStringLiteral("没有")}).status, 2);
    }

    // The result has a column for it, and the end a count.
    void aWrongCodeIsCounted() {
        const QString in = write("codes.csv", "名称,统一社会信用代码\n甲,91110108MA00000A1X\n乙,91110108MA00000A1P\n");
        const Ran csv = run({in, QStringLiteral("--out"), at("codes.out.csv")});
        QVERIFY2(csv.out.contains(QStringLiteral("1 case has a credit code")), qPrintable(csv.out));
        QFile table(at("codes.out.csv"));
        QVERIFY(table.open(QIODevice::ReadOnly));
        const QByteArray rows = table.readAll();
        QVERIFY(rows.contains("Credit code: fault") && rows.count("does not match") == 1);
        QCOMPARE(run({in, QStringLiteral("--out"), at("codes.ndjson")}).status, 0);
        QFile lines(at("codes.ndjson"));
        QVERIFY(lines.open(QIODevice::ReadOnly));
        QCOMPARE(lines.readAll().count("\"uscc_fault\":\"check_character\""), 1);
    }

    void theSeparatorIsSaid() {
        const QString unknown = write("waves.csv", "名称~所在城市\n甲~北京\n");
        QCOMPARE(run({unknown, QStringLiteral("--out"), at("waves.ndjson")}).status, 1);
        const QString in = write("bars.csv", "名称|所在城市\n甲|北京\n");
        for (const auto& [separator, status] : {std::pair(QStringLiteral("|"), 0), std::pair(QStringLiteral("x"), 2)}) {
            const Ran said =
                run({in, QStringLiteral("--out"), at("bars.ndjson"), QStringLiteral("--separator"), separator});
            QVERIFY2(said.status == status, qPrintable(said.error));
        }
    }

    void strictRefusesDoubts() {
        const QString in = write("strict.csv", "名称,统一社会信用代码\n甲,91110108MA00000A1X\n乙,\n");
        QCOMPARE(run({in, QStringLiteral("--out"), at("s.csv")}).status, 0);
        const Ran strict = run({in, QStringLiteral("--out"), at("s.csv"), QStringLiteral("--strict")});
        QVERIFY2(strict.status == 1 && strict.out.contains(QStringLiteral("1 case, 1 bad line")),
                 qPrintable(strict.out));
    }

    // Once, and in words of the program.
    void saysWhatIsNoTable() {
        const auto reading = [this](const QString& in) { return run({in, QStringLiteral("--out"), at("none.csv")}); };
        QVERIFY(QDir(folder_.path()).mkdir(QStringLiteral("folder.csv")));
        for (const char* name : {"missing.csv", "missing.xlsx", "folder.csv"}) {
            const Ran ran = reading(at(name));
            QVERIFY2(ran.status == 3 && ran.error.count(at(name)) == 1, qPrintable(ran.error));
        }
        for (const char* name : {"empty.csv", "empty.xlsx"}) {
            const Ran ran = reading(write(name, ""));
            QVERIFY2(ran.status == 1 && ran.error.contains(QStringLiteral("the table is empty")),
                     qPrintable(ran.error));
        }
    }

    void saysWhatItCannotDo() {
        const QString in = write("a.csv", "名称\n甲\n");
        QCOMPARE(run({in, QStringLiteral("--out"), at("x.xlsx"), QStringLiteral("--resume")}).status, 2);
        QCOMPARE(
            run({in, QStringLiteral("--out"), at("x.csv"), QStringLiteral("--first-line"), QStringLiteral("5")}).status,
            2);
        const Ran unknown = run({write("b.csv", "电话\n1\n"), QStringLiteral("--out"), at("b.db")});
        QCOMPARE(unknown.status, 1);
        QVERIFY(unknown.error.contains(QStringLiteral("no column matches")));
        QCOMPARE(run({write("c.xlsx", "PK not really"), QStringLiteral("--out"), at("c.csv")}).status, 3);
    }

private:
    [[nodiscard]] QString at(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }
    [[nodiscard]] QString write(const char* name, const QByteArray& bytes) const {
        QFile file(at(name));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return file.fileName();
    }
    static QByteArray contentOf(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }
    QTemporaryDir folder_;
};

QTEST_MAIN(ScreenSheetsTest)
#include "screen_sheets_test.moc"

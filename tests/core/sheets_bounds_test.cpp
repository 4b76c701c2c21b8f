// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes from outside is bounded: each reader refuses what is too large, too
// deep or too many, in words. One whose work grows with the attempt meets the time
// limit that every test has; how long each takes is for the benchmarks.
// resources/help/bounds.md lists the bounds.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/audit/audit.h"
#include "core/documents/zip_bytes.h"
#include "core/facts/fact_limits.h"
#include "core/packs/pack_reader.h"
#include "core/screening/line_reader.h"
#include "core/sheets/column_map.h"
#include "core/sheets/csv_rows.h"
#include "core/sheets/sheet_input.h"
#include "core/sheets/xlsx_reader.h"
#include "core/system/whole_file.h"
#include "core/tables/item_table.h"
#include "core/values/text.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

std::string times(std::string_view text, std::size_t count) {
    std::string all;
    all.reserve(text.size() * count);
    for (std::size_t index = 0; index < count; ++index) all += text;
    return all;
}

std::string caseWith(const std::string& rest) {
    return test::json("{'format':'biosubsidy-case/1','company':{}") + rest + "}";
}

// A list of so many projects, expenses or awards.
std::string listOf(const std::string& key, std::size_t count, const std::string& rest = {}) {
    std::string list = ",\"" + key + "\":[";
    for (std::size_t index = 0; index < count; ++index)
        list += (index == 0 ? "{\"id\":\"i" : ",{\"id\":\"i") + std::to_string(index) + "\"" + rest + "}";
    return list + "]";
}

std::string packWith(const std::string& rest) {
    return "format = \"biosubsidy-pack/1\"\n" + rest;
}

} // namespace

class SheetsBoundsTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::string write(const std::string& name, const std::string& bytes) {
        const std::string path = folder_.filePath(QString::fromStdString(name)).toStdString();
        if (!writeFile(path, bytes)) qFatal("cannot write");
        return path;
    }

    static std::string codeOf(const Diagnostics& problems) {
        for (const Diagnostic& problem : problems) {
            if (problem.message.zh.empty() || problem.message.en.empty()) return "no words";
        }
        return problems.empty() ? "no problem" : problems.front().code;
    }

private Q_SLOTS:
    void cases_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code"); // "": is read
        const auto row = [](const char* name, const std::string& text, const char* code) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(code);
        };
        row("bytes", caseWith(std::string(JsonLimits{}.bytes, ' ')), "too_large");
        row("values", caseWith(",\"projects\":[" + times("1,", JsonLimits{}.values) + "1]"), "syntax");
        row("depth", caseWith(",\"projects\":" + times("[", 100)), "syntax");
        row("most projects", caseWith(listOf("projects", mostItems)), "");
        row("projects", caseWith(listOf("projects", mostItems + 1)), "too_many");
        row("expenses", caseWith(listOf("expenses", mostItems + 1)), "too_many");
        row("awards", caseWith(listOf("awards", mostItems + 1, ",\"amount\":\"1\"")), "too_many");
        // Each award names a project at the end of the list, or none.
        row("most awards",
            caseWith(listOf("projects", mostItems) +
                     listOf("awards", mostItems, ",\"amount\":\"1\",\"project\":\"i4999\"")),
            "");
        row("awards on nothing",
            caseWith(listOf("projects", mostItems) +
                     listOf("awards", mostItems, ",\"amount\":\"1\",\"project\":\"x\"")),
            "award_target");
        row("unknown keys", caseWith("," + times("\"k\":1,", 300'000) + "\"z\":1"), "unknown_key");
        row("a long number",
            test::json("{'format':'biosubsidy-case/1','company':{'employees':") + times("1", 1'000'000) + "}}",
            "wrong_type");
        row("a large exponent", test::json("{'format':'biosubsidy-case/1','company':{'employees':1e99999999999}}"),
            "syntax");
        row("an id",
            test::json("{'format':'biosubsidy-case/1','company':{},'projects':[{'id':'") + times("长", 65) + "\"}]}",
            "wrong_type");
    }
    void cases() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto rules = test::builtInRules();
        const auto read = readCase(SourceText("case.json", text.toStdString()), rules->vocabulary(), rules->lookup());
        QCOMPARE(read ? std::string() : codeOf(read.error()), code.toStdString());
        constexpr std::size_t mostSaid = 1'000;
        if (!read) QVERIFY(read.error().size() <= mostSaid);

        // A line of a screening: the fast way accepts no more.
        screening::LineReader lines(rules, std::make_shared<const screening::CaseKeys>(*rules), "in.ndjson");
        blocks::CaseBlock block(blocks::BlockRules::compile(rules, {.asOf = *Date::of(2026, 11, 22)}));
        screening::RowBlock rows;
        screening::LineProblem problem;
        if (code == QLatin1String("too_large")) return; // whoever cuts lines refuses it
        QCOMPARE(lines.read(text.toStdString(), 1, block, rows, problem), read.has_value());
    }

    void packs_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const auto row = [](const char* name, const std::string& text, const char* code) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QString::fromLatin1(code);
        };
        row("bytes", packWith(times("# 注释\n", 500'000)), "too_large");
        row("brackets", packWith("x = " + times("[", 100'000)), "syntax");
        row("braces", packWith("x = " + times("{a=", 100'000)), "syntax");
        // Each part is a table in a table; the library follows them by recursion.
        row("dots", packWith(times("a.", 200'000) + "a = 1\n"), "too_deep");
        row("dots with blanks", packWith(times("a . ", 200'000) + "a = 1\n"), "too_deep");
        row("dots with quotes", packWith(times("\"a\".", 200'000) + "a = 1\n"), "too_deep");
        row("dots of a table", packWith("[" + times("a.", 200'000) + "a]\n"), "too_deep");
        row("dots in braces", packWith("x = {" + times("a.", 200'000) + "a = 1}\n"), "too_deep");
        row("numbers have dots", packWith("x = [" + times("1.5, ", 1'000) + "2.5]\n"), "missing_key");
        row("measures", packWith(times("[[measure]]\n", 10'001)), "missing_key");
        row("mistakes", packWith("[pack]\n" + times("[[measure]]\nx = 1\n", 5'000)), "missing_key");
    }
    void packs() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto read =
            readPack(SourceText("pack.toml", text.toStdString()), test::builtInRules()->vocabulary(), false);
        QVERIFY(!read);
        QCOMPARE(codeOf(read.error()), code.toStdString());
        QVERIFY(read.error().size() <= 1'000);
    }

    // Every row is broken, and each costs a look at the next megabyte.
    void quotesWithoutPartners() {
        const auto rows = sheets::CsvRows::open(write("quotes.csv", "a,b\n" + times("a\",\"b\n", 2'000'000)));
        QVERIFY(rows);
        sheets::Row row;
        std::size_t read = 0;
        auto more = (*rows)->next(row);
        for (; more && *more; more = (*rows)->next(row)) ++read;
        QVERIFY(!more);
        QVERIFY2(more.error().en.find("too many quotation marks") != std::string::npos, more.error().en.c_str());
        QVERIFY(read > 100);
    }

    void aLineOfATable() {
        const auto rows = sheets::CsvRows::open(write("line.csv", std::string(40U << 20U, 'x') + "\n"));
        QVERIFY(!rows || !(*rows)->next(*std::make_unique<sheets::Row>()));
        const auto wide = sheets::CsvRows::open(write("wide.csv", times("列,", 100'000) + "\n"));
        QVERIFY(wide);
        sheets::Row row;
        QVERIFY(*(*wide)->next(row));
        QCOMPARE(row.cells.size(), std::size_t{sheets::mostColumns});
    }

    // Members that lie over each other: each is allowed, together they are not.
    void aWorkbookLargerThanItsFile() {
        const std::string sheet = "<worksheet><sheetData/></worksheet>";
        std::string bytes =
            *zipped({{"_rels/.rels", "<x/>", false}, {"xl/a.xml", times(sheet, 100), false}}, *Date::of(2026, 1, 1));
        QVERIFY(!sheets::XlsxReader::open(write("plain.xlsx", bytes)));
        const std::string central = "PK\x01\x02";
        const std::size_t entry = bytes.rfind(central);
        const std::size_t end = bytes.rfind("PK\x05\x06");
        const std::string second = bytes.substr(entry, end - entry);
        // The second member again and again in the list of members.
        std::string changed = bytes.substr(0, end) + times(second, 50);
        std::string tail = bytes.substr(end);
        const std::size_t listed = changed.size() - bytes.find(central);
        const auto put = [&tail](std::size_t at, std::size_t number, std::size_t width) {
            for (std::size_t byte = 0; byte < width; ++byte)
                tail[at + byte] = static_cast<char>(number >> (8 * byte) & 0xFFU);
        };
        put(8, 52, 2);
        put(10, 52, 2);
        put(12, listed, 4);
        const auto book = sheets::XlsxReader::open(write("over.xlsx", changed + tail));
        QVERIFY(!book);
        QVERIFY2(book.error().en.find("abnormal size") != std::string::npos, book.error().en.c_str());
    }

    void itemsOfACompany() {
        std::string projects = "企业名称,项目1总投资（万元）\n";
        const auto file = sheets::TableFile::open(write("one.csv", projects + "甲,1\n"));
        QVERIFY(file);
        const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
        const sheets::ColumnMap map = guessMap(vocabulary, (*file)->sheets());
        const sheets::CaseMaker maker(vocabulary, map, "one.csv");
        const std::vector<sheets::StoredRow> items(mostItems + 1, {0, {2, {}}});
        const auto made = maker.make({0, {2, {{0, {}, "甲"}}}}, items);
        QVERIFY(!made);
        QCOMPARE(codeOf(made.error()), std::string("too_many"));
    }

    void pastedTables() {
        const TextTable wide = splitTable(times("总投资\t", 5'000) + "\n1\n");
        QCOMPARE(wide.front().size(), mostTableColumns);
        const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
        const TextTable rows = splitTable(times("1\n", mostItems + 7));
        const std::vector<TableColumn> columns{guessColumn(vocabulary, Entity::project, "总投资")};
        const ItemTable read = readItems(vocabulary, Entity::project, columns, rows, {});
        QCOMPARE(read.items.size(), mostItems);
        QCOMPARE(read.problems.size(), std::size_t{1});
        // An id that is no text would make a case that cannot be read again.
        const std::vector<TableColumn> ids{{TableColumn::Use::id, 0, MoneyUnit::yuan}};
        const ItemTable broken = readItems(vocabulary, Entity::project, ids, {{"a\xE3z"}}, {});
        QVERIFY(!firstInvalidUtf8(broken.items.front().id));
        QCOMPARE(broken.problems.size(), std::size_t{1});
    }

    void officialTexts() {
        const auto large = audit::OfficialText::read("text", std::string(audit::largestText + 1, 'x'));
        QVERIFY(!large);
        QCOMPARE(codeOf(large.error()), std::string("too_large"));
        const auto many = audit::OfficialText::read("text", times("1万元\n", audit::mostFigures + 1));
        QVERIFY(many);
        QVERIFY(!audit::auditPack(*test::builtInRules()->pack("jinshan-2023"), "text", *many));
        for (const std::string& part : {std::string("<"), std::string("&#"), std::string("<!--"), std::string("<p "),
                                        std::string("万"), std::string("1,"), std::string("第一")}) {
            const auto text = audit::OfficialText::read("text", "<html>" + times(part, (1U << 18U) / part.size()));
            if (text) static_cast<void>(audit::auditPack(*test::builtInRules()->pack("jinshan-2023"), "text", *text));
        }
    }
};

QTEST_GUILESS_MAIN(SheetsBoundsTest)
#include "sheets_bounds_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Results of a screening into a database and a workbook: the very figures, once
// each, sums beyond 64 bits, a run that goes on, a sheet that is full; and the
// database looked at: sorted, filtered, spread, exported.
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/blocks/block_evaluator.h"
#include "core/blocks/case_block.h"
#include "core/database/database.h"
#include "core/results/result_store.h"
#include "core/results/sqlite_output.h"
#include "core/sheets/csv_rows.h"
#include "core/sheets/map_text.h"
#include "core/sheets/table_file.h"
#include "core/sheets/xlsx_output.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::sheets;
using screening::RowBlock;

namespace {

std::shared_ptr<const blocks::BlockRules> rulesOf(blocks::ClaimList claims = blocks::ClaimList::largest) {
    blocks::BlockOptions options{.asOf = *Date::of(2026, 11, 22)};
    options.claims = claims;
    return blocks::BlockRules::compile(test::builtInRules(), options);
}

Case caseOf(const std::string& name, const std::string& city, int wan) {
    return test::caseOf(
        *test::builtInRules(),
        test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" + name + "', 'city': '" + city +
                   "', 'employees': 50, 'revenue': '3000万'}, 'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], "
                   "'fields': ['industrial_enzymes'], 'stage': 'in_production', 'total_investment': '" +
                   std::to_string(wan) + "万'}]}"));
}

// Rows for these cases, numbered from a line on.
void fill(RowBlock& rows, const std::shared_ptr<const blocks::BlockRules>& rules, const std::vector<Case>& cases,
          std::uint64_t firstLine) {
    blocks::CaseBlock block(rules);
    rows.clear();
    for (const Case& subject : cases) {
        block.append(subject);
        rows.beginRow(firstLine++);
        rows.describe(subject, rules->vocabulary());
    }
    blocks::BlockEvaluator(rules).evaluate(block, rows.results);
}

// Takes away what the program before did not have.
void makeEarlier(const std::string& path) {
    Database database(path, Database::Mode::readWrite);
    database.execute("DROP VIEW city_totals");
    database.execute("DROP INDEX rows_open");
    std::vector<std::string> added;
    Statement select = database.prepare("SELECT name FROM pragma_table_info('rows') WHERE name LIKE '%open_amount_fen' "
                                        "OR name LIKE '%discretionary_fen'");
    while (select.step()) added.push_back(select.text(0));
    select.reset();
    for (const std::string& column : added) database.execute("ALTER TABLE rows DROP COLUMN " + column);
    database.execute("DELETE FROM columns WHERE id LIKE '%open_amount_fen' OR id LIKE '%discretionary_fen'");
    database.execute("ALTER TABLE runs DROP COLUMN kind");
    database.execute("UPDATE runs SET rules = 'of the program before'");
    database.execute("PRAGMA user_version=1");
}

std::vector<Case> someCases() {
    return {caseOf("甲公司", "beijing", 20'000), caseOf("=乙公司", "tianjin", 3'000), caseOf("丙公司", "beijing", 10)};
}

} // namespace

class SheetsOutputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsAreThereOnce() {
        const auto rules = rulesOf();
        RowBlock rows;
        fill(rows, rules, someCases(), 2);
        const std::string path = at("once.db");
        for (int time = 0; time < 2; ++time) {
            results::SqliteOutput output(path, rules, {.source = "企业.csv", .inPlace = true});
            QVERIFY2(output.begin({}), "begin");
            QVERIFY(output.takeRows(rows));
            QVERIFY(output.addProblem({5, {diagnostic(5, "看不懂")}}));
            QVERIFY(output.finish());
        }
        const auto permissions = QFileInfo(QString::fromStdString(path)).permissions();
        QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther)));
        const auto store = results::ResultStore::open(path);
        QVERIFY2(store, store ? "" : store.error().detail.c_str());
        const auto about = store->about();
        QVERIFY(about);
        QCOMPARE(about->rows, std::uint64_t{3});
        QCOMPARE(about->problems, std::uint64_t{1});
        QVERIFY(about->whole);
        QCOMPARE(about->source, std::string("企业.csv"));
        const auto view = store->view({});
        QVERIFY(view);
        QCOMPARE(view->lines, (std::vector<std::uint32_t>{2, 3, 4}));
        const auto read = store->rows(view->lines);
        QVERIFY(read && read->size() == 3);
        for (std::size_t row = 0; row < 3; ++row) {
            const blocks::CaseResult& result = rows.result(row);
            QCOMPARE(read->at(row).name, std::string(rows.name(row)));
            QVERIFY(read->at(row).ceiling == moneyOf(result.figures.ceiling));
            QVERIFY(read->at(row).stated == moneyOf(result.figures.stated));
            QVERIFY(read->at(row).potential == moneyOf(result.figures.potential));
            QVERIFY(read->at(row).openAmount == moneyOf(result.figures.openAmount));
            QVERIFY(read->at(row).discretionary == moneyOf(result.figures.discretionary));
            QCOMPARE(read->at(row).verdicts, result.verdicts);
            QCOMPARE(read->at(row).bestCity.empty(), !result.best.has_value());
        }
        QCOMPARE(store->problems(0, 10)->front().message.zh, std::string("看不懂"));
        // For anybody's SQL: the places one below the other.
        Database database(path, Database::Mode::readOnly);
        QCOMPARE(database.integer("SELECT count(*) FROM city_totals") % 3, std::int64_t{0});
        QVERIFY(database.integer("SELECT count(*) FROM columns") > 20);
        const auto city = database.text("SELECT best_city_id FROM rows WHERE line = 2");
        QCOMPARE(database.integer("SELECT ceiling_fen FROM city_totals WHERE line = 2 AND city = '" + city + "'"),
                 database.integer("SELECT best_ceiling_fen FROM rows WHERE line = 2"));
    }

    // A database of the program before: it is read, and says that it is of an earlier
    // kind; what is screened into it next is of today's.
    void anEarlierKindStaysReadable() {
        const auto rules = rulesOf();
        const std::string path = at("earlier.db");
        RowBlock rows;
        fill(rows, rules, someCases(), 1);
        const auto screen = [&](const char* source) {
            results::SqliteOutput output(path, rules, {.source = source, .inPlace = true});
            return output.begin({}) && output.takeRows(rows) && output.finish();
        };
        QVERIFY(screen("a"));
        makeEarlier(path);
        {
            const auto store = results::ResultStore::open(path);
            QVERIFY2(store, store ? "" : store.error().detail.c_str());
            QVERIFY(store->about()->ofEarlierKind);
            const auto view = store->view({.order = results::ResultQuery::Order::openAmount});
            QVERIFY(view);
            QCOMPARE(view->lines, (std::vector<std::uint32_t>{1, 2, 3}));
            const auto earlier = store->rows(view->lines);
            QVERIFY(earlier);
            for (const results::ResultRow& row : *earlier) QVERIFY(!row.openAmount);
        }
        QVERIFY(screen("b"));
        QVERIFY(results::ResultStore::open(path, 1)->about()->ofEarlierKind);
        const auto later = results::ResultStore::open(path);
        QVERIFY(!later->about()->ofEarlierKind);
        const auto read = later->rows(later->view({})->lines);
        QCOMPARE(read->size(), std::size_t{3});
        for (std::size_t row = 0; row < 3; ++row)
            QVERIFY(read->at(row).openAmount == moneyOf(rows.result(row).figures.openAmount));
        Database database(path, Database::Mode::readOnly);
        QVERIFY(database.integer("SELECT count(open_amount_fen) FROM city_totals") > 0);
        QCOMPARE(database.integer("SELECT count(*) FROM columns WHERE id = 'open_amount_fen'"), std::int64_t{1});
    }

    void otherRulesAreAnotherRun() {
        const std::string path = at("runs.db");
        RowBlock rows;
        for (const auto claims : {blocks::ClaimList::largest, blocks::ClaimList::open}) {
            const auto rules = rulesOf(claims);
            fill(rows, rules, someCases(), 1);
            results::SqliteOutput output(path, rules, {.source = "a", .inPlace = true});
            QVERIFY(output.begin({}));
            QVERIFY(output.takeRows(rows));
            QVERIFY(output.finish());
        }
        Database database(path, Database::Mode::readOnly);
        QCOMPARE(database.integer("SELECT count(*) FROM runs"), std::int64_t{2});
        QCOMPARE(database.integer("SELECT count(*) FROM rows"), std::int64_t{6});
        QVERIFY(database.integer("SELECT count(*) FROM claims") > 3);
        QVERIFY(results::SqliteOutput::hashOf(*rulesOf()) !=
                results::SqliteOutput::hashOf(*rulesOf(blocks::ClaimList::open)));
    }

    void goesOnFromAMark() {
        const auto rules = rulesOf();
        const std::string path = at("resume.db");
        RowBlock first;
        RowBlock second;
        fill(first, rules, someCases(), 1);
        fill(second, rules, someCases(), 4);
        std::string mark;
        {
            results::SqliteOutput output(path, rules, {.source = "a"});
            QVERIFY(output.begin({}));
            QVERIFY(output.takeRows(first));
            mark = *output.checkpoint();
            QVERIFY(output.takeRows(second)); // lost: no checkpoint follows
        }
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
        results::SqliteOutput output(path, rules, {.source = "a"});
        QVERIFY(output.begin(mark));
        QVERIFY(output.takeRows(second));
        QVERIFY(output.finish());
        QVERIFY(QFile::exists(QString::fromStdString(path)));
        QVERIFY(!QFile::exists(QString::fromStdString(path + ".partial")));
        QCOMPARE(results::ResultStore::open(path)->view({})->lines, (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6}));
        results::SqliteOutput other(at("none.db"), rules, {.source = "a"});
        QVERIFY(!other.begin("99:1"));
    }

    void aForeignFileIsLeftAlone() {
        const std::string path = at("foreign.db");
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Just some text that is no database, long enough to be looked at by SQLite as one.");
        file.close();
        results::SqliteOutput output(path, rulesOf(), {.source = "a", .inPlace = true});
        QVERIFY(!output.begin({}));
        QVERIFY(!results::ResultStore::open(path));
        QVERIFY(!results::ResultStore::open(at("nowhere.db")));
    }

    // Sums that no 64 bits hold sort above those that do, and come back whole.
    void hugeSums() {
        const auto rules = rulesOf();
        RowBlock rows;
        fill(rows, rules, someCases(), 1);
        Wide huge = std::numeric_limits<std::int64_t>::max();
        huge += 1;
        rows.results[1].figures.ceiling = huge;
        rows.results[2].figures.ceiling = std::numeric_limits<std::int64_t>::max();
        const std::string path = at("huge.db");
        results::SqliteOutput output(path, rules, {.source = "a"});
        QVERIFY(output.begin({}));
        QVERIFY(output.takeRows(rows));
        QVERIFY(output.finish());
        const auto store = results::ResultStore::open(path);
        results::ResultQuery query;
        query.order = results::ResultQuery::Order::ceiling;
        query.descending = true;
        QCOMPARE(store->view(query)->lines, (std::vector<std::uint32_t>{2, 3, 1}));
        const std::vector<std::uint32_t> line{2};
        QVERIFY(store->rows(line)->front().ceiling == moneyOf(huge));
        query.least = Money::fromFen(Fen(huge));
        QCOMPARE(store->view(query)->lines, (std::vector<std::uint32_t>{2}));
    }

    void isFilteredAndSpread() {
        const auto store = loaded("view.db", 1'000);
        results::ResultQuery query;
        query.text = "企业99";
        QCOMPARE(store->view(query)->lines.size(), std::size_t{11}); // 99, 990 … 999
        query.text = "' OR 1=1 --";
        QVERIFY(store->view(query)->lines.empty());
        query = {};
        query.verdict = Verdict::eligible;
        const auto eligible = store->view(query);
        query.order = results::ResultQuery::Order::ceiling;
        const auto sorted = store->view(query);
        QCOMPARE(sorted->lines.size(), eligible->lines.size());
        const auto rows = store->rows(sorted->lines);
        for (std::size_t row = 1; row < rows->size(); ++row)
            QVERIFY(rows->at(row - 1).ceiling <= rows->at(row).ceiling);
        const auto all = store->view({});
        std::uint64_t companies = 0;
        for (std::size_t step = 0; step < all->steps.size(); ++step) {
            companies += all->steps[step].companies;
            if (step > 0) QVERIFY(*all->steps[step - 1].upTo == all->steps[step].from);
        }
        QCOMPARE(companies, std::uint64_t{1'000});
        Money sum;
        const auto everyRow = store->rows(all->lines);
        for (const results::ResultRow& row : *everyRow) sum += row.ceiling;
        QVERIFY(sum == all->sum);
        query = {};
        query.least = all->steps.back().from;
        QCOMPARE(store->view(query)->lines.size(), static_cast<std::size_t>(all->steps.back().companies));
        const std::atomic<bool> stop{true};
        QVERIFY(store->view({}, &stop)->lines.size() <= 4'096);
    }

    void isExported() {
        const auto store = loaded("export.db", 50);
        const auto lines = store->view({})->lines;
        QVERIFY(store->exportLines(lines, results::ResultStore::FileKind::csv, Language::zh, at("out.csv")));
        QFile csv(QString::fromStdString(at("out.csv")));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QVERIFY(text.startsWith("\xEF\xBB\xBF行号,企业名称,"));
        QCOMPARE(text.count("\r\n"), 51);
        QVERIFY(text.contains(",'=坏企业,"));
        QVERIFY(store->exportLines(lines, results::ResultStore::FileKind::xlsx, Language::en, at("out.xlsx")));
        const auto book = TableFile::open(at("out.xlsx"));
        QVERIFY(book);
        QCOMPARE((*book)->sheets().front().rows.front().find(1)->text, std::string("Name"));
        QCOMPARE((*book)->sheets().front().rows.at(1).find(1)->text, std::string("=坏企业"));
        // Nothing for programs alone, sums in the window's unit.
        QVERIFY(text.contains("最高可获（万元）"));
        QVERIFY(!text.contains("（元）"));
        QVERIFY(!text.contains("beijing-2024/"));
        QVERIFY(!text.contains("projects.p1"));
        const auto refused =
            store->exportLines(lines, results::ResultStore::FileKind::csv, Language::zh, "/nowhere/at/all.csv");
        QVERIFY(!refused);
    }

    // A place whose documents publish no sums pays no zero.
    void whatIsNotPublishedIsNoZero() {
        const auto store = loaded("unpublished.db", 4);
        Database(at("unpublished.db"), Database::Mode::readWrite)
            .execute("UPDATE rows SET ceiling_fen = 0, stated_fen = 0, potential_fen = 0, unstated = 2 WHERE line = 2");
        const auto lines = store->view({})->lines;
        QVERIFY(store->exportLines(lines, results::ResultStore::FileKind::xlsx, Language::zh, at("unpublished.xlsx")));
        const auto book = TableFile::open(at("unpublished.xlsx"));
        QVERIFY(book);
        const std::vector<Row>& rows = (*book)->sheets().front().rows;
        std::optional<std::uint32_t> ceiling;
        for (const Cell& cell : rows.front().cells)
            if (cell.text == "最高可获（万元）") ceiling = cell.column;
        QVERIFY(ceiling);
        QCOMPARE(rows.at(2).find(*ceiling)->text, std::string("未公布金额"));
        QVERIFY(rows.at(1).find(*ceiling)->text != "未公布金额");
    }

    // What the table has besides (contact, remark) comes back in its lines.
    void ownColumnsAreCarried() {
        QFile table(folder_.filePath(QStringLiteral("own.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("企业名称,城市,联系人,项目1总投资（万元）,备注\n甲公司,北京,张三,5000,=1+1\n乙公司,杭州,,3000,"
                    "\"重要, 先谈\"\n");
        table.close();
        const auto rules = rulesOf();
        const auto file = TableFile::open(at("own.csv"));
        QVERIFY(file);
        const ColumnMap map = guessMap(rules->vocabulary(), (*file)->sheets());
        RowBlock rows;
        fill(rows, rules, {caseOf("甲公司", "beijing", 5'000), caseOf("乙公司", "hangzhou", 3'000)}, 2);
        results::SqliteOutput output(at("own.db"), rules, {.source = at("own.csv")});
        QVERIFY(output.begin({}));
        QVERIFY(output.takeRows(rows));
        QVERIFY(output.carry(**file, map));
        QVERIFY(output.finish());
        const auto store = results::ResultStore::open(at("own.db"));
        QVERIFY(store->exportLines(store->view({})->lines, results::ResultStore::FileKind::xlsx, Language::zh,
                                   at("own.xlsx")));
        const auto book = TableFile::open(at("own.xlsx"));
        QVERIFY(book);
        const std::vector<Row>& made = (*book)->sheets().front().rows;
        QCOMPARE(made.front().cells.at(made.front().cells.size() - 2).text, std::string("联系人"));
        QCOMPARE(made.front().cells.back().text, std::string("备注"));
        const std::uint32_t remark = made.front().cells.back().column;
        QCOMPARE(made.at(1).find(remark)->text, std::string("=1+1"));
        QCOMPARE(made.at(1).find(remark - 1)->text, std::string("张三"));
        QCOMPARE(made.at(2).find(remark)->text, std::string("重要, 先谈"));
        QVERIFY(made.at(2).find(remark - 1) == nullptr);
    }

    void aWorkbookSaysWhereItIsFull() {
        const auto rules = rulesOf();
        XlsxOutput known(*Target::at(at("known.xlsx")), rules, Language::zh, 2'000'000);
        const auto begun = known.begin({});
        QVERIFY(!begun);
        QVERIFY(begun.error().zh.find("1048576") != std::string::npos);
        QVERIFY(begun.error().en.find("CSV or SQLite") != std::string::npos);
        RowBlock rows;
        fill(rows, rules, someCases(), 1);
        XlsxOutput output(*Target::at(at("rows.xlsx")), rules, Language::zh);
        QVERIFY(output.begin({}));
        QVERIFY(output.takeRows(rows));
        QVERIFY(output.finish());
        QVERIFY(!output.begin("x"));
        const auto book = TableFile::open(at("rows.xlsx"));
        QVERIFY2(book, book ? "" : book.error().zh.c_str());
        QCOMPARE((*book)->sheets().front().rows.size(), std::size_t{4});
        QCOMPARE((*book)->sheets().front().rows.at(2).find(1)->text, std::string("=乙公司"));
    }

    void aMapIsKeptAsText() {
        const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
        SheetPreview sheet;
        sheet.rows.push_back(
            {1, {{0, Flaw::none, "名称"}, {1, Flaw::none, "总投资（万元）"}, {2, Flaw::none, "备注\n二"}}});
        std::vector<SheetPreview> sheets{sheet};
        ColumnMap map = guessMap(vocabulary, sheets);
        map.sheets[0].columns[1].item = 3;
        const std::string text = mapText(map, vocabulary);
        QVERIFY(mapOfText(text, sheets, vocabulary) == map);
        sheets[0].rows[0].cells[0].text = "别名";
        QVERIFY(!mapOfText(text, sheets, vocabulary));
        QVERIFY(!mapOfText(text.substr(0, text.size() / 2), sheets, vocabulary));
        QVERIFY(!mapOfText("", sheets, vocabulary));
    }

private:
    static Diagnostic diagnostic(std::size_t line, const std::string& message) {
        Diagnostic made;
        made.code = "bad";
        made.place.line = line;
        made.message = {message, "bad"};
        return made;
    }
    [[nodiscard]] std::string at(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }
    [[nodiscard]] Stored<results::ResultStore> loaded(const char* name, int count) const {
        const auto rules = rulesOf();
        std::vector<Case> cases{caseOf("=坏企业", "beijing", 1)};
        for (int number = 1; number < count; ++number)
            cases.push_back(caseOf("企业" + std::to_string(number), number % 2 == 0 ? "beijing" : "hangzhou",
                                   (number * 37) % 5'000));
        RowBlock rows;
        fill(rows, rules, cases, 1);
        results::SqliteOutput output(at(name), rules, {.source = "测试.csv"});
        (void)output.begin({});
        (void)output.takeRows(rows);
        (void)output.finish();
        return results::ResultStore::open(at(name));
    }

    QTemporaryDir folder_;
};

QTEST_MAIN(SheetsOutputTest)
#include "sheets_output_test.moc"

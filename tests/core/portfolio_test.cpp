// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many firms at a glance: sums worked out by hand, the same firms from whatever results
// they are read, what is no result refused, and two days held against each other.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/blocks/block_evaluator.h"
#include "core/blocks/case_block.h"
#include "core/portfolio/comparison.h"
#include "core/portfolio/portfolio_report.h"
#include "core/portfolio/results_reader.h"
#include "core/results/sqlite_output.h"
#include "core/screening/csv_format.h"
#include "core/screening/ndjson_format.h"
#include "core/sheets/table_file.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::portfolio;

namespace {

const Date day = *Date::of(2026, 11, 22);

Money wan(std::int64_t of) {
    return Money::fromYuan(of * 10'000);
}

std::shared_ptr<const blocks::BlockRules> rulesOf(blocks::ClaimList claims) {
    blocks::BlockOptions options{.asOf = day};
    options.cities = false;
    options.claims = claims;
    return blocks::BlockRules::compile(test::firstRules(), options);
}

// A pilot platform pays 30% of the investment, at most 5000万.
Case caseOf(const std::string& name, const std::string& city, int investment) {
    return test::caseOf(
        *test::firstRules(),
        test::json("{'format': 'biosubsidy-case/1', 'company': {'name': '" + name + "', 'city': '" + city +
                   "', 'employees': 50, 'revenue': '3000万'}, 'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], "
                   "'fields': ['industrial_enzymes'], 'stage': 'in_production', 'total_investment': '" +
                   std::to_string(investment) + "万'}]}"));
}

std::vector<Case> someCases() {
    return {caseOf("甲公司", "beijing", 20'000), caseOf("=乙公司", "beijing", 10'000), caseOf("丙公司", "other", 10)};
}

void fill(screening::RowBlock& rows, const std::shared_ptr<const blocks::BlockRules>& rules,
          const std::vector<Case>& cases) {
    blocks::CaseBlock block(rules);
    std::uint64_t line = 0;
    for (const Case& subject : cases) {
        block.append(subject);
        rows.beginRow(++line);
        rows.describe(subject, rules->vocabulary());
    }
    blocks::BlockEvaluator(rules).evaluate(block, rows.results);
}

class Collector final : public FirmTaker {
public:
    [[nodiscard]] Written take(const Firm& firm) override {
        firms.push_back(firm);
        return {};
    }
    [[nodiscard]] Written refused(std::uint64_t line, const Localized&) override {
        lines.push_back(line);
        return {};
    }
    std::vector<Firm> firms;
    std::vector<std::uint64_t> lines; // that were refused
};

std::vector<Firm> screened(blocks::ClaimList claims = blocks::ClaimList::open) {
    const auto rules = rulesOf(claims);
    screening::RowBlock rows;
    fill(rows, rules, someCases());
    Collector collector;
    static_cast<void>(FirmOutput(rules, collector).takeRows(rows));
    return collector.firms;
}

// A firm of another day or of today.
Firm firmOf(std::uint64_t line, const std::string& name, const std::string& uscc, std::int64_t ceiling,
            const std::string& measure = "beijing-2024/pilot-platform") {
    Firm firm;
    firm.line = line;
    firm.name = name;
    firm.uscc = uscc;
    firm.totals.ceiling = firm.totals.potential = wan(ceiling);
    firm.verdicts[0] = 1;
    if (ceiling > 0) firm.claims = {{measure, "p1", Verdict::eligible, true, wan(ceiling), wan(ceiling)}};
    return firm;
}

Basis basisOf(Date asOf, Basis::Rules rules = Basis::Rules::loaded) {
    return {"x", asOf, rules, true, false};
}

} // namespace

class PortfolioTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    [[nodiscard]] std::string path(const char* name) const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }
    std::string write(const char* name, const std::string& text) const {
        QFile file(folder_.filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0)
            return {};
        return path(name);
    }

    // 30% × 2亿 = 6000万, at most 5000万; 30% × 1亿 = 3000万; nothing known elsewhere.
    static Portfolio portfolioOfSome() {
        Portfolio portfolio(test::firstRules(), day, {});
        for (const Firm& firm : screened()) static_cast<void>(portfolio.take(firm));
        return portfolio;
    }

private Q_SLOTS:
    void addsUp() {
        const Portfolio of = portfolioOfSome();
        QCOMPARE(of.firms, std::uint64_t(3));
        QCOMPARE(of.withCeiling, std::uint64_t(2));
        QCOMPARE(of.withoutClaims, std::uint64_t(1));
        QCOMPARE(of.notAssessed.front().name, std::string("丙公司"));
        QVERIFY(of.totals.ceiling == wan(8'000));
        QVERIFY(of.totals.stated == wan(8'000));
        const MeasureTally& pilot = of.measures.at("beijing-2024/pilot-platform");
        QCOMPARE(pilot.firms, std::uint64_t(2));
        QVERIFY(pilot.counted == wan(8'000));
        QCOMPARE(pilot.largest.kept().front().firm.name, std::string("甲公司"));
        QVERIFY(pilot.largest.kept().back().sum == wan(3'000));
        // Beijing's document ends with the year.
        const auto& [deadline, tally] = *of.deadlines.begin();
        QCOMPARE(deadline.day.toString(), std::string("2026-12-31"));
        QCOMPARE(tally.firms, std::uint64_t(2));
        QVERIFY(tally.counted == wan(8'000));
        QCOMPARE(of.largest.kept().front().name, std::string("甲公司"));
    }

    void keepsTheLargest() {
        Largest<FirmSum, LargerSum> largest(2);
        for (const int sum : {3, 9, 1, 9, 5}) largest.add({{largest.all() + 1, "", ""}, wan(sum)});
        QCOMPARE(largest.all(), std::uint64_t(5));
        QCOMPARE(largest.kept().size(), std::size_t(2));
        QCOMPARE(largest.kept()[0].firm.line, std::uint64_t(2)); // the first of equals
        QCOMPARE(largest.kept()[1].firm.line, std::uint64_t(4));
    }

    void readsResults_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("all");
        QTest::newRow("NDJSON") << "ndjson" << false;
        QTest::newRow("CSV, Chinese headings") << "zh.csv" << false;
        QTest::newRow("CSV, English headings") << "en.csv" << false;
        QTest::newRow("a database") << "db" << false;
        QTest::newRow("a database with claims") << "db" << true;
    }

    void readsResults() {
        QFETCH(QString, kind);
        QFETCH(bool, all);
        const auto rules = rulesOf(all ? blocks::ClaimList::open : blocks::ClaimList::largest);
        screening::RowBlock rows;
        fill(rows, rules, someCases());
        const std::string file = path(qPrintable(QStringLiteral("results%1.").arg(all) + kind));
        if (kind == QStringLiteral("db")) {
            results::SqliteOutput output(file, rules, {.source = "cases", .language = Language::en, .mapping = ""});
            QVERIFY(output.begin("") && output.takeRows(rows) && output.checkpoint() && output.finish());
        } else {
            std::unique_ptr<const screening::RowFormat> format;
            if (kind == QStringLiteral("ndjson"))
                format = std::make_unique<screening::NdjsonFormat>(rules, screening::RowTable::Of::cases);
            else
                format = std::make_unique<screening::CsvFormat>(rules, screening::RowTable::Of::cases,
                                                                kind.startsWith(QStringLiteral("zh")) ? Language::zh
                                                                                                      : Language::en);
            screening::Bytes bytes;
            format->append(rows, bytes);
            const std::string text = format->head() + std::string(bytes.view());
            QVERIFY(!write(qPrintable(QStringLiteral("results%1.").arg(all) + kind), text).empty());
        }
        Collector collector;
        const auto basis = readResults(file, test::firstRules(), collector);
        QVERIFY2(basis.has_value(), basis ? "" : basis.error().en.c_str());
        QCOMPARE(basis->listsAllClaims, all);
        if (kind == QStringLiteral("db")) {
            QVERIFY(basis->rules == Basis::Rules::loaded);
            QVERIFY(basis->asOf == day);
        }
        std::vector<Firm> expected = screened(all ? blocks::ClaimList::open : blocks::ClaimList::largest);
        QVERIFY(collector.lines.empty());
        QCOMPARE(collector.firms.size(), expected.size());
        for (std::size_t at = 0; at < expected.size(); ++at) {
            Firm& read = collector.firms[at];
            // Results of the largest claims do not tell the ceiling of each alone.
            if (!all) {
                for (FirmClaim& claim : expected[at].claims) claim.ceiling = claim.counted;
            }
            QVERIFY2(read == expected[at], read.name.c_str());
        }
    }

    void refusesWhatIsNoResult_data() {
        QTest::addColumn<QByteArray>("row");
        const QByteArray head = R"({"format":"biosubsidy-screening/1","line":2,"name":null,"uscc":null,)";
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("without totals") << head + R"("claims":[],"question":null,"proven":true})";
        QTest::newRow("an amount with one decimal")
            << head + R"("totals":{"entitled":"0.0","stated":"0.00","ceiling":"0.00","open_rate":"0.00","open_amount":)"
                      R"("0.00","discretionary":"0.00","potential":"0.00","unstated":0,"in_kind":0,"undetermined":0},)"
                      R"("verdicts":{"eligible":0,"arguable":0,"undetermined":0,"ineligible":0},"claims":[],)"
                      R"("question":null,"proven":true})";
        QTest::newRow("a case") << QByteArray(R"({"format":"biosubsidy-case/1","company":{}})");
    }

    void refusesWhatIsNoResult() {
        QFETCH(QByteArray, row);
        screening::RowBlock rows;
        const auto rules = rulesOf(blocks::ClaimList::largest);
        fill(rows, rules, {someCases().front()});
        screening::Bytes bytes;
        screening::NdjsonFormat(rules, screening::RowTable::Of::cases).append(rows, bytes);
        const std::string file = write("bad.ndjson", std::string(bytes.view()) + row.toStdString() + "\n");
        Collector collector;
        QVERIFY(readResults(file, test::firstRules(), collector).has_value());
        QCOMPARE(collector.firms.size(), std::size_t(1));
        QCOMPARE(collector.lines, std::vector<std::uint64_t>{2});
    }

    void compares_data() {
        QTest::addColumn<QList<int>>("counts"); // gained, lost, same, fresh, gone, not told
        QTest::addColumn<int>("of");
        QTest::newRow("by the code, whatever the name") << QList<int>{1, 0, 0, 0, 0, 0} << 0;
        QTest::newRow("by the name where one has no code") << QList<int>{0, 1, 0, 0, 0, 0} << 1;
        QTest::newRow("another code is another firm") << QList<int>{0, 0, 0, 1, 1, 0} << 2;
        QTest::newRow("the same") << QList<int>{0, 0, 1, 0, 0, 0} << 3;
        QTest::newRow("neither code nor name") << QList<int>{0, 0, 0, 0, 0, 2} << 4;
        QTest::newRow("two of one code before") << QList<int>{0, 0, 0, 0, 0, 1} << 5;
        QTest::newRow("two of one code now") << QList<int>{1, 0, 0, 0, 0, 1} << 6;
    }

    void compares() {
        QFETCH(QList<int>, counts);
        QFETCH(int, of);
        struct Days {
            std::vector<Firm> before, after;
        };
        const std::vector<Days> days{
            {{firmOf(1, "甲", "A", 10)}, {firmOf(1, "甲二", "A", 30)}},
            {{firmOf(1, "甲", "", 30)}, {firmOf(1, "甲", "A", 10)}},
            {{firmOf(1, "甲", "A", 10)}, {firmOf(1, "甲", "B", 10)}},
            {{firmOf(1, "甲", "A", 10)}, {firmOf(9, "甲", "A", 10)}},
            {{firmOf(1, "", "", 10)}, {firmOf(1, "", "", 20)}},
            {{firmOf(1, "甲", "A", 10), firmOf(2, "甲", "A", 20)}, {firmOf(1, "甲", "A", 10)}},
            {{firmOf(1, "甲", "A", 10)}, {firmOf(1, "甲", "A", 20), firmOf(2, "甲", "A", 30)}}};
        const auto compared = comparisonOf(days[static_cast<std::size_t>(of)].before,
                                           days[static_cast<std::size_t>(of)].after, basisOf(day), basisOf(day));
        const QList<int> got{int(compared.gained.all()), int(compared.lost.all()), int(compared.same),
                             int(compared.fresh.all()),  int(compared.gone.all()), int(compared.notTold)};
        QCOMPARE(got, counts);
    }

    void namesTheCause_data() {
        QTest::addColumn<QString>("before");
        QTest::addColumn<bool>("sameRules");
        QTest::addColumn<int>("today"); // what the old facts come to today; -1: not looked at
        QTest::addColumn<QString>("causes");
        QTest::newRow("the same day") << "2026-11-22" << true << -1 << "facts";
        QTest::newRow("the document was not in force yet") << "2024-01-01" << true << -1 << "date";
        QTest::newRow("another day of the same document") << "2026-06-01" << true << -1 << "date facts ?";
        QTest::newRow("old facts come to as much today") << "2026-06-01" << true << 30 << "date";
        QTest::newRow("old facts come to what they did") << "2026-06-01" << true << 10 << "facts";
        QTest::newRow("old facts come to something between") << "2026-06-01" << true << 20 << "date facts";
        QTest::newRow("other rules") << "2026-11-22" << false << -1 << "rules facts ?";
    }

    void namesTheCause() {
        QFETCH(QString, before);
        QFETCH(bool, sameRules);
        QFETCH(int, today);
        QFETCH(QString, causes);
        Comparer comparer(test::firstRules(), folder_.path().toStdString(), 10);
        QVERIFY(comparer.keep(firmOf(1, "甲", "A", 10)).has_value());
        if (today >= 0) QVERIFY(comparer.keepToday(firmOf(1, "甲", "A", today)).has_value());
        comparer.begin(
            basisOf(*Date::parse(before.toStdString()), sameRules ? Basis::Rules::loaded : Basis::Rules::others),
            basisOf(day));
        QVERIFY(comparer.compare(firmOf(1, "甲", "A", 30)).has_value());
        const auto compared = comparer.finish();
        QVERIFY(compared.has_value());
        const Change& change = compared->gained.kept().front();
        QVERIFY(change.difference() == wan(20));
        QCOMPARE(change.claims.size(), std::size_t(1));
        QVERIFY(change.claims.front().before == wan(10) && change.claims.front().after == wan(30));
        QStringList said;
        for (const Cause cause : change.causes)
            said << (cause == Cause::rules  ? QStringLiteral("rules")
                     : cause == Cause::date ? QStringLiteral("date")
                                            : QStringLiteral("facts"));
        if (!change.sure) said << QStringLiteral("?");
        QCOMPARE(said.join(QLatin1Char(' ')), causes);
    }

    // One fact keeps the bonus for a first sale from being decided: 5000000.
    void findsTheFactThatAloneDecides() {
        AssessOptions options{.asOf = day};
        const auto assessment = assess(test::firstRules(), caseOf("甲", "beijing", 20'000), options);
        const auto expected =
            std::find_if(assessment.questions.begin(), assessment.questions.end(), [&](const Question& question) {
                return assessment.pathOf(question.fact) == "projects.p1.first_market_entry";
            });
        QVERIFY(expected != assessment.questions.end());
        Asked asked;
        lookCloser(asked, assessment, Language::zh);
        QCOMPARE(asked.question.fact, std::string("projects.p1.first_market_entry"));
        QVERIFY(asked.alone == wan(500));
        QVERIFY(asked.question.atStake >= *asked.alone);
        QVERIFY(asked.text.find("p1") != std::string::npos);
    }

    void tellsItInADocument_data() {
        QTest::addColumn<bool>("zh");
        QTest::newRow("zh") << true;
        QTest::newRow("en") << false;
    }

    void tellsItInADocument() {
        QFETCH(bool, zh);
        const Portfolio of = portfolioOfSome();
        PortfolioOptions options;
        options.language = zh ? Language::zh : Language::en;
        options.firmPages = true;
        const PortfolioInput input{of, basisOf(day)};
        const report::Document document = portfolioDocument(input, options);
        QStringList titles;
        for (const report::Section& section : document.sections) titles << QString::fromStdString(section.title);
        QVERIFY(titles.contains(zh ? QStringLiteral("1　总览") : QStringLiteral("1　At a glance")));
        QVERIFY(titles.filter(QStringLiteral("甲公司")).size() == 1); // a page
        const auto firms = std::find_if(document.sections.begin(), document.sections.end(), [&](const auto& section) {
            return section.title.ends_with(zh ? "按企业" : "By firm");
        });
        QVERIFY(firms != document.sections.end());
        const auto& table = std::get<report::Table>(firms->blocks.front());
        QCOMPARE(table.columns.size(), firmColumns(*test::firstRules(), options).size());
        QCOMPARE(table.rows.front().cells[2].text, std::string("5,000.00"));
        QCOMPARE(table.rows.back().cells[2].text, std::string("8,000.00"));
    }

    void writesARowForEachFirm() {
        const Portfolio of = portfolioOfSome();
        const std::string file = path("book.xlsx");
        PortfolioBook book(file, *test::firstRules(), {});
        for (const Firm& firm : screened()) book.add(firm);
        QCOMPARE(book.firms(), std::uint64_t(3));
        QVERIFY(book.finish({of, basisOf(day)}).has_value());
        const auto read = sheets::TableFile::open(file);
        QVERIFY(read.has_value());
        const auto& sheets = (*read)->sheets();
        QCOMPARE(sheets[1].name, std::string("企业"));
        QCOMPARE(sheets[1].rows.size(), std::size_t(4));
        QCOMPARE(sheets[1].rows[2].cells.front().text, std::string("=乙公司")); // a text, never a formula
        QVERIFY(sheets.size() > 5);
    }

private:
    Comparison comparisonOf(const std::vector<Firm>& before, const std::vector<Firm>& after, Basis was,
                            Basis is) const {
        Comparer comparer(test::firstRules(), folder_.path().toStdString(), 10);
        for (const Firm& firm : before) static_cast<void>(comparer.keep(firm));
        comparer.begin(std::move(was), std::move(is));
        for (const Firm& firm : after) static_cast<void>(comparer.compare(firm));
        auto compared = comparer.finish();
        if (!compared) qFatal("%s", compared.error().en.c_str());
        return std::move(*compared);
    }
};

QTEST_GUILESS_MAIN(PortfolioTest)
#include "portfolio_test.moc"

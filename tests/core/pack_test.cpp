// SPDX-License-Identifier: GPL-3.0-or-later
//
// Packs: one mistake each, answered with its place and the way out; dates; and
// what the built-in packs must hold.
#include <QTest>

#include "core/packs/built_in_rules.h"
#include "core/packs/pack_reader.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

// A small whole pack; tests change one line of it.
const char* const wholePack = R"pack(format = "biosubsidy-pack/1"

[pack]
id = "suzhou-test"
version = "1"
city = "suzhou"
city_name.zh = "苏州"
city_name.en = "Suzhou"
title.zh = "测试政策"
title.en = "A policy for tests"
summary.zh = "说明"
summary.en = "What it is"
number = "测试〔2024〕1号"
issuers = ["测试局"]
status = "in_force"
from = 2024-09-14
until = 2026-12-31
grade = "full_text"
overlap.levels = ["city"]
overlap.zh = "从优不重复"
overlap.en = "the better one"

[terms]
PILOTS = "{pilot_platform, cdmo}"

[[clause]]
id = "1"
agencies = ["测试局"]

[[measure]]
id = "pilot"
clause = "1"
scope = "project"
applicants = ["enterprise"]
title.zh = "中试"
title.en = "Pilot"
summary.zh = "说明"
summary.en = "What it is"
when = "project.kinds has any of PILOTS"
support = "ceiling"
rate = "stated"
amount = "min(30% * project.total_investment, 5000万元)"
pool = "investment"
yearly_cap = "3000万元"

[[zone]]
zh = "园区"
en = "A park"
fields = ["vaccines"]

[[goal]]
figure = "5个"
zh = "目标"
en = "A goal"
)pack";

std::string with(const std::string& from, const std::string& to) {
    std::string text = wholePack;
    const std::size_t at = text.find(from);
    if (at == std::string::npos) qFatal("the pack has no %s", from.c_str());
    return text.replace(at, from.size(), to);
}

} // namespace

class PackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholePackIsAccepted() {
        const auto rules = test::rulesWith({wholePack});
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        const Pack& pack = (*rules)->packs().front();
        QCOMPARE(pack.measures.size(), std::size_t{1});
        QCOMPARE(pack.measures[0].agencies, std::vector<std::string>{"测试局"});
        QCOMPARE(pack.sha256.size(), std::size_t{64});
        QVERIFY(*pack.measures[0].yearlyCap == *Money::parse("3000万"));
    }

    void aNewCityNeedsOneFile() {
        const auto rules = *test::rulesWith({wholePack});
        const Fact& city = rules->vocabulary().fact(Entity::company, rules->vocabulary().known().companyCity);
        QVERIFY(city.choice("suzhou").has_value());
        QCOMPARE(city.choices.back().id, std::string("other"));
        const Case subject = test::caseOf(*rules, R"({"format": "biosubsidy-case/1", "company": {"city": "suzhou"},
            "projects": [{"id": "p", "kinds": ["cdmo"], "total_investment": "1亿"}]})");
        const Assessment assessment = assess(rules, subject, {.asOf = *Date::parse("2025-01-01")});
        QCOMPARE(test::claimOf(assessment, "suzhou-test/pilot", "p").counted.toString(), std::string("30000000.00"));
    }

    void oneMistakeEach_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("line"); // a piece of the line that the message must show
        QTest::addColumn<QByteArray>("marked");
        const auto row = [](const char* name, const std::string& text, const char* code, const char* line,
                            const char* marked = "") {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(code) << QByteArray(line)
                                << QByteArray(marked);
        };
        row("unknown fact", with("project.total_investment", "project.total_investmnt"), "unknown_fact",
            "amount =", "project.total_investmnt");
        row("unknown fact in a term", with("PILOTS\"", "PILOT\""), "unknown_choice", "when =", "PILOT");
        row("unknown choice in a term", with("{pilot_platform, cdmo}", "{pilot_platfrm, cdmo}"), "unknown_choice",
            "PILOTS =", "pilot_platfrm");
        row("a term of itself", with("[terms]\n", "[terms]\nA = \"project.consortium or not A\"\n"), "bad_term_order",
            "A =", "A");
        row("two terms of each other", with("[terms]\n", "[terms]\nA = \"not LATER\"\nLATER = \"A\"\n"),
            "bad_term_order", "A =", "LATER");
        row("wrong unit", with("5000万元)", "5000)"), "wrong_unit", "amount =", "5000");
        row("rate over 100%", with("30%", "300%"), "rate_over_whole", "amount =", "300%");
        row("ceiling of zero", with("5000万元)", "0万元)"), "zero_ceiling", "amount =", "m");
        row("cap of zero", with("\"3000万元\"", "\"0元\""), "zero_ceiling", "yearly_cap =");
        row("cap no money", with("\"3000万元\"", "\"很多\""), "bad_money", "yearly_cap =");
        row("cap without a unit", with("\"3000万元\"", "\"3000\""), "bad_money", "yearly_cap =");
        row("wrong scope", with("scope = \"project\"", "scope = \"projects\""), "unknown_choice", "scope =");
        row("end before beginning", with("until = 2026-12-31", "until = 2024-09-13"), "ends_before_start", "until =");
        row("no such day", with("2026-12-31", "2026-02-30"), "syntax", "until =");
        row("date in quotes", with("from = 2024-09-14", "from = \"2024-09-14\""), "wrong_type", "from =");
        row("draft with a period", with("\"in_force\"", "\"draft\""), "draft_period", "from =");
        row("in force without a start", with("from = 2024-09-14\n", ""), "missing_key", "status =");
        row("missing clause", with("clause = \"1\"\n", ""), "missing_key", "[[measure]]");
        row("missing English title", with("title.en = \"Pilot\"\n", ""), "missing_key", "title.zh = \"中试\"");
        row("missing grade", with("grade = \"full_text\"\n", ""), "missing_key", "[pack]");
        row("unknown key", with("pool =", "pol ="), "unknown_key", "pol =", "pol");
        row("unknown support", with("support = \"ceiling\"", "support = \"cieling\""), "unknown_choice", "support =");
        row("ceiling without rate", with("rate = \"stated\"\n", ""), "missing_key", "support =");
        row("sum without amount", with("amount = \"min(30% * project.total_investment, 5000万元)\"\n", ""),
            "missing_key", "support =");
        row("unstated with amount", with("support = \"ceiling\"\nrate = \"stated\"", "support = \"unstated\""),
            "unexpected_amount", "amount =");
        row("one reading alone", with("support =", "strict = \"project.consortium\"\nsupport ="), "one_reading",
            "strict =");
        row("unknown applicant", with("[\"enterprise\"]", "[\"company\"]"), "unknown_choice", "applicants =");
        row("unknown level", with("[\"city\"]", "[\"town\"]"), "unknown_choice", "overlap.levels");
        row("unknown field", with("[\"vaccines\"]", "[\"vaccine\"]"), "unknown_choice", "fields =");
        row("city without a name", with("city_name.zh = \"苏州\"\ncity_name.en = \"Suzhou\"\n", ""), "unknown_city",
            "city =");
        row("the name of another city", with("city_name.zh = \"苏州\"", "city_name.zh = \"北京市\""), "duplicate_city",
            "city_name.zh =", "北京市");
        row("in another spelling", with("city_name.en = \"Suzhou\"", "city_name.en = \"beijing\""), "duplicate_city",
            "city_name.en =", "beijing");
        row("bad id", with("id = \"pilot\"", "id = \"Pilot Platform\""), "bad_id", "id =");
        row("other format", with("biosubsidy-pack/1", "biosubsidy-pack/2"), "unknown_choice", "format =");
        row("full-width comma", with("[\"enterprise\"]", "[\"enterprise\"，]"), "not_ascii", "applicants =", "，");
        row("broken TOML", with("[[zone]]", "[[zone]"), "syntax", "[[zone]");
        row("assertion of the library", std::string("[[[x]]]"), "syntax", "");
        row("another assertion", std::string("[[="), "syntax", "");
        row("wrong type", with("version = \"1\"", "version = 1"), "wrong_type", "version =");
        row("no measures", std::string(wholePack).substr(0, std::string(wholePack).find("[[measure]]")), "missing_key",
            "");
    }

    void oneMistakeEach() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, marked);
        const auto rules = test::rulesWith({text.toStdString()});
        QVERIFY(!rules.has_value());
        const Diagnostic& found = rules.error().front();
        const std::string rendered = render(rules.error(), Language::en);
        QVERIFY2(rules.error().size() == 1, rendered.c_str());
        QCOMPARE(QByteArray::fromStdString(found.code), code);
        QCOMPARE(found.source, std::string("pack0.toml"));
        QVERIFY(found.place.line > 0 && found.place.column > 0);
        QVERIFY2(found.sourceLine.find(line.toStdString()) != std::string::npos, rendered.c_str());
        QVERIFY(!found.message.zh.empty() && !found.message.en.empty());
        if (marked.isEmpty()) return;
        const QString shown = QString::fromStdString(found.sourceLine)
                                  .mid(static_cast<int>(found.place.column) - 1, static_cast<int>(found.place.length));
        QCOMPARE(shown.toUtf8(), marked);
    }

    void severalMistakesAreAllReported() {
        std::string text = with("30%", "300%");
        text.replace(text.find("clause = \"1\"\n"), 13, "");
        text.replace(text.find("pool ="), 6, "pol =");
        const auto rules = test::rulesWith({text});
        QVERIFY(!rules.has_value());
        QCOMPARE(rules.error().size(), std::size_t{3});
    }

    void twoPacksMayNotClash() {
        const Diagnostic twice = test::rulesWith({wholePack, wholePack}).error().front();
        QCOMPARE(twice.code, std::string("duplicate_id"));
        QVERIFY(twice.advice.en.find("built-in") == std::string::npos); // neither of them is
        const auto overlapping = test::rulesWith({wholePack, with("suzhou-test", "suzhou-later")});
        QVERIFY(!overlapping.has_value());
        QCOMPARE(overlapping.error().front().code, std::string("overlapping_dates"));
        std::string later = with("suzhou-test", "suzhou-later");
        later.replace(later.find("from = 2024-09-14\nuntil = 2026-12-31"), 36, "from = 2027-01-01\n");
        QVERIFY(test::rulesWith({wholePack, later}).has_value());
        std::vector<PackSource> sources = builtInPacks();
        sources.push_back({SourceText("mine.toml", with("\"suzhou-test\"", "\"beijing-2024\"")), false});
        QVERIFY(!RuleBook::make(builtInVocabulary(), sources).has_value());
    }

    void aPackHoldsFromItsFirstDayToItsLast_data() {
        QTest::addColumn<QByteArray>("pack");
        QTest::addColumn<QByteArray>("date");
        QTest::addColumn<QByteArray>("status");
        const auto row = [](const char* pack, const char* date, const char* status) {
            QTest::addRow("%s on %s", pack, date) << QByteArray(pack) << QByteArray(date) << QByteArray(status);
        };
        row("beijing-2024", "2024-09-13", "not_yet");
        row("beijing-2024", "2024-09-14", "in_force");
        row("beijing-2024", "2026-12-31", "in_force");
        row("beijing-2024", "2027-01-01", "expired");
        row("hangzhou-2024", "2024-11-07", "not_yet");
        row("hangzhou-2024", "2024-11-08", "in_force");
        row("hangzhou-2024", "2199-01-01", "in_force");
        row("jinshan-2023", "2023-10-10", "not_yet");
        row("jinshan-2023", "2023-10-11", "in_force");
        row("tianjin-manufacturing-2023", "2023-04-10", "not_yet");
        row("tianjin-manufacturing-2023", "2023-04-11", "in_force");
        row("tianjin-manufacturing-2023", "2028-04-10", "in_force");
        row("tianjin-manufacturing-2023", "2028-04-11", "expired");
        row("tianjin-draft", "1990-01-01", "draft");
        row("chongqing-draft", "2199-01-01", "draft");
    }

    void aPackHoldsFromItsFirstDayToItsLast() {
        QFETCH(QByteArray, pack);
        QFETCH(QByteArray, date);
        QFETCH(QByteArray, status);
        const Pack* found = test::builtInRules()->pack(pack.toStdString());
        QVERIFY(found != nullptr);
        const std::string_view actual = toString(found->statusOn(*Date::parse(date.toStdString())));
        QCOMPARE(QByteArray(actual.data(), static_cast<int>(actual.size())), status);
    }

    void datedWarningsBeginOnTheirDay() {
        const Pack& hangzhou = *test::builtInRules()->pack("hangzhou-2024");
        QVERIFY(hangzhou.warningsOn(*Date::parse("2027-01-01")).size() ==
                hangzhou.warningsOn(*Date::parse("2026-12-31")).size() + 1);
        const Pack& jinshan = *test::builtInRules()->pack("jinshan-2023");
        QVERIFY(jinshan.warningsOn(*Date::parse("2028-10-11")).size() ==
                jinshan.warningsOn(*Date::parse("2028-10-10")).size() + 1);
    }

    void theBuiltInPacksAreWhole() {
        const std::vector<std::pair<std::string, std::size_t>> expected{
            {"beijing-2024", 38},  {"tianjin-draft", 30}, {"chongqing-draft", 25},
            {"hangzhou-2024", 21}, {"jinshan-2023", 25},  {"tianjin-manufacturing-2023", 2}};
        const auto rules = test::builtInRules();
        QCOMPARE(rules->packs().size(), std::size_t{37}); // the others: law_2026_test
        for (std::size_t index = 0; index < expected.size(); ++index) {
            QCOMPARE(rules->packs()[index].id, expected[index].first);
            QCOMPARE(rules->packs()[index].measures.size(), expected[index].second);
            QVERIFY(!rules->packs()[index].figures.empty() || expected[index].second == 2);
        }
        QCOMPARE(rules->pack("tianjin-draft")->supersededBy, std::string("津政办发〔2024〕23号"));
        QVERIFY(rules->pack("tianjin-manufacturing-2023")->grade == Grade::excerpt);
    }
};

QTEST_GUILESS_MAIN(PackTest)
#include "pack_test.moc"

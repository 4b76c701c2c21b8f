// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rule language: what is accepted, what is refused and where, and how
// conditions and amounts come out when facts are unknown.
#include <QTest>

#include "core/language/compiler.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using namespace biosubsidy::language;

namespace {

Scope projectScope() {
    return {&test::builtInRules()->vocabulary(), Entity::project, nullptr, false};
}

struct Outcome {
    Truth truth;
    std::string missing; // paths, joined by spaces
};

Situation situationOf(const Case& subject) {
    return {test::builtInRules()->vocabulary(), subject, *Date::parse("2026-11-22"), Entity::project, 0};
}

std::string pathsOf(std::vector<FactRef> missing, const Case& subject) {
    std::sort(missing.begin(), missing.end());
    missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
    std::string text;
    for (const FactRef& ref : missing)
        text += (text.empty() ? "" : " ") + pathOf(ref, subject, test::builtInRules()->vocabulary());
    return text;
}

Case projectCase(const std::string& project, const std::string& company = "") {
    return test::caseOf(*test::builtInRules(), R"({"format": "biosubsidy-case/1", "company": {)" + company +
                                                   R"(}, "projects": [{"id": "p")" +
                                                   (project.empty() ? "" : ", " + project) + "}]}");
}

Outcome weigh(const std::string& condition, const Case& subject) {
    const Compiled compiled = compileCondition(condition, projectScope());
    if (!compiled.problems.empty()) qFatal("%s", compiled.problems[0].message.en.c_str());
    const Situation situation = situationOf(subject);
    Evaluation results;
    evaluate(compiled.program, situation, results);
    std::vector<FactRef> missing;
    addMissing(compiled.program, situation, results, missing);
    return {results[compiled.program.root()].truth, pathsOf(missing, subject)};
}

} // namespace

class LanguageTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mistakesAreSaidAtTheirPlace_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("underlined");
        QTest::addColumn<QByteArray>("advice");
        const auto row = [](const char* text, const char* code, const char* underlined, const char* advice) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(code) << QByteArray(underlined) << QByteArray(advice);
        };
        row("project.total_investmnt >= 5000万元", "unknown_fact", "project.total_investmnt",
            "did you mean total_investment?");
        row("projet.kinds has rnd", "unknown_fact", "projet.kinds", "did you mean project.kinds?");
        row("kinds has rnd", "unknown_fact", "kinds", "did you mean project.kinds?");
        row("expense.amount >= 5元", "unknown_fact", "expense.amount", "");
        row("project.kinds has pilot", "unknown_choice", "pilot", "did you mean pilot_platform?");
        row("company.city is bejing", "unknown_choice", "bejing", "did you mean beijing?");
        row("project.total_investment >= 50000000", "wrong_unit", "project.total_investment >= 50000000",
            "give money its unit, as in 5000万元");
        row("project.total_investment >= company.employees", "wrong_unit",
            "project.total_investment >= company.employees", "");
        row("project.total_investment >= 30%", "wrong_unit", "project.total_investment >= 30%", "");
        row("company.employees >= 5000万元", "wrong_unit", "company.employees >= 5000万元", "");
        row("project.year >= company.employees", "wrong_unit", "project.year >= company.employees", "");
        row("project.total_investment", "wrong_type", "project.total_investment", "");
        row("project.kinds is rnd", "wrong_type", "project.kinds", "");
        row("company.city has beijing", "wrong_type", "company.city", "");
        row("company.hnte is true", "wrong_type", "company.hnte", "");
        row("company.city is empty", "wrong_type", "company.city", "");
        row("project.total_investment >= \xFF", "not_utf8", "\xEF\xBF\xBD", "write this part anew");
        row("project.district is 璧山区", "unknown_character", "璧山区", "a text stands in quotes: \"璧山区\"");
        row("company.city is \"beijing\"", "unknown_choice", "\"beijing\"", "without quotes: beijing");
        row("project.total_investment >= 5000 万元", "unknown_character", "万元", "write 5000万元");
        row("project.total_investment >= 2 亿", "unknown_character", "亿", "write 2亿");
        row("project.district is bishan", "text_expected", "bishan", "write \"bishan\"");
        row("project.consortium and project.uses_ai or project.bottleneck", "syntax", "or", "");
        row("project.kinds has any {rnd}", "syntax", "{", "");
        row("project.kinds has any of {rnd", "syntax", "", "");
        row("(project.consortium", "syntax", "", "");
        row("project.consortium project.uses_ai", "syntax", "project.uses_ai", "");
        row("", "syntax", "", "");
        row("not", "syntax", "", "");
        row("project.total_investment ≥ 5000万元", "unknown_character", "≥", "write >= instead");
        row("project.kinds has any of {rnd，cdmo}", "unknown_character", "，", "write , instead");
        row("project.district is \"x", "unclosed_text", "\"", "");
        row("150% * project.total_investment >= 1元", "rate_over_whole", "150%", "");
        row("0% * project.total_investment >= 1元", "zero_rate", "0%", "");
        row("project.total_investment * project.total_investment >= 1元", "wrong_unit",
            "project.total_investment * project.total_investment", "");
        row("project.total_investment >= 5.005元", "bad_literal", "5.005元", "");
        row("project.year >= 2026-02-30", "bad_literal", "2026-02-30",
            "that month has 28 days: its last is 2026-02-28");
        row("project.year >= 2026-13-01", "bad_literal", "2026-13-01",
            "there is no month 13; write year-month-day, as in 2026-12-31");
        row("project.year >= 2026-2-3", "bad_literal", "2026-2-3", "write 2026-02-03");
        row("project.year >= 2026年2月3日", "bad_literal", "2026年2月3日", "write 2026-02-03");
        row("project.total_investment >= 2,000万元", "bad_literal", "2,000万元", "write 2000万元");
        row("project.total_investment >= 2，000万元", "bad_literal", "2，000万元", "write 2000万元");
        row("company.employees >= 2,000", "bad_literal", "2,000",
            "write 2000; where two numbers are meant, put a space behind the comma");
        row("project.total_investment >= 1,200,000.5元", "bad_literal", "1,200,000.5元",
            "write 20, 30% or 5000万元; the units are 元, 万, 万元, 亿 and 亿元");
        row("project.total_investment >= 2千万元", "bad_literal", "2千万元", "write 2000万元");
        row("project.total_investment >= 2000W", "bad_literal", "2000W", "write 2000万元");
        row("project.total_investment >= 2000万元人民币", "bad_literal", "2000万元人民币", "write 2000万元");
        const char* const foreign =
            "money is in yuan: support stated in another currency is unstated, and the summary says so";
        row("project.total_investment >= 2000美元", "bad_literal", "2000美元", foreign);
        row("project.total_investment >= $2000", "unknown_character", "$", foreign);
        row("project.total_investment >= 两千万元", "unknown_character", "两千万元", "write 2000万元");
        row("百分之二十 * project.total_investment >= 1元", "unknown_character", "百分之二十", "write 20%");
        row("三成 * project.total_investment >= 1元", "unknown_character", "三成", "write 30%");
        row("0.2 * project.total_investment >= 1元", "bad_literal", "0.2", "write 20% where it is a share");
        row("20 % * project.total_investment >= 1元", "unknown_character", "%", "write 20%");
        row("project.total_investment == 1亿元", "unknown_character", "==", "write =");
        row("company.city != beijing", "unknown_character",
            "!=", "write is not for a choice, and not with brackets for a number: not (a = b)");
        row("project.total_investment => 1亿元", "unknown_character", "=>", "write >=");
        row("project.consortium && project.uses_ai", "unknown_character", "&&", "write and");
        row("project.consortium || project.uses_ai", "unknown_character", "||", "write or");
        row("!project.consortium", "unknown_character", "!", "write not");
        row("project.total_investment / 2 >= 1元", "unknown_character", "/", "write 50% * …");
        row("project.consortium AND project.uses_ai", "syntax", "AND", "write and");
        row("project.consortium Or project.uses_ai", "syntax", "Or", "write or");
        row("NOT project.consortium", "syntax", "project.consortium", "write not");
        row("project.kinds HAS rnd", "syntax", "HAS", "write has");
        row("project.consortium 并且 project.uses_ai", "unknown_character", "并且", "write and");
        row("project.total_investment 超过 1亿元", "unknown_character", "超过", "write >");
        row("project.total_investment 不超过 1亿元", "unknown_character", "不超过", "write <=");
        row("5 * project.total_investment >= 1元", "wrong_unit", "5 * project.total_investment", "");
        row("ceiling >= 1元", "unknown_fact", "ceiling", "");
        row("project.area >= 2000.555", "bad_literal", "2000.555", "");
        row("company.employees >= 20.5", "wrong_unit", "company.employees >= 20.5", "write a whole number here");
        row("project.total_investment >= 2000.55", "wrong_unit", "project.total_investment >= 2000.55",
            "give money its unit, as in 5000万元");
        row("1.5 * project.total_investment >= 1元", "bad_literal", "1.5", "");
        row("project.area >= 2000㎡", "bad_literal", "2000㎡", "write 2000: the fact has the unit");
        row("project.area >= 2万平方米", "bad_literal", "2万平方米",
            "write the number alone, such as 20000: the fact has the unit");
        row("company.employees >= 50人", "bad_literal", "50人", "write 50: the fact has the unit");
        row("project.total_investment >= 5000万元以上", "bad_literal", "5000万元以上",
            "in a condition write >= 5000万元; in an amount the sum alone");
        row("3‰ * company.revenue >= 1元", "bad_literal", "3‰", "write 0.3%");
        row("project.total_investment >= 5 000 万元", "unknown_character", "万元", "write 5000万元");
        row("company.rnd_spend / company.revenue >= 5%", "unknown_character", "/",
            "write company.rnd_spend >= 5% * company.revenue");
        row("project.area * 5000元/平方米 >= 1元", "unknown_character", "/平方米", "write 5000元 * project.area");
        row("1:0.5 * project.held_city >= 1元", "unknown_character", ":",
            "a match of 1:0.5 is written 50% * project.held_city, one of 1:1 100% * project.held_city");
        row("project.kinds has any of [rnd]", "unknown_character", "[", "write {");
        row("20% project.total_investment >= 1元", "syntax", "project.total_investment", "write 20% * …");
        row("1亿元 <= project.total_investment <= 2亿元", "syntax",
            "<=", "compare once at a time: write a <= b and b <= c");
        row("company.rnd_spend >= 120% * company.rnd_spend_before", "rate_over_whole", "120%",
            "look for a digit too many; where the text means more than the whole write a + 50% * a for 150%, and a - b "
            ">= 20% * b for a growth of 20%");
        row("company.rnd_spend >= 5%", "wrong_unit", "company.rnd_spend >= 5%",
            "multiply the rate by what it is a share of, as in company.rnd_spend >= 5% * company.revenue");
        row("company.titles has champion or gazelle", "unknown_fact", "gazelle",
            "it is a choice of company.titles: write company.titles has gazelle, or for one of several company.titles "
            "has any of {gazelle, ...}");
        row("project.plant_use is {drug_gmp, other}", "syntax", "{", "write in {a, b}");
        row("company.titles has {champion, gazelle}", "syntax", "{",
            "for one of them write has any of {a, b}; for all of them ... has a and ... has b");
        row("company.titles has all of {champion, gazelle}", "syntax", "of",
            "for one of them write has any of {a, b}; for all of them ... has a and ... has b");
        row("company.titles has any of (champion, gazelle)", "syntax", "(", "write has any of {a, b}");
        row("company.hnte is true", "wrong_type", "company.hnte", "write company.hnte");
        row("true", "unknown_fact", "true", "a flag is its name alone, as in company.hnte; no is not company.hnte");
        row("project.completion_year - project.year <= 2", "wrong_unit", "project.completion_year",
            "years and dates are compared alone, as in project.year >= 2026");
        row("project.investment >= 1元", "unknown_fact", "project.investment",
            "there is project.total_investment, project.fixed_asset_investment, project.engineering_investment, "
            "project.equipment_investment");
        row("company.patents >= 5", "unknown_fact", "company.patents",
            "facts.toml lists the facts; where none fits, take the nearest and say so in a [[measure.assumption]]");
        row("总投资 >= 5000万元", "unknown_character", "总投资", "write project.total_investment");
    }

    void mistakesAreSaidAtTheirPlace() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, underlined);
        QFETCH(QByteArray, advice);
        const Compiled compiled = compileCondition(text.toStdString(), projectScope());
        QVERIFY(!compiled.problems.empty());
        QVERIFY(compiled.program.empty());
        const Problem& problem = compiled.problems.front();
        QCOMPARE(QByteArray::fromStdString(problem.code), code);
        if (!underlined.isEmpty()) {
            const QString rest = QString::fromUtf8(text.mid(static_cast<int>(problem.span.offset)));
            QCOMPARE(rest.left(static_cast<int>(problem.span.length)).toUtf8(), underlined);
        }
        if (!advice.isEmpty()) QCOMPARE(QByteArray::fromStdString(problem.advice.en), advice);
        QVERIFY(!problem.message.zh.empty() && !problem.message.en.empty());
    }

    void amountsMustBeMoney_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a rate") << QByteArray("30%");
        QTest::newRow("a count") << QByteArray("company.employees");
        QTest::newRow("a bare number") << QByteArray("5000");
        QTest::newRow("a condition") << QByteArray("project.consortium");
        QTest::newRow("min of mixed") << QByteArray("min(30%, 5000万元)");
        QTest::newRow("sum with a count") << QByteArray("project.total_investment + 5");
        QTest::newRow("unfinished call") << QByteArray("min(30% * project.total_investment, 5000万元");
        QTest::newRow("grows too large") << QByteArray("project.total_investment") +
                                                QByteArray(" * 1.234567%").repeated(12);
    }

    void amountsMustBeMoney() {
        QFETCH(QByteArray, text);
        QVERIFY(!compileAmount(text.toStdString(), projectScope()).problems.empty());
    }

    void amountsSayWhatWasMeant_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("advice");
        const auto row = [](const char* text, const char* advice) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(advice);
        };
        const char* const most = "write the most as min(30% * project.total_investment, 500万元)";
        const char* const range = "for a range such as 50 to 100 write the most as the amount, with rate = \"open\"";
        const char* const tiers =
            "where the sum hangs on a condition write a [[measure.tier]] for each; a condition stands in when";
        row("最高500万元", most);
        row("20% * project.total_investment 最高 500万元", most);
        row("20% * project.total_investment, 500万元", "write min(…, …)");
        row("20% * project.total_investment max 500万元", "write min(…, …)");
        row("min 20% * project.total_investment, 500万元", "write min(…, …)");
        row("min(20% * project.total_investment, 500万元,)", "remove the comma too many");
        row("cap(20% * project.total_investment, 500万元)", most);
        row("sum(project.rnd_spend)", "the functions are min(...) and max(...) alone");
        row("50万元-100万元", range);
        row("50-100万元", range);
        row("50万元~100万元", range);
        row("50万至100万元", range);
        row("50万元 to 100万元", range);
        row("if project.new_build then 500万元", tiers);
        row("500万元 if project.new_build", tiers);
        row("project.new_build and 500万元", tiers);
        row("<= 500万元", "a comparison has a number on either side; an amount has no sign: 500万元");
        row("min(20% of project.total_investment, 500万元)", "write 20% * …");
        row("min((30% + 10%) * project.total_investment, 1元)",
            "add the rates yourself and multiply the one by an amount, as in 40% * project.total_investment; of a "
            "range "
            "such as 10% to 30% write the higher one, with rate = \"open\"");
        row("min(30元 * project.area * 12, 1元)",
            "a bare number multiplies nothing: multiply it into the sum (for 30 yuan and 12 months write 360元), or "
            "write what is counted, as in project.area * 5000元");
        row("min(0.5 * project.held_city, 1元)", "write 50% where it is a share");
    }

    void amountsSayWhatWasMeant() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, advice);
        const Compiled compiled = compileAmount(text.toStdString(), projectScope());
        QVERIFY(!compiled.problems.empty());
        QCOMPARE(QByteArray::fromStdString(compiled.problems.front().advice.en), advice);
        QVERIFY(!compiled.problems.front().advice.zh.empty());
    }

    void itAlwaysEnds() {
        QVERIFY(!compileCondition(std::string(3000, '('), projectScope()).problems.empty());
        std::string deep;
        for (int level = 0; level < 500; ++level) deep += "not ";
        QVERIFY(!compileCondition(deep + "project.consortium", projectScope()).problems.empty());
        QVERIFY(!compileCondition(std::string(100'000, 'a'), projectScope()).problems.empty());
    }

    // However many stand behind each other, and even if one leads to itself.
    void chainsOfTermsAreBounded() {
        const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
        const auto term = [](int index, const std::string& body) {
            return Term{"T" + std::to_string(index), parse(body, static_cast<std::uint32_t>(index + 1)).expression};
        };
        std::vector<Term> terms{term(0, "project.consortium")};
        for (int index = 1; index < 60'000; ++index) terms.push_back(term(index, "not T" + std::to_string(index - 1)));
        QVERIFY(compileCondition("T100", {&vocabulary, Entity::project, &terms, false}).problems.empty());
        const Compiled chain = compileCondition("T59999", {&vocabulary, Entity::project, &terms, false});
        QCOMPARE(chain.problems.size(), std::size_t{1});
        QCOMPARE(chain.problems.front().code, std::string("too_long"));

        const std::vector<Term> round{term(0, "not T1"), term(1, "not T0")};
        QVERIFY(!compileCondition("T1", {&vocabulary, Entity::project, &round, false}).problems.empty());
        QVERIFY(!compileAmount("min(T1, 5元)", {&vocabulary, Entity::project, &round, false}).problems.empty());
    }

    void termsThatExpandTermsAreBounded() {
        std::vector<Term> terms;
        std::string body = "project.consortium";
        for (int index = 0; index < 40; ++index) {
            Parsed parsed = parse(body, static_cast<std::uint32_t>(index + 1));
            terms.push_back({"T" + std::to_string(index), std::move(parsed.expression)});
            body = "T" + std::to_string(index) + " and T" + std::to_string(index);
        }
        const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
        QVERIFY(!compileCondition("T39", {&vocabulary, Entity::project, &terms, false}).problems.empty());
    }

    void unknownFactsLeaveOpenOnlyWhatHangsOnThem_data() {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QByteArray>("project");
        QTest::addColumn<QByteArray>("company");
        QTest::addColumn<int>("truth");
        QTest::addColumn<QByteArray>("missing");
        const auto row = [](const char* condition, const char* project, const char* company, Truth truth,
                            const char* missing) {
            QTest::addRow("%s | %s | %s", condition, project, company)
                << QByteArray(condition) << QByteArray(project) << QByteArray(company) << static_cast<int>(truth)
                << QByteArray(missing);
        };
        // Kleene: a decided part contributes nothing.
        row("project.consortium and project.uses_ai", "", "", Truth::unknown,
            "projects.p.consortium projects.p.uses_ai");
        row("project.consortium and project.uses_ai", R"("uses_ai": true)", "", Truth::unknown,
            "projects.p.consortium");
        row("project.consortium and project.uses_ai", R"("uses_ai": false)", "", Truth::no, "");
        row("project.consortium or project.uses_ai", R"("uses_ai": true)", "", Truth::yes, "");
        row("project.consortium or project.uses_ai", R"("uses_ai": false)", "", Truth::unknown,
            "projects.p.consortium");
        row("not project.consortium", "", "", Truth::unknown, "projects.p.consortium");
        row("project.kinds has rnd", R"("kinds": [])", "", Truth::no, "");
        row("project.kinds is empty", "", "", Truth::unknown, "projects.p.kinds");
        row("project.kinds is not empty", R"("kinds": ["rnd"])", "", Truth::yes, "");
        row("company.city is not beijing", "", R"("city": "tianjin")", Truth::yes, "");
        // Bounds: a whole is at least its largest known part; the part is not named.
        row("project.total_investment >= 5000万元", R"("equipment_investment": "6000万")", "", Truth::yes, "");
        row("project.total_investment >= 5000万元", R"("equipment_investment": "5000万")", "", Truth::yes, "");
        row("project.total_investment > 5000万元", R"("equipment_investment": "5000万")", "", Truth::unknown,
            "projects.p.total_investment");
        row("project.total_investment >= 5000万元", R"("equipment_investment": "49999999.99")", "", Truth::unknown,
            "projects.p.total_investment");
        row("project.equipment_investment <= 5000万元", R"("total_investment": "5000万")", "", Truth::yes, "");
        // Equal is settled when both sides are, or when they cannot meet.
        row("project.total_investment = 5000万元", R"("equipment_investment": "1000万")", "", Truth::unknown,
            "projects.p.total_investment");
        row("project.total_investment = 5000万元", R"("total_investment": "5000万")", "", Truth::yes, "");
        row("project.total_investment = 5000万元", R"("equipment_investment": "5001万")", "", Truth::no, "");
        row("project.equipment_investment < 5000万元", R"("total_investment": "5000万")", "", Truth::unknown,
            "projects.p.equipment_investment");
        row("project.equipment_investment > 5000万元", R"("total_investment": "5000万")", "", Truth::no, "");
        // Known amounts that contradict each other are used as given.
        row("project.total_investment >= 5000万元", R"("equipment_investment": "6000万", "total_investment": "1万")",
            "", Truth::no, "");
        // Size: what is known decides what it can.
        row("company.size in {medium, small, micro}", "", R"("employees": 200)", Truth::yes, "");
        row("company.size in {small, micro}", "", R"("employees": 200)", Truth::yes, "");
        row("company.size is small", "", R"("employees": 200)", Truth::unknown, "company.revenue");
        row("company.size is small", "", R"("employees": 200, "revenue": "300万")", Truth::yes, "");
        row("company.size is micro", "", R"("employees": 200, "revenue": "2999999.99")", Truth::yes, "");
        row("company.size is micro", "", R"("employees": 19)", Truth::yes, "");
        row("company.size is large", "", R"("employees": 1000, "revenue": "4亿")", Truth::yes, "");
        row("company.size is large", "", R"("employees": 1000, "revenue": "399999999.99")", Truth::no, "");
        row("company.size is large", "", R"("revenue": "4亿")", Truth::unknown, "company.employees");
        row("company.size is large", "", "", Truth::unknown, "company.employees company.revenue");
        row("company.size is large", "", R"("industry": "other")", Truth::unknown, "company.employees");
        row("company.size is large", "", R"("industry": "other", "employees": 300)", Truth::yes, "");
        row("company.size is medium", "", R"("industry": "other", "employees": 100)", Truth::yes, "");
        row("company.size is micro", "", R"("industry": "other", "employees": 9)", Truth::yes, "");
        row("company.size is micro", "", R"("size": "micro", "employees": 5000)", Truth::yes, "");
        // Places: taken from the company as the contract says.
        row("project.district is \"璧山区\"", "", R"("city": "chongqing", "district": "璧山区")", Truth::yes, "");
        row("project.district is \"璧山区\"", "", "", Truth::unknown, "company.district");
        row("project.district is \"璧山区\"", R"("city": "chongqing")", R"("district": "璧山区")", Truth::unknown,
            "projects.p.district");
        row("project.district is \"璧山区\"", R"("city": "chongqing")", R"("city": "chongqing")", Truth::unknown,
            "company.district");
        row("project.district is \"璧山区\"", R"("city": "chongqing")", R"("city": "beijing", "district": "璧山区")",
            Truth::unknown, "projects.p.district");
        row("project.city is chongqing", "", "", Truth::unknown, "company.city");
        // Defaults.
        row("company.applicant is enterprise", "", "", Truth::yes, "");
        row("project.year = 2026", "", "", Truth::yes, "");
        row("project.year >= 2026", R"("year": 2025)", "", Truth::no, "");
    }

    void unknownFactsLeaveOpenOnlyWhatHangsOnThem() {
        QFETCH(QByteArray, condition);
        QFETCH(QByteArray, project);
        QFETCH(QByteArray, company);
        QFETCH(int, truth);
        QFETCH(QByteArray, missing);
        const Outcome outcome =
            weigh(condition.toStdString(), projectCase(project.toStdString(), company.toStdString()));
        QCOMPARE(static_cast<int>(outcome.truth), truth);
        QCOMPARE(QByteArray::fromStdString(outcome.missing), missing);
    }

    void amountsAreExactAndBounded_data() {
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<QByteArray>("project");
        QTest::addColumn<QByteArray>("low");
        QTest::addColumn<QByteArray>("high");
        QTest::addColumn<QByteArray>("missing");
        const auto row = [](const char* amount, const char* project, const char* low, const char* high,
                            const char* missing) {
            QTest::addRow("%s | %s", amount, project) << QByteArray(amount) << QByteArray(project) << QByteArray(low)
                                                      << QByteArray(high) << QByteArray(missing);
        };
        row("30% * project.total_investment", R"("total_investment": "166,666,666.67")", "50000000.001", "50000000.001",
            "");
        row("min(30% * project.total_investment, 5000万元)", R"("total_investment": "166,666,666.66")", "49999999.998",
            "49999999.998", "");
        row("min(30% * project.total_investment, 5000万元)", "", "0.00", "50000000.00", "projects.p.total_investment");
        row("min(30% * project.total_investment, 5000万元)", R"("equipment_investment": "2亿")", "50000000.00",
            "50000000.00", "");
        row("30% * project.engineering_investment", R"("total_investment": "1亿")", "0.00", "30000000.00",
            "projects.p.engineering_investment");
        row("max(100元, 12.5% * project.total_investment)", R"("total_investment": "799.99")", "100.00", "100.00", "");
        row("max(project.total_investment - 100元, 0元)", R"("total_investment": "50")", "0.00", "0.00", "");
        row("max(project.total_investment - 100元, 0元)", R"("total_investment": "150")", "50.00", "50.00", "");
        // A quantity or a count times money, either order, a rate before it.
        row("project.area * 5000元", R"("area": "2000.5")", "10002500.00", "10002500.00", "");
        row("5000元 * project.area", R"("area": 3)", "15000.00", "15000.00", "");
        row("50% * project.area * 0.01元", R"("area": "0.01")", "0.0000500", "0.0000500", "");
        row("company.employees * 10万元", R"("year": 2026)", "0.00", "100000000000000.00", "company.employees");
        row("min(project.area * 5000元, 1000万元)", R"("area": "1999.99")", "9999950.00", "9999950.00", "");
        row("min(project.area * 5000元, 1000万元)", R"("year": 2026)", "0.00", "10000000.00", "projects.p.area");
        row("max(project.area - 500, 0) * 100元", R"("area": "600")", "10000.00", "10000.00", "");
        row("max(project.area - 500, 0) * 100元", R"("area": "400")", "0.00", "0.00", "");
        row("10% * (project.total_investment + 1.5% * project.renovation_spend)",
            R"("total_investment": "0.01", "renovation_spend": "0.01")", "0.0010150", "0.0010150", "");
        // The part of min() that cannot be the least is not asked for.
        row("min(project.renovation_spend, project.total_investment)",
            R"("equipment_investment": "5万", "construction_budget": "1")", "0.00", "1000000000000000.00",
            "projects.p.total_investment projects.p.renovation_spend");
        row("min(min(project.renovation_spend, 1万元), project.total_investment)", R"("equipment_investment": "5万")",
            "0.00", "10000.00", "projects.p.renovation_spend");
    }

    void amountsAreExactAndBounded() {
        QFETCH(QByteArray, amount);
        QFETCH(QByteArray, project);
        QFETCH(QByteArray, low);
        QFETCH(QByteArray, high);
        QFETCH(QByteArray, missing);
        const Compiled compiled = compileAmount(amount.toStdString(), projectScope());
        QVERIFY2(compiled.problems.empty(), compiled.problems.empty() ? "" : compiled.problems[0].message.en.c_str());
        const Case subject = projectCase(project.toStdString());
        const Situation situation = situationOf(subject);
        Evaluation results;
        evaluate(compiled.program, situation, results);
        const Fen denominator = compiled.program.nodes[compiled.program.root()].denominator;
        const auto text = [&](const Fen& number) {
            std::string digits = ExactMoney(number, denominator).toString();
            return QByteArray::fromStdString(digits);
        };
        const NodeResult& root = results[compiled.program.root()];
        const auto trimmed = [](QByteArray digits) {
            while (digits.endsWith('0') && digits.size() - digits.indexOf('.') > 3) digits.chop(1);
            return digits;
        };
        QCOMPARE(trimmed(text(root.low)), trimmed(low));
        QCOMPARE(trimmed(text(root.high)), trimmed(high));
        std::vector<FactRef> missingFacts;
        addMissing(compiled.program, situation, results, missingFacts);
        QCOMPARE(QByteArray::fromStdString(pathsOf(missingFacts, subject)), missing);
    }

    // Whoever traces an amount over a fact, or looks for where a change pays, rests on this.
    void amountsAreStraightBetweenTheirTurns_data() {
        QTest::addColumn<QByteArray>("amount");
        QTest::addColumn<QByteArray>("project");
        QTest::addColumn<int>("bends"); // of the lower and the upper bound, up to 100 yuan
        const auto row = [](const char* amount, const char* project, int bends) {
            QTest::addRow("%s | %s", amount, project) << QByteArray(amount) << QByteArray(project) << bends;
        };
        row("30% * project.total_investment", "", 0);
        row("min(30% * project.total_investment, 12元)", "", 2);
        row("max(project.total_investment - 20元, 0元)", "", 2);
        row("min(max(project.total_investment - 20元, 0元), 50% * project.total_investment, 30元)", "", 6);
        // An unknown part is at most the whole: the upper bound alone hangs on it.
        row("min(project.equipment_investment, 40元)", "", 1);
        row("max(min(project.area, 3) * (project.total_investment - 33元) + 100元, 0元)", R"("area": 2)", 0);
        // Which end of an unknown area counts hangs on the sign of what it is multiplied with.
        row("max(min(project.area, 3) * (project.total_investment - 33元) + 100元, 0元)", "", 2);
    }

    void amountsAreStraightBetweenTheirTurns() {
        QFETCH(QByteArray, amount);
        QFETCH(QByteArray, project);
        QFETCH(int, bends);
        const Compiled compiled = compileAmount(amount.toStdString(), projectScope());
        QVERIFY2(compiled.problems.empty(), compiled.problems.empty() ? "" : compiled.problems[0].message.en.c_str());
        const std::size_t root = compiled.program.root();
        Case subject = projectCase(project.toStdString());
        const std::size_t fact = *test::builtInRules()->vocabulary().find(Entity::project, "total_investment");
        struct Point {
            std::vector<int> signs;
            Fen low;
            Fen high;
        };
        const auto pointAt = [&](int fen) {
            subject.projects[0].facts[fact] = Money::fromFen(fen);
            Evaluation results;
            evaluate(compiled.program, situationOf(subject), results);
            std::vector<Fen> turns;
            addTurns(compiled.program, results, turns);
            Point point{{}, results[root].low, results[root].high};
            for (const Fen& turn : turns) point.signs.push_back(turn.sign());
            return point;
        };
        Point before = pointAt(0);
        Point here = pointAt(1);
        int found = 0;
        for (int fen = 2; fen <= 10'000; ++fen) {
            Point after = pointAt(fen);
            for (const auto end : {&Point::low, &Point::high}) {
                const bool straight = after.*end - here.*end == here.*end - before.*end;
                found += straight ? 0 : 1;
                const bool turns = before.signs != here.signs || here.signs != after.signs;
                QVERIFY2(straight || turns, qPrintable(QString::number(fen)));
            }
            before = std::exchange(here, std::move(after));
        }
        QCOMPARE(found, bends);
    }
};

QTEST_GUILESS_MAIN(LanguageTest)
#include "language_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Clauses of the kinds that municipal policies have, each written as rules/WRITING.md tells and
// held against a case whose sums were worked out by hand.
#include <QFile>
#include <QTest>

#include "core/packs/pack_reader.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

const char* const head = R"(format = "biosubsidy-pack/1"
[pack]
id = "made-up"
version = "1"
city = "exampleton"
city_name = { zh = "示例市", en = "Exampleton" }
title = { zh = "若干措施", en = "Measures" }
summary = { zh = "虚构", en = "Made up" }
issuers = ["示例市人民政府"]
status = "in_force"
from = 2026-01-01
grade = "full_text"
)";

// A measure; `rest` begins with its support, such as "fixed" or "ceiling, stated".
std::string measure(const std::string& id, const std::string& scope, const std::string& support,
                    const std::string& rest) {
    const std::size_t comma = support.find(", ");
    const std::string rate = comma == std::string::npos ? "" : "rate = \"" + support.substr(comma + 2) + "\"\n";
    return "[[measure]]\nid = \"" + id + "\"\nclause = \"1\"\nscope = \"" + scope +
           "\"\ntitle = { zh = \"条\", en = \"It\" }\nsummary = { zh = \"条\", en = \"It\" }\nsupport = \"" +
           support.substr(0, comma) + "\"\n" + rate + rest + "\n";
}

std::string tier(const std::string& when, const std::string& amount) {
    return "[[measure.tier]]\n" + (when.empty() ? "" : "when = \"" + when + "\"\n") + "amount = \"" + amount + "\"\n";
}

std::string cap(const std::string& id, const std::string& per, const std::string& amount) {
    return "[[cap]]\nid = \"" + id + "\"\nper = \"" + per + "\"\namount = \"" + amount +
           "\"\nzh = \"上限\"\nen = \"A limit\"\n";
}

// What a claim comes to: what it counts, and of what where that is more.
std::string outcome(const Claim& claim) {
    if (claim.verdict == Verdict::undetermined) return "?";
    if (claim.verdict == Verdict::ineligible)
        return claim.reason == ClaimReason::none ? "no" : std::string(toString(claim.reason));
    if (!claim.ceiling) return "no sum";
    const std::string counted = claim.counted.toString();
    return claim.counted == *claim.ceiling ? counted : counted + " of " + claim.ceiling->toString();
}

} // namespace

class PackClausesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clauses_data() {
        QTest::addColumn<QByteArray>("measures");
        QTest::addColumn<QByteArray>("subject");  // of the case, behind its city: facts of the company, and the lists
        QTest::addColumn<QByteArray>("outcomes"); // of the claims, measures as in the pack, items as in the case
        QTest::addColumn<QByteArray>("stated");
        addCompanyClauses();
        addProjectClauses();
        addExpenseClauses();
        addCapsAndShares();
        addWithoutFigures();
    }

    void clauses() {
        QFETCH(QByteArray, measures);
        QFETCH(QByteArray, subject);
        QFETCH(QByteArray, outcomes);
        QFETCH(QByteArray, stated);
        const auto rules = test::rulesWith({head + measures.toStdString()});
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        QVERIFY(remarksOn(SourceText("pack.toml", head + measures.toStdString()), (*rules)->vocabulary()).empty());
        const Case held = test::caseOf(**rules, test::json("{'format': 'biosubsidy-case/1', 'company': {'city': "
                                                           "'exampleton'" +
                                                           subject.toStdString() + "}"));
        const Assessment assessment = assess(*rules, held, {.asOf = *Date::parse("2026-06-01")});
        const PackResult& pack = assessment.packs.front();
        std::string found;
        for (const Claim& claim : pack.claims) found += (found.empty() ? "" : ", ") + outcome(claim);
        QCOMPARE(QByteArray::fromStdString(found), outcomes);
        QCOMPARE(QByteArray::fromStdString(pack.totals.stated.toString()), stated);
    }

    // What is accepted and hardly meant is a remark.
    void remarks_data() {
        QTest::addColumn<QByteArray>("more");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("once and yearly") << QByteArray("once = true\nyears = 3\n") << QByteArray("once_yearly");
        QTest::newRow("matches nothing") << QByteArray("matches = []\n") << QByteArray("matches_none");
        QTest::newRow("matches a level") << QByteArray("matches = [\"city\"]\n") << QByteArray();
        QTest::newRow("yearly") << QByteArray("years = 3\n") << QByteArray();
    }
    void remarks() {
        QFETCH(QByteArray, more);
        QFETCH(QByteArray, code);
        const std::string text = head + measure("a", "company", "fixed", "amount = \"1万元\"\n" + more.toStdString());
        const auto rules = test::rulesWith({text});
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        const Diagnostics remarks = remarksOn(SourceText("pack.toml", text), (*rules)->vocabulary());
        QCOMPARE(remarks.size(), std::size_t(code.isEmpty() ? 0 : 1));
        if (!code.isEmpty()) QCOMPARE(QByteArray::fromStdString(std::string(remarks.front().code)), code);
    }

    // What rules/WRITING.md shows for all of it is a pack as it stands.
    void theWorkedPolicyOfTheManual() {
        QFile file(QStringLiteral(BIOSUBSIDY_SOURCE_DIR "/rules/WRITING.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray text = file.readAll();
        const QByteArray fence("```");
        text = text.mid(text.indexOf("### A worked policy"));
        text = text.mid(text.indexOf(fence + "toml") + 7);
        const auto rules = test::rulesWith({head + text.left(text.indexOf(fence)).toStdString()});
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        const Case held = test::caseOf(
            **rules,
            test::json("{'format': 'biosubsidy-case/1', 'company': {'city': 'exampleton', 'annual_output': "
                       "'35亿', 'output_best_before': '12亿'}, 'projects': [{'id': 'p', 'kinds': ['gmp_plant', "
                       "'rnd'], 'new_build': true, 'renovation_spend': '1800万', 'area': '2000'}], 'awards': "
                       "[{'id': 'w', 'policy': '市', 'amount': '300万', 'project': 'p'}]}"));
        const Assessment assessment = assess(*rules, held, {.asOf = *Date::parse("2026-06-01")});
        QCOMPARE(test::claimOf(assessment, "made-up/plant", "p").ceiling->toString(), std::string("5000000.00"));
        QCOMPARE(test::claimOf(assessment, "made-up/output").ceiling->toString(), std::string("300000.00"));
        QCOMPARE(test::claimOf(assessment, "made-up/match", "p").ceiling->toString(), std::string("600000.00"));
    }

private:
    static void row(const char* name, const std::string& measures, const char* subject, const char* outcomes,
                    const char* stated) {
        QTest::newRow(name) << QByteArray::fromStdString(measures) << QByteArray(subject) << QByteArray(outcomes)
                            << QByteArray(stated);
    }

    static void addCompanyClauses() {
        row("tiers by growth of output",
            measure(
                "a", "company", "fixed",
                tier("company.annual_output >= 10亿元 and company.annual_output - company.output_best_before >= 20% "
                     "* company.output_best_before",
                     "50万元") +
                    tier("company.annual_output >= 5亿元 and company.annual_output - company.output_best_before >= "
                         "10% * company.output_best_before",
                         "30万元")),
            ", 'annual_output': '12亿', 'output_best_before': '10.5亿'}", "300000.00", "300000.00");
        row("tiers by headcount",
            measure("a", "company", "fixed",
                    tier("company.employees >= 300", "100万元") + tier("company.employees >= 100", "50万元") +
                        tier("company.employees >= 50", "20万元")),
            ", 'employees': 100}", "500000.00", "500000.00");
        row("R&D growth",
            measure("a", "company", "ceiling, stated",
                    "amount = \"min(10% * max(company.rnd_spend - company.rnd_spend_before, 0元), 150万元)\""),
            ", 'rnd_spend': '2345.67万', 'rnd_spend_before': '1345.67万'}", "1000000.00", "1000000.00");
        row("progressive brackets",
            measure("a", "company", "ceiling, stated",
                    "amount = \"min(10% * min(company.rnd_spend, 1000万元) + 5% * max(min(company.rnd_spend, 5000万元) "
                    "- 1000万元, 0元) + 2% * max(company.rnd_spend - 5000万元, 0元), 500万元)\""),
            ", 'rnd_spend': '8000万'}", "3600000.00", "3600000.00");
        row("one of three titles",
            measure("a", "company", "fixed",
                    "when = \"company.titles has any of {champion, little_giant, specialised}\"\namount = \"10万元\""),
            ", 'titles': ['specialised', 'gazelle']}", "100000.00", "100000.00");
        row("R&D intensity of 5% and a threshold",
            measure("a", "company", "ceiling, stated",
                    "when = \"company.rnd_spend >= 5% * company.revenue and company.rnd_spend >= 500万元\"\n"
                    "amount = \"min(8% * company.rnd_spend, 300万元)\""),
            ", 'rnd_spend': '500万', 'revenue': '1亿'}", "400000.00", "400000.00");
        row("so much a head above fifty",
            measure("a", "company", "ceiling, stated",
                    "amount = \"min(max(company.employees - 50, 0) * 5000元, 50万元)\""),
            ", 'employees': 120}", "350000.00", "350000.00");
        row("a share of the procurement's sales",
            measure("a", "company", "ceiling, stated",
                    "when = \"company.procurement_sales >= 5000万元\"\n"
                    "amount = \"min(0.3% * company.procurement_sales, 500万元)\""),
            ", 'procurement_sales': '123456789.01'}", "370370.36", "370370.36");
        row("the first ten applicants",
            measure("a", "company", "fixed",
                    "when = \"company.hnte_event is first_certified\"\namount = \"20万元\"\n"
                    "discretion = \"competitive\""),
            ", 'hnte_event': 'first_certified'}", "200000.00", "200000.00");
    }

    static void addProjectClauses() {
        row("so much a square metre",
            measure("a", "project", "ceiling, stated",
                    "when = \"project.new_build and project.plant_use is drug_gmp\"\n"
                    "amount = \"min(300元 * project.area, 300万元)\"\npool = \"investment\""),
            "}, 'projects': [{'id': 'p', 'area': '2500.5', 'plant_use': 'drug_gmp', 'new_build': true}]", "750150.00",
            "750150.00");
        row("two prices a square metre",
            measure("a", "project", "ceiling, stated",
                    "amount = \"min(min(project.area, 3000) * 500元 + max(project.area - 3000, 0) * 300元, 300万元)\""),
            "}, 'projects': [{'id': 'p', 'area': '4000.5'}]", "1800150.00", "1800150.00");
        row("an area with decimals",
            measure("a", "project", "ceiling, stated",
                    "when = \"project.area >= 2000.55\"\namount = \"min(10% * project.renovation_spend, 100万元)\""),
            "}, 'projects': [{'id': 'p', 'area': '2000.55', 'renovation_spend': '500万'}, "
            "{'id': 'q', 'area': '2000.54', 'renovation_spend': '500万'}]",
            "500000.00, no", "500000.00");
        row("an area above a limit with decimals",
            measure("a", "project", "ceiling, stated",
                    "amount = \"min(max(project.area - 1000.5, 0) * 100元, 100万元)\""),
            "}, 'projects': [{'id': 'p', 'area': '1001'}]", "50.00", "50.00");
        row("half of a year's rent",
            measure("a", "project", "ceiling, stated", "amount = \"50% * min(project.area, 2000) * 360元\"\nyears = 3"),
            "}, 'projects': [{'id': 'p', 'area': '2600'}]", "360000.00", "360000.00");
        row("ranges by stage",
            measure(
                "a", "project", "ceiling, stated",
                "rounds = true\n" +
                    tier("project.stage_completed is phase_3", "min(40% * project.stage_spend, 3000万元)") +
                    tier("project.stage_completed in {phase_1, phase_2}", "min(20% * project.stage_spend, 1000万元)")),
            "}, 'projects': [{'id': 'p', 'stage_completed': 'phase_2', 'stage_spend': '4000万'}, "
            "{'id': 'q', 'stage_completed': 'phase_3', 'stage_spend': '8000万'}, "
            "{'id': 'r', 'stage_completed': 'preclinical', 'stage_spend': '8000万'}]",
            "8000000.00, 30000000.00, no", "38000000.00");
        row("a threshold of investment, a fen short and reached",
            measure("a", "project", "ceiling, stated",
                    "when = \"project.fixed_asset_investment >= 5000万元\"\n"
                    "amount = \"min(15% * project.fixed_asset_investment, 3000万元)\""),
            "}, 'projects': [{'id': 'p', 'fixed_asset_investment': '49999999.99'}, "
            "{'id': 'q', 'fixed_asset_investment': '5000万'}]",
            "no, 7500000.00", "7500000.00");
        row("a range of sums is open",
            measure("a", "project", "ceiling, open",
                    "when = \"project.stage_completed is phase_1\"\namount = \"100万元\""),
            "}, 'projects': [{'id': 'p', 'stage_completed': 'phase_1'}]", "1000000.00", "0.00");
        row("paid once, and it was",
            measure("a", "project", "fixed", "when = \"project.targets_met\"\namount = \"50万元\"\nonce = true"),
            "}, 'projects': [{'id': 'p', 'targets_met': true}], 'awards': [{'id': 'w', 'policy': '本办法', 'amount': "
            "'50万', 'project': 'p', 'under': 'made-up/a'}]",
            "already_granted", "0.00");
    }

    static void addExpenseClauses() {
        row("half of a loan's interest, at most so much a year",
            measure("a", "expense", "ceiling, stated",
                    "when = \"expense.kind is upgrade_loan_interest\"\namount = \"50% * expense.amount\"\n"
                    "yearly_cap = \"200万元\""),
            "}, 'expenses': [{'id': 'e', 'kind': 'upgrade_loan_interest', 'amount': '300万'}, "
            "{'id': 'f', 'kind': 'upgrade_loan_interest', 'amount': '300万'}]",
            "1500000.00, 500000.00 of 1500000.00", "2000000.00");
        row("vouchers of small firms",
            measure("a", "expense", "ceiling, stated",
                    "when = \"expense.kind is innovation_voucher and company.size in {small, micro}\"\n"
                    "amount = \"min(50% * expense.amount, 10万元)\"\nyearly_cap = \"15万元\""),
            ", 'size': 'small'}, 'expenses': [{'id': 'e', 'kind': 'innovation_voucher', 'amount': '30万'}, "
            "{'id': 'f', 'kind': 'innovation_voucher', 'amount': '30万'}, "
            "{'id': 'g', 'kind': 'innovation_voucher', 'amount': '30万', 'year': 2027}]",
            "100000.00, 50000.00 of 100000.00, 100000.00", "250000.00");
        row("costs of two years alone",
            measure("a", "expense", "ceiling, stated",
                    "when = \"expense.kind is overseas_market and expense.year >= 2026 and expense.year <= 2027\"\n"
                    "amount = \"min(50% * expense.amount, 20万元)\""),
            "}, 'expenses': [{'id': 'e', 'kind': 'overseas_market', 'amount': '30万', 'year': 2028}, "
            "{'id': 'f', 'kind': 'overseas_market', 'amount': '30万', 'year': 2027}]",
            "no, 150000.00", "150000.00");
        row("contracts here and elsewhere",
            measure("a", "expense", "ceiling, stated",
                    "yearly_cap = \"120万元\"\n" +
                        tier("expense.kind is cro_contract_local", "min(10% * expense.amount, 100万元)") +
                        tier("expense.kind is cro_contract_outside", "min(5% * expense.amount, 50万元)")),
            "}, 'expenses': [{'id': 'e', 'kind': 'cro_contract_local', 'amount': '900万'}, "
            "{'id': 'f', 'kind': 'cro_contract_outside', 'amount': '2000万'}]",
            "900000.00, 300000.00 of 500000.00", "1200000.00");
    }

    static void addCapsAndShares() {
        row("a district's 1:0.5 of the city's money",
            measure("a", "project", "ceiling, stated",
                    "when = \"project.kinds has rnd\"\namount = \"min(50% * project.held_city, 200万元)\"\n"
                    "matches = [\"city\"]"),
            "}, 'projects': [{'id': 'p', 'kinds': ['rnd']}], 'awards': [{'id': 'w', 'policy': '市级', 'amount': "
            "'300万', "
            "'level': 'city', 'project': 'p'}]",
            "1500000.00", "1500000.00");
        row("half of one's own money",
            measure("a", "project", "ceiling, stated",
                    "amount = \"min(50% * max(project.total_investment - project.held_national - "
                    "project.held_provincial, 0元), 500万元)\""),
            "}, 'projects': [{'id': 'p', 'total_investment': '2000万'}], 'awards': [{'id': 'v', 'policy': '国家', "
            "'amount': '600万', 'level': 'national', 'project': 'p'}, {'id': 'w', 'policy': '省', 'amount': '500万', "
            "'level': 'provincial', 'project': 'p'}]",
            "4500000.00", "4500000.00");
        row("not where the city has paid",
            measure("a", "project", "ceiling, stated",
                    "when = \"project.held_city = 0元\"\namount = \"min(10% * project.total_investment, 100万元)\""),
            "}, 'projects': [{'id': 'p', 'total_investment': '500万'}, {'id': 'q', 'total_investment': '500万'}], "
            "'awards': [{'id': 'w', 'policy': '市', 'amount': '1万', 'project': 'q'}]",
            "500000.00, no", "500000.00");
        row("the better of two",
            measure("a", "project", "ceiling, stated",
                    "amount = \"min(20% * project.total_investment, 1000万元)\"\npool = \"investment\"") +
                measure("b", "project", "ceiling, stated",
                        "amount = \"min(15% * project.equipment_investment, 2000万元)\"\npool = \"investment\""),
            "}, 'projects': [{'id': 'p', 'total_investment': '1亿', 'equipment_investment': '8000万'}]",
            "0.00 of 10000000.00, 12000000.00", "12000000.00");
        row("two rewards of one product, together at most",
            measure("a", "project", "fixed", "when = \"project.stage_completed is registered\"\namount = \"300万元\"") +
                measure("b", "project", "fixed", "when = \"project.nrdl_first\"\namount = \"200万元\"") +
                cap("both", "project", "400万元"),
            "}, 'projects': [{'id': 'p', 'stage_completed': 'registered', 'nrdl_first': true}]",
            "3000000.00, 1000000.00 of 2000000.00", "4000000.00");
        row("limits per project, a year and in all",
            measure("a", "project", "ceiling, stated", "amount = \"min(30% * project.stage_spend, 800万元)\"") +
                measure("b", "project", "ceiling, stated",
                        "amount = \"min(20% * project.first_batch_cost, 500万元)\"") +
                cap("one", "project", "1000万元") + cap("year", "year", "1500万元") + cap("life", "life", "1800万元"),
            "}, 'projects': [{'id': 'p', 'stage_spend': '3000万', 'first_batch_cost': '2000万'}, "
            "{'id': 'q', 'stage_spend': '3000万', 'first_batch_cost': '2000万'}, "
            "{'id': 'r', 'year': 2027, 'stage_spend': '3000万', 'first_batch_cost': '2000万'}]",
            "8000000.00, 5000000.00 of 8000000.00, 3000000.00 of 8000000.00, "
            "2000000.00 of 4000000.00, 0.00 of 4000000.00, 0.00 of 4000000.00",
            "18000000.00");
        row("a limit over what a firm gets in a year",
            measure("a", "company", "fixed", "when = \"company.ipo\"\namount = \"300万元\"") +
                measure("b", "expense", "ceiling, stated", "amount = \"min(50% * expense.amount, 100万元)\"") +
                cap("all", "year", "350万元"),
            ", 'ipo': true}, 'expenses': [{'id': 'e', 'amount': '300万'}]", "2500000.00 of 3000000.00, 1000000.00",
            "3500000.00");
    }

    static void addWithoutFigures() {
        const char* const large = "}, 'projects': [{'id': 'p', 'total_investment': '10亿'}]";
        row("case by case", measure("a", "project", "unstated", "when = \"project.total_investment >= 10亿元\""), large,
            "no sum", "0.00");
        row("an equity investment", measure("a", "project", "in_kind", "when = \"project.total_investment >= 10亿元\""),
            large, "no sum", "0.00");
        row("a loan", measure("a", "company", "in_kind", "when = \"company.size in {small, micro}\""),
            ", 'size': 'micro'}", "no sum", "0.00");
        row("talents without a fact for their number",
            measure(
                "a", "company", "unstated",
                "when = \"company.brings_talent\"\n[[measure.assumption]]\nzh = \"按人数计\"\nen = \"By the head\""),
            ", 'brings_talent': true}", "no sum", "0.00");
    }
};

QTEST_GUILESS_MAIN(PackClausesTest)
#include "pack_clauses_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reasons as text: amounts, the steps of a sum, the deciding reason, what becomes
// of a claim beside others; in both languages, and for every measure there is.
#include <QRegularExpression>
#include <QTest>

#include "core/wording/district_names.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

QString joined(const std::vector<std::string>& lines) {
    QStringList all;
    for (const std::string& line : lines) all << qt(line);
    return all.join(QStringLiteral(" | "));
}

ClaimId idOf(const Assessment& assessment, const Claim& claim) {
    for (std::size_t pack = 0; pack < assessment.packs.size(); ++pack) {
        const std::vector<Claim>& claims = assessment.packs[pack].claims;
        if (&claim >= claims.data() && &claim < claims.data() + claims.size())
            return {pack, static_cast<std::size_t>(&claim - claims.data())};
    }
    return {};
}

// A firm in Beijing of which nothing else matters, with these projects and more.
std::string beijing(const std::string& more, const std::string& company = "") {
    return test::json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing'" + company + "}, " + more + "}");
}

std::string tianjin(const std::string& project, const std::string& more = "") {
    return test::json("{'format': 'biosubsidy-case/1', 'company': {'city': 'tianjin'}, 'projects': [{'id': 'p1', " +
                      project + "}]" + more + "}");
}

std::string pilot(const std::string& facts) {
    return beijing("'projects': [{'id': 'p1', 'kinds': ['pilot_platform']" + facts + "}]");
}

struct Told {
    std::string name;
    std::string subject; // the case
    std::string measure;
    std::string item;
    std::string zh;
    std::string en;
    std::string asOf = "2026-11-22";
};

void addRows(const std::vector<Told>& rows) {
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("measure");
    QTest::addColumn<QString>("item");
    QTest::addColumn<QString>("asOf");
    QTest::addColumn<bool>("english");
    QTest::addColumn<QString>("text");
    for (const Told& row : rows) {
        for (const bool english : {false, true}) {
            QTest::newRow((row.name + (english ? " en" : " zh")).c_str())
                << qt(row.subject) << qt(row.measure) << qt(row.item) << qt(row.asOf) << english
                << qt(english ? row.en : row.zh);
        }
    }
}

// The explanation that the row at hand asks for.
wording::Explanation explained() {
    QFETCH(QString, subject);
    QFETCH(QString, measure);
    QFETCH(QString, item);
    QFETCH(QString, asOf);
    QFETCH(bool, english);
    const Assessment assessment = test::assessed(subject.toStdString(), asOf.toStdString());
    const Claim& claim = test::claimOf(assessment, measure.toStdString(), item.toStdString());
    return wording::explain(assessment, idOf(assessment, claim), english ? Language::en : Language::zh);
}

Language languageOfRow() {
    QFETCH(bool, english);
    return english ? Language::en : Language::zh;
}

const wording::ConditionLine* rowThatAsks(const wording::Explanation& explanation, const QString& asked) {
    for (const wording::ConditionLine& row : explanation.conditions) {
        if (qt(row.asked) == asked) return &row;
    }
    return nullptr;
}

} // namespace

class WordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // A name of ours for a district would be an invention: the English of its document has it.
    void districtsAreCalledAsTheirDocumentsCallThem() {
        const std::shared_ptr<const RuleBook> rules = test::builtInRules();
        std::size_t glossed = 0;
        for (const Pack& pack : rules->packs()) {
            QString english = qt(pack.title.en);
            for (const PackWarning& warning : pack.warnings) english += QLatin1Char(' ') + qt(warning.text.en);
            if (pack.liesInWarning) english += QLatin1Char(' ') + qt(pack.liesInWarning->text.en);
            std::vector<std::string> names = pack.liesIn;
            if (!pack.districts.empty()) names.push_back(pack.districts.front());
            for (const std::string& name : names) {
                QCOMPARE(wording::districtText(name, Language::zh), name);
                const std::string text = wording::districtText(name, Language::en);
                if (text == name) continue;
                ++glossed;
                QVERIFY2(english.contains(qt(text)), qPrintable(qt(pack.id) + QLatin1Char(' ') + qt(text)));
                QCOMPARE(wording::districtInBoth(name, Language::en), text + " (" + name + ")");
            }
        }
        QVERIFY(glossed >= 10);
        QCOMPARE(wording::districtInBoth("璧山区", Language::en), std::string("璧山区"));
    }

    // A report of a document may number no clause: that is said, not left blank.
    void aClauseThatWasNotSeenIsSaidToBe() {
        std::size_t without = 0;
        for (const Pack& pack : test::builtInRules()->packs()) {
            for (const Measure& measure : pack.measures) {
                for (const Language language : {Language::zh, Language::en})
                    QVERIFY2(!wording::clauseText(measure, language).empty(), measure.id.c_str());
                without += measure.clause.empty() ? 1U : 0U;
            }
        }
        QVERIFY(without > 0);
    }

    void writesAmounts_data() {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("zh");
        QTest::addColumn<QString>("en");
        QTest::addColumn<QString>("exact");
        const auto row = [](const char* amount, const char* zh, const char* en, const char* exact) {
            QTest::newRow(amount) << QString::fromUtf8(amount) << QString::fromUtf8(zh) << QString::fromUtf8(en)
                                  << QString::fromUtf8(exact);
        };
        row("0", "0元", "CNY 0", "0.00 元");
        row("0.01", "0.01元", "CNY 0.01", "0.01 元");
        row("0.10", "0.1元", "CNY 0.10", "0.10 元");
        row("9999.99", "9,999.99元", "CNY 9,999.99", "9,999.99 元");
        row("10000", "1万元", "CNY 10,000", "10,000.00 元");
        row("50136000", "5,013.6万元", "CNY 50,136,000", "50,136,000.00 元");
        row("99999999.99", "9,999.999999万元", "CNY 99,999,999.99", "99,999,999.99 元");
        row("1亿", "1亿元", "CNY 100,000,000", "100,000,000.00 元");
        row("1.2亿", "1.2亿元", "CNY 120,000,000", "120,000,000.00 元");
        row("1234.5亿", "1,234.5亿元", "CNY 123,450,000,000", "123,450,000,000.00 元");
        row("10000000亿", "10,000,000亿元", "CNY 1,000,000,000,000,000", "1,000,000,000,000,000.00 元");
    }

    void writesAmounts() {
        QFETCH(QString, amount);
        const auto money = Money::parse(amount.toStdString());
        QVERIFY(money);
        QTEST(qt(wording::moneyText(*money, Language::zh)), "zh");
        QTEST(qt(wording::moneyText(*money, Language::en)), "en");
        QTEST(qt(wording::exactYuanText(*money, Language::zh)), "exact");
    }

    void writesAmountsFinerThanAFen() {
        const ExactMoney exact = *Rate::parse("30%") * *Money::parse("166666666.67");
        QCOMPARE(qt(wording::moneyText(exact, Language::zh)), QStringLiteral("50,000,000.001元"));
        QCOMPARE(qt(wording::moneyText(exact, Language::en)), QStringLiteral("CNY 50,000,000.001"));
        const ExactMoney whole = *Rate::parse("30%") * *Money::parse("2亿");
        QCOMPARE(qt(wording::moneyText(whole, Language::zh)), QStringLiteral("6,000万元"));
        QCOMPARE(qt(wording::moneyText(Money::fromYuan(-1500), Language::zh)), QStringLiteral("−1,500元"));
    }

    void tellsTheSumStepByStep_data() {
        const auto voucher = [](const std::string& amount) {
            return beijing("'expenses': [{'id': 'e1', 'kind': 'innovation_voucher', 'amount': '" + amount + "'}]",
                           ", 'size': 'small'");
        };
        addRows({
            {"over the cap", pilot(", 'total_investment': '2亿'"), "beijing-2024/pilot-platform", "p1",
             "30% × 2亿元（总投资） = 6,000万元 → 封顶 5,000万元",
             "30% × CNY 200,000,000 (total investment) = CNY 60,000,000, capped at CNY 50,000,000"},
            {"under the cap", pilot(", 'total_investment': '1亿'"), "beijing-2024/pilot-platform", "p1",
             "30% × 1亿元（总投资） = 3,000万元 → 未超过上限 5,000万元",
             "30% × CNY 100,000,000 (total investment) = CNY 30,000,000, within the cap of CNY 50,000,000"},
            {"a thousandth over the cap", pilot(", 'total_investment': '166666666.67'"), "beijing-2024/pilot-platform",
             "p1", "30% × 1.6666666667亿元（总投资） = 50,000,000.001元 → 封顶 5,000万元",
             "30% × CNY 166,666,666.67 (total investment) = CNY 50,000,000.001, capped at CNY 50,000,000"},
            {"rounded down", pilot(", 'total_investment': '12345678.91'"), "beijing-2024/pilot-platform", "p1",
             "30% × 1,234.567891万元（总投资） = 3,703,703.673元 → 未超过上限 5,000万元 → "
             "不足一分的舍去：370.370367万元",
             "30% × CNY 12,345,678.91 (total investment) = CNY 3,703,703.673, within the cap of CNY 50,000,000, "
             "rounded down to the fen: CNY 3,703,703.67"},
            {"unknown", pilot(""), "beijing-2024/pilot-platform", "p1", "30% × 总投资（未填） → 最多 5,000万元",
             "30% × total investment (not given), at most CNY 50,000,000"},
            {"bounded from below", pilot(", 'equipment_investment': '6000万'"), "beijing-2024/pilot-platform", "p1",
             "30% × 总投资（未填，至少 6,000万元，由设备及软硬件工具投资可知） ≥ 1,800万元 → 最多 5,000万元",
             "30% × total investment (not given, at least CNY 60,000,000, known from equipment investment) ≥ CNY "
             "18,000,000, at most CNY 50,000,000"},
            {"bounded above the cap", pilot(", 'equipment_investment': '2亿'"), "beijing-2024/pilot-platform", "p1",
             "30% × 总投资（未填，至少 2亿元，由设备及软硬件工具投资可知） ≥ 6,000万元 → 封顶 5,000万元",
             "30% × total investment (not given, at least CNY 200,000,000, known from equipment investment) ≥ CNY "
             "60,000,000, capped at CNY 50,000,000"},
            {"bounded from above",
             beijing("'projects': [{'id': 'p1', 'kinds': ['industrialisation'], 'key_product': true, "
                     "'total_investment': '1亿'}]"),
             "beijing-2024/industrialisation", "p1",
             "30% × 工程投资（未填，至多 1亿元，由总投资可知） ≤ 3,000万元 → 未超过上限 5,000万元",
             "30% × engineering investment (not given, at most CNY 100,000,000, known from total investment) ≤ CNY "
             "30,000,000, within the cap of CNY 50,000,000"},
            {"bounded to nothing",
             beijing("'projects': [{'id': 'p1', 'kinds': ['industrialisation'], 'key_product': true, "
                     "'total_investment': '0'}]"),
             "beijing-2024/industrialisation", "p1",
             "30% × 工程投资（未填，至多 0元，由总投资可知） = 0元 → 未超过上限 5,000万元",
             "30% × engineering investment (not given, at most CNY 0, known from total investment) = CNY 0, within the "
             "cap of CNY 50,000,000"},
            {"a bare limit", beijing("'projects': []", ", 'open_facility': true"), "beijing-2024/open-facility", "",
             "最高 100万元", "up to CNY 1,000,000"},
            {"a fixed sum", beijing("'projects': []", ", 'hnte': true, 'first_small_to_scale_list': true"),
             "beijing-2024/small-to-scale", "", "定额 10万元", "a fixed CNY 100,000"},
            {"the whole amount", voucher("30万"), "beijing-2024/innovation-voucher", "e1", "30万元（金额）",
             "CNY 300,000 (amount)"},
            {"a yearly cap", voucher("80万"), "beijing-2024/innovation-voucher", "e1",
             "80万元（金额） → 年度限额 50万元", "CNY 800,000 (amount), capped by the year at CNY 500,000"},
            {"nothing to sum up", beijing("'projects': []"), "beijing-2024/talent", "", "", ""},
        });
    }

    void tellsTheSumStepByStep() { QTEST(qt(wording::sumOnOneLine(explained(), languageOfRow())), "text"); }

    void givesTheDecidingReason_data() {
        const std::string gap = "'kinds': ['industrialisation'], 'fills_chain_gap': true, 'technical_upgrade': false";
        const std::string scale = ", 'advanced_manufacturing': true, 'titles': ['specialised'], "
                                  "'output_over_100m_before': false, 'first_above_scale': ";
        addRows({
            {"all met", pilot(", 'total_investment': '1亿'"), "beijing-2024/pilot-platform", "p1", "符合全部条件",
             "All conditions are met"},
            {"sum still open", pilot(""), "beijing-2024/pilot-platform", "p1",
             "符合全部条件，金额还取决于未填的“总投资”，最多 5,000万元",
             "All conditions are met, the sum still depends on what is not given (\"total investment\"), at most CNY "
             "50,000,000"},
            {"a threshold missed", tianjin(gap + ", 'total_investment': '4800万'"), "tianjin-draft/major-investment",
             "p1", "总投资 4,800万元，比 5,000万元 少 200万元",
             "Total investment is CNY 48,000,000, CNY 2,000,000 short of CNY 50,000,000"},
            {"one of two ways", tianjin(gap + ", 'total_investment': '4800万'"),
             "tianjin-manufacturing-2023/major-investment", "p1",
             "总投资 4,800万元，比 5,000万元 少 200万元；其他可选条件也不满足",
             "Total investment is CNY 48,000,000, CNY 2,000,000 short of CNY 50,000,000; nor do the alternatives hold"},
            {"another kind", beijing("'projects': [{'id': 'p1', 'kinds': ['rnd']}]"), "beijing-2024/pilot-platform",
             "p1", "项目类型为 研发与技术攻关，不含 中试平台",
             "Kinds of project: R&D; the measure asks for pilot-scale platform"},
            {"no kind at all", beijing("'projects': [{'id': 'p1', 'kinds': []}]"), "beijing-2024/pilot-platform", "p1",
             "项目类型已填为无，本条要求 中试平台",
             "Kinds of project: none; the measure asks for pilot-scale platform"},
            {"a flag", beijing("'projects': []", ", 'neeq_approved': false"), "beijing-2024/neeq-listing", "",
             "“获准在新三板挂牌”为否，本条要求为是",
             "\"Approved for listing on the NEEQ\" is no, and the measure asks for yes"},
            {"marks inside marks", beijing("'projects': []", ", 'first_small_to_scale_list': false"),
             "beijing-2024/small-to-scale", "", "“首次纳入‘小升规’支持清单”为否，本条要求为是",
             "\"Newly on the 'small to scale' list\" is no, and the measure asks for yes"},
            {"the other choice", beijing("'projects': []", ", 'hnte_event': 'none'"), "beijing-2024/hnte-first", "",
             "高新技术企业认定情况为 无，本条限于 首次认定，尚未领取奖励",
             "High-tech certification event: none; the measure is for certified for the first time, not yet rewarded"},
            {"a large firm",
             beijing("'expenses': [{'id': 'e1', 'kind': 'service_coupon', 'amount': '1万'}]",
                     ", 'employees': 1200, 'revenue': '5亿'"),
             "beijing-2024/service-coupon", "e1",
             "企业规模为 大型（由从业人员、上年营业收入推得），本条限于 中型、小型或微型",
             "Size class: large (derived from employees and revenue last year); the measure is for medium, small or "
             "micro"},
            {"missing", beijing("'projects': []"), "beijing-2024/neeq-listing", "", "取决于未填的：“获准在新三板挂牌”",
             "Depends on what is not given: \"approved for listing on the NEEQ\""},
            {"lenient alone", beijing("'projects': []", scale + "true, 'annual_output': '1亿'"),
             "beijing-2024/scale-reward", "",
             "从宽理解符合，从严理解不符合：上一完整年度产值 1亿元，须超过 1亿元，现在恰好相等",
             "The lenient reading holds, the strict one fails: Output value of the last full year is CNY 100,000,000; "
             "it "
             "must be more than CNY 100,000,000 and is exactly equal"},
            {"neither reading", beijing("'projects': []", scale + "false, 'annual_output': '9000万'"),
             "beijing-2024/scale-reward", "",
             "从宽理解也不满足：上一完整年度产值 9,000万元，比 1亿元 少 1,000万元；其他可选条件也不满足",
             "Not even the lenient reading holds: Output value of the last full year is CNY 90,000,000, CNY 10,000,000 "
             "short of CNY 100,000,000; nor do the alternatives hold"},
            {"elsewhere",
             beijing("'projects': [{'id': 'p1', 'city': 'tianjin', 'kinds': ['pilot_platform'], "
                     "'total_investment': '1亿'}]"),
             "beijing-2024/pilot-platform", "p1", "项目所在城市为 天津市，本政策限于 北京市",
             "City of the project: Tianjin; the policy is for Beijing"},
            {"another applicant", beijing("'projects': []", ", 'applicant': 'university'"), "beijing-2024/hnte-first",
             "", "申报主体类型为 高等学校，本条限于 企业",
             "Kind of applicant: university; the measure is for enterprise"},
            {"expired", pilot(""), "beijing-2024/pilot-platform", "p1",
             "政策已于 2026-12-31 到期，测算日 2027-01-01 不再施行",
             "The policy expired on 2026-12-31 and is not in force on 2027-01-01", "2027-01-01"},
            {"not yet", pilot(""), "beijing-2024/pilot-platform", "p1",
             "政策自 2024-09-14 起施行，测算日 2024-09-13 尚未施行",
             "The policy takes effect on 2024-09-14 and is not yet in force on 2024-09-13", "2024-09-13"},
            {"an earlier year", pilot(", 'year': 2023"), "beijing-2024/pilot-platform", "p1",
             "项目所属年度 2023 在政策期（2024-09-14 至 2026-12-31）之外",
             "The project's year 2023 lies outside the policy's period (2024-09-14 to 2026-12-31)"},
        });
    }

    void givesTheDecidingReason() { QTEST(qt(explained().why), "text"); }

    void tellsWhatBecomesOfItBesideOthers_data() {
        const auto award = [](const std::string& amount) {
            return beijing("'projects': [{'id': 'p1', 'kinds': ['green_upgrade'], 'total_investment': '2000万'}], "
                           "'awards': [{'id': 'a1', 'policy': '市技改补助', 'project': 'p1', 'amount': '" +
                           amount + "'}]");
        };
        const std::string vouchers =
            beijing("'expenses': [{'id': 'e1', 'kind': 'innovation_voucher', 'amount': '40万'}, "
                    "{'id': 'e2', 'kind': 'innovation_voucher', 'amount': '20万'}, "
                    "{'id': 'e3', 'kind': 'innovation_voucher', 'amount': '5万'}]",
                    ", 'size': 'small'");
        const std::string both = beijing("'projects': [{'id': 'p1', 'kinds': ['pilot_platform', 'common_platform'], "
                                         "'total_investment': '1亿'}]");
        const std::string major = tianjin("'kinds': ['industrialisation'], 'fills_chain_gap': true, "
                                          "'total_investment': '1亿', 'equipment_investment': '6000万'");
        addRows({
            {"an award comes off", award("500万"), "beijing-2024/green-upgrade", "p1",
             "已获支持 500万元（市技改补助），按“从优不重复”只计超出部分：2,000万元 − 500万元 = "
             "1,500万元；主管部门也可能要求二选一",
             "Support already held: CNY 5,000,000 (市技改补助); by the rule \"the better one, never both\" only what "
             "exceeds it is counted: CNY 20,000,000 − CNY 5,000,000 = CNY 15,000,000. An authority may instead ask for "
             "a choice between the two"},
            {"an award leaves nothing", award("2000万"), "beijing-2024/green-upgrade", "p1",
             "已获支持 2,000万元（市技改补助），不低于本项的 "
             "2,000万元，按“从优不重复”不再增加；主管部门也可能要求二选一",
             "Support already held: CNY 20,000,000 (市技改补助), no less than the CNY 20,000,000 of this claim; by the "
             "rule \"the better one, never both\" it adds nothing. An authority may instead ask for a choice between "
             "the "
             "two"},
            {"a part of the cap", vouchers, "beijing-2024/innovation-voucher", "e2",
             "2026 年的限额 50万元 还余 10万元，本项只计此数（单独可计 20万元）",
             "Of the cap of CNY 500,000 for 2026, CNY 100,000 is left, and only that is counted (alone it would be CNY "
             "200,000)"},
            {"the cap used up", vouchers, "beijing-2024/innovation-voucher", "e3",
             "2026 年的限额 50万元 已被先计的各项用完，本项不再增加",
             "The cap of CNY 500,000 for 2026 is used up by what is counted before; this claim adds nothing"},
            {"excluded", both, "beijing-2024/pilot-platform", "p1",
             "与“共性技术平台”同属本项目的投资类支持，按本程序的谨慎假定只取其一；已选后者，计 5,000万元",
             "It and \"Common technology platform\" are both support for the investment of this project; by this "
             "program's cautious assumption only one is counted, and the other was chosen, with CNY 50,000,000"},
            {"completed", major, "tianjin-draft/major-investment", "p1",
             "金额由“重大投资和技术改造项目”（津政办规〔2023〕4号）给出：600万元",
             "The sum is given by \"Major investment and technical upgrades\" (津政办规〔2023〕4号): CNY 6,000,000"},
            {"alone", pilot(", 'total_investment': '1亿'"), "beijing-2024/pilot-platform", "p1", "", ""},
        });
    }

    void tellsWhatBecomesOfItBesideOthers() { QTEST(joined(explained().stacking), "text"); }

    // What a row of the table of conditions shows: asked, in the case, short of.
    void showsConditionsAsRows_data() {
        addRows({
            {"short of", tianjin("'kinds': ['industrialisation'], 'total_investment': '4800万'"),
             "tianjin-draft/major-investment", "p1", "总投资 ≥ 5,000万元|4,800万元|差 200万元",
             "Total investment ≥ CNY 50,000,000|CNY 48,000,000|CNY 2,000,000 short"},
            {"at least short of",
             tianjin("'kinds': ['industrialisation'], 'fills_chain_gap': true, 'total_investment': '4800万'"),
             "tianjin-draft/major-investment", "p1", "补足产业链关键环节短板：是|是|",
             "Fills a gap in the value chain: yes|yes|"},
            {"bounded", tianjin("'kinds': ['industrialisation'], 'equipment_investment': '6000万'"),
             "tianjin-draft/major-investment", "p1",
             "总投资 ≥ 5,000万元|未填，至少 6,000万元，由设备及软硬件工具投资可知|",
             "Total investment ≥ CNY 50,000,000|not given, at least CNY 60,000,000, known from equipment investment|"},
            {"exactly equal", beijing("'projects': []", ", 'advanced_manufacturing': true, 'annual_output': '1亿'"),
             "beijing-2024/scale-reward", "", "上一完整年度产值 > 1亿元|1亿元|须超过，现在恰好相等",
             "Output value of the last full year > CNY 100,000,000|CNY 100,000,000|must be more; it is exactly equal"},
            {"partly known size", beijing("'expenses': [{'id': 'e1', 'kind': 'service_coupon'}]", ", 'employees': 200"),
             "beijing-2024/service-coupon", "e1",
             "企业规模为 中型、小型或微型|小型或微型（由从业人员推得，上年营业收入未填）|",
             "Size class: medium, small or micro|small or micro (derived from employees; revenue last year not "
             "given)|"},
            {"inherited", pilot(""), "beijing-2024/pilot-platform", "p1", "项目所在城市为 北京市|北京市（取自企业）|",
             "City of the project: Beijing|Beijing (taken from the company)|"},
            {"by default", beijing("'projects': []"), "beijing-2024/hnte-first", "",
             "申报主体类型为 企业|企业（默认）|", "Kind of applicant: enterprise|enterprise (default)|"},
            {"in force", beijing("'projects': []"), "beijing-2024/hnte-first", "",
             "政策在测算日 2026-11-22 施行|2024-09-14 至 2026-12-31|",
             "The policy is in force on 2026-11-22|2024-09-14 to 2026-12-31|"},
            {"the year", pilot(""), "beijing-2024/pilot-platform", "p1", "项目所属年度在政策期内|2026（取自测算年度）|",
             "The project's year lies in the policy's period|2026 (year of assessment)|"},
            {"not turned inwards", beijing("'projects': []"), "beijing-2024/scale-reward", "",
             "更早年度产值曾突破1亿元：否|未填|", "An earlier year's output had passed CNY 100 million: no|not given|"},
            {"at least one", beijing("'projects': [{'id': 'p1', 'first_of_kind': []}]"), "beijing-2024/first-batch",
             "p1", "首制首试首用类型至少有一项|无|", "First of its kind: at least one|none|"},
        });
    }

    void showsConditionsAsRows() {
        QFETCH(QString, text);
        const QStringList parts = text.split(QLatin1Char('|'));
        const wording::Explanation explanation = explained();
        const wording::ConditionLine* row = rowThatAsks(explanation, parts[0]);
        QVERIFY2(row != nullptr, qPrintable(parts[0]));
        QCOMPARE(qt(row->stands), parts[1]);
        QCOMPARE(qt(row->difference), parts[2]);
    }

    void groupsConditions() {
        const Assessment assessment = test::assessed(tianjin("'kinds': ['industrialisation']"));
        const Claim& claim = test::claimOf(assessment, "tianjin-manufacturing-2023/major-investment", "p1");
        const wording::Explanation explanation = wording::explain(assessment, idOf(assessment, claim), Language::zh);
        QStringList rows;
        for (const wording::ConditionLine& row : explanation.conditions)
            rows << QString(row.depth * 2, QLatin1Char(' ')) + qt(row.asked);
        const QStringList wanted{QStringLiteral("行业为 工业"),
                                 QStringLiteral("以下任一满足"),
                                 QStringLiteral("  以下全部满足"),
                                 QStringLiteral("    项目类型包含 产业化（生产）项目"),
                                 QStringLiteral("    总投资 ≥ 5,000万元"),
                                 QStringLiteral("    补足产业链关键环节短板：是"),
                                 QStringLiteral("  以下全部满足"),
                                 QStringLiteral("    总投资 ≥ 1,000万元"),
                                 QStringLiteral("    技术改造项目：是")};
        QCOMPARE(rows.mid(rows.size() - wanted.size()), wanted);
    }

    void notesWhatAReaderShouldKnow() {
        const Assessment assessment =
            test::assessed(beijing("'projects': [{'id': 'p1', 'kinds': ['pilot_platform', 'common_platform'], "
                                   "'total_investment': '1亿', 'fixed_asset_investment': '1000万'}]"));
        const auto notes = [&](const char* measure) {
            const Claim& claim = test::claimOf(assessment, measure, "p1");
            return joined(wording::explain(assessment, idOf(assessment, claim), Language::zh).notes);
        };
        const QString pilotNotes = notes("beijing-2024/pilot-platform");
        QVERIFY(pilotNotes.contains(QStringLiteral("补助用于固定资产")));               // its own warning
        QVERIFY(pilotNotes.contains(QStringLiteral("没有文件写明各条之间互斥")));       // it is excluded
        QVERIFY(pilotNotes.contains(QStringLiteral("本措施执行到2026年12月31日为止"))); // the document's warning
        QVERIFY(!pilotNotes.contains(QStringLiteral("比例未公布")));
        QVERIFY(notes("beijing-2024/common-platform").contains(QStringLiteral("比例未公布：上限为本程序推算")));
        QVERIFY(!notes("beijing-2024/common-platform").contains(QStringLiteral("没有文件写明各条之间互斥")));
    }

    void saysHowFarADocumentCanBeReliedOn() {
        const Assessment assessment = test::assessed(tianjin("'kinds': ['industrialisation']"));
        const auto notes = [&](const char* measure) {
            const Claim& claim = test::claimOf(assessment, measure, "p1");
            return joined(wording::explain(assessment, idOf(assessment, claim), Language::zh).notes);
        };
        const QString draft = notes("tianjin-draft/major-investment");
        QVERIFY(draft.contains(QStringLiteral("征求意见稿")));
        QVERIFY(draft.contains(QStringLiteral("已被替代：津政办发〔2024〕23号")));
        QVERIFY(draft.contains(QStringLiteral("项目竣工投产后才兑现")));
        QVERIFY(notes("tianjin-manufacturing-2023/major-investment").contains(QStringLiteral("摘录")));
    }

    void keepsNamesFromDrivingATerminal() {
        const Assessment assessment =
            test::assessed(beijing("'projects': [{'id': 'p1', 'name': 'a\\u001b[2Jb', 'district': '\\u202eabc', "
                                   "'kinds': ['pilot_platform']}]"));
        const Claim& claim = test::claimOf(assessment, "beijing-2024/pilot-platform", "p1");
        const wording::Explanation explanation = wording::explain(assessment, idOf(assessment, claim), Language::zh);
        QVERIFY(qt(explanation.subject).startsWith(QStringLiteral("项目 p1（a")));
        QVERIFY(!qt(explanation.subject).contains(QChar(0x1b)));
    }

    void leavesNothingUntold_data();
    void leavesNothingUntold();
    void describesEveryMeasureByItself();
};

namespace {

// Signs of a text that was not finished: an id, a placeholder, marks that do not
// match or stand twice.
QString flawIn(const QString& text, bool english) {
    static const QRegularExpression rawId(QStringLiteral("[a-z]_[a-z]"));
    static const QRegularExpression latinWord(QStringLiteral("[a-z]{3,}"));
    static const QRegularExpression placeholder(QStringLiteral("[{}]|“”|《》|（）|\\(\\)"));
    static const QRegularExpression twice(QStringLiteral("，，|。。|；；|、、|：：|，。|  "));
    if (rawId.match(text).hasMatch()) return QStringLiteral("a raw id");
    if (placeholder.match(text).hasMatch()) return QStringLiteral("an empty place");
    if (twice.match(text).hasMatch()) return QStringLiteral("a mark twice");
    if (!english && latinWord.match(text).hasMatch()) return QStringLiteral("an English word");
    const QString pairs = QStringLiteral("（）《》“”()〔〕");
    for (qsizetype index = 0; index < pairs.size(); index += 2) {
        if (text.count(pairs[index]) != text.count(pairs[index + 1])) return QStringLiteral("an open bracket");
    }
    return {};
}

QString flawsOf(const wording::Explanation& explanation, const Claim& claim, bool english) {
    struct Text {
        const char* name;
        const std::string* text;
    };
    for (const Text& field : {Text{"title", &explanation.title}, Text{"subject", &explanation.subject},
                              Text{"verdict", &explanation.verdict}, Text{"support", &explanation.support},
                              Text{"amount", &explanation.amount}, Text{"why", &explanation.why},
                              Text{"clause", &explanation.clause}, Text{"document", &explanation.document}}) {
        // What was read of a document may not tell where in it a measure stands.
        if (field.text == &explanation.clause && claim.measure->clause.empty()) continue;
        if (field.text->empty()) return QStringLiteral("%1 is empty").arg(QLatin1String(field.name));
        const QString flaw = flawIn(qt(*field.text), english);
        if (!flaw.isEmpty()) return QStringLiteral("%1: %2: %3").arg(QLatin1String(field.name), flaw, qt(*field.text));
    }
    if (claim.verdict != Verdict::ineligible && claim.measure->hasSum() == explanation.sum.empty())
        return QStringLiteral("the sum");
    if (claim.verdict == Verdict::undetermined && explanation.missing.empty()) return QStringLiteral("what is missing");
    if (claim.verdict == Verdict::ineligible && claim.reason == ClaimReason::none && !explanation.deciding)
        return QStringLiteral("the deciding fact");
    std::vector<std::string> all = explanation.sum;
    all.insert(all.end(), explanation.stacking.begin(), explanation.stacking.end());
    all.insert(all.end(), explanation.missing.begin(), explanation.missing.end());
    for (const wording::ConditionLine& row : explanation.conditions) {
        if (row.asked.empty()) return QStringLiteral("a condition that asks nothing");
        all.insert(all.end(), {row.asked, row.stands, row.difference, row.reading});
    }
    for (const std::string& text : all) {
        const QString flaw = flawIn(qt(text), english);
        if (!flaw.isEmpty()) return flaw + QStringLiteral(": ") + qt(text);
    }
    return {};
}

} // namespace

void WordingTest::leavesNothingUntold_data() {
    QTest::addColumn<QString>("subject");
    const auto row = [](const char* name, const std::string& text) {
        QTest::newRow(name) << qt(test::json("{'format': 'biosubsidy-case/1', " + text + "}"));
    };
    row("nothing known", "'company': {}, 'projects': [{'id': 'p1'}], 'expenses': [{'id': 'e1'}]");
    row("all of it no",
        "'company': {'city': 'other', 'district': '某区', 'applicant': 'other', 'size': 'large', 'titles': [], "
        "'new_titles': [], 'hnte_event': 'none', 'hnte': false, 'open_facility': false, 'annual_output': '1元', "
        "'first_above_scale': false, 'output_over_100m_before': true, 'advanced_manufacturing': false, 'ipo': false}, "
        "'projects': [{'id': 'p1', 'kinds': [], 'fields': [], 'total_investment': '1元', 'first_of_kind': [], "
        "'market_approvals': [], 'market_approvals_sought': [], 'consortium': false, 'uses_ai': false}], "
        "'expenses': [{'id': 'e1', 'kind': 'exchange_event', 'amount': '0.01', 'year': 2020}]");
    row("much of it yes",
        "'company': {'city': 'beijing', 'industry': 'other', 'employees': 50, 'titles': ['specialised', 'unicorn'], "
        "'new_titles': ['champion'], 'hnte': true, 'hnte_event': 'recertified', 'first_above_scale': true, "
        "'annual_output': '1亿', 'output_over_100m_before': false, 'advanced_manufacturing': true, "
        "'goods_trader': true, 'neeq_approved': true, 'ipo': true, 'park_operator': true, 'industry_leader': true}, "
        "'projects': [{'id': 'p1', 'kinds': ['pilot_platform', 'common_platform', 'industrialisation', 'rnd', "
        "'green_upgrade'], 'fields': ['biofuels', 'functional_food', 'breeding'], 'equipment_investment': '6000万', "
        "'stage': 'planned', 'consortium': true, 'fills_chain_gap': true, 'base_reengineering': true, "
        "'first_of_kind': ['first_set'], 'market_approvals_sought': ['fda']}, "
        "{'id': 'p2', 'city': 'tianjin', 'kinds': ['industrialisation'], 'total_investment': '12345678.91'}], "
        "'expenses': [{'id': 'e1', 'kind': 'innovation_voucher', 'amount': '333333.33'}, "
        "{'id': 'e2', 'kind': 'innovation_voucher', 'amount': '333333.33'}, "
        "{'id': 'e3', 'kind': 'overseas_market', 'amount': '0.01'}], "
        "'awards': [{'id': 'a1', 'project': 'p1', 'amount': '1万'}, {'id': 'a2', 'project': 'p2', 'amount': '2亿'}]");
}

// Every measure of every pack against the case, in both languages, on days on
// which documents are in force, not yet, and no longer.
void WordingTest::leavesNothingUntold() {
    QFETCH(QString, subject);
    const auto rules = test::builtInRules();
    for (const char* day : {"2023-01-01", "2026-11-22", "2031-01-01"}) {
        AssessOptions options{.asOf = *Date::parse(day)};
        options.packs.emplace();
        for (const Pack& pack : rules->packs()) options.packs->push_back(pack.id);
        const Assessment assessment = assess(rules, test::caseOf(*rules, subject.toStdString()), options);
        for (std::size_t pack = 0; pack < assessment.packs.size(); ++pack) {
            for (std::size_t index = 0; index < assessment.packs[pack].claims.size(); ++index) {
                const Claim& claim = assessment.packs[pack].claims[index];
                for (const Language language : {Language::zh, Language::en}) {
                    const wording::Explanation explanation = wording::explain(assessment, {pack, index}, language);
                    const QString flaw = flawsOf(explanation, claim, language == Language::en);
                    QVERIFY2(flaw.isEmpty(), qPrintable(qt(claim.measure->id) + QStringLiteral(": ") + flaw));
                }
            }
        }
    }
}

void WordingTest::describesEveryMeasureByItself() {
    const auto rules = test::builtInRules();
    for (const Pack& pack : rules->packs()) {
        for (const Measure& measure : pack.measures) {
            for (const Language language : {Language::zh, Language::en}) {
                std::vector<std::string> texts{wording::amountText(measure, rules->vocabulary(), language),
                                               wording::supportText(measure, language)};
                if (pack.grade == Grade::fullText || !measure.clause.empty())
                    texts.push_back(wording::clauseText(measure, language));
                for (const wording::ConditionLine& row :
                     wording::requirementLines(measure, rules->vocabulary(), language))
                    texts.push_back(row.asked);
                for (const std::string& text : texts) {
                    QVERIFY2(!text.empty(), measure.id.c_str());
                    const QString flaw = flawIn(qt(text), language == Language::en);
                    QVERIFY2(flaw.isEmpty(), qPrintable(qt(measure.id + ": " + text) + flaw));
                }
            }
        }
    }
}

QTEST_GUILESS_MAIN(WordingTest)

#include "wording_test.moc"

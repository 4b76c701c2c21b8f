// SPDX-License-Identifier: GPL-3.0-or-later
//
// The range of the total over unknown facts, and the best and worst answers:
// named cases, and on random cases that no completion lies outside the range, and
// that exact ends are attained by their witnesses.
#include <algorithm>

#include <QTest>

#include "core/advice/advice.h"
#include "core/advice/question_answers.h"
#include "tests/support/effort.h"
#include "tests/support/random_facts.h"
#include "tests/support/small_packs.h"

using namespace biosubsidy;
using test::json;

namespace {

const Date asOf = *Date::parse("2026-11-22");

AssessOptions plainOptions() {
    AssessOptions options{.asOf = asOf};
    options.trace = false;
    return options;
}

Money assessedTotal(const Case& subject, const AssessOptions& options,
                    const std::shared_ptr<const RuleBook>& rules = test::builtInRules()) {
    return advice::totalOf(assess(rules, subject, options));
}

const std::string differencePack = test::suzhouHead("difference") + R"pack([[measure]]
id = "growth"
clause = "1"
scope = "company"
title.zh = "增长"
title.en = "Growth"
summary.zh = "说明"
summary.en = "What it is"
support = "ceiling"
rate = "stated"
amount = "min(min(max(company.revenue - company.revenue_best_before, 0元), company.revenue_best_before), 100万元)"
[[measure]]
id = "listing"
clause = "2"
scope = "company"
title.zh = "挂牌"
title.en = "Listing"
summary.zh = "说明"
summary.en = "What it is"
support = "fixed"
when = "company.neeq_approved"
amount = "500万元"
)pack";

void complete(Case& subject, const std::vector<FactRef>& unknown, test::RandomFacts& random) {
    for (const FactRef& ref : unknown) subject.item(ref.entity, ref.item).facts[ref.fact] = random.value(subject, ref);
}

// Worked out by hand with the documents that came first.
advice::TotalRange rangeOfCase(const std::string& text) {
    return advice::totalRange(test::firstRules(), test::caseOf(*test::firstRules(), json(text)), plainOptions());
}

} // namespace

class BoundsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingKnownLeavesOneTotal();
    void amountUnknown();
    void cityUnknown();
    void expenseKindsUnknown();
    void whatNothingHangsOnIsNoQuestion();
    void anAnswerIsBoundedByWhatReadsIt();
    void completionsStayInside_data();
    void completionsStayInside();
    void witnessesAttainTheirEnds();
    void totalsAgreeWithAssessments();
};

// 附件3: min(30% × total, 5000万). The other sums of Beijing are ruled out.
void BoundsTest::amountUnknown() {
    const Case subject = test::caseOf(
        *test::builtInRules(),
        json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing'}, 'projects': [{'id': 'p1', 'kinds': "
             "['pilot_platform'], 'fixed_asset_investment': '1000万'}]}"));
    advice::WhatIf whatIf(test::builtInRules(), subject, plainOptions());
    const std::size_t fact = *whatIf.vocabulary().find(Entity::project, "total_investment");
    const advice::Answers answers = advice::answersOf(whatIf, {Entity::project, 0, fact});
    QVERIFY(answers.exact);
    QCOMPARE(answers.best.total.toString(), std::string("50000000.00"));
    QVERIFY(answers.best.value == FactValue(*Money::parse("166666666.67")));
    // The known part bounds the whole from below.
    QCOMPARE(answers.worst.total.toString(), std::string("3000000.00"));
    QVERIFY(answers.worst.value == FactValue(*Money::parse("1000万")));
}

void BoundsTest::everythingKnownLeavesOneTotal() {
    const AssessOptions options = plainOptions();
    test::RandomFacts random(3, asOf);
    for (int round = 0; round < test::rounds(20); ++round) {
        Case subject = random.subject();
        advice::WhatIf whatIf(test::builtInRules(), subject, options);
        complete(subject, advice::unknownFacts(whatIf), random);
        const advice::TotalRange range = advice::totalRange(test::builtInRules(), subject, options);
        QVERIFY(range.low.exact() && range.high.exact());
        QVERIFY(range.low.bound == assessedTotal(subject, options));
        QVERIFY(range.high.bound == range.low.bound);
        QVERIFY(range.high.witness.empty());
    }
}

// Beijing 附件3 against Tianjin 1: the best city and the worst.
void BoundsTest::cityUnknown() {
    const advice::TotalRange range =
        rangeOfCase("{'format': 'biosubsidy-case/1', 'company': {'applicant': 'university'}, 'projects': [{'id': 'p1', "
                    "'kinds': ['pilot_platform'], 'total_investment': '1亿'}]}");
    QVERIFY(range.low.exact());
    QVERIFY(range.high.exact());
    QCOMPARE(range.low.bound.toString(), std::string("0.00"));
    // 3000万, and 100万 for open facilities (附件1).
    QCOMPARE(range.high.bound.toString(), std::string("31000000.00"));
}

// 附件5: vouchers share 50万 a year; 附件11: events share 300万.
void BoundsTest::expenseKindsUnknown() {
    std::string expenses;
    for (int index = 0; index < 8; ++index)
        expenses += (index == 0 ? "" : ", ") + ("{'id': 'e" + std::to_string(index) + "', 'amount': '100万'}");
    const advice::TotalRange range =
        rangeOfCase("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing', 'employees': 50, 'open_facility': "
                    "false, 'hnte_event': 'none', 'neeq_approved': false, 'first_small_to_scale_list': false, "
                    "'advanced_manufacturing': false, 'goods_trader': true, 'revenue': '1000万'}, 'expenses': [" +
                    expenses + "]}");
    QVERIFY(range.high.bound >= range.high.attained);
    QVERIFY(range.low.bound <= range.low.attained);
    // Three events, a voucher, two market visits, two coupons: 300 + 50 + 100 + 2 × 5 万.
    QVERIFY(range.high.attained >= *Money::parse("4600000"));
}

// Facts that only documents of other places read, or measures that are ruled out.
void BoundsTest::whatNothingHangsOnIsNoQuestion() {
    const Case subject = test::caseOf(
        *test::builtInRules(),
        json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing', 'employees': 120}, 'projects': [{'id': "
             "'p1', 'kinds': ['pilot_platform'], 'total_investment': '1亿'}]}"));
    const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
    const FactRef peak{Entity::company, 0, *vocabulary.find(Entity::company, "revenue_best_before")};
    const FactRef productClass{Entity::project, 0, *vocabulary.find(Entity::project, "product_class")};
    const advice::TotalRange range = advice::totalRange(test::builtInRules(), subject, plainOptions());
    for (const advice::RangeEnd* end : {&range.low, &range.high}) {
        for (const FactRef& idle : {peak, productClass}) {
            QVERIFY(std::none_of(end->witness.begin(), end->witness.end(),
                                 [&](const advice::Setting& setting) { return setting.fact == idle; }));
            QVERIFY(std::find(end->any.begin(), end->any.end(), idle) != end->any.end());
        }
    }
    const Assessment assessment = assess(test::builtInRules(), subject, plainOptions());
    for (const advice::Answers& answers : advice::boundsOf(assessment, plainOptions()).questions) {
        QVERIFY(answers.fact != peak && answers.fact != productClass);
    }
}

// Two unknown amounts in a difference: neither alone has values that are surely the
// extremes. What does not read them stays as it is.
void BoundsTest::anAnswerIsBoundedByWhatReadsIt() {
    const auto rules = test::rulesWith({differencePack});
    QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
    const Case subject = test::caseOf(**rules, json("{'format': 'biosubsidy-case/1', 'company': {'city': 'suzhou'}}"));
    advice::WhatIf whatIf(*rules, subject, plainOptions());
    const std::size_t peak = *whatIf.vocabulary().find(Entity::company, "revenue_best_before");
    const advice::Answers answers = advice::answersOf(whatIf, {Entity::company, 0, peak});
    QVERIFY(answers.upperBound <= *Money::parse("100万"));
    QCOMPARE(answers.lowerBound.toString(), std::string("0.00"));
}

void BoundsTest::completionsStayInside_data() {
    QTest::addColumn<bool>("first");
    QTest::addColumn<int>("mostlyExact"); // of 60 cases, of which many stand anywhere
    QTest::newRow("first documents") << true << 55;
    QTest::newRow("all documents") << false << 45;
}

void BoundsTest::completionsStayInside() {
    QFETCH(bool, first);
    QFETCH(int, mostlyExact);
    const auto rules = first ? test::firstRules() : test::builtInRules();
    const AssessOptions options = plainOptions();
    test::RandomFacts random(20261122, asOf);
    int exact = 0;
    for (int round = 0; round < test::rounds(60); ++round) {
        const Case subject = random.subject();
        const advice::TotalRange range = advice::totalRange(rules, subject, options);
        exact += range.low.exact() && range.high.exact() ? 1 : 0;
        advice::WhatIf whatIf(rules, subject, options);
        const std::vector<FactRef> unknown = advice::unknownFacts(whatIf);
        for (int completion = 0; completion < 300; ++completion) {
            Case completed = subject;
            complete(completed, unknown, random);
            const Money total = assessedTotal(completed, options, rules);
            QVERIFY(total >= range.low.bound);
            QVERIFY(total <= range.high.bound);
        }
    }
    QVERIFY2(exact >= test::rounds(mostlyExact), std::to_string(exact).c_str());
}

void BoundsTest::witnessesAttainTheirEnds() {
    const AssessOptions options = plainOptions();
    test::RandomFacts random(7, asOf);
    for (int round = 0; round < test::rounds(60); ++round) {
        const Case subject = random.subject();
        const advice::TotalRange range = advice::totalRange(test::builtInRules(), subject, options);
        for (const advice::RangeEnd* end : {&range.low, &range.high}) {
            if (!end->exact()) continue;
            for (int filling = 0; filling < 5; ++filling) {
                Case completed = subject;
                for (const advice::Setting& setting : end->witness)
                    completed.item(setting.fact.entity, setting.fact.item).facts[setting.fact.fact] = setting.value;
                complete(completed, end->any, random);
                QCOMPARE(assessedTotal(completed, options).toString(), end->attained.toString());
            }
        }
    }
}

void BoundsTest::totalsAgreeWithAssessments() {
    test::RandomFacts random(11, asOf);
    for (int round = 0; round < test::rounds(60); ++round) {
        AssessOptions options = plainOptions();
        options.exclusion = round % 5 != 0;
        Case subject = random.subject();
        advice::WhatIf whatIf(test::builtInRules(), subject, options);
        const std::vector<FactRef> facts = advice::factsThatCount(whatIf);
        for (int change = 0; change < 40 && !facts.empty(); ++change) {
            const FactRef& ref = facts[random.below(facts.size())];
            const FactValue value = random.value(subject, ref);
            Case changed = subject;
            changed.item(ref.entity, ref.item).facts[ref.fact] = value;
            QCOMPARE(whatIf.totalWith({{ref, value}}).toString(), assessedTotal(changed, options).toString());
            if (change % 4 == 0) {
                whatIf.set(ref, value);
                subject = changed;
            }
            QCOMPARE(whatIf.total().toString(), assessedTotal(subject, options).toString());
        }
    }
}

QTEST_GUILESS_MAIN(BoundsTest)
#include "bounds_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Advice: named cases with their clause, and on random cases that every gain is
// what a new assessment gives, and that no change of one fact beats the advice.
#include <QTest>

#include <atomic>
#include <map>

#include "core/advice/advice_json.h"
#include "core/advice/advice_words.h"
#include "tests/support/effort.h"
#include "tests/support/random_facts.h"
#include "tests/support/small_packs.h"

using namespace biosubsidy;
using test::json;

namespace {

const Date asOf = *Date::parse("2026-11-22");
constexpr std::size_t everything = 100'000;

AssessOptions plainOptions() {
    AssessOptions options{.asOf = asOf};
    options.trace = false;
    return options;
}

advice::Advisory adviseOn(const Case& subject) {
    advice::AdviseOptions options;
    options.most = everything;
    return advice::advise(test::builtInRules(), subject, plainOptions(), options);
}

advice::Advisory adviseOn(const std::string& company, const std::string& rest) {
    return adviseOn(test::caseOf(*test::builtInRules(),
                                 json("{'format': 'biosubsidy-case/1', 'company': {" + company + "}, " + rest + "}")));
}

// The first piece of a kind whose changes are of these facts.
const advice::Advice* find(const advice::Advisory& advisory, advice::AdviceKind kind,
                           const std::vector<std::string>& facts = {}) {
    for (const advice::Advice& advice : advisory.advice) {
        std::vector<std::string> paths;
        for (const advice::Change& change : advice.changes) paths.push_back(advisory.assessment.pathOf(change.fact));
        if (advice.kind == kind && (facts.empty() || paths == facts)) return &advice;
    }
    return nullptr;
}

// Tiers as the contract's first example has them: 30万 past 30亿 for the first time, 20万
// past 10亿.
const std::string tiersPack = test::suzhouHead("tiers") + R"pack([[measure]]
id = "output"
clause = "1"
scope = "company"
title.zh = "产值奖励"
title.en = "Output award"
summary.zh = "说明"
summary.en = "What it is"
support = "fixed"
[[measure.tier]]
when = "company.annual_output >= 30亿元 and company.output_best_before < 30亿元"
amount = "30万元"
zh = "首次过30亿元"
en = "past 3 billion"
[[measure.tier]]
when = "company.annual_output >= 10亿元 and company.output_best_before < 10亿元"
amount = "20万元"
zh = "首次过10亿元"
en = "past 1 billion"
)pack";

std::shared_ptr<const RuleBook> rulesWithTiers() {
    auto rules = test::rulesWith({tiersPack});
    if (!rules) qFatal("%s", render(rules.error(), Language::en).c_str());
    return *rules;
}

Money assessedTotal(const Case& subject) {
    return advice::totalOf(assess(test::builtInRules(), subject, plainOptions()));
}

} // namespace

class AdviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void thresholdJustMissed();
    void thresholdWithoutASum();
    void moneyPastACap();
    void twoFactsTogether();
    void theFirmerOfTwoAnswers_data();
    void theFirmerOfTwoAnswers();
    void lostToStacking();
    void endsSoonAndPaidLater();
    void anotherCity();
    void whatIsOpenComesFirst();
    void kindsFarFromTheProjectAreMarked();
    void gainsAreAssessed();
    void noSingleChangeBeatsTheAdvice();
    void outputIsTheSameEveryTime();
    void theNextTier_data();
    void theNextTier();
    void itStopsWhereTheWorkIsDone_data();
    void itStopsWhereTheWorkIsDone();
    void whoWaitsMayEndIt();
};

// Tianjin 1: an industrialisation project of 4800万 misses 5000万 by 200万.
void AdviceTest::thresholdJustMissed() {
    const advice::Advisory advisory =
        adviseOn("'city': 'tianjin'", "'projects': [{'id': 'p1', 'kinds': ['industrialisation'], 'total_investment': "
                                      "'4800万', 'equipment_investment': '3000万', 'fills_chain_gap': true}]");
    const advice::Advice* advice = find(advisory, advice::AdviceKind::threshold, {"projects.p1.total_investment"});
    QVERIFY(advice != nullptr);
    QCOMPARE(advice->gain.toString(), std::string("3000000.00"));
    QVERIFY(advice->changes[0].distance == Fen(200'000'000));
    QCOMPARE(advice->claims[0].measure->id, std::string("major-investment"));
    QVERIFY(advice->claims[0].opened());
    const advice::AdviceText words = advice::wordsOf(advisory, *advice, Language::zh);
    QVERIFY(words.change.find("多 200万元") != std::string::npos);
    QVERIFY(!words.besides.empty());
}

// The draft asks for the same and publishes no sum: opened, with no gain.
void AdviceTest::thresholdWithoutASum() {
    const advice::Advisory advisory =
        adviseOn("'city': 'tianjin', 'applicant': 'university'",
                 "'projects': [{'id': 'p1', 'kinds': ['industrialisation'], 'total_investment': "
                 "'1900万', 'base_reengineering': true}]");
    const advice::Advice* advice = find(advisory, advice::AdviceKind::threshold, {"projects.p1.total_investment"});
    QVERIFY(advice != nullptr);
    QVERIFY(advice->gain.isZero());
    QVERIFY(advice->changes[0].distance == Fen(100'000'000));
    QCOMPARE(advice->claims[0].pack->id, std::string("tianjin-draft"));
}

// Beijing 附件3: 30% reaches 5000万 at 166,666,666.67.
void AdviceTest::moneyPastACap() {
    const advice::Advisory advisory = adviseOn(
        "'city': 'beijing'", "'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], 'total_investment': '2亿'}]");
    const advice::Advice* advice = find(advisory, advice::AdviceKind::pastCap);
    QVERIFY(advice != nullptr);
    QVERIFY(advice->changes[0].to == FactValue(*Money::parse("166666666.67")));
    QCOMPARE(advice->amount.toString(), std::string("33333333.33"));
    // At the kink itself nothing is left over.
    const advice::Advisory exactly =
        adviseOn("'city': 'beijing'",
                 "'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], 'total_investment': '166666666.67'}]");
    QVERIFY(find(exactly, advice::AdviceKind::pastCap) == nullptr);
}

// Beijing 附件4: an innovation centre asks for the kind and the consortium.
void AdviceTest::twoFactsTogether() {
    const advice::Advisory advisory =
        adviseOn("'city': 'beijing'", "'projects': [{'id': 'p1', 'kinds': ['rnd'], 'construction_budget': '1000万', "
                                      "'consortium': false, 'total_investment': '0'}]");
    const advice::Advice* advice =
        find(advisory, advice::AdviceKind::pair, {"projects.p1.kinds", "projects.p1.consortium"});
    QVERIFY(advice != nullptr);
    QCOMPARE(advice->gain.toString(), std::string("3000000.00"));
    QVERIFY(find(advisory, advice::AdviceKind::fact, {"projects.p1.consortium"}) == nullptr);
}

void AdviceTest::theFirmerOfTwoAnswers_data() {
    QTest::addColumn<QByteArray>("known");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("changes");
    QTest::newRow("alone") << QByteArray("'advanced_manufacturing': true, ")
                           << static_cast<int>(advice::AdviceKind::fact) << 1;
    QTest::newRow("with another") << QByteArray() << static_cast<int>(advice::AdviceKind::pair) << 2;
}

// Beijing 附件6: newly counted above scale or not, 200,000 come by the lenient reading;
// counted, they come by the strict one too.
void AdviceTest::theFirmerOfTwoAnswers() {
    QFETCH(QByteArray, known);
    QFETCH(int, kind);
    QFETCH(int, changes);
    const advice::Advisory advisory = adviseOn("'city': 'beijing', 'titles': ['specialised'], " + known.toStdString() +
                                                   "'annual_output': '15000万', 'output_over_100m_before': false",
                                               "'projects': []");
    std::size_t found = 0;
    for (const advice::Advice& advice : advisory.advice) {
        if (advice.kind != static_cast<advice::AdviceKind>(kind)) continue;
        QCOMPARE(advice.changes.size(), static_cast<std::size_t>(changes));
        for (const advice::Change& change : advice.changes) {
            if (advisory.assessment.pathOf(change.fact) != "company.first_above_scale") continue;
            QCOMPARE(std::get<bool>(change.to), true);
            QCOMPARE(advice.gain.toString(), std::string("200000.00"));
            ++found;
        }
    }
    QCOMPARE(found, std::size_t{1});
}

// Beijing 附件3 and 附件7 on one investment: the smaller one is not counted.
void AdviceTest::lostToStacking() {
    const advice::Advisory advisory =
        adviseOn("'city': 'beijing'", "'projects': [{'id': 'p1', 'kinds': ['pilot_platform', 'space_renovation'], "
                                      "'total_investment': '1亿', 'renovation_spend': '1000万'}]");
    const advice::Advice* advice = find(advisory, advice::AdviceKind::project);
    QVERIFY(advice != nullptr);
    QCOMPARE(advice->claims[0].measure->id, std::string("space-renovation"));
    QCOMPARE(advice->gain.toString(), std::string("3000000.00"));
    QVERIFY(!advice::wordsOf(advisory, *advice, Language::en).cautions.empty());
}

// Beijing runs to 2026-12-31, that day included; Tianjin pays after completion.
void AdviceTest::endsSoonAndPaidLater() {
    const advice::Advisory beijing = adviseOn("'city': 'beijing', 'hnte_event': 'first_certified'", "'projects': []");
    const advice::Advice* deadline = find(beijing, advice::AdviceKind::deadline);
    QVERIFY(deadline != nullptr);
    QCOMPARE(deadline->daysLeft, 40L);
    QCOMPARE(deadline->amount.toString(), std::string("100000.00"));
    QCOMPARE(advice::wordsOf(beijing, *deadline, Language::en).effect, std::string("CNY 100,000 is at stake"));
    // Nothing counts: no sum is said, as what is open may come to something.
    const advice::Advisory open = adviseOn("'city': 'beijing'", "'projects': []");
    QVERIFY(find(open, advice::AdviceKind::deadline)->amount.isZero());
    QCOMPARE(advice::wordsOf(open, *find(open, advice::AdviceKind::deadline), Language::zh).effect, std::string());
    const advice::Advisory tianjin =
        adviseOn("'city': 'tianjin'", "'projects': [{'id': 'p1', 'technical_upgrade': true, 'total_investment': "
                                      "'2000万', 'equipment_investment': '1000万'}]");
    const advice::Advice* completion = find(tianjin, advice::AdviceKind::completion);
    QVERIFY(completion != nullptr);
    QCOMPARE(completion->amount.toString(), std::string("1000000.00"));
}

void AdviceTest::anotherCity() {
    const advice::Advisory advisory = adviseOn(
        "'city': 'tianjin'", "'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], 'total_investment': '1亿'}]");
    std::size_t places = 0;
    for (const advice::Advice& advice : advisory.advice) {
        if (advice.kind != advice::AdviceKind::place) continue;
        ++places;
        QVERIFY(advisory.sitings[*advice.siting].place().id != "tianjin");
        QCOMPARE(advice.gain.toString(), (assessedTotal(*advice.changed) - advisory.total).toString());
    }
    QCOMPARE(places, std::size_t(4));
    QCOMPARE(advisory.sitings[*find(advisory, advice::AdviceKind::place)->siting].place().id, std::string("beijing"));
}

// Rank by rank, and within a rank that is ordered by gain the largest gain first.
void AdviceTest::whatIsOpenComesFirst() {
    const advice::Advisory advisory = adviseOn(
        "'city': 'beijing'", "'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], 'total_investment': '4800万元'}]");
    QVERIFY(!advisory.advice.empty());
    QVERIFY(advice::rankOf(advisory.advice.front()) == advice::AdviceRank::answer);
    for (const advice::Change& change : advisory.advice.front().changes) QVERIFY(!isKnown(change.from));
    QVERIFY(advice::rankOf(advisory.advice.back()) == advice::AdviceRank::change);
    for (std::size_t index = 1; index < advisory.advice.size(); ++index) {
        const advice::Advice& before = advisory.advice[index - 1];
        const advice::Advice& after = advisory.advice[index];
        QVERIFY(advice::rankOf(before) <= advice::rankOf(after));
        const bool byGain = advice::rankOf(after) <= advice::AdviceRank::threshold ||
                            advice::rankOf(after) == advice::AdviceRank::change;
        if (advice::rankOf(before) == advice::rankOf(after) && byGain) QVERIFY(before.gain >= after.gain);
    }
}

// A pilot platform is near industrialisation, which a document names beside it, and far
// from a headquarters; each kind that is told of as near is.
void AdviceTest::kindsFarFromTheProjectAreMarked() {
    const advice::Advisory advisory = adviseOn(
        "'city': 'beijing'", "'projects': [{'id': 'p1', 'kinds': ['pilot_platform'], 'total_investment': '4800万元'}]");
    const Vocabulary& vocabulary = advisory.assessment.rules->vocabulary();
    const std::size_t kinds = *vocabulary.find(Entity::project, "kinds");
    const std::size_t headquarters = *vocabulary.fact(Entity::project, kinds).choice("headquarters");
    std::size_t near = 0;
    for (const advice::Advice& advice : advisory.advice) {
        for (const advice::Change& change : advice.changes) {
            const auto* set = std::get_if<ChoiceSet>(&change.to);
            if (change.fact.fact != kinds || set == nullptr) continue;
            QVERIFY(!advice.near || !set->test(headquarters));
            near += advice.near ? 1 : 0;
        }
    }
    QVERIFY(near > 0);
}

void AdviceTest::gainsAreAssessed() {
    test::RandomFacts random(5, asOf);
    std::size_t checked = 0;
    for (int round = 0; round < test::rounds(60); ++round) {
        const Case subject = random.subject();
        const advice::Advisory advisory = adviseOn(subject);
        const Money before = assessedTotal(subject);
        QCOMPARE(advisory.total.toString(), before.toString());
        for (const advice::Advice& advice : advisory.advice) {
            if (advice.kind > advice::AdviceKind::pastCap) continue;
            Case changed = subject;
            for (const advice::Change& change : advice.changes) {
                QVERIFY(change.from == subject.item(change.fact.entity, change.fact.item).facts[change.fact.fact]);
                changed.item(change.fact.entity, change.fact.item).facts[change.fact.fact] = change.to;
            }
            if (advice.kind == advice::AdviceKind::project) changed = *advice.changed;
            QCOMPARE(advice.gain.toString(), (assessedTotal(changed) - before).toString());
            QVERIFY(advice.gain > Money() || advice.kind == advice::AdviceKind::threshold ||
                    advice.kind == advice::AdviceKind::pastCap);
            ++checked;
        }
    }
    QVERIFY2(checked > std::size_t(test::rounds(150)), std::to_string(checked).c_str());
}

void AdviceTest::noSingleChangeBeatsTheAdvice() {
    test::RandomFacts random(13, asOf);
    for (int round = 0; round < test::rounds(40); ++round) {
        const Case subject = random.subject();
        const advice::Advisory advisory = adviseOn(subject);
        advice::WhatIf whatIf(test::builtInRules(), subject, plainOptions());
        for (const FactRef& ref : advice::factsThatCount(whatIf)) {
            Money best = advisory.total;
            for (const advice::Advice& advice : advisory.advice) {
                if (advice.changes.size() == 1 && advice.changes[0].fact == ref) best = std::max(best, advice.total);
            }
            const advice::Answers answers = advice::answersOf(whatIf, ref);
            for (int attempt = 0; attempt < 12; ++attempt) {
                Case changed = subject;
                changed.item(ref.entity, ref.item).facts[ref.fact] = random.value(subject, ref);
                const Money total = assessedTotal(changed);
                QVERIFY2(total <= best, pathOf(ref, subject, whatIf.vocabulary()).c_str());
                QVERIFY(total >= answers.lowerBound && total <= answers.upperBound);
            }
        }
    }
}

void AdviceTest::outputIsTheSameEveryTime() {
    test::RandomFacts random(17, asOf);
    const Case subject = random.subject();
    const advice::Advisory first = adviseOn(subject);
    const advice::Advisory second = adviseOn(subject);
    QCOMPARE(advice::toJson(first), advice::toJson(second));
    QCOMPARE(advice::adviceText(first, Language::zh), advice::adviceText(second, Language::zh));
    QCOMPARE(advice::adviceText(first, Language::en), advice::adviceText(second, Language::en));
}

void AdviceTest::theNextTier_data() {
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("more");
    QTest::addColumn<QString>("gain");
    QTest::addColumn<int>("before"); // 0: none
    QTest::addColumn<int>("after");
    QTest::newRow("into the first") << "99000万"
                                    << "10000000.00"
                                    << "200000.00" << 0 << 2;
    QTest::newRow("into the next") << "298000万"
                                   << "20000000.00"
                                   << "100000.00" << 2 << 1;
    QTest::newRow("a fen short") << "2999999999.99"
                                 << "0.01"
                                 << "100000.00" << 2 << 1;
    QTest::newRow("in the last") << "31亿"
                                 << ""
                                 << "" << 1 << 1;
}

void AdviceTest::theNextTier() {
    QFETCH(QString, output);
    QFETCH(QString, more);
    QFETCH(QString, gain);
    QFETCH(int, before);
    QFETCH(int, after);
    const auto rules = rulesWithTiers();
    const Case subject =
        test::caseOf(*rules, json("{'format': 'biosubsidy-case/1', 'company': {'city': 'suzhou', 'annual_output': '" +
                                  output.toStdString() + "', 'output_best_before': '8亿'}}"));
    const advice::Advisory advisory = advice::advise(rules, subject, plainOptions());
    const advice::Advice* advice = find(advisory, advice::AdviceKind::threshold, {"company.annual_output"});
    QCOMPARE(advice != nullptr, !more.isEmpty());
    if (advice == nullptr) return;
    QCOMPARE(QString::fromStdString(advice->gain.toString()), gain);
    QCOMPARE(QString::fromStdString(Money::fromFen(*advice->changes[0].distance).toString()), more);
    const advice::ClaimEffect& effect = advice->claims.at(0);
    QCOMPARE(static_cast<int>(effect.tierBefore ? *effect.tierBefore + 1 : 0), before);
    QCOMPARE(static_cast<int>(effect.tierAfter.value() + 1), after);
    for (const Language language : {Language::zh, Language::en}) {
        const std::string line = advice::wordsOf(advisory, *advice, language).claims.at(0);
        const Tier& tier = effect.measure->tiers[static_cast<std::size_t>(after) - 1];
        QVERIFY2(line.find(tier.name.in(language)) != std::string::npos, line.c_str());
    }
    QVERIFY(advice::toJson(advisory).find("\"tier_after\": " + std::to_string(after)) != std::string::npos);
}

void AdviceTest::itStopsWhereTheWorkIsDone_data() {
    QTest::addColumn<QByteArray>("part");
    for (const char* part : {"facts", "thresholds", "near", "pairs", "changes", "projects", "past_cap"})
        QTest::newRow(part) << QByteArray(part);
}

// Each part alone has next to nothing: the others come out as ever, and what is said of
// this one is still true.
void AdviceTest::itStopsWhereTheWorkIsDone() {
    QFETCH(QByteArray, part);
    const Case subject = test::caseOf(
        *test::builtInRules(),
        json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing', 'employees': 299}, 'projects': ["
             "{'id': 'p1', 'kinds': ['pilot_platform', 'park_construction', 'space_renovation'], 'total_investment': "
             "'2亿', 'renovation_spend': '500万'}, {'id': 'p2', 'kinds': ['rnd'], 'construction_budget': '1000万', "
             "'consortium': false, 'total_investment': '4800万'}]}"));
    const auto adviseWith = [&](std::uint64_t steps) {
        advice::AdviseOptions options;
        const std::map<QByteArray, std::uint64_t*> limits{{"near", &options.limits.near},
                                                          {"facts", &options.limits.facts},
                                                          {"thresholds", &options.limits.thresholds},
                                                          {"pairs", &options.limits.pairs},
                                                          {"changes", &options.limits.changes},
                                                          {"projects", &options.limits.projects},
                                                          {"past_cap", &options.limits.pastCap}};
        *limits.at(part) = steps;
        return advice::advise(test::builtInRules(), subject, plainOptions(), options);
    };
    const advice::Advisory whole = adviseWith(advice::AdviseLimits().facts);
    QVERIFY(whole.unfinished.empty());
    QVERIFY(advice::unfinishedText(whole, Language::zh).empty());
    const advice::Advisory cut = adviseWith(1);
    QCOMPARE(cut.unfinished.size(), std::size_t(1));
    QCOMPARE(QByteArray::fromStdString(std::string(toString(cut.unfinished[0].part))), part);
    QVERIFY(cut.unfinished[0].looked < cut.unfinished[0].all);
    QCOMPARE(cut.total.toString(), whole.total.toString());
    QCOMPARE(cut.range.high.bound.toString(), whole.range.high.bound.toString());
    for (const advice::Advice& advice : cut.advice) {
        if (advice.kind <= advice::AdviceKind::project)
            QCOMPARE(advice.gain.toString(), (assessedTotal(*advice.changed) - cut.total).toString());
    }
    QCOMPARE(advice::toJson(adviseWith(1)), advice::toJson(cut));
    QVERIFY(advice::toJson(cut).find("\"unfinished\"") != std::string::npos);
    for (const Language language : {Language::zh, Language::en})
        QVERIFY(advice::adviceText(cut, language).find(advice::unfinishedText(cut, language).at(1)) !=
                std::string::npos);
}

void AdviceTest::whoWaitsMayEndIt() {
    test::RandomFacts random(23, asOf);
    const Case subject = random.subject();
    std::atomic<bool> stop = false;
    advice::AdviseOptions options;
    options.stop = &stop;
    options.progress = [&](unsigned) { stop = true; };
    const advice::Advisory advisory = advice::advise(test::builtInRules(), subject, plainOptions(), options);
    QVERIFY(advisory.stopped);
    QCOMPARE(advisory.total.toString(), assessedTotal(subject).toString());
    QVERIFY(advisory.range.low.bound <= advisory.range.high.bound);
    QVERIFY(!advice::unfinishedText(advisory, Language::en).empty());
}

QTEST_GUILESS_MAIN(AdviceTest)
#include "advice_test.moc"

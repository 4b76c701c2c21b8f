// SPDX-License-Identifier: GPL-3.0-or-later
//
// Assessments: named cases from the policies with their clause beside them, and
// properties that must hold for every case.
#include <random>

#include <QTest>

#include "core/assessment/assessment_json.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using test::json;

namespace {

std::string caseText(const std::string& company, const std::string& rest) {
    return json("{'format': 'biosubsidy-case/1', 'company': {") + company + "}" + (rest.empty() ? "" : ", " + rest) +
           "}";
}

// Sets random facts of an item, each with the given chance.
void fillAtRandom(Item& item, const std::vector<Fact>& facts, int percent, std::mt19937& random) {
    const auto below = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    static const std::vector<const char*> amounts{"0",      "1万",          "2000万",       "19999999.99",
                                                  "5000万", "49999999.99",  "166666666.66", "166666666.67",
                                                  "1亿",    "100000000.01", "3亿"};
    for (std::size_t index = 0; index < facts.size(); ++index) {
        if (below(100) >= static_cast<std::size_t>(percent)) continue;
        switch (facts[index].type) {
        case FactType::money: item.facts[index] = *Money::parse(amounts[below(amounts.size())]); break;
        case FactType::count:
            item.facts[index] =
                static_cast<std::int64_t>(std::vector<int>{0, 9, 10, 19, 20, 299, 300, 999, 1000}[below(9)]);
            break;
        case FactType::quantity:
            item.facts[index] = Quantity::fromHundredths(std::vector<int>{0, 1, 199'999, 200'000, 500'050}[below(5)]);
            break;
        case FactType::year: item.facts[index] = static_cast<std::int64_t>(2023 + below(5)); break;
        case FactType::flag: item.facts[index] = below(2) == 1; break;
        case FactType::choice: item.facts[index] = ChoiceIndex{below(facts[index].choices.size())}; break;
        case FactType::text:
            item.facts[index] = std::string(std::vector<const char*>{"金山区", "璧山区", "朝阳区"}[below(3)]);
            break;
        case FactType::set: {
            ChoiceSet set;
            for (std::size_t count = below(4); count > 0; --count) set.set(below(facts[index].choices.size()));
            item.facts[index] = set;
            break;
        }
        case FactType::date: break;
        }
    }
}

Case randomCase(std::mt19937& random) {
    const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
    const int percent = std::uniform_int_distribution<int>(5, 100)(random);
    Case subject = Case::empty(vocabulary);
    fillAtRandom(subject.company, vocabulary.facts(Entity::company), percent, random);
    for (const auto& [entity, items] :
         {std::pair{Entity::project, &subject.projects}, std::pair{Entity::expense, &subject.expenses}}) {
        const int count = std::uniform_int_distribution<int>(0, 3)(random);
        for (int index = 0; index < count; ++index) {
            items->push_back(Case::emptyItem(vocabulary, entity, "i" + std::to_string(index)));
            fillAtRandom(items->back(), vocabulary.facts(entity), percent, random);
        }
    }
    return subject;
}

Assessment assessNow(const Case& subject, const char* date = "2026-11-22") {
    return assess(test::builtInRules(), subject, {.asOf = *Date::parse(date)});
}

} // namespace

class AssessmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Every measure with a sum, one fen to either side of each threshold and kink.
    void sumsAtTheirThresholds_data() {
        QTest::addColumn<QString>("clause");
        QTest::addColumn<QString>("measure");
        QTest::addColumn<QString>("kind"); // project kinds, expense kind, or company facts
        QTest::addColumn<QString>("facts");
        QTest::addColumn<QString>("ceiling"); // "–": ineligible
        const auto row = [](const char* clause, const char* measure, const char* kind, const std::string& facts,
                            const char* ceiling) {
            QTest::addRow("%s %s %s", measure, kind, facts.c_str())
                << QString::fromUtf8(clause) << QString::fromUtf8(measure) << QString::fromUtf8(kind)
                << QString::fromStdString(facts) << QString::fromUtf8(ceiling);
        };
        row("附件3", "beijing-2024/common-platform", "common_platform", json("'total_investment': '49999999.99'"),
            "49999999.99");
        row("附件3", "beijing-2024/common-platform", "common_platform", json("'total_investment': '50000000.01'"),
            "50000000.00");
        row("附件3", "beijing-2024/pilot-platform", "pilot_platform", json("'total_investment': '166666666.66'"),
            "49999999.99");
        row("附件3", "beijing-2024/pilot-platform", "pilot_platform", json("'total_investment': '166666666.67'"),
            "50000000.00");
        row("附件4", "beijing-2024/innovation-center", "innovation_center",
            json("'construction_budget': '166666666.66', 'consortium': true"), "49999999.99");
        row("附件4", "beijing-2024/innovation-center", "innovation_center",
            json("'construction_budget': '2亿', 'consortium': true"), "50000000.00");
        row("附件4", "beijing-2024/innovation-center", "innovation_center",
            json("'construction_budget': '2亿', 'consortium': false"), "–");
        row("附件7", "beijing-2024/park-construction", "park_construction", json("'total_investment': '99999999.99'"),
            "49999999.99");
        row("附件7", "beijing-2024/park-construction", "park_construction", json("'total_investment': '1亿'"),
            "50000000.00");
        row("附件7", "beijing-2024/space-renovation", "space_renovation", json("'renovation_spend': '33333333.33'"),
            "9999999.99");
        row("附件7", "beijing-2024/space-renovation", "space_renovation", json("'renovation_spend': '33333333.34'"),
            "10000000.00");
        row("附件8", "beijing-2024/park-operation", "park_operation", json("'total_investment': '59999999.99'"),
            "29999999.99");
        row("附件8", "beijing-2024/park-operation", "park_operation", json("'total_investment': '6000万'"),
            "30000000.00");
        row("附件8", "beijing-2024/green-upgrade", "green_upgrade", json("'total_investment': '29999999.99'"),
            "29999999.99");
        row("附件8", "beijing-2024/green-upgrade", "green_upgrade", json("'total_investment': '30000000.01'"),
            "30000000.00");
        row("附件9", "beijing-2024/industrialisation", "industrialisation",
            json("'engineering_investment': '166666666.66', 'key_product': true"), "49999999.99");
        row("附件9", "beijing-2024/industrialisation", "industrialisation",
            json("'engineering_investment': '2亿', 'key_product': false"), "–");
        row("附件9", "beijing-2024/first-market-entry", "rnd", json("'first_market_entry': true"), "5000000.00");
        row("附件5", "beijing-2024/innovation-voucher", "expense:innovation_voucher", json("'amount': '500000.01'"),
            "500000.00");
        row("附件5", "beijing-2024/innovation-voucher", "expense:innovation_voucher", json("'amount': '499999.99'"),
            "499999.99");
        row("附件5", "beijing-2024/service-coupon", "expense:service_coupon", json("'amount': '166666.66'"),
            "49999.99");
        row("附件5", "beijing-2024/service-coupon", "expense:service_coupon", json("'amount': '166666.67'"),
            "50000.00");
        row("附件11", "beijing-2024/overseas-market", "expense:overseas_market", json("'amount': '0.01'"), "0.00");
        row("附件11", "beijing-2024/overseas-market", "expense:overseas_market", json("'amount': '1428571.42'"),
            "999999.99");
        row("附件11", "beijing-2024/overseas-market", "expense:overseas_market", json("'amount': '1428571.43'"),
            "1000000.00");
        row("附件11", "beijing-2024/exchange-event", "expense:exchange_event", json("'amount': '3000000.01'"),
            "3000000.00");
        row("附件6", "beijing-2024/hnte-first", "company", json("'hnte_event': 'first_certified'"), "100000.00");
        row("附件6", "beijing-2024/hnte-first", "company", json("'hnte_event': 'recertified'"), "–");
        row("附件6", "beijing-2024/hnte-renewed", "company", json("'hnte_event': 'recertified'"), "50000.00");
        row("附件6", "beijing-2024/small-to-scale", "company", json("'first_small_to_scale_list': true, 'hnte': true"),
            "100000.00");
        row("附件1", "beijing-2024/open-facility", "company", json("'open_facility': true"), "1000000.00");
        row("附件13", "beijing-2024/neeq-listing", "company", json("'neeq_approved': true"), "1000000.00");
        row("1", "tianjin-manufacturing-2023/major-investment", "industrialisation",
            json("'total_investment': '5000万', 'equipment_investment': '5000万', 'fills_chain_gap': true, "
                 "'technical_upgrade': false"),
            "5000000.00");
        row("1", "tianjin-manufacturing-2023/major-investment", "industrialisation",
            json("'total_investment': '49999999.99', 'equipment_investment': '4000万', 'fills_chain_gap': true, "
                 "'technical_upgrade': false"),
            "–");
        row("1", "tianjin-manufacturing-2023/major-investment", "rnd",
            json("'total_investment': '1000万', 'equipment_investment': '999万', 'technical_upgrade': true"),
            "999000.00");
        row("1", "tianjin-manufacturing-2023/major-investment", "rnd",
            json("'total_investment': '9999999.99', 'equipment_investment': '999万', 'technical_upgrade': true"), "–");
        row("1", "tianjin-manufacturing-2023/base-reengineering", "industrialisation",
            json("'total_investment': '2000万', 'equipment_investment': '2000万', 'base_reengineering': true"),
            "4000000.00");
        row("1", "tianjin-manufacturing-2023/base-reengineering", "industrialisation",
            json("'total_investment': '19999999.99', 'equipment_investment': '1000万', 'base_reengineering': true"),
            "–");
        row("1", "tianjin-manufacturing-2023/base-reengineering", "industrialisation",
            json("'total_investment': '3亿', 'equipment_investment': '150000000.01', 'base_reengineering': true"),
            "30000000.00");
    }

    void sumsAtTheirThresholds() {
        QFETCH(QString, clause);
        QFETCH(QString, measure);
        QFETCH(QString, kind);
        QFETCH(QString, facts);
        QFETCH(QString, ceiling);
        std::string company =
            measure.startsWith(QLatin1String("beijing"))
                ? json("'city': 'beijing', 'size': 'small', 'goods_trader': true, 'park_operator': true")
                : json("'city': 'tianjin', 'size': 'small'");
        std::string rest;
        std::string item;
        if (kind == QLatin1String("company")) {
            company += ", " + facts.toStdString();
        } else if (kind.startsWith(QLatin1String("expense:"))) {
            item = "e";
            rest = json("'expenses': [{'id': 'e', 'kind': '") + kind.mid(8).toStdString() + "\", " +
                   facts.toStdString() + "}]";
        } else {
            item = "p";
            rest = json("'projects': [{'id': 'p', 'kinds': ['") + kind.toStdString() + "\"], " + facts.toStdString() +
                   "}]";
        }
        const Assessment assessment = test::assessed(caseText(company, rest));
        const Claim& claim = test::claimOf(assessment, measure.toStdString(), item);
        QCOMPARE(QString::fromStdString(claim.measure->clause), clause);
        if (ceiling == QStringLiteral("–")) {
            QVERIFY(claim.verdict == Verdict::ineligible);
            QCOMPARE(claim.ceiling->toString(), std::string("0.00"));
        } else {
            QVERIFY(claim.verdict == Verdict::eligible);
            QCOMPARE(QString::fromStdString(claim.ceiling->toString()), ceiling);
            QVERIFY(claim.missing.empty());
        }
    }

    void bothReadingsOfTheScaleReward_data() {
        QTest::addColumn<QByteArray>("facts");
        QTest::addColumn<int>("verdict");
        const auto row = [](const std::string& facts, Verdict verdict) {
            QTest::newRow(facts.c_str()) << QByteArray::fromStdString(facts) << static_cast<int>(verdict);
        };
        row(json("'first_above_scale': true, 'annual_output': '100000000.01', 'output_over_100m_before': false"),
            Verdict::eligible);
        row(json("'first_above_scale': true, 'annual_output': '1亿', 'output_over_100m_before': false"),
            Verdict::arguable);
        row(json("'first_above_scale': false, 'annual_output': '1亿', 'output_over_100m_before': false"),
            Verdict::arguable);
        row(json("'first_above_scale': false, 'annual_output': '99999999.99', 'output_over_100m_before': false"),
            Verdict::ineligible);
        row(json("'first_above_scale': false, 'annual_output': '2亿', 'output_over_100m_before': true"),
            Verdict::ineligible);
        row(json("'first_above_scale': true"), Verdict::undetermined);
        row(json("'first_above_scale': true, 'annual_output': '0'"), Verdict::arguable);
    }

    void bothReadingsOfTheScaleReward() {
        QFETCH(QByteArray, facts);
        QFETCH(int, verdict);
        const Assessment assessment = test::assessed(
            caseText(json("'city': 'beijing', 'advanced_manufacturing': true, 'titles': ['specialised'], ") +
                         facts.toStdString(),
                     ""));
        QCOMPARE(static_cast<int>(test::claimOf(assessment, "beijing-2024/scale-reward").verdict), verdict);
        QCOMPARE(static_cast<int>(test::claimOf(assessment, "beijing-2024/scale-reward-specialised").verdict), verdict);
    }

    void whyNothingIsCounted() {
        const std::string text = caseText(
            json("'city': 'beijing', 'size': 'small'"),
            json("'projects': ["
                 " {'id': 'zero', 'kinds': ['pilot_platform'], 'total_investment': 0},"
                 " {'id': 'held', 'kinds': ['pilot_platform'], 'total_investment': '1000万'},"
                 " {'id': 'both', 'kinds': ['pilot_platform', 'park_construction'], 'total_investment': '1000万'}],"
                 " 'expenses': [{'id': 'e1', 'kind': 'innovation_voucher', 'amount': '50万'}, {'id': 'e2', 'kind': "
                 "'innovation_voucher', 'amount': '1万'}],"
                 " 'awards': [{'id': 'a', 'project': 'held', 'amount': '300万', 'level': 'national'}]"));
        const Assessment assessment = test::assessed(text);
        QVERIFY(test::claimOf(assessment, "beijing-2024/pilot-platform", "zero").reason == ClaimReason::ceilingZero);
        QVERIFY(test::claimOf(assessment, "beijing-2024/pilot-platform", "held").reason == ClaimReason::nothingToAdd);
        const Claim& excluded = test::claimOf(assessment, "beijing-2024/pilot-platform", "both");
        QVERIFY(excluded.reason == ClaimReason::none && excluded.excludedBy.has_value());
        QCOMPARE(assessment.claim(*excluded.excludedBy).measure->id, std::string("park-construction"));
        QVERIFY(test::claimOf(assessment, "beijing-2024/innovation-voucher", "e2").reason == ClaimReason::capUsedUp);
        const Assessment together = test::assessed(text, "2026-11-22", false);
        QCOMPARE(test::claimOf(together, "beijing-2024/pilot-platform", "both").counted.toString(),
                 std::string("3000000.00"));
    }

    // 附件5: at most 500,000 a year. A sum that just reaches it is not cut by it.
    void aSumThatReachesTheYearlyCapIsNotCut() {
        const auto cut = [](const std::string& amount) {
            const std::string text =
                caseText(json("'city': 'beijing', 'size': 'small'"),
                         json("'expenses': [{'id': 'e1', 'kind': 'innovation_voucher', 'amount': '" + amount + "'}]"));
            return test::claimOf(test::assessed(text), "beijing-2024/innovation-voucher", "e1").cappedBy != nullptr;
        };
        QVERIFY(!cut("500000"));
        QVERIFY(cut("500000.01"));
    }

    void theFirstReasonIsGiven() {
        const std::string project =
            json("'projects': [{'id': 'p', 'kinds': ['enterprise_tech_center'], 'year': 2030, 'city': 'beijing'}]");
        const auto reason = [&](const std::string& company, const char* date) {
            return test::claimOf(test::assessed(caseText(company, project), date),
                                 "beijing-2024/enterprise-tech-center", "p")
                .reason;
        };
        QVERIFY(reason(json("'city': 'beijing', 'applicant': 'university'"), "2027-01-01") == ClaimReason::notInForce);
        QVERIFY(reason(json("'city': 'beijing', 'applicant': 'university'"), "2026-12-31") ==
                ClaimReason::otherApplicant);
        QVERIFY(reason(json("'city': 'beijing'"), "2026-12-31") == ClaimReason::outsidePeriod);
    }

    void fixedAssetsBelowTheCeilingWarn() {
        const auto warned = [](const char* assets) {
            const Assessment assessment = test::assessed(caseText(
                json("'city': 'beijing'"), std::string(json("'projects': [{'id': 'p', 'kinds': ['pilot_platform'], "
                                                            "'total_investment': '1亿', 'fixed_asset_investment': ")) +
                                               assets + "}]"));
            return !test::claimOf(assessment, "beijing-2024/pilot-platform", "p").warnings.empty();
        };
        QVERIFY(warned("\"29999999.99\""));
        QVERIFY(!warned("\"3000万\""));
        QVERIFY(!warned("null"));
    }

    void aSearchThatStopsSaysSo() {
        std::string projects;
        std::mt19937 random(7);
        for (int index = 0; index < 60; ++index) {
            const int amount = std::uniform_int_distribution<int>(1'000'000, 2'000'000)(random);
            projects += (index > 0 ? ", " : "") + std::string(json("{'id': 'p")) + std::to_string(index) +
                        json("', 'kinds': ['green_upgrade', 'pilot_platform'], 'total_investment': ") +
                        std::to_string(amount) + "}";
        }
        const auto rules = test::builtInRules();
        AssessOptions options{.asOf = *Date::parse("2026-11-22")};
        options.limits.work = 1;
        const Assessment assessment =
            assess(rules, test::caseOf(*rules, caseText(json("'city': 'beijing'"), "\"projects\": [" + projects + "]")),
                   options);
        QVERIFY(assessment.cities[0].openSearch.has_value());
        QVERIFY(assessment.cities[0].openSearch->upperBound >= assessment.cities[0].totals.ceiling);
        QVERIFY(toJson(assessment).find("\"upper_bound\"") != std::string::npos);
    }

    // Filling in a fact never makes what was known unknown, and only what was
    // missing can change it.
    void answersOnlySettle() {
        std::mt19937 random(20261122);
        const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
        for (int round = 0; round < 300; ++round) {
            const Case before = randomCase(random);
            const Assessment first = assessNow(before);
            if (first.questions.empty()) continue;
            Case after = before;
            const FactRef asked =
                first.questions[std::uniform_int_distribution<std::size_t>(0, first.questions.size() - 1)(random)].fact;
            Case donor = before;
            fillAtRandom(donor.item(asked.entity, asked.item), vocabulary.facts(asked.entity), 100, random);
            after.item(asked.entity, asked.item).facts[asked.fact] =
                donor.item(asked.entity, asked.item).facts[asked.fact];
            const Assessment second = assessNow(after);
            // A part above its whole contradicts what bounded it, and may raise a sum.
            if (second.warnings.size() > first.warnings.size()) continue;
            for (const PackResult& pack : second.packs) {
                for (const Claim& claim : pack.claims) {
                    const auto old =
                        std::find_if(first.packs.begin(), first.packs.end(),
                                     [&](const PackResult& candidate) { return candidate.pack == pack.pack; });
                    QVERIFY(old != first.packs.end());
                    const Claim& was = old->claims[static_cast<std::size_t>(&claim - pack.claims.data())];
                    if (was.verdict != Verdict::undetermined) QVERIFY(claim.verdict == was.verdict);
                    if (claim.ceiling && was.ceiling) QVERIFY(*claim.ceiling <= *was.ceiling);
                    if (std::find(was.missing.begin(), was.missing.end(), asked) != was.missing.end()) continue;
                    // A fact that was not missing may bound another, but never flips a claim.
                    QVERIFY(claim.verdict == was.verdict || was.verdict == Verdict::undetermined);
                }
            }
        }
    }

    void moreInvestmentNeverLowersACeiling() {
        std::mt19937 random(5000);
        const Vocabulary& vocabulary = test::builtInRules()->vocabulary();
        const std::size_t total = *vocabulary.find(Entity::project, "total_investment");
        for (int round = 0; round < 300; ++round) {
            Case subject = randomCase(random);
            if (subject.projects.empty()) continue;
            const Money less = Money::fromFen(std::uniform_int_distribution<std::int64_t>(0, 30'000'000'000)(random));
            subject.projects[0].facts[total] = less;
            const Assessment small = assessNow(subject);
            subject.projects[0].facts[total] =
                less + Money::fromFen(std::uniform_int_distribution<std::int64_t>(1, 10'000'000'000)(random));
            const Assessment large = assessNow(subject);
            for (std::size_t pack = 0; pack < small.packs.size(); ++pack) {
                for (std::size_t claim = 0; claim < small.packs[pack].claims.size(); ++claim) {
                    const Claim& before = small.packs[pack].claims[claim];
                    const Claim& after = large.packs[pack].claims[claim];
                    if (before.ceiling) QVERIFY(*after.ceiling >= *before.ceiling);
                }
            }
            for (std::size_t city = 0; city < small.cities.size(); ++city)
                QVERIFY(large.cities[city].totals.ceiling >= small.cities[city].totals.ceiling);
        }
    }

    void totalsAddUpAndKeepTheirOrder() {
        std::mt19937 random(99);
        for (int round = 0; round < 300; ++round) {
            const Assessment assessment = assessNow(randomCase(random));
            for (const CityResult& city : assessment.cities) {
                Money counted;
                for (const std::size_t pack : city.packs) {
                    for (const Claim& claim : assessment.packs[pack].claims) {
                        counted += claim.counted;
                        if (claim.ceiling) QVERIFY(claim.counted <= *claim.ceiling);
                        QVERIFY(claim.verdict == Verdict::ineligible ? claim.missing.empty() : true);
                        QVERIFY(claim.verdict == Verdict::undetermined ? !claim.missing.empty() : true);
                    }
                }
                QVERIFY(counted == city.totals.ceiling);
                QVERIFY(city.totals.stated <= city.totals.ceiling);
                QVERIFY(city.totals.ceiling <= city.totals.potential);
                QVERIFY(city.totals.entitled + city.totals.openRate <= city.totals.ceiling);
            }
        }
    }

    // The trace is the evaluation: its outcomes give the verdict again.
    void theReasonsGiveTheVerdict() {
        std::mt19937 random(4242);
        for (int round = 0; round < 100; ++round) {
            const Assessment assessment = assessNow(randomCase(random));
            for (const PackResult& pack : assessment.packs) {
                for (const Claim& claim : pack.claims) {
                    Truth common = Truth::yes;
                    Truth strict = Truth::yes;
                    Truth lenient = Truth::yes;
                    for (const ConditionTrace& condition : claim.conditions) {
                        if (condition.trace) QVERIFY(condition.trace->result.truth == condition.outcome);
                        if (condition.part == ConditionTrace::Part::strict)
                            strict = condition.outcome;
                        else if (condition.part == ConditionTrace::Part::lenient)
                            lenient = condition.outcome;
                        else
                            common = both(common, condition.outcome);
                    }
                    const bool eligible = both(common, strict) == Truth::yes && both(common, lenient) == Truth::yes;
                    const bool ineligible = both(common, strict) == Truth::no && both(common, lenient) == Truth::no;
                    QCOMPARE(claim.verdict == Verdict::eligible, eligible);
                    QCOMPARE(claim.verdict == Verdict::ineligible, ineligible);
                    const bool sum = claim.measure->hasSum() && claim.verdict != Verdict::ineligible;
                    QCOMPARE(claim.amount.has_value(), sum && claim.measure->tiers.empty());
                    QVERIFY(!sum || claim.tiers.size() == claim.measure->tiers.size());
                }
            }
        }
    }

    void theSameInputGivesTheSameBytes() {
        std::mt19937 random(1);
        for (int round = 0; round < 20; ++round) {
            const Case subject = randomCase(random);
            QCOMPARE(toJson(assessNow(subject)), toJson(assessNow(subject)));
            AssessOptions quiet{.asOf = *Date::parse("2026-11-22")};
            quiet.trace = false;
            const Assessment silent = assess(test::builtInRules(), subject, quiet);
            const Assessment loud = assessNow(subject);
            for (std::size_t city = 0; city < loud.cities.size(); ++city)
                QVERIFY(silent.cities[city].totals.potential == loud.cities[city].totals.potential);
        }
    }
};

QTEST_GUILESS_MAIN(AssessmentTest)
#include "assessment_test.moc"

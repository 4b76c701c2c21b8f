// SPDX-License-Identifier: GPL-3.0-or-later
//
// The block engine against assess() and compareSitings(): the same figures for the
// built-in packs and for random ones, whatever is known, in blocks of any size.
#include <random>

#include <QTest>

#include "core/assessment/sites.h"
#include "core/blocks/block_evaluator.h"
#include "core/blocks/case_block.h"
#include "core/packs/built_in_rules.h"
#include "core/packs/own_figure.h"
#include "tests/support/random_pack.h"

using namespace biosubsidy;
using namespace biosubsidy::blocks;

namespace {

std::string yuan(Wide fen) {
    std::string text;
    appendYuan(text, fen);
    return text;
}

// A result as text, so that a difference can be read.
std::string told(const Figures& figures) {
    return "entitled " + yuan(figures.entitled) + " stated " + yuan(figures.stated) + " ceiling " +
           yuan(figures.ceiling) + " open " + yuan(figures.openRate) + " potential " + yuan(figures.potential) +
           " own " + yuan(figures.own) + " discretionary " + yuan(figures.discretionary) + " open amount " +
           yuan(figures.openAmount) + " unstated " + std::to_string(figures.unstated) + " in kind " +
           std::to_string(figures.inKind) + " undetermined " + std::to_string(figures.undetermined);
}

std::string told(const CaseResult& result) {
    std::string text = told(result.figures) + (result.proven ? "" : " open search") + "\nverdicts";
    for (const std::uint32_t count : result.verdicts) text += " " + std::to_string(count);
    for (const CityFigures& city : result.cities)
        text += "\ncity " + std::to_string(city.city) + ": " + told(city.figures) + (city.hasFigures ? "" : " none") +
                (city.proven ? "" : " open search");
    text += "\nbest " + (result.best ? std::to_string(*result.best) : "-");
    for (const ResultClaim& claim : result.claims)
        text += "\nclaim " + std::to_string(claim.pack) + "/" + std::to_string(claim.measure) + " of " +
                std::to_string(claim.item) + " " + std::string(toString(claim.verdict)) + " " + yuan(claim.ceiling) +
                " floor " + yuan(claim.floor) + " limits " + claim.limits.to_string() + " counted " +
                yuan(claim.counted) + (claim.chosen ? " chosen" : "") + (claim.hasSum ? "" : " no sum");
    if (result.question)
        text += "\nask " + std::to_string(static_cast<int>(result.question->fact.entity)) + "." +
                std::to_string(result.question->fact.item) + "." + std::to_string(result.question->fact.fact) + " " +
                yuan(result.question->atStake) + " of " + std::to_string(result.question->claims);
    return text;
}

void holdAgainstReference(const std::shared_ptr<const BlockRules>& rules, const std::vector<Case>& cases,
                          std::size_t blockSize) {
    CaseBlock block(rules);
    BlockEvaluator evaluator(rules);
    std::vector<CaseResult> results;
    for (std::size_t from = 0; from < cases.size(); from += blockSize) {
        block.clear();
        const std::size_t to = std::min(from + blockSize, cases.size());
        for (std::size_t index = from; index < to; ++index) block.append(cases[index]);
        evaluator.evaluate(block, results);
        QCOMPARE(results.size(), to - from);
        for (std::size_t index = from; index < to; ++index) {
            const std::string expected = told(reference(*rules, cases[index]));
            if (told(results[index - from]) != expected) {
                qWarning("case %zu of block from %zu:\n%s", index, from,
                         writeCase(cases[index], rules->vocabulary()).c_str());
                qWarning("is\n%s\nshould be\n%s", told(results[index - from]).c_str(), expected.c_str());
                for (const Pack& pack : rules->rules()->packs()) qWarning("%s", pack.file.c_str());
            }
            QCOMPARE(told(results[index - from]), expected);
        }
    }
}

std::vector<Case> randomCases(test::RandomRules& random, std::size_t count) {
    std::vector<Case> cases;
    for (std::size_t index = 0; index < count; ++index) cases.push_back(random.subject());
    return cases;
}

} // namespace

class BlocksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Few counts to a lane, as eight of them fit into a word, and more than that.
    void lanesAreCounted_data() {
        QTest::addColumn<int>("masks");
        for (const int masks : {0, 1, 7, 255, 256, 1000}) QTest::addRow("%d", masks) << masks;
    }
    void lanesAreCounted() {
        QFETCH(const int, masks);
        constexpr std::size_t lanes = 150; // not whole words, not whole bytes
        blocks::LaneCounter counter;
        counter.clear(blocks::wordsFor(lanes));
        std::vector<std::uint32_t> expected(lanes);
        std::mt19937_64 random(17);
        const auto draw = [&] { return std::vector<blocks::Word>{random(), random() | 1U, random()}; };
        const auto count = [&](const std::vector<blocks::Word>& mask, std::uint32_t times) {
            for (std::size_t lane = 0; lane < lanes; ++lane)
                expected[lane] += blocks::bitAt(mask.data(), lane) ? times : 0;
        };
        for (int mask = 0; mask < masks; ++mask) {
            const std::vector<blocks::Word> bits = draw();
            counter.add(bits.data());
            count(bits, 1);
        }
        const std::vector<blocks::Word> bits = draw();
        counter.add(bits.data(), static_cast<std::size_t>(masks));
        count(bits, static_cast<std::uint32_t>(masks));
        std::vector<std::uint32_t> counted(lanes);
        counter.forEach(lanes, [&](std::size_t lane, std::uint32_t more) { counted.at(lane) += more; });
        QCOMPARE(counted, expected);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            QCOMPARE(counter.at(lane), expected[lane]);
            QCOMPARE((counter.nonZero(lane / 64) >> (lane % 64) & 1U) != 0, expected[lane] != 0);
        }
        QCOMPARE(counter.fitsBytes(), 2 * masks < 256); // one lane is in every mask
        if (!counter.fitsBytes()) return;
        std::vector<std::uint8_t> bytes(blocks::wordsFor(lanes) * blocks::lanesOfWord);
        counter.bytes(bytes.data());
        QCOMPARE(std::vector<std::uint32_t>(bytes.begin(), bytes.begin() + lanes), expected);
    }

    void builtInPacks_data() {
        QTest::addColumn<QString>("asOf");
        QTest::addColumn<bool>("exclusion");
        QTest::addColumn<QString>("pack");
        QTest::addColumn<int>("blockSize");
        QTest::addColumn<bool>("lists");
        QTest::newRow("today") << "2026-11-22" << true << "" << 100 << false;
        QTest::newRow("one at a time") << "2026-11-22" << true << "" << 1 << true;
        QTest::newRow("a word of cases") << "2026-11-22" << true << "" << 64 << true;
        QTest::newRow("no exclusion") << "2026-11-22" << false << "" << 70 << false;
        QTest::newRow("expired") << "2027-06-01" << true << "" << 50 << false;
        QTest::newRow("named pack") << "2026-11-22" << true << "beijing-2024" << 130 << true;
        QTest::newRow("a district's pack") << "2025-01-01" << true << "jinshan-2023" << 100 << false;
    }
    void builtInPacks() {
        QFETCH(QString, asOf);
        QFETCH(bool, exclusion);
        QFETCH(QString, pack);
        QFETCH(int, blockSize);
        QFETCH(bool, lists);
        BlockOptions options{.asOf = *Date::parse(asOf.toStdString())};
        options.exclusion = exclusion;
        if (!pack.isEmpty()) options.packs = std::vector{pack.toStdString()};
        options.claims = lists ? ClaimList::open : ClaimList::largest;
        test::RandomRules random(static_cast<std::uint32_t>(asOf.size() + blockSize));
        holdAgainstReference(BlockRules::compile(test::builtInRules(), options), randomCases(random, 400),
                             static_cast<std::size_t>(blockSize));
    }

    // Of two places of a city the first is compared; a case that stands elsewhere counts as ever.
    void placesThatAUserKeepsTo() {
        const auto rules = test::builtInRules();
        BlockOptions options{.asOf = *Date::parse("2026-11-22")};
        for (const char* place : {"tianjin", "shanghai/闵行区", "shanghai", "hangzhou"})
            options.places.push_back(*siteNamed(*rules, place));
        test::RandomRules random(29);
        const auto compiled = BlockRules::compile(rules, options);
        const std::vector<Case> cases = randomCases(random, 300);
        holdAgainstReference(compiled, cases, 70);
        std::vector<std::string> compared;
        for (const Site& site : comparedSites(*rules, options.forAssessment()))
            compared.push_back(rules->vocabulary().cities().choices[site.city].id + site.district);
        QCOMPARE(compared, (std::vector<std::string>{"tianjin", "hangzhou", "shanghai闵行区"}));
        std::size_t open = 0;
        for (const Case& subject : cases) {
            const Assessment assessment = assess(rules, subject, options.forAssessment());
            if (isKnown(subject.company.facts[rules->vocabulary().known().companyCity])) continue;
            ++open;
            for (const CityResult& city : assessment.cities) {
                const bool stands =
                    std::any_of(subject.projects.begin(), subject.projects.end(), [&](const Item& item) {
                        const FactValue& own = item.facts[rules->vocabulary().known().projectCity];
                        return isKnown(own) && std::get<ChoiceIndex>(own).index == city.city;
                    });
                QVERIFY(stands || std::any_of(options.places.begin(), options.places.end(),
                                              [&](const Site& site) { return site.city == city.city; }));
            }
        }
        QVERIFY(open > 0);
    }

    // The quick way to totals gives the same totals.
    void sumsAlone() {
        BlockOptions options{.asOf = *Date::parse("2026-11-22")};
        const auto whole = BlockRules::compile(test::builtInRules(), options);
        options.sumsAlone = true;
        options.questions = false;
        const auto alone = BlockRules::compile(test::builtInRules(), options);
        test::RandomRules random(11);
        CaseBlock block(alone);
        CaseBlock wholeBlock(whole);
        for (const Case& subject : randomCases(random, 300)) {
            block.append(subject);
            wholeBlock.append(subject);
        }
        std::vector<CaseResult> results;
        std::vector<CaseResult> expected;
        BlockEvaluator(alone).evaluate(block, results);
        BlockEvaluator(whole).evaluate(wholeBlock, expected);
        const auto sums = [](const Figures& figures) {
            return yuan(figures.ceiling) + " " + yuan(figures.entitled) + " " + yuan(figures.stated) + " " +
                   yuan(figures.openRate) + " " + yuan(figures.own) + " " + yuan(figures.discretionary) + " " +
                   yuan(figures.openAmount);
        };
        for (std::size_t index = 0; index < results.size(); ++index) {
            QCOMPARE(sums(results[index].figures), sums(expected[index].figures));
            for (std::size_t city = 0; city < expected[index].cities.size(); ++city)
                QCOMPARE(sums(results[index].cities[city].figures), sums(expected[index].cities[city].figures));
        }
    }

    // Few enough that the counts of a case stand side by side in a word, and more.
    void packsOfManyMeasures_data() {
        QTest::addColumn<int>("measures");
        QTest::newRow("counts side by side") << 200;
        QTest::newRow("counts one by one") << 1500;
    }
    void packsOfManyMeasures() {
        QFETCH(const int, measures);
        std::shared_ptr<const RuleBook> rules;
        for (std::uint32_t seed = 1; rules == nullptr; ++seed) {
            test::RandomRules random(seed);
            // Sums past 128 bits may be refused.
            if (auto made = test::rulesWith({random.pack("many", "beijing", static_cast<std::size_t>(measures))}))
                rules = *made;
            QVERIFY(seed < 50);
        }
        test::RandomRules random(7);
        BlockOptions options{.asOf = *Date::parse("2026-11-22")};
        holdAgainstReference(BlockRules::compile(rules, options), randomCases(random, 24), 10);
    }

    void randomPacks() {
        int refused = 0;
        for (std::uint32_t seed = 1; seed <= 80; ++seed) {
            test::RandomRules random(seed);
            random.completeAcrossPacks();
            std::vector<std::string> packs;
            const char* const cities[]{"beijing", "shanghai", "hangzhou"};
            for (std::size_t pack = 0; pack < 3; ++pack)
                packs.push_back(random.pack("r" + std::to_string(pack), cities[random.below(3)], 4 + random.below(8)));
            auto rules = test::rulesWith(packs);
            if (!rules) {
                // Sums past 128 bits are refused, and nothing else.
                for (const Diagnostic& problem : rules.error())
                    QVERIFY2(problem.code == "too_large", render(rules.error(), Language::en).c_str());
                ++refused;
                continue;
            }
            BlockOptions options{.asOf = *Date::parse("2026-11-22")};
            options.exclusion = random.chance(80);
            options.claims = random.chance(50) ? ClaimList::open : ClaimList::largest;
            std::vector<Case> cases = randomCases(random, 60);
            holdAgainstReference(BlockRules::compile(*rules, options), cases, 1 + random.below(80));
            if (QTest::currentTestFailed()) {
                qWarning("seed %u", seed);
                for (const std::string& text : packs) qWarning("%s", text.c_str());
                return;
            }
        }
        QVERIFY(refused < 40);
    }
};

QTEST_APPLESS_MAIN(BlocksTest)
#include "blocks_test.moc"

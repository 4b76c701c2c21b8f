// SPDX-License-Identifier: GPL-3.0-or-later
//
// Filling and evaluating a block of cases allocates nothing once the first ones
// have made room: every allocation of this program is counted.
#include <QTest>

#include "core/blocks/block_evaluator.h"
#include "tests/support/counted_allocations.h"
#include "tests/support/random_pack.h"

using namespace biosubsidy;
using test::allocations;
using namespace biosubsidy::blocks;

class BlocksMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countingCounts() {
        const std::size_t before = allocations;
        std::vector<int> numbers(static_cast<std::size_t>(QTest::currentTestFunction()[0]));
        QVERIFY(!numbers.empty());
        QVERIFY(allocations > before);
    }

    void steadyState_data() {
        QTest::addColumn<bool>("lists");
        QTest::addColumn<bool>("randomPacks");
        QTest::newRow("largest claims") << false << false;
        QTest::newRow("every claim") << true << false;
        QTest::newRow("tiers, caps and support under a measure") << true << true;
    }
    void steadyState() {
        QFETCH(bool, lists);
        QFETCH(bool, randomPacks);
        BlockOptions options{.asOf = *Date::parse("2026-11-22")};
        if (lists) options.claims = ClaimList::open;
        test::RandomRules random(7);
        std::shared_ptr<const RuleBook> book = test::builtInRules();
        if (randomPacks) {
            // A few could grow too large.
            auto made = test::rulesWith({random.pack("r0", "beijing", 12)});
            while (!made) made = test::rulesWith({random.pack("r0", "beijing", 12)});
            book = *made;
        }
        const auto rules = BlockRules::compile(book, options);
        std::vector<Case> cases;
        for (int index = 0; index < 256; ++index) cases.push_back(random.subject());
        CaseBlock block(rules);
        BlockEvaluator evaluator(rules);
        std::vector<CaseResult> results;
        const auto round = [&] {
            block.clear();
            for (const Case& subject : cases) block.append(subject);
            evaluator.evaluate(block, results);
        };
        round();
        round();
        const std::size_t before = allocations;
        round();
        QCOMPARE(allocations - before, std::size_t(0));
    }
};

QTEST_APPLESS_MAIN(BlocksMemoryTest)
#include "blocks_memory_test.moc"

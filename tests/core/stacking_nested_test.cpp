// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stacking under caps that lie within one another and are of mixed rates: against the
// definition over all subsets, by trials and by search, and at a limit of work.
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <vector>

#include "tests/support/stacking_problems.h"

using namespace biosubsidy;
using namespace biosubsidy::stacking;
using namespace biosubsidy::stacking::test;

namespace {

struct NestedCase {
    std::vector<Candidate> candidates;
    std::vector<CapLimit> caps;
    std::vector<std::int64_t> counted;
};

} // namespace

class StackingNestedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesAsDefined_data() {
        QTest::addColumn<NestedCase>("nested");
        const auto row = [](const char* name, NestedCase nested) { QTest::newRow(name) << nested; };
        const auto stated = [](std::int64_t value, std::optional<std::uint32_t> cap,
                               std::optional<std::uint32_t> pool = {}) {
            return Candidate{fen(value), true, pool, cap};
        };
        const auto open = [](std::int64_t value, std::optional<std::uint32_t> cap,
                             std::optional<std::uint32_t> pool = {}) {
            return Candidate{fen(value), false, pool, cap};
        };
        const auto cap = [](std::int64_t amount, std::optional<std::uint32_t> within = {}) {
            return CapLimit{fen(amount), within};
        };
        // A measure's yearly cap within one over all measures, in ten thousands of yuan.
        row("a yearly cap within a cap over all", {{stated(2000, 0), stated(2000, 0), stated(2000, 0), stated(3000, 1)},
                                                   {cap(5000, 1), cap(6000)},
                                                   {2000, 2000, 1000, 1000}});
        row("what is held under the measure uses both up",
            {{stated(2000, 0), stated(2000, 0), stated(2000, 0), stated(3000, 1)},
             {cap(500, 1), cap(1500)},
             {500, 0, 0, 1000}});
        row("held by the first project itself", {{stated(0, 0), stated(2000, 0), stated(2000, 0), stated(3000, 1)},
                                                 {cap(500, 1), cap(1500)},
                                                 {0, 500, 0, 1000}});
        row("of equal ones of a pool the first", {{stated(4000, {}, 0), stated(4000, {}, 0)}, {}, {4000, 0}});
        row("each at its floor", {{stated(1400, {}, 0), stated(3000, {}, 0)}, {}, {0, 3000}});
        row("an open one without a pool is left out for a stated one", {{open(5, 0), stated(8, 0)}, {cap(8)}, {0, 8}});
        row("but not at the price of the total", {{open(6, 0), stated(7, 0)}, {cap(10)}, {6, 4}});
        row("nor where nothing is gained by it", {{open(5, 0), stated(8, 0)}, {cap(13)}, {5, 8}});
        row("of two open ones the one that leaves more to the stated one",
            {{open(6, 0), open(3, 0), stated(7, 0)}, {cap(10)}, {0, 3, 7}});
        row("a stated one that comes first takes nothing from itself", {{stated(7, 0), open(6, 0)}, {cap(10)}, {7, 3}});
        row("a pool is left out", {{open(5, 0, 0), open(4, 0, 0), stated(8, 0)}, {cap(8)}, {0, 0, 8}});
        row("the smaller of a pool", {{open(5, 0, 0), open(4, 0, 0), stated(6, 0)}, {cap(10)}, {0, 4, 6}});
        row("a narrow cap spares a wide one", {{open(9, 0), stated(6, 1)}, {cap(4, 1), cap(10)}, {4, 6}});
        row("four levels", {{stated(9, 0), stated(9, 1), stated(9, 2), stated(9, 3), stated(9, {})},
                            {cap(2, 1), cap(5, 2), cap(9, 3), cap(11)},
                            {2, 3, 4, 2, 9}});
        row("numbered the other way round", {{stated(9, 3), stated(9, 2), stated(9, 1), stated(9, 0)},
                                             {cap(11), cap(9, 0), cap(5, 1), cap(2, 2)},
                                             {2, 3, 4, 2}});
        row("a narrow cap that is wider", {{stated(9, 0), stated(3, 1)}, {cap(20, 1), cap(5)}, {5, 0}});
        row("a wide cap of nothing", {{stated(9, 0), stated(3, 1), open(1, {})}, {cap(20, 1), cap(0)}, {0, 0, 1}});
        row("a narrow cap of nothing", {{stated(9, 0), stated(3, 1)}, {cap(0, 1), cap(5)}, {0, 3}});
        row("two narrow caps in one wide one",
            {{open(4, 0), stated(4, 1), open(4, 0), stated(4, 1)}, {cap(6, 2), cap(7, 2), cap(10)}, {4, 4, 0, 2}});
    }

    void choosesAsDefined() {
        QFETCH(const NestedCase, nested);
        const Problem problem{nested.candidates, nested.caps};
        std::vector<Money> expected;
        for (const std::int64_t amount : nested.counted) expected.push_back(fen(amount));
        const std::vector<Money> defined = chooseByDefinition(problem);
        QVERIFY2(defined == expected, written(problem, defined).constData());
        for (const Solution& solution : {solve(problem), solveBySearch(problem)}) {
            QVERIFY(solution.proven);
            QCOMPARE(solution.upperBound, solution.total);
            QVERIFY2(solution.counted == expected, written(problem, solution.counted).constData());
        }
    }

    void agreesWithTheDefinition_data() {
        QTest::addColumn<std::size_t>("nest");
        for (std::size_t nest = 0; nest < std::size(nests); ++nest) QTest::newRow(nests[nest].name) << nest;
    }

    void agreesWithTheDefinition() {
        QFETCH(const std::size_t, nest);
        Random random(nest);
        Solver solver; // one for all: nothing of a problem may stay for the next
        for (int round = 0; round < 300; ++round) {
            const Problem problem = makeNested(nests[nest], random);
            const std::vector<Money> expected = chooseByDefinition(problem);
            for (const Solution& solution : {solver.solve(problem), solveBySearch(problem)}) {
                QVERIFY2(solution.counted == expected,
                         written(problem, solution.counted) + "not\n" + written(problem, expected));
                QVERIFY(solution.proven);
                QCOMPARE(solution.total, sumOf(problem, expected, false));
                QCOMPARE(solution.statedPart, sumOf(problem, expected, true));
                QCOMPARE(solution.upperBound, solution.total);
            }
        }
    }

    void aLimitLeavesAValidBound_data() { agreesWithTheDefinition_data(); }

    void aLimitLeavesAValidBound() {
        QFETCH(const std::size_t, nest);
        Random random(2000 + nest);
        for (int round = 0; round < 200; ++round) {
            const Problem problem = makeNested(nests[nest], random);
            const std::vector<Money> best = chooseByDefinition(problem);
            const Money most = sumOf(problem, best, false);
            const Solution solution = solveBySearch(problem, static_cast<std::uint64_t>(random.between(0, 400)));
            QVERIFY(solution.total <= most);
            QVERIFY(solution.upperBound >= most);
            QCOMPARE(sumOf(problem, solution.counted, false), solution.total);
            QCOMPARE(sumOf(problem, solution.counted, true), solution.statedPart);
            std::vector<bool> held;
            for (const Money& amount : solution.counted) held.push_back(!amount.isZero());
            const auto counted = countedOf(problem, held);
            QVERIFY(counted && *counted == solution.counted);
            if (solution.proven) QVERIFY(solution.counted == best && solution.upperBound == most);
        }
    }
};

QTEST_GUILESS_MAIN(StackingNestedTest)
#include "stacking_nested_test.moc"

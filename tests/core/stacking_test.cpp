// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stacking: the choice against its definition in stacking.h, which is spelt out
// once more over all subsets (tests/support/stacking_problems.h); each of the two
// methods by itself; and what a limit of work leaves.
#include <QTest>

#include <cstdint>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <vector>

#include "tests/support/stacking_problems.h"

using namespace biosubsidy;
using namespace biosubsidy::stacking;
using namespace biosubsidy::stacking::test;

class StackingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosesAsDefined_data() {
        QTest::addColumn<std::vector<Candidate>>("candidates");
        QTest::addColumn<std::vector<std::int64_t>>("caps");
        QTest::addColumn<std::vector<std::int64_t>>("counted");
        using Candidates = std::vector<Candidate>;
        using Amounts = std::vector<std::int64_t>;
        const auto row = [](const char* name, Candidates candidates, Amounts caps, Amounts counted) {
            QTest::newRow(name) << candidates << caps << counted;
        };
        const auto free = [](std::int64_t value, std::optional<std::uint32_t> pool = {}, bool stated = true) {
            return Candidate{fen(value), stated, pool, {}};
        };
        const auto capped = [](std::int64_t value, std::uint32_t cap, std::optional<std::uint32_t> pool = {}) {
            return Candidate{fen(value), true, pool, cap};
        };
        row("nothing", {}, {}, {});
        row("without pools, all", {free(3), free(0), free(5)}, {}, {3, 0, 5});
        row("less than nothing is not chosen", {free(-3), free(5)}, {}, {0, 5});
        row("of a pool, the largest", {free(3, 0), free(5, 0), free(4, 0)}, {}, {0, 5, 0});
        row("of equal ones, the stated one", {free(5, 0, false), free(5, 0)}, {}, {0, 5});
        row("of equal ones, the first", {free(5, 0), free(5, 0)}, {}, {5, 0});
        row("a cap is used up in order", {capped(3, 0), capped(3, 0), capped(3, 0)}, {5}, {3, 2, 0});
        row("a cap of nothing", {capped(3, 0), free(1)}, {0}, {0, 1});
        row("a value above its cap", {capped(9, 0), capped(1, 0)}, {5}, {5, 0});
        row("the cap goes where it brings most", {capped(5, 0, 0), free(4, 0), capped(5, 0, 1), free(1, 1)}, {5},
            {0, 4, 5, 0});
        row("a part of a claim beside a full one", {capped(5, 0, 0), free(1, 0), capped(5, 0, 1), free(1, 1)}, {7},
            {5, 0, 2, 0});
        row("what would count nothing leaves its pool to others", {capped(5, 0), capped(5, 0, 1), free(1, 1)}, {5},
            {5, 0, 1});
        row("the smaller claim comes first where it is enough", {capped(2, 0, 0), capped(5, 0, 0), capped(4, 0)}, {6},
            {2, 0, 4});
        row("stated before the order, though the cap is used elsewhere",
            {free(4, 0, false), capped(4, 0, 0), capped(4, 0, 1), free(4, 1)}, {4}, {0, 4, 0, 4});
        row("pools are numbered in any order", {free(1, 7), free(2, 7), free(3), free(4, 0)}, {}, {0, 2, 3, 4});
    }

    void choosesAsDefined() {
        QFETCH(const std::vector<Candidate>, candidates);
        QFETCH(const std::vector<std::int64_t>, caps);
        QFETCH(const std::vector<std::int64_t>, counted);
        Problem problem{candidates, {}};
        for (const std::int64_t cap : caps) problem.caps.push_back({fen(cap), {}});
        std::vector<Money> expected;
        for (const std::int64_t amount : counted) expected.push_back(fen(amount));
        QVERIFY(chooseByDefinition(problem) == expected);
        for (const Solution& solution : {solve(problem), solveBySearch(problem)}) {
            QVERIFY(solution.proven);
            QCOMPARE(solution.upperBound, solution.total);
            QVERIFY2(solution.counted == expected, written(problem, solution.counted).constData());
        }
    }

    void agreesWithTheDefinition_data() {
        QTest::addColumn<std::size_t>("shape");
        for (std::size_t shape = 0; shape < std::size(shapes); ++shape) QTest::newRow(shapes[shape].name) << shape;
    }

    void agreesWithTheDefinition() {
        QFETCH(const std::size_t, shape);
        Random random(shape);
        Solver solver; // one for all: nothing of a problem may stay for the next
        for (int round = 0; round < 300; ++round) {
            const Problem problem = makeProblem(shapes[shape], random);
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

    void eachMethodAgreesWithTheDefinition_data() { agreesWithTheDefinition_data(); }

    void eachMethodAgreesWithTheDefinition() {
        QFETCH(const std::size_t, shape);
        Random random(1000 + shape);
        for (int round = 0; round < 300; ++round) {
            const Problem problem = makeProblem(shapes[shape], random);
            const std::vector<Money> expected = chooseByDefinition(problem);
            for (const Method method : {Method::outcomes, Method::deviations, Method::narrowOutcomes}) {
                const std::vector<Money> counted = solveBy(method, problem);
                QVERIFY2(counted == expected, written(problem, counted) + "not\n" + written(problem, expected));
            }
        }
    }

    // Beyond what the definition can be tried on, the methods check each other.
    void theMethodsAgreeOnLargerProblems_data() {
        QTest::addColumn<int>("capped");
        QTest::addColumn<std::int64_t>("unit");
        QTest::addColumn<bool>("interleaved");
        QTest::addColumn<int>("projects");
        QTest::newRow("one cap") << 1 << std::int64_t(1) << false << 12;
        QTest::newRow("one cap, round values") << 1 << std::int64_t(50'000'000) << true << 12;
        QTest::newRow("one cap, ties everywhere") << 1 << std::int64_t(250'000'000) << true << 12;
        QTest::newRow("two caps") << 2 << std::int64_t(1) << true << 12;
        QTest::newRow("two caps, round values") << 2 << std::int64_t(100'000'000) << false << 12;
        QTest::newRow("three caps, round values") << 3 << std::int64_t(100'000'000) << true << 12;
        // The deviation search looks ahead on a grid of the prices of up to six caps.
        QTest::newRow("six caps, round values") << 6 << std::int64_t(100'000'000) << true << 4;
        QTest::newRow("six caps") << 6 << std::int64_t(1) << false << 6;
        QTest::newRow("seven caps, round values") << 7 << std::int64_t(100'000'000) << true << 4;
        QTest::newRow("seven caps") << 7 << std::int64_t(1) << false << 6;
    }

    void theMethodsAgreeOnLargerProblems() {
        QFETCH(const int, capped);
        QFETCH(const std::int64_t, unit);
        QFETCH(const bool, interleaved);
        QFETCH(const int, projects);
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            Projects shape;
            shape.projects = projects;
            shape.capped = capped;
            shape.unit = unit;
            shape.interleaved = interleaved;
            shape.boost = seed % 2 == 0 ? 1 : 2;
            shape.capShare = 10 + static_cast<std::int64_t>(seed % 5) * 8;
            const Problem problem = makeProjects(shape, seed);
            const std::vector<Money> counted = solveBy(Method::outcomes, problem);
            QVERIFY(counted == solveBy(Method::deviations, problem));
            const Solution solution = solve(problem);
            QVERIFY(solution.proven);
            QVERIFY(counted == solution.counted);
        }
    }

    void theMethodsAgreeOnInterleavedPools() {
        Random random(5);
        const Shape shape{"", 30, 6, 2, 6, 95, 60, false, 4};
        for (int round = 0; round < 1500; ++round) {
            const Problem problem = makeProblem(shape, random);
            const std::vector<Money> counted = solveBy(Method::outcomes, problem);
            const std::vector<Money> other = solveBy(Method::deviations, problem);
            QVERIFY2(counted == other, written(problem, counted) + "not\n" + written(problem, other));
        }
    }

    void aLimitLeavesAValidBound_data() { agreesWithTheDefinition_data(); }

    void aLimitLeavesAValidBound() {
        QFETCH(const std::size_t, shape);
        Random random(2000 + shape);
        for (int round = 0; round < 200; ++round) {
            const Problem problem = makeProblem(shapes[shape], random);
            const std::vector<Money> best = chooseByDefinition(problem);
            const Money most = sumOf(problem, best, false);
            const Solution solution = solveBySearch(problem, static_cast<std::uint64_t>(random.between(0, 60)));
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

    void largeSums() {
        const Money largest = Money::largest();
        Problem problem;
        problem.caps = {{largest + largest, {}}};
        for (std::uint32_t pool = 0; pool < 3; ++pool) {
            problem.candidates.push_back({largest, true, pool, 0});
            problem.candidates.push_back({largest - fen(1), true, pool, std::nullopt});
        }
        const Solution solution = solve(problem);
        QVERIFY(solution.proven);
        QCOMPARE(solution.total, largest + largest + largest - fen(1));

        const Fen huge = Fen(1) << 122;
        for (Candidate& candidate : problem.candidates) candidate.value = Money::fromFen(huge);
        QVERIFY_THROWS_EXCEPTION(std::overflow_error, (void)solve(problem));
    }
};

QTEST_GUILESS_MAIN(StackingTest)
#include "stacking_test.moc"

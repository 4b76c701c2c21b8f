// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stacking: what problems of the size of a large case take, to the step, and what
// happens at the limit of work.
#include <QTest>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/stacking_problems.h"

using namespace biosubsidy;
using namespace biosubsidy::stacking;
using namespace biosubsidy::stacking::test;

class StackingEffortTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void solvesManyProjects_data() {
        QTest::addColumn<int>("capped");
        QTest::addColumn<std::int64_t>("capShare");
        QTest::addColumn<std::int64_t>("boost");
        QTest::addColumn<std::int64_t>("unit");
        QTest::addColumn<bool>("interleaved");
        const auto row = [](const char* name, int capped, std::int64_t share, std::int64_t boost, std::int64_t unit,
                            bool interleaved) {
            QTest::newRow(name) << capped << share << boost << unit << interleaved;
        };
        row("one cap", 1, 5, 1, 1, false);
        row("one cap, two pools a project", 1, 5, 1, 1, true);
        row("one cap, half of the projects use it", 1, 40, 3, 1, false);
        row("one cap, in demand with all", 1, 25, 2, 1, false);
        row("one cap, round values", 1, 25, 2, 25'000'000, false);
        row("one cap, ties everywhere", 1, 25, 2, 250'000'000, true);
        row("two caps", 2, 5, 1, 1, false);
        row("two caps, two pools a project", 2, 5, 1, 1, true);
        row("two caps, round values", 2, 5, 1, 25'000'000, false);
        row("three caps", 3, 15, 1, 1, false);
    }

    void solvesManyProjects() {
        QFETCH(const int, capped);
        QFETCH(const std::int64_t, capShare);
        QFETCH(const std::int64_t, boost);
        QFETCH(const std::int64_t, unit);
        QFETCH(const bool, interleaved);
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const Projects shape{200, capped, capShare, boost, unit, interleaved};
            const Solution solution = solve(makeProjects(shape, seed));
            QVERIFY(solution.proven);
            QCOMPARE(solution.upperBound, solution.total);
            QVERIFY2(solution.work < (capped == 1 ? 1'000'000U : 10'000'000U), std::to_string(solution.work).c_str());
        }
    }

    void solvesManyProjectsUnderNestedCaps_data() {
        QTest::addColumn<NestedProjects>("shape");
        NestedProjects shape;
        const auto row = [&shape](const char* name, std::int64_t project, std::int64_t year, std::int64_t life) {
            shape.projectShare = project;
            shape.yearShare = year;
            shape.lifeShare = life;
            QTest::newRow(name) << shape;
        };
        row("no pools, the widest cap binds", 50, 40, 20);
        row("no pools, the years' caps bind", 50, 20, 30);
        shape.pools = 1;
        row("a pool a project", 20, 11, 10);
        shape.openEvery = 0;
        row("a pool a project, all stated", 10, 8, 6);
        shape.openEvery = 3;
        shape.pools = 2;
        row("two pools", 15, 13, 10);
        shape.early = 4;
        row("two pools, half under the project's cap", 20, 13, 10);
        shape.free = 4;
        row("two pools, half without a cap", 40, 12, 8);
        shape.openEvery = 0;
        row("two pools, half without a cap, all stated", 40, 12, 8);
        shape.unit = 1'000'000;
        shape.openEvery = 3;
        row("two pools, half without a cap, round values", 40, 12, 8);
        shape.pools = 1;
        row("a pool, half without a cap, round values", 90, 20, 3);
        shape.pools = 0;
        shape.free = 0;
        shape.early = 8;
        shape.openEvery = 2;
        row("room for more than what is stated, round values", 90, 70, 65);
    }

    void solvesManyProjectsUnderNestedCaps() {
        QFETCH(const NestedProjects, shape);
        for (std::uint64_t seed = 0; seed < 5; ++seed) {
            const Solution solution = solve(makeNestedProjects(shape, seed));
            QVERIFY(solution.proven);
            QCOMPARE(solution.upperBound, solution.total);
            QVERIFY2(solution.work < 10'000'000U, std::to_string(solution.work).c_str());
        }
    }

    // A bound, a price or a rule of dominance that got weaker leaves the choice as it
    // was and takes more work, or leaves more open at a limit. The searches do not
    // depend on the machine, so that both are known to the last step: whoever changes
    // one on purpose writes down what it now takes.
    void theEffortIsAsRecorded_data() {
        QTest::addColumn<std::vector<Problem>>("problems");
        QTest::addColumn<QString>("recorded");
        const auto row = [](const char* name, int capped, std::int64_t unit, bool interleaved, int projects,
                            const char* recorded) {
            std::vector<Problem> problems;
            for (std::uint64_t seed = 100; seed < 120; ++seed) {
                const auto share = 10 + static_cast<std::int64_t>(seed % 5) * 8;
                problems.push_back(
                    makeProjects({projects, capped, share, seed % 2 == 0 ? 1 : 2, unit, interleaved}, seed));
            }
            QTest::newRow(name) << problems << QString::fromLatin1(recorded);
        };
        row("one cap", 1, 1, false, 12,
            "840 by outcomes, 1690 narrow, 692 by deviations, 1722 together; 17409750.43 open");
        row("one cap, round values", 1, 50'000'000, true, 12,
            "1517 by outcomes, 3722 narrow, 876 by deviations, 2522 together; 24540359.03 open");
        row("one cap, ties everywhere", 1, 250'000'000, true, 12,
            "1665 by outcomes, 3672 narrow, 799 by deviations, 2405 together; 35979166.66 open");
        row("two caps", 2, 1, true, 12,
            "2412 by outcomes, 4483 narrow, 1599 by deviations, 3832 together; 52872342.05 open");
        row("two caps, round values", 2, 100'000'000, false, 12,
            "11536 by outcomes, 125365 narrow, 11344 by deviations, 12973 together; 96448761.87 open");
        row("three caps", 3, 1, false, 12,
            "18418 by outcomes, 338581 narrow, 30675 by deviations, 27352 together; 124165981.58 open");
        row("three caps, round values", 3, 100'000'000, true, 12,
            "15300 by outcomes, 140627 narrow, 11059 by deviations, 18911 together; 207100896.55 open");
        row("six caps", 6, 1, false, 8,
            "31226 by outcomes, 498308 narrow, 55703 by deviations, 46802 together; 153326865.43 open");
        row("seven caps, round values", 7, 100'000'000, true, 6,
            "30317 by outcomes, 179328 narrow, 472146 by deviations, 33136 together; 521420841.26 open");
        std::vector<Problem> small;
        Random random(3000);
        for (const Shape& shape : shapes) {
            for (int round = 0; round < 40; ++round) small.push_back(makeProblem(shape, random));
        }
        QTest::newRow("small ones")
            << small << "2542 by outcomes, 2768 narrow, 3374 by deviations, 4261 together; 417631044900983.67 open";
    }

    void theEffortIsAsRecorded() {
        QFETCH(const std::vector<Problem>, problems);
        QFETCH(const QString, recorded);
        Work outcomes{0, unlimited};
        Work narrow{0, unlimited};
        Work deviations{0, unlimited};
        std::uint64_t together = 0;
        Money open; // at limits that few reach
        for (const Problem& problem : problems) {
            (void)solveBy(Method::outcomes, problem, outcomes);
            (void)solveBy(Method::narrowOutcomes, problem, narrow);
            (void)solveBy(Method::deviations, problem, deviations);
            together += solveBySearch(problem).work;
            for (const std::uint64_t limit : {0U, 300U, 1'000U}) {
                const Solution solution = solveBySearch(problem, limit);
                open += solution.upperBound - solution.total;
            }
        }
        const QString effort = QStringLiteral("%1 by outcomes, %2 narrow, %3 by deviations, %4 together; %5 open")
                                   .arg(outcomes.done)
                                   .arg(narrow.done)
                                   .arg(deviations.done)
                                   .arg(together)
                                   .arg(QString::fromStdString(open.toString()));
        QCOMPARE(effort, recorded);
    }

    void anAdversarialCaseEndsAtTheLimit() {
        const Problem problem = makeSubsetSum(200);
        const Limits limits;
        const Solution solution = solve(problem, limits);
        QVERIFY(!solution.proven);
        QVERIFY(solution.upperBound >= solution.total);
        // Close: less than a millionth is left open.
        QVERIFY(solution.upperBound.fen() - solution.total.fen() < solution.total.fen() / 1'000'000);
        QVERIFY(solution.work >= limits.work);
        QVERIFY(solution.work < limits.work + limits.work / 10);
        QCOMPARE((solution.upperBound - solution.total).toString(), std::string("130643.09")); // as it was

        const Solution again = solve(problem, limits);
        QVERIFY(again.counted == solution.counted);
        QCOMPARE(again.upperBound, solution.upperBound);
        QCOMPARE(again.work, solution.work);
    }

    void moreWorkLeavesNoWorseResult() {
        const Problem problem = makeSubsetSum(60);
        Money total;
        std::optional<Money> bound;
        for (const std::uint64_t limit : {0U, 1U, 100U, 10'000U, 100'000U, 1'000'000U}) {
            const Solution solution = solveBySearch(problem, limit);
            QVERIFY(solution.total >= total);
            QVERIFY(!bound || solution.upperBound <= *bound);
            QVERIFY(solution.total <= solution.upperBound);
            total = solution.total;
            bound = solution.upperBound;
        }
    }

    // An adversarial component must not keep the work from the others.
    void aHardPartDoesNotHinderTheRest() {
        Problem problem = makeSubsetSum(200);
        const std::size_t hard = problem.candidates.size();
        problem.caps.push_back({fen(5), {}});
        problem.candidates.push_back({fen(5), true, 1000, 1});
        problem.candidates.push_back({fen(4), true, 1000, std::nullopt});
        problem.candidates.push_back({fen(5), true, 1001, 1});
        problem.candidates.push_back({fen(1), true, 1001, std::nullopt});
        const Solution solution = solve(problem, {500'000});
        QVERIFY(!solution.proven);
        QCOMPARE(solution.counted[hard], fen(0));
        QCOMPARE(solution.counted[hard + 1], fen(4));
        QCOMPARE(solution.counted[hard + 2], fen(5));
        QCOMPARE(solution.counted[hard + 3], fen(0));
    }

    void manyCandidatesTakeLinearWork() {
        Random random(3);
        Problem problem;
        problem.caps = {{fen(1'000'000), {}}, {Money::largest(), {}}}; // the first is used up at once, the second never
        Money expected = fen(1'000'000);
        for (int index = 0; index < 100'000; ++index) {
            const auto cap = static_cast<std::uint32_t>(random.between(0, 1));
            const Money value = fen(random.between(0, 100'000'000));
            if (cap == 1) expected += value;
            problem.candidates.push_back({value, true, std::nullopt, cap});
        }
        const Solution solution = solve(problem);
        QVERIFY(solution.proven);
        QVERIFY(solution.work < 1'000'000);
        QCOMPARE(solution.total, expected);
    }

    // Neither the number of pools nor how they are interleaved may exhaust the
    // stack or the memory.
    void manyPoolsEnd_data() {
        QTest::addColumn<bool>("interleaved");
        QTest::newRow("in order") << false;
        QTest::newRow("interleaved") << true;
    }

    void manyPoolsEnd() {
        QFETCH(const bool, interleaved);
        Random random(4);
        Problem problem;
        problem.caps = {{fen(100'000'000'000), {}}};
        constexpr int pools = 20'000;
        for (int index = 0; index < 2 * pools; ++index) {
            Candidate candidate{fen(random.between(1, 100'000'000)), true, {}, {}};
            candidate.pool = static_cast<std::uint32_t>(interleaved ? index % pools : index / 2);
            if (interleaved ? index < pools : index % 2 == 0) candidate.cap = 0;
            problem.candidates.push_back(candidate);
        }
        const Solution solution = solve(problem);
        QVERIFY(solution.upperBound >= solution.total);
        QVERIFY(solution.upperBound.fen() - solution.total.fen() < solution.total.fen() / 100'000);
    }
};

QTEST_GUILESS_MAIN(StackingEffortTest)
#include "stacking_effort_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Stacking against a brute-force oracle written straight from the definition in
// stacking.h, on thousands of random problems of every shape; the size that must
// be solved; and an adversarial problem, which must end with a proven bound.
#include <random>

#include <QTest>

#include "core/stacking/stacking.h"

using namespace biosubsidy;
using namespace biosubsidy::stacking;

namespace {

struct Outcome {
    std::vector<Money> counted;
    Money total;
    Money stated;
};

// What a set counts, or none if it is not allowed: two of one pool, or a
// candidate that would count nothing.
std::optional<Outcome> outcomeOf(const Problem& problem, std::uint32_t set) {
    Outcome outcome;
    outcome.counted.resize(problem.candidates.size());
    std::vector<Money> left = problem.caps;
    std::vector<std::uint32_t> pools;
    for (std::size_t index = 0; index < problem.candidates.size(); ++index) {
        if ((set >> index & 1U) == 0) continue;
        const Candidate& candidate = problem.candidates[index];
        if (candidate.pool) {
            if (std::find(pools.begin(), pools.end(), *candidate.pool) != pools.end()) return std::nullopt;
            pools.push_back(*candidate.pool);
        }
        Money counts = candidate.value;
        if (candidate.cap) {
            counts = std::min(counts, left[*candidate.cap]);
            left[*candidate.cap] -= counts;
        }
        if (counts.isZero()) return std::nullopt;
        outcome.counted[index] = counts;
        outcome.total += counts;
        if (candidate.stated) outcome.stated += counts;
    }
    return outcome;
}

// At the first candidate where the two differ, the one that holds it comes first.
bool comesFirst(std::uint32_t left, std::uint32_t right) {
    const std::uint32_t differing = left ^ right;
    return (left & (differing & (~differing + 1))) != 0;
}

Outcome bestBySearchingAll(const Problem& problem) {
    std::optional<Outcome> best;
    std::uint32_t bestSet = 0;
    for (std::uint32_t set = 0; set < 1U << problem.candidates.size(); ++set) {
        const std::optional<Outcome> outcome = outcomeOf(problem, set);
        if (!outcome) continue;
        const bool better =
            !best || outcome->total > best->total ||
            (outcome->total == best->total && outcome->stated > best->stated) ||
            (outcome->total == best->total && outcome->stated == best->stated && comesFirst(set, bestSet));
        if (!better) continue;
        best = outcome;
        bestSet = set;
    }
    return *best;
}

Problem randomProblem(std::mt19937& random, std::size_t most, int largest) {
    const auto below = [&](int count) { return std::uniform_int_distribution<int>(0, count - 1)(random); };
    Problem problem;
    const int caps = below(4);
    std::vector<bool> stated;
    for (int cap = 0; cap < caps; ++cap) {
        problem.caps.push_back(Money::fromFen(1 + below(3 * largest)));
        stated.push_back(below(2) == 0);
    }
    const int pools = 1 + below(5);
    const std::size_t count = 1 + static_cast<std::size_t>(below(static_cast<int>(most)));
    for (std::size_t index = 0; index < count; ++index) {
        Candidate candidate;
        candidate.value = Money::fromFen(below(largest + 1));
        candidate.stated = below(2) == 0;
        if (below(5) > 0) candidate.pool = static_cast<std::uint32_t>(below(pools));
        if (caps > 0 && below(2) == 0) {
            candidate.cap = static_cast<std::uint32_t>(below(caps));
            candidate.stated = stated[*candidate.cap];
        }
        problem.candidates.push_back(candidate);
    }
    return problem;
}

// Projects of eight claims on one pool each; the first of them under the cap.
Problem projects(std::mt19937& random, std::uint32_t count, std::int64_t cap) {
    std::uniform_int_distribution<std::int64_t> amount(1, 5'000'000'000);
    Problem problem;
    problem.caps.push_back(Money::fromFen(cap));
    for (std::uint32_t project = 0; project < count; ++project) {
        for (int claim = 0; claim < 8; ++claim) {
            Candidate candidate;
            candidate.value = Money::fromFen(amount(random));
            candidate.stated = claim != 0;
            candidate.pool = project;
            if (claim == 0) candidate.cap = 0;
            problem.candidates.push_back(candidate);
        }
    }
    return problem;
}

// A subset sum in disguise: taking the capped claim gives up nearly as much
// elsewhere, so that only a subset that hits the cap just so is best.
Problem subsetSum(std::mt19937& random, std::uint32_t count) {
    std::uniform_int_distribution<std::int64_t> amount(1'000'000'000'000, 90'000'000'000'000'000);
    Problem problem;
    Money all;
    for (std::uint32_t project = 0; project < count; ++project) {
        const Money value = Money::fromFen(amount(random));
        all += value;
        Candidate capped{.value = value, .stated = true, .pool = project, .cap = 0};
        Candidate other{.value = value - Money::fromFen(1), .stated = true, .pool = project, .cap = std::nullopt};
        problem.candidates.push_back(capped);
        problem.candidates.push_back(other);
    }
    problem.caps.push_back(Money::fromFen(all.fen() / 2));
    return problem;
}

void compareWithOracle(const Problem& problem) {
    const Outcome expected = bestBySearchingAll(problem);
    const Solution solution = solve(problem);
    QVERIFY(solution.proven);
    QVERIFY(solution.upperBound == solution.total);
    QCOMPARE(solution.total.toString(), expected.total.toString());
    QCOMPARE(solution.statedPart.toString(), expected.stated.toString());
    QVERIFY(solution.counted == expected.counted);
}

} // namespace

class StackingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheOracle_data() {
        QTest::addColumn<int>("largest");
        QTest::addColumn<int>("rounds");
        QTest::newRow("ties everywhere") << 2 << 2000;
        QTest::newRow("many ties") << 5 << 2000;
        QTest::newRow("few ties") << 100 << 1500;
        QTest::newRow("no ties") << 1'000'000 << 1500;
    }

    void agreesWithTheOracle() {
        QFETCH(int, largest);
        QFETCH(int, rounds);
        std::mt19937 random(static_cast<unsigned>(largest));
        for (int round = 0; round < rounds; ++round) {
            compareWithOracle(randomProblem(random, 11, largest));
            if (QTest::currentTestFailed()) return;
        }
    }

    void anEmptyProblemHasAnEmptySolution() {
        const Solution solution = solve({});
        QVERIFY(solution.proven && solution.total.isZero() && solution.counted.empty());
    }

    void twoHundredProjectsOfEightClaims_data() {
        QTest::addColumn<qlonglong>("cap");
        QTest::newRow("a tight cap") << qlonglong{3'000'000'000};
        QTest::newRow("a cap for a quarter of them") << qlonglong{100'000'000'000};
        QTest::newRow("a cap that hardly binds") << qlonglong{400'000'000'000};
    }

    void twoHundredProjectsOfEightClaims() {
        QFETCH(qlonglong, cap);
        std::mt19937 random(8);
        const Solution solution = solve(projects(random, 200, cap));
        QVERIFY(solution.proven);
        QVERIFY(solution.upperBound == solution.total);
    }

    void anAdversaryMeetsAProvenBound() {
        std::mt19937 random(31);
        const Problem problem = subsetSum(random, 200);
        const Solution solution = solve(problem);
        QVERIFY(solution.upperBound >= solution.total);
        QVERIFY(!solution.total.isZero());
        const Solution again = solve(problem);
        QVERIFY(again.counted == solution.counted && again.work == solution.work &&
                again.upperBound == solution.upperBound);
        const Solution little = solve(problem, {.work = 1});
        QVERIFY(!little.proven);
        QVERIFY(little.upperBound >= solution.total && little.total <= solution.total);
    }

    void aLittleWorkStillGivesALawfulSet() {
        std::mt19937 random(5);
        for (int round = 0; round < 300; ++round) {
            const Problem problem = randomProblem(random, 11, 20);
            const Outcome best = bestBySearchingAll(problem);
            for (const std::uint64_t work : {std::uint64_t{1}, std::uint64_t{20}, std::uint64_t{60}}) {
                const Solution solution = solve(problem, {.work = work});
                QVERIFY(solution.upperBound >= best.total);
                QVERIFY(solution.total <= best.total);
                if (solution.proven) QVERIFY(solution.total == best.total && solution.counted == best.counted);
                std::uint32_t set = 0;
                for (std::size_t index = 0; index < solution.counted.size(); ++index) {
                    if (!solution.counted[index].isZero()) set |= 1U << index;
                }
                const auto outcome = outcomeOf(problem, set);
                QVERIFY(outcome.has_value());
                QVERIFY(outcome->total == solution.total && outcome->counted == solution.counted);
            }
        }
    }

    void aHundredThousandExpensesUnderOneCap() {
        Problem problem;
        problem.caps.push_back(Money::fromFen(5'000'000));
        for (int index = 0; index < 100'000; ++index) {
            problem.candidates.push_back(
                {.value = Money::fromFen(1 + index % 1000), .stated = false, .pool = std::nullopt, .cap = 0});
        }
        const Solution solution = solve(problem);
        QVERIFY(solution.proven);
        QCOMPARE(solution.total.toString(), std::string("50000.00"));
        QCOMPARE(solution.counted[0].toString(), std::string("0.01"));
    }
};

QTEST_GUILESS_MAIN(StackingTest)
#include "stacking_test.moc"

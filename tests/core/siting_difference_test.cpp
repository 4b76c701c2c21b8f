// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a place brings by kind of support, and how it differs from where the case
// stands.
#include <fstream>
#include <sstream>

#include <QTest>

#include "core/assessment/place_difference.h"
#include "core/assessment/support_kinds.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

const AssessOptions options{.asOf = *Date::parse("2026-11-22")};

Case example() {
    std::ifstream file(BIOSUBSIDY_SOURCE_DIR "/resources/examples/beijing.json");
    std::stringstream text;
    text << file.rdbuf();
    return test::caseOf(*test::builtInRules(), text.str());
}

Money sumOf(const std::vector<PlaceClaim>& claims, Money PlaceClaim::*which) {
    Money sum;
    for (const PlaceClaim& claim : claims) sum += claim.*which;
    return sum;
}

} // namespace

class SitingDifferenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindsAddUpToTheTotal() {
        for (const Siting& siting : compareSitings(test::builtInRules(), example(), options)) {
            const SupportByKind kinds = supportByKind(siting.assessment);
            const auto sum = [&](SupportKind kind) { return kinds[static_cast<std::size_t>(kind)].sum; };
            const Totals totals = siting.totals();
            QVERIFY(*sum(SupportKind::fixed) + *sum(SupportKind::published) + *sum(SupportKind::open) ==
                    totals.ceiling);
            QVERIFY(*sum(SupportKind::open) == totals.openRate);
            QVERIFY(*sum(SupportKind::undetermined) == totals.pending());
            QVERIFY(!sum(SupportKind::unstated) && !sum(SupportKind::inKind));
            QCOMPARE(kinds[static_cast<std::size_t>(SupportKind::unstated)].claims, totals.unstated);
            QCOMPARE(kinds[static_cast<std::size_t>(SupportKind::inKind)].claims, totals.inKind);
            QCOMPARE(kinds[static_cast<std::size_t>(SupportKind::undetermined)].claims, totals.undetermined);
        }
    }

    void theDifferenceIsThatOfTheClaims() {
        const Assessment here = assess(test::builtInRules(), example(), options);
        for (const Siting& siting : compareSitings(test::builtInRules(), example(), options)) {
            const PlaceDifference difference = differenceTo(siting, here);
            const Money more = sumOf(difference.comes, &PlaceClaim::there) -
                               sumOf(difference.comes, &PlaceClaim::here) -
                               (sumOf(difference.goes, &PlaceClaim::here) - sumOf(difference.goes, &PlaceClaim::there));
            QVERIFY(difference.more == more);
            QCOMPARE(difference.alreadyThere, siting.place().id == "beijing");
            if (difference.alreadyThere) QVERIFY(difference.comes.empty() && difference.goes.empty());
        }
    }
};

QTEST_APPLESS_MAIN(SitingDifferenceTest)
#include "siting_difference_test.moc"

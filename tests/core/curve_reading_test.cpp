// SPDX-License-Identifier: GPL-3.0-or-later
//
// A curve read point by point: to either side of a turn, at a jump, at the ends.
#include <QTest>

#include "core/curve/curve_reading.h"
#include "core/curve/curve_words.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

curve::Curves curvesFor(const char* json, const char* path) {
    const auto rules = test::builtInRules();
    const Case subject = test::caseOf(*rules, test::json(json));
    return curve::curvesOf(rules, subject, *curve::moneyFactNamed(path, subject, rules->vocabulary()), Money(),
                           Money::largest(), AssessOptions{.asOf = *Date::parse("2026-11-22")});
}

Money fen(const char* text) {
    return *Money::parse(text);
}

// Rises by 30% up to 5,000万元, past an award of 800万元.
const char* const pilot =
    "{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing'}, 'projects': [{'id': 'p1', 'kinds': "
    "['pilot_platform'], 'total_investment': '1亿元'}], 'awards': [{'id': 'a', 'amount': '800万元', 'level': "
    "'district', 'project': 'p1'}]}";

} // namespace

class CurveReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEitherSideOfATurn() {
        const curve::Curves curves = curvesFor(pilot, "projects.p1.total_investment");
        const curve::CityCurve& curve = curves.cities.front();
        const curve::Breakpoint& cap = curve.breakpoints.back();
        const curve::CurveReading before = curve::readAt(curve, Money::fromFen(cap.before));
        const curve::CurveReading after = curve::readAt(curve, Money::fromFen(cap.after));
        QCOMPARE(before.turn, &cap);
        QCOMPARE(after.turn, &cap);
        QVERIFY(before.before == curve::Rational(3) / 10);
        QVERIFY(before.after == curve::Rational(0));
        QVERIFY(after.before == curve::Rational(3) / 10);
        QVERIFY(after.total == curve::moneyDown(curve.totalAt(cap.after)));
        QVERIFY(curve::readAt(curve, *curves.own).turn == nullptr);
        QVERIFY(!curve::readAt(curve, Money()).before);
        QVERIFY(!curve::readAt(curve, Money::largest()).after);
    }

    void differsByWhatIsShown() {
        const curve::Curves curves = curvesFor(pilot, "projects.p1.total_investment");
        const curve::CityCurve& curve = curves.cities.front();
        const Money more = *differenceBetween(curve, fen("1亿元"), fen("1.2亿元"));
        QVERIFY(more == fen("600万元"));
        QVERIFY(*differenceBetween(curve, fen("1.2亿元"), fen("1亿元")) == Money() - more);
    }

    void looksALittleBeyondTheLastTurn() {
        const curve::Curves curves = curvesFor(pilot, "projects.p1.total_investment");
        const Money to = curve::worthLookingTo(curves);
        QVERIFY(to.fen() > curves.cities.front().breakpoints.back().after);
        QVERIFY(to < fen("4亿元"));
    }

    void saysItInBothLanguages() {
        const curve::Curves curves = curvesFor(pilot, "projects.p1.total_investment");
        const curve::CityCurve& curve = curves.cities.front();
        const curve::CurveReading own = curve::readAt(curve, *curves.own);
        QCOMPARE(curve::readingText(curves, own, Language::zh),
                 std::string("总投资 1亿元：合计 2,200万元；此处每增 1元 合计增 0.3元。"));
        QCOMPARE(curve::readingText(curves, own, Language::en),
                 std::string("Total investment CNY 100,000,000: total CNY 22,000,000; here each yuan more adds 0.3."));
        const curve::Breakpoint& cap = curve.breakpoints.back();
        const std::string text =
            curve::readingText(curves, curve::readAt(curve, Money::fromFen(cap.after)), Language::zh);
        QVERIFY2(text.find("右侧不变") != std::string::npos && text.find("封顶") != std::string::npos, text.c_str());
        QCOMPARE(curve::turnWord(cap, Language::zh), std::string("封顶"));
    }
};

QTEST_APPLESS_MAIN(CurveReadingTest)
#include "curve_reading_test.moc"

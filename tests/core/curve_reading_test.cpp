// SPDX-License-Identifier: GPL-3.0-or-later
//
// A curve read point by point: to either side of a turn, at a jump, at the ends.
#include <QTest>

#include "core/insight/curve_reading.h"
#include "core/insight/curve_words.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

Curves curvesFor(const char* json, const char* path) {
    const auto rules = test::builtInRules();
    const Case subject = test::caseOf(*rules, test::json(json));
    return curvesOf(rules, subject, *moneyFactNamed(path, subject, rules->vocabulary()), Money(), Money::largest(),
                    AssessOptions{.asOf = *Date::parse("2026-11-22")});
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
        const Curves curves = curvesFor(pilot, "projects.p1.total_investment");
        const CityCurve& curve = curves.cities.front();
        const Breakpoint& cap = curve.breakpoints.back();
        const CurveReading before = readAt(curve, Money::fromFen(cap.before));
        const CurveReading after = readAt(curve, Money::fromFen(cap.after));
        QCOMPARE(before.turn, &cap);
        QCOMPARE(after.turn, &cap);
        QVERIFY(before.before == Rational(3) / 10);
        QVERIFY(before.after == Rational(0));
        QVERIFY(after.before == Rational(3) / 10);
        QVERIFY(after.total == moneyDown(curve.totalAt(cap.after)));
        QVERIFY(readAt(curve, *curves.own).turn == nullptr);
        QVERIFY(!readAt(curve, Money()).before);
        QVERIFY(!readAt(curve, Money::largest()).after);
    }

    void differsByWhatIsShown() {
        const Curves curves = curvesFor(pilot, "projects.p1.total_investment");
        const CityCurve& curve = curves.cities.front();
        const Money more = *differenceBetween(curve, fen("1亿元"), fen("1.2亿元"));
        QVERIFY(more == fen("600万元"));
        QVERIFY(*differenceBetween(curve, fen("1.2亿元"), fen("1亿元")) == Money() - more);
    }

    void looksALittleBeyondTheLastTurn() {
        const Curves curves = curvesFor(pilot, "projects.p1.total_investment");
        const Money to = worthLookingTo(curves);
        QVERIFY(to.fen() > curves.cities.front().breakpoints.back().after);
        QVERIFY(to < fen("4亿元"));
    }

    void saysItInBothLanguages() {
        const Curves curves = curvesFor(pilot, "projects.p1.total_investment");
        const CityCurve& curve = curves.cities.front();
        const CurveReading own = readAt(curve, *curves.own);
        QCOMPARE(readingText(curves, own, Language::zh),
                 std::string("总投资 1亿元：合计 2,200万元；此处每增 1元 合计增 0.3元。"));
        QCOMPARE(readingText(curves, own, Language::en),
                 std::string("Total investment CNY 100,000,000: total CNY 22,000,000; here each yuan more adds 0.3."));
        const Breakpoint& cap = curve.breakpoints.back();
        const std::string text = readingText(curves, readAt(curve, Money::fromFen(cap.after)), Language::zh);
        QVERIFY2(text.find("右侧不变") != std::string::npos && text.find("封顶") != std::string::npos, text.c_str());
        QCOMPARE(turnWord(cap, Language::zh), std::string("封顶"));
    }
};

QTEST_APPLESS_MAIN(CurveReadingTest)
#include "curve_reading_test.moc"

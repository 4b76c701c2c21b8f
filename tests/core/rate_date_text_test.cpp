// SPDX-License-Identifier: GPL-3.0-or-later
//
// The smaller values: rates, dates, three-valued truth, and text.
#include <QTest>

#include "core/values/date.h"
#include "core/values/diagnostic.h"
#include "core/values/rate.h"
#include "core/values/text.h"
#include "core/values/truth.h"

using namespace biosubsidy;

class RateDateTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRateIsExact() {
        const Rate rate = *Rate::parse("30%");
        const ExactMoney share = rate * *Money::parse("166666666.67");
        QCOMPARE(share.toString(), std::string("50000000.001"));
        QCOMPARE(share.roundedDown().toString(), std::string("50000000.00"));
        QCOMPARE((*Rate::parse("7.25%") * *Money::parse("0.01")).toString(), std::string("0.000725"));
        QCOMPARE(Rate::parse("12.50%")->toString(), std::string("12.5%"));
        QCOMPARE(*Rate::parse("50%"), *Rate::parse("50.000000%"));
    }

    void roundingDownIsTowardsLess() {
        QCOMPARE(ExactMoney(Fen(-1), Fen(2)).roundedDown(), Money::fromFen(-1));
        QCOMPARE(ExactMoney(Fen(1), Fen(2)).roundedDown(), Money::fromFen(0));
        QCOMPARE(ExactMoney(Fen(-4), Fen(2)).roundedDown(), Money::fromFen(-2));
    }

    void anExactAmountIsWrittenToItsLastDigit() {
        QCOMPARE(ExactMoney(Fen(0), Fen(7)).toString(), std::string("0.00"));
        QCOMPARE(ExactMoney(Fen(-1), Fen(8)).toString(), std::string("-0.00125"));
        QCOMPARE(ExactMoney(Fen(-300), Fen(1)).toString(), std::string("-3.00"));
        QCOMPARE(ExactMoney(Fen(1), Fen(3)).toString(),
                 "0.00" + std::string(40, '3')); // no rate's, and an end all the same
    }

    void whatIsNoRateIsRefused() {
        for (const char* text : {"30", "%", "-3%", "3.%", ".5%", "3.1234567%", "1e2%", "30 %", "1234567%"})
            QVERIFY2(!Rate::parse(text), text);
        QVERIFY(Rate::parse("101%")->exceedsWhole());
        QVERIFY(!Rate::parse("100%")->exceedsWhole());
        QVERIFY(Rate::parse("100.000001%")->exceedsWhole());
        QCOMPARE(Rate::parse("999999.123456%")->toString(), std::string("999999.123456%"));
        QCOMPARE(Rate::parse("0%")->toString(), std::string("0%"));
    }

    void datesAreDaysOfTheCalendar() {
        QVERIFY(Date::parse("2024-02-29").has_value());
        for (const char* text : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "20240101", "2024-01-32",
                                 "2024/01/01", "", "0000-01-01", "2024-01-1a"}) {
            QVERIFY2(!Date::parse(text), text);
        }
        for (const char* text : {"0001-01-01", "9999-12-31", "2000-02-29", "1999-09-09"}) {
            QVERIFY2(Date::parse(text).has_value(), text);
            QCOMPARE(Date::parse(text)->toString(), std::string(text));
        }
        // What stands beside the digits in ASCII is none.
        for (const char* text : {"2024-0/-01", "2024-0:-01", "2024-01-0/", "2024-01-0:", "202/-01-01", "202:-01-01"})
            QVERIFY2(!Date::parse(text), text);
        QVERIFY(!Date::of(0, 1, 1) && !Date::of(10'000, 1, 1));
        QVERIFY(*Date::parse("2026-12-31") < *Date::parse("2027-01-01"));
        QCOMPARE(Date::daysBetween(*Date::parse("2026-12-31"), *Date::parse("2027-01-01")), 1L);
    }

    void truthIsKleenes() {
        const Truth all[] = {Truth::no, Truth::unknown, Truth::yes};
        for (const Truth left : all) {
            QVERIFY(negation(negation(left)) == left);
            for (const Truth right : all) {
                QVERIFY(both(left, right) == negation(either(negation(left), negation(right))));
                if (left == Truth::no || right == Truth::no)
                    QVERIFY(both(left, right) == Truth::no);
                else if (left == Truth::unknown || right == Truth::unknown)
                    QVERIFY(both(left, right) == Truth::unknown);
            }
        }
        static_assert(!std::is_convertible_v<Truth, bool>);
    }

    void widthsAreThoseOfATerminal() {
        QCOMPARE(displayWidth("abc"), std::size_t{3});
        QCOMPARE(displayWidth("中试平台"), std::size_t{8});
        QCOMPARE(displayWidth("，（）"), std::size_t{6});
        QCOMPARE(displayWidth("e\xCC\x81"), std::size_t{1});
    }

    void brokenUtf8IsFound_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("at");
        QTest::newRow("lone continuation") << QByteArray("a\x80") << 1;
        QTest::newRow("overlong slash") << QByteArray("\xC0\xAF") << 0;
        QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << 0;
        QTest::newRow("above the last plane") << QByteArray("\xF4\x90\x80\x80") << 0;
        QTest::newRow("cut short") << QByteArray("中\xE4\xB8") << 3;
        QTest::newRow("valid") << QByteArray("中\xF0\x9F\x92\xA7") << -1;
    }

    void brokenUtf8IsFound() {
        QFETCH(QByteArray, text);
        QFETCH(int, at);
        const auto found = firstInvalidUtf8(text.toStdString());
        QCOMPARE(found ? static_cast<int>(*found) : -1, at);
    }

    void signsOfAChineseKeyboardAreUnderstood_data() {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("meant");
        QTest::newRow("full-width comma") << "，"
                                          << ",";
        QTest::newRow("comma of lists") << "、"
                                        << ",";
        QTest::newRow("opening quote") << "“"
                                       << "\"";
        QTest::newRow("corner quote") << "」"
                                      << "\"";
        QTest::newRow("lenticular bracket") << "【"
                                            << "[";
        QTest::newRow("full-width brace") << "｛"
                                          << "{";
        QTest::newRow("at least") << "≥"
                                  << ">=";
        QTest::newRow("times") << "×"
                               << "*";
        QTest::newRow("full-width digit") << "８"
                                          << "8";
        QTest::newRow("full stop: no sign of ASCII's") << "。"
                                                       << "";
        QTest::newRow("ASCII is what it is") << ","
                                             << "";
        QTest::newRow("a character") << "中"
                                     << "";
    }

    void signsOfAChineseKeyboardAreUnderstood() {
        QFETCH(QString, written);
        QFETCH(QString, meant);
        QCOMPARE(QString::fromStdString(plainSign(codePoints(written.toStdString()).front())), meant);
    }

    void aMarkInFrontIsDropped() {
        QCOMPARE(withoutMark("\xEF\xBB\xBF"
                             "a"),
                 std::string_view("a"));
        QCOMPARE(withoutMark("a"), std::string_view("a"));
        QCOMPARE(withoutMark("\xEF\xBB"), std::string_view("\xEF\xBB"));
    }

    void theNearestNameIsOffered() {
        const std::vector<std::string> names{"total_investment", "fixed_asset_investment", "kinds", "pilot_platform"};
        QCOMPARE(nearestName("total_investmnt", names).value_or(""), std::string("total_investment"));
        QCOMPARE(nearestName("pilot", names).value_or(""), std::string("pilot_platform"));
        QCOMPARE(nearestName("xyzzy", names).value_or(""), std::string());
        QCOMPARE(nearestName(std::string(100'000, 'a'), names).value_or(""), std::string());
    }

    void aNameCannotDriveATerminal() {
        QCOMPARE(printable("a\x1b[31mb\n"), std::string("a\xEF\xBF\xBD[31mb\xEF\xBF\xBD"));
        QCOMPARE(printable("\xE2\x80\xAE"
                           "abc"),
                 std::string("\xEF\xBF\xBD"
                             "abc"));
    }

    void theOffendingTextIsUnderlined() {
        Diagnostic diagnostic;
        diagnostic.source = "a.toml";
        diagnostic.place = {3, 4, 2};
        diagnostic.sourceLine = "金额 xy 元";
        diagnostic.message = {"错", "wrong"};
        QCOMPARE(render(diagnostic, Language::en), std::string("a.toml:3:4: wrong\n    金额 xy 元\n         ^^\n"));
    }
};

QTEST_GUILESS_MAIN(RateDateTextTest)
#include "rate_date_text_test.moc"

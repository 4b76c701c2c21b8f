// SPDX-License-Identifier: GPL-3.0-or-later
//
// Money: what is read, what is refused and why, and what does not compile.
#include <QTest>

#include "core/values/money.h"

using namespace biosubsidy;

namespace {

template <typename Left, typename Right>
concept Multiplies = requires(Left left, Right right) { left* right; };

static_assert(!Multiplies<Money, Money>);
static_assert(!Multiplies<Money, double>);
static_assert(!std::is_constructible_v<Money, double>);
static_assert(!std::is_constructible_v<Money, int>, "a bare number has no unit");

QByteArray bytes(const std::string& text) {
    return QByteArray::fromStdString(text);
}

} // namespace

class MoneyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheFormsOfTheContract_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("fen");
        const auto row = [](const char* text, const char* fen) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(fen);
        };
        row("80000000", "80000000.00");
        row("80000000.50", "80000000.50");
        row("80000000元", "80000000.00");
        row("8000万", "80000000.00");
        row("8000万元", "80000000.00");
        row("1.2亿", "120000000.00");
        row("1.2亿元", "120000000.00");
        row("1,200,000.50", "1200000.50");
        row("1，200，000.50", "1200000.50");
        row("1,200，000", "1200000.00");
        row("1,200万元", "12000000.00");
        row("0", "0.00");
        row("0.01", "0.01");
        row("007", "7.00");
        row("000,123", "123.00");
        row("0.000001万", "0.01");
        row("0.0000000001亿", "0.01");
        row("1.500000000", "1.50");
        row("1.2345678901亿", "123456789.01");
        row("1000000000000000", "1000000000000000.00");
        row("10000000亿", "1000000000000000.00");
        row("00000000000000000000000000000000000000012", "12.00");
    }

    void readsTheFormsOfTheContract() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, fen);
        const auto money = Money::parse(text.toStdString());
        QVERIFY(money.has_value());
        QCOMPARE(bytes(money->toString()), fen);
    }

    void refusesAllElse_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("error");
        const auto row = [](const char* text, MoneyError error) {
            QTest::newRow(*text == '\0' ? "(empty)" : text) << QByteArray(text) << static_cast<int>(error);
        };
        row("", MoneyError::empty);
        for (const char* text :
             {"-5",    "+5",  " 5",   "5 ",   "5 万", "８０００万", ".5", "5.",  "5.万", "万", "5千", "5万亿",
              "5.5.5", "1e3", "0x10", "五万", "¥5",   "5元元",      "5%", "NaN", ",5",   "1,", "5。5"}) {
            row(text, QByteArray(text) == "1," ? MoneyError::wrongGroups : MoneyError::notANumber);
        }
        for (const char* text : {"1,2亿", "1234,567", "1,23,456", "1,2345", "12,345,67", "1,000,00"})
            row(text, MoneyError::wrongGroups);
        for (const char* text : {"0.001", "1.005元", "0.0000001万", "0.00000000001亿"})
            row(text, MoneyError::moreThanTwoDecimals);
        for (const char* text : {"1000000000000000.01", "1000000000000001", "10000000.0000000001亿",
                                 "99999999999999999999999999999999999999999999", "100000000亿"}) {
            row(text, MoneyError::tooLarge);
        }
    }

    void refusesAllElse() {
        QFETCH(QByteArray, text);
        QFETCH(int, error);
        const auto money = Money::parse(text.toStdString());
        QVERIFY(!money.has_value());
        QCOMPARE(static_cast<int>(money.error()), error);
        QVERIFY(!describe(money.error()).zh.empty());
        QVERIFY(!describe(money.error()).en.empty());
    }

    void aPersonMayTypeMoreKindly() {
        QCOMPARE(Money::parseTyped(" ８０００ 万 元 ")->toString(), std::string("80000000.00"));
        QCOMPARE(Money::parseTyped("￥1,200")->toString(), std::string("1200.00"));
        QCOMPARE(Money::parseTyped("１．２亿")->toString(), std::string("120000000.00"));
        QVERIFY(!Money::parseTyped("-5").has_value());
    }

    void overflowIsCaught() {
        const Money half = Money::fromFen(std::numeric_limits<Fen>::max());
        bool caught = false;
        try {
            (void)(half + half);
        } catch (const std::exception&) {
            caught = true;
        }
        QVERIFY(caught);
    }

    void writesNegativesAndFractions() {
        QCOMPARE(Money::fromFen(-5).toString(), std::string("-0.05"));
        QCOMPARE(Money::fromFen(5).toString(), std::string("0.05"));
        QCOMPARE(Money::fromFen(-12345).toString(), std::string("-123.45"));
    }
};

QTEST_GUILESS_MAIN(MoneyTest)
#include "money_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Quantities: what a case file's form is and is not, to the last digit.
#include <QTest>

#include "core/values/quantity.h"

using namespace biosubsidy;

class QuantityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheFormOfTheContract_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("out");
        const auto row = [](const char* text, const char* out) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(out);
        };
        row("2000", "2000.00");
        row("2000.5", "2000.50");
        row("2000.05", "2000.05");
        row("2000.50", "2000.50");
        row("0", "0.00");
        row("0.01", "0.01");
        row("007", "7.00");
        row("00000000000000000000000000000012.3", "12.30");
        row("1000000000", "1000000000.00");
        row("1000000000.00", "1000000000.00");
        row("999999999.99", "999999999.99");
    }
    void readsTheFormOfTheContract() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, out);
        const auto read = Quantity::parse(text.toStdString());
        QVERIFY(read.has_value());
        QCOMPARE(QByteArray::fromStdString(read->toString()), out);
        QCOMPARE(*Quantity::parse(read->toString()), *read);
    }

    void refusesWhatIsNone_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QuantityError>("error");
        const auto row = [](const char* text, QuantityError error) {
            QTest::addRow("'%s'", text) << QByteArray(text) << error;
        };
        row("", QuantityError::empty);
        for (const char* text : {".5", "5.", ".", "-1", "+1", " 1", "1 ", "1,000", "1，000", "２０", "20平方米", "20m2",
                                 "1e3", "1.2.3", "20万", "0x10", "1.5元"})
            row(text, QuantityError::notANumber);
        row("1.234", QuantityError::moreThanTwoDecimals);
        row("1.000", QuantityError::moreThanTwoDecimals);
        row("1000000000.01", QuantityError::tooLarge);
        row("1000000001", QuantityError::tooLarge);
        row("99999999999999999999999999", QuantityError::tooLarge);
    }
    void refusesWhatIsNone() {
        QFETCH(QByteArray, text);
        QFETCH(QuantityError, error);
        const auto read = Quantity::parse(text.toStdString());
        QVERIFY(!read.has_value());
        QCOMPARE(read.error(), error);
        QVERIFY(!describe(error).zh.empty() && !describe(error).en.empty());
    }
};

QTEST_GUILESS_MAIN(QuantityTest)

#include "quantity_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/values/counted.h"
#include "core/wording/say.h"

using namespace biosubsidy;

class WordingCountedTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsAgree() {
        QCOMPARE(counted("{} [case|cases]", 1), std::string("1 case"));
        QCOMPARE(counted("{} [case|cases]", 0), std::string("0 cases"));
        QCOMPARE(counted("{} [case|cases]", std::size_t{11}), std::string("11 cases"));
        QCOMPARE(counted("{} [line|lines]: {} [case|cases], {} bad [line|lines]", 3, 1, 2),
                 std::string("3 lines: 1 case, 2 bad lines"));
        QCOMPARE(counted("[Only|All] {}", 1), std::string("Only 1"));
        QCOMPARE(counted("{1}: {0} [row|rows]; {2:02} [second|seconds]", 1, "a", 1),
                 std::string("a: 1 row; 01 second"));
    }

    void groupedDigitsCount() {
        QCOMPARE(counted("{} [line|lines]", std::string("1")), std::string("1 line"));
        QCOMPARE(counted("{} [line|lines]", std::string("1,001")), std::string("1,001 lines"));
    }

    // A name may look like anything.
    void valuesAreLeftAlone() {
        QCOMPARE(counted("{}: {} [case|cases]", "[a|b] {}", 2), std::string("[a|b] {}: 2 cases"));
        QCOMPARE(counted("[1] {{a|b}} {} [one, two]", 1), std::string("[1] {a|b} 1 [one, two]"));
    }

    void qtsPlaces() {
        const std::array<bool, 2> ones{true, false};
        QCOMPARE(agreeing("%1 [case|cases], %L2 [file was|files were] left", ones),
                 std::string("%1 case, %L2 files were left"));
        QCOMPARE(agreeing("%2: %L1 [row|rows], 30% [of|in] [x|y", ones), std::string("%2: %L1 row, 30% of [x|y"));
    }

    void bothLanguages() {
        QCOMPARE(wording::say(Language::en, "{} 天", "{} [day|days] left", 1), std::string("1 day left"));
        QCOMPARE(wording::say(Language::zh, "{} 天", "{} [day|days] left", 1), std::string("1 天"));
    }
};

QTEST_APPLESS_MAIN(WordingCountedTest)
#include "wording_counted_test.moc"

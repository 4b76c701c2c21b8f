// SPDX-License-Identifier: GPL-3.0-or-later
//
// Words for people who read one figure at a time: amounts rounded and marked, where a
// clause stands and whose it is in English, and documents that are not in force.
#include <algorithm>

#include <QTest>

#include "core/wording/agency_names.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "core/wording/term_notices.h"
#include "tests/support/random_facts.h"

using namespace biosubsidy;
using test::json;
using wording::Rounding;

namespace {

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

Assessment assessedOn(const char* day) {
    const Case subject = test::caseOf(
        *test::builtInRules(),
        json("{'format': 'biosubsidy-case/1', 'company': {'city': 'beijing'}, 'projects': [{'id': 'p1', 'kinds': "
             "['pilot_platform'], 'total_investment': '1亿元'}]}"));
    AssessOptions options{.asOf = *Date::parse(day)};
    options.trace = false;
    return assess(test::builtInRules(), subject, options);
}

} // namespace

class WordingPeopleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresAreRounded_data() {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<int>("rounding");
        QTest::addColumn<QString>("zh");
        QTest::addColumn<QString>("en");
        const auto row = [](const char* amount, Rounding rounding, const char* zh, const char* en) {
            QTest::addRow("%s %s", amount, rounding == Rounding::up ? "up" : "down")
                << QString::fromLatin1(amount) << static_cast<int>(rounding) << QString::fromUtf8(zh)
                << QString::fromUtf8(en);
        };
        row("0.00", Rounding::down, "0元", "CNY 0");
        row("9999.99", Rounding::up, "9,999.99元", "CNY 9,999.99");
        row("10000.00", Rounding::up, "1万元", "CNY 10,000");
        row("42446000.00", Rounding::down, "4,244.6万元", "CNY 42,446,000");
        row("12345.67", Rounding::down, "约1.23万元", "about CNY 12,300");
        row("12345.67", Rounding::up, "约1.24万元", "about CNY 12,400");
        row("123456700.00", Rounding::down, "1.234567亿元", "CNY 123,456,700");
        row("166666666.67", Rounding::up, "约1.67亿元", "about CNY 167,000,000");
        row("166666666.66", Rounding::down, "约1.66亿元", "about CNY 166,000,000");
        row("99999999.99", Rounding::up, "约1亿元", "about CNY 100,000,000");
        row("-12345.67", Rounding::down, "约−1.24万元", "about CNY −12,400");
        row("-12345.67", Rounding::up, "约−1.23万元", "about CNY −12,300");
    }
    void figuresAreRounded() {
        QFETCH(QString, amount);
        QFETCH(int, rounding);
        const bool owed = amount.startsWith(QLatin1Char('-'));
        const Money size = *Money::parse((owed ? amount.mid(1) : amount).toStdString());
        const Money money = owed ? Money() - size : size;
        QTEST(qt(wording::roundedText(money, Language::zh, static_cast<Rounding>(rounding))), "zh");
        QTEST(qt(wording::roundedText(money, Language::en, static_cast<Rounding>(rounding))), "en");
    }

    void clausesAreRead_data() {
        QTest::addColumn<QString>("clause");
        QTest::addColumn<QString>("en");
        const auto row = [](const char* clause, const char* en) {
            QTest::newRow(clause) << QString::fromUtf8(clause) << QString::fromUtf8(en);
        };
        row("附件3", "Annex, art. 3");
        row("附件14", "Annex, art. 14");
        row("计划二10", "Plan, part 2, item 10");
        row("计划三(二)", "Plan, part 3 (2)");
        row("六(十)", "part 6 (10)");
        row("十二(一)", "part 12 (1)");
        row("4, 6", "clause 4, 6");
        row("(一)", "item (1)");
        row("1(1)", "item 1 (1)");
        row("二(一) 2(1)", "part 2 (1), item 2 (1)");
        row("第三条之二", "第三条之二"); // not known here: as it stands
    }
    void clausesAreRead() {
        QFETCH(QString, clause);
        QTEST(qt(wording::clauseText(clause.toStdString(), Language::en)), "en");
        const QString zh = qt(wording::clauseText(clause.toStdString(), Language::zh));
        QVERIFY(zh.endsWith(clause));
    }

    // Every clause and authority of the built-in packs has English.
    void theBuiltInPacksAreGlossed() {
        const auto isAscii = [](const std::string& text) {
            return std::all_of(text.begin(), text.end(),
                               [](char letter) { return static_cast<signed char>(letter) >= 0; });
        };
        for (const Pack& pack : test::builtInRules()->packs()) {
            std::vector<std::string> names = pack.issuers;
            names.insert(names.end(), pack.agencies.begin(), pack.agencies.end());
            for (const Measure& measure : pack.measures) {
                names.insert(names.end(), measure.agencies.begin(), measure.agencies.end());
                const std::string clause = wording::clauseText(measure, Language::en);
                QVERIFY2(isAscii(clause), clause.c_str());
            }
            for (const std::string& name : names) {
                const std::string text = wording::agencyText(name, Language::en);
                QVERIFY2(isAscii(text.substr(0, 1)), text.c_str());
                QVERIFY2(text.ends_with("(" + name + ")"), text.c_str());
                QCOMPARE(qt(wording::agencyText(name, Language::zh)), qt(name));
            }
        }
    }

    void whatIsNotInForceIsSaid_data() {
        QTest::addColumn<QByteArray>("day");
        QTest::addColumn<QString>("text");
        QTest::newRow("last day") << QByteArray("2026-12-31") << QString();
        QTest::newRow("the day after") << QByteArray("2027-01-01") << QStringLiteral("已于 2026-12-31 到期");
        QTest::newRow("the day before the first") << QByteArray("2024-09-13") << QStringLiteral("自 2024-09-14 起施行");
        QTest::newRow("first day") << QByteArray("2024-09-14") << QString();
    }
    void whatIsNotInForceIsSaid() {
        QFETCH(QByteArray, day);
        QFETCH(QString, text);
        const Assessment assessment = assessedOn(day.constData());
        const auto ofPlan = [](const OutOfForce& of) { return of.pack->id == "beijing-2024"; };
        const std::vector<OutOfForce> found = documentsOutOfForce(assessment);
        const auto plan = std::find_if(found.begin(), found.end(), ofPlan);
        QCOMPARE(plan == found.end(), text.isEmpty());
        const std::vector<OutOfForce> all = documentsOutOfForce(*assessment.rules, assessment.asOf);
        QCOMPARE(std::none_of(all.begin(), all.end(), ofPlan), text.isEmpty());
        if (text.isEmpty()) return;
        const std::string said = wording::termText(*plan, Language::zh);
        QVERIFY2(qt(said).contains(text), said.c_str());
        QCOMPARE(wording::afterTermText(*plan, Language::zh).empty(), !plan->ended);
        // The day that it names is one where it counts.
        const Assessment then = assessedOn(plan->day.toString().c_str());
        const std::vector<OutOfForce> left = documentsOutOfForce(then);
        QVERIFY(std::none_of(left.begin(), left.end(), ofPlan));
        QVERIFY(!then.cities[0].totals.ceiling.isZero());
    }
};

QTEST_GUILESS_MAIN(WordingPeopleTest)
#include "wording_people_test.moc"

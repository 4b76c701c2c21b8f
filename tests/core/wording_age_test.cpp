// SPDX-License-Identifier: GPL-3.0-or-later
//
// How old the rules are, counted and said; what is stale bears a badge.
#include <QTest>

#include "core/wording/age_text.h"
#include "core/wording/badges.h"
#include "core/wording/pack_text.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

std::vector<const Pack*> packsOf(const RuleBook& rules) {
    std::vector<const Pack*> packs;
    for (const Pack& pack : rules.packs()) packs.push_back(&pack);
    return packs;
}

Date day(const char* text) {
    return *Date::parse(text);
}

} // namespace

class WordingAgeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysHowOld_data() {
        QTest::addColumn<QString>("zh");
        QTest::addColumn<QString>("en");
        QTest::addColumn<RulesAge>("age");
        const auto row = [](const char* name, const RulesAge& age, const char* zh, const char* en) {
            QTest::newRow(name) << QString::fromUtf8(zh) << QString::fromUtf8(en) << age;
        };
        row("none", {}, "", "");
        row("one day", {day("2026-11-30"), day("2026-11-30"), 3, 0, 0, 0, 0},
            "3 份政策文件，原文最后核对：2026-11-30。", "3 policy documents, sources last read: 2026-11-30.");
        row("days, and some that do not say", {day("2026-03-01"), day("2026-11-30"), 12, 1, 0, 0, 0},
            "12 份政策文件，原文最后核对：2026-03-01 至 2026-11-30；1 份没有写明。",
            "12 policy documents, sources last read: 2026-03-01 to 2026-11-30; 1 does not say.");
        row("nobody says", {std::nullopt, std::nullopt, 1, 1, 0, 0, 0}, "1 份政策文件，没有写明原文何时核对。",
            "1 policy document, without the day on which the source was read.");
        row("doubts", {day("2025-03-01"), day("2026-11-30"), 9, 0, 1, 2, 3},
            "9 份政策文件，原文最后核对：2025-03-01 至 2026-11-30。1 份已到期，2 份已被替代，3 "
            "份的原文已有一年多没有核对。",
            "9 policy documents, sources last read: 2025-03-01 to 2026-11-30. 1 has ended, 2 are superseded, 3 were "
            "last read more than a year ago.");
    }
    void saysHowOld() {
        QFETCH(RulesAge, age);
        QTEST(qt(wording::ageText(age, Language::zh)), "zh");
        QTEST(qt(wording::ageText(age, Language::en)), "en");
    }

    void countsTheBuiltInDocuments_data() {
        QTest::addColumn<QString>("asOf");
        QTest::addColumn<bool>("stale");
        QTest::newRow("today") << QStringLiteral("2026-11-30") << false;
        QTest::newRow("the last day of a year") << QStringLiteral("2027-11-30") << false;
        QTest::newRow("a year later") << QStringLiteral("2027-12-01") << true;
    }
    void countsTheBuiltInDocuments() {
        QFETCH(QString, asOf);
        const auto rules = test::builtInRules();
        const Date on = day(asOf.toUtf8().constData());
        const RulesAge age = ageOf(packsOf(*rules), on);
        QCOMPARE(age.documents, rules->packs().size());
        QCOMPARE(age.oldest, std::optional(day("2026-11-30")));
        std::size_t unsaid = 0;
        std::size_t ended = 0;
        for (const Pack& pack : rules->packs()) {
            unsaid += pack.checked ? 0 : 1;
            ended += pack.until && *pack.until < on ? 1 : 0;
        }
        QCOMPARE(age.unsaid, unsaid);
        QCOMPARE(age.ended, ended);
        QFETCH(bool, stale);
        QCOMPARE(age.stale, stale ? age.documents - unsaid : 0);
    }

    void whatIsStaleSaysSo() {
        const auto badges = [](const char* asOf) {
            PackResult result;
            result.pack = test::builtInRules()->pack("hangzhou-biomed-2022");
            result.status = result.pack->statusOn(day(asOf));
            result.warnings = result.pack->warningsOn(day(asOf));
            QStringList words;
            for (const wording::Badge& badge : wording::badgesOf(result, Language::zh)) words << qt(badge.word);
            return words;
        };
        QVERIFY(!badges("2026-11-30").contains(QStringLiteral("久未核对")));
        QVERIFY(badges("2027-12-01").contains(QStringLiteral("久未核对")));
    }

    void saysHowFarADocumentReaches_data() {
        QTest::addColumn<QString>("pack");
        QTest::addColumn<QString>("zh");
        QTest::newRow("city") << QStringLiteral("hangzhou-2024") << QStringLiteral("全境");
        QTest::newRow("district") << QStringLiteral("jinshan-2023") << QStringLiteral("金山区");
        QTest::newRow("zone") << QStringLiteral("tianjin-binhai-hitech")
                              << QStringLiteral("园区滨海高新区（在滨海新区内）");
    }
    void saysHowFarADocumentReaches() {
        QFETCH(QString, pack);
        QTEST(qt(wording::reachText(*test::builtInRules()->pack(pack.toStdString()), Language::zh)), "zh");
    }
};

QTEST_GUILESS_MAIN(WordingAgeTest)

#include "wording_age_test.moc"

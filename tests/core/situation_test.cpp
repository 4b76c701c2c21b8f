// SPDX-License-Identifier: GPL-3.0-or-later
//
// An item as rules see it: what known amounts say of unknown ones through any number
// of parts, and what the support already held on it adds up to.
#include <QTest>

#include "core/facts/situation.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

const Vocabulary& vocabulary() {
    return test::builtInRules()->vocabulary();
}

Slot slotOf(const std::string& rest, Entity entity, std::size_t item, std::string_view id) {
    const Case subject =
        test::caseOf(*test::builtInRules(), test::json("{'format':'biosubsidy-case/1','company':{}," + rest + "}"));
    const Situation situation(vocabulary(), subject, *Date::of(2026, 11, 22), entity, item);
    return situation.slot(entity, vocabulary().findReadable(entity, id).value());
}

QString yuan(const Fen& fen) {
    return fen == Money::largest().fen() ? QStringLiteral("any") : QString::fromStdString(Fen(fen / 100).str());
}

} // namespace

class SituationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knownAmountsBoundUnknownOnes_data() {
        QTest::addColumn<QByteArray>("amounts");
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("bounds"); // from, to
        const auto row = [](const char* name, const char* amounts, const char* fact, const char* bounds) {
            QTest::newRow(name) << QByteArray(amounts) << QByteArray(fact) << QString::fromUtf8(bounds);
        };
        const char* const within = "fixed_asset_investment";
        const char* const inner = "invested_this_year";
        row("nothing known", "", inner, "0 to any");
        row("a part, by its whole", ",'total_investment':9", within, "0 to 9");
        row("a part of a part, by the far whole", ",'total_investment':9", inner, "0 to 9");
        row("a part of a part, by the smaller of both", ",'total_investment':9,'fixed_asset_investment':5", inner,
            "0 to 5");
        row("a part of a part, by the smaller one that contradicts", ",'total_investment':5,'fixed_asset_investment':9",
            inner, "0 to 5");
        row("a whole, by a part", ",'fixed_asset_investment':5", "total_investment", "5 to any");
        row("a whole, by a part of a part", ",'invested_this_year':3", "total_investment", "3 to any");
        row("a whole, by the largest of all", ",'invested_this_year':3,'equipment_investment':4,'renovation_spend':2",
            "total_investment", "4 to any");
        row("one between", ",'total_investment':9,'invested_this_year':3", within, "3 to 9");
        row("one between that known ones contradict", ",'total_investment':3,'invested_this_year':9", within, "3 to 3");
        row("not by a sister", ",'equipment_investment':4", within, "0 to any");
        row("no pair by their names", ",'product_sales':4", "product_sales_abroad", "0 to any");
        row("a known one as it stands", ",'total_investment':3,'fixed_asset_investment':9", within, "9 to 9");
    }
    void knownAmountsBoundUnknownOnes() {
        QFETCH(QByteArray, amounts);
        QFETCH(QByteArray, fact);
        QFETCH(QString, bounds);
        const Slot slot =
            slotOf("'projects':[{'id':'p'" + amounts.toStdString() + "}]", Entity::project, 0, fact.toStdString());
        QCOMPARE(yuan(slot.low) + QStringLiteral(" to ") + yuan(slot.high), bounds);
    }

    void anUnknownQuantityIsAnything() {
        const Slot unknown = slotOf("'projects':[{'id':'p'}]", Entity::project, 0, "area");
        QVERIFY(!unknown.isKnown() && unknown.low == 0 && unknown.high == 100'000'000'000);
        const Slot known = slotOf("'projects':[{'id':'p','area':'2000.5'}]", Entity::project, 0, "area");
        QVERIFY(known.isKnown() && known.low == 200'050 && known.high == 200'050);
    }

    void supportHeldAddsUp_data() {
        QTest::addColumn<QByteArray>("awards");
        QTest::addColumn<QString>("sums"); // of p, q and e: national, provincial, city, district
        const auto row = [](const char* name, const char* awards, const char* sums) {
            QTest::newRow(name) << QByteArray(awards) << QString::fromUtf8(sums);
        };
        row("none", "", "0 0 0 0 | 0 0 0 0 | 0 0 0 0");
        row("a city's by default", "{'id':'a','amount':5,'project':'p'}", "0 0 5 0 | 0 0 0 0 | 0 0 0 0");
        row("each level on its own",
            "{'id':'a','amount':1,'project':'p','level':'national'},{'id':'b','amount':2,'project':'p','level':'"
            "provincial'},"
            "{'id':'c','amount':3,'project':'p','level':'city'},{'id':'d','amount':4,'project':'p','level':'district'},"
            "{'id':'e','amount':5,'project':'p','level':'other'}",
            "1 2 3 4 | 0 0 0 0 | 0 0 0 0");
        row("each item on its own, all years together",
            "{'id':'a','amount':1,'project':'q','year':2020},{'id':'b','amount':2,'project':'q','year':2026},"
            "{'id':'c','amount':4,'expense':'e'},{'id':'d','amount':8,'measure':'beijing-2024/hnte-first'}",
            "0 0 0 0 | 0 0 3 0 | 0 0 4 0");
        row("without what came under a measure",
            "{'id':'a','amount':1,'project':'p'},"
            "{'id':'b','amount':2,'project':'p','under':'beijing-2024/pilot-platform'}",
            "0 0 1 0 | 0 0 0 0 | 0 0 0 0");
        row("no more than an amount can be",
            "{'id':'a','amount':'10000000亿','project':'p'},{'id':'b','amount':'10000000亿','project':'p'}",
            "0 0 any 0 | 0 0 0 0 | 0 0 0 0");
    }
    void supportHeldAddsUp() {
        QFETCH(QByteArray, awards);
        QFETCH(QString, sums);
        const std::string rest =
            "'projects':[{'id':'p'},{'id':'q'}],'expenses':[{'id':'e'}],'awards':[" + awards.toStdString() + "]";
        QStringList items;
        for (const auto& [entity, item] :
             {std::pair(Entity::project, 0), std::pair(Entity::project, 1), std::pair(Entity::expense, 0)}) {
            QStringList levels;
            for (const char* id : {"held_national", "held_provincial", "held_city", "held_district"}) {
                const Slot slot = slotOf(rest, entity, static_cast<std::size_t>(item), id);
                QVERIFY(slot.isKnown() && slot.origin == Origin::derived && slot.low == slot.high);
                levels << yuan(slot.low);
            }
            items << levels.join(QLatin1Char(' '));
        }
        QCOMPARE(items.join(QStringLiteral(" | ")), sums);
    }
};

QTEST_GUILESS_MAIN(SituationTest)

#include "situation_test.moc"

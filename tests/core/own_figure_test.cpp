// SPDX-License-Identifier: GPL-3.0-or-later
//
// Figures of the user's own: what they complete, how they are marked, and that
// they can be left out.
#include <QTest>

#include "core/assessment/assessment_json.h"
#include "core/packs/built_in_rules.h"
#include "core/packs/own_figure.h"
#include "tests/support/rules.h"

using namespace biosubsidy;
using test::json;

namespace {

OwnFigure tenPercent() {
    OwnFigure figure{.measure = "tianjin-draft/cdmo",
                     .sum = {},
                     .share = Rate::parse("10%"),
                     .of = "project.total_investment",
                     .cap = *Money::parse("500万"),
                     .source = "申报通知 \"2026\"",
                     .date = *Date::parse("2026-05-01")};
    return figure;
}

// Of the same measure, under an id of its own and of another day.
std::string another(const std::string& id, const std::string& day, const std::string& cap) {
    OwnFigure figure = tenPercent();
    figure.date = *Date::parse(day);
    figure.cap = *Money::parse(cap);
    std::string text = *packTextOf(figure, *test::builtInRules());
    text.replace(text.find("own-tianjin-draft-cdmo"), std::string("own-tianjin-draft-cdmo").size(), id);
    return text;
}

Result<std::shared_ptr<const RuleBook>> rulesOf(const std::vector<std::string>& texts) {
    std::vector<PackSource> sources = builtInPacks();
    for (const std::string& text : texts)
        sources.push_back({SourceText("own" + std::to_string(sources.size()) + ".toml", text), false});
    return RuleBook::make(builtInVocabulary(), sources);
}

std::shared_ptr<const RuleBook> rulesWithOwn(const OwnFigure& figure) {
    std::vector<PackSource> sources = builtInPacks();
    sources.push_back({SourceText("own.toml", *packTextOf(figure, *test::builtInRules())), false});
    auto rules = RuleBook::make(builtInVocabulary(), sources);
    if (!rules) qFatal("%s", render(rules.error(), Language::en).c_str());
    return *rules;
}

Assessment assessed(const RuleBook& rules, const std::shared_ptr<const RuleBook>& shared, const std::string& project,
                    bool own) {
    AssessOptions options{.asOf = *Date::parse("2026-11-22")};
    options.ownFigures = own;
    return assess(
        shared,
        test::caseOf(rules,
                     json("{'format': 'biosubsidy-case/1', 'company': {'city': 'tianjin'}, 'projects': [{'id': 'p', ") +
                         json(project) + "}]}"),
        options);
}

} // namespace

class OwnFigureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itCompletesTheMeasureAndIsMarked() {
        const auto rules = rulesWithOwn(tenPercent());
        const Assessment assessment = assessed(*rules, rules, "'kinds': ['cdmo'], 'total_investment': '3000万'", true);
        const Claim& own = test::claimOf(assessment, "own-tianjin-draft-cdmo/cdmo", "p");
        QVERIFY(own.verdict == Verdict::eligible);
        QCOMPARE(own.counted.toString(), std::string("3000000.00"));
        QVERIFY(test::claimOf(assessment, "tianjin-draft/cdmo", "p").completedBy.has_value());
        QCOMPARE(assessment.cities[0].totals.own.toString(), std::string("3000000.00"));
        QVERIFY(toJson(assessment).find("\"origin\": \"user\"") != std::string::npos);
        QVERIFY(toJson(assessment).find("\"own\": \"3000000.00\"") != std::string::npos);
    }

    void itAsksWhatTheMeasureAsks() {
        const auto rules = rulesWithOwn(tenPercent());
        QVERIFY(test::claimOf(assessed(*rules, rules, "'kinds': ['rnd']", true), "own-tianjin-draft-cdmo/cdmo", "p")
                    .verdict == Verdict::ineligible);
        const Assessment open = assessed(*rules, rules, "'total_investment': '1亿'", true);
        QVERIFY(test::claimOf(open, "own-tianjin-draft-cdmo/cdmo", "p").verdict == Verdict::undetermined);
        QCOMPARE(test::claimOf(open, "own-tianjin-draft-cdmo/cdmo", "p").ceiling->toString(),
                 std::string("5000000.00"));
    }

    void itCanBeLeftOut() {
        const auto rules = rulesWithOwn(tenPercent());
        const Assessment without = assessed(*rules, rules, "'kinds': ['cdmo'], 'total_investment': '3000万'", false);
        QVERIFY(without.cities[0].totals.ceiling.isZero());
        QVERIFY(!test::claimOf(without, "tianjin-draft/cdmo", "p").completedBy.has_value());
    }

    void aDraftsFigureStaysADraft() {
        const auto rules = rulesWithOwn(tenPercent());
        QVERIFY(rules->pack("own-tianjin-draft-cdmo")->draft);
        QVERIFY(rules->pack("own-tianjin-draft-cdmo")->overlapLevels == rules->pack("tianjin-draft")->overlapLevels);
    }

    // Two figures for one measure: the newer counts and names the other.
    void theNewerOfTwoCounts_data() {
        QTest::addColumn<QStringList>("texts");
        const QString older = QString::fromStdString(another("a-older", "2026-05-01", "100万"));
        const QString newer = QString::fromStdString(another("b-newer", "2026-06-01", "70万"));
        QTest::newRow("older first") << QStringList{older, newer};
        QTest::newRow("newer first") << QStringList{newer, older};
        QTest::newRow("three") << QStringList{older, newer,
                                              QString::fromStdString(another("c-oldest", "2025-06-01", "50万"))};
    }
    void theNewerOfTwoCounts() {
        QFETCH(QStringList, texts);
        std::vector<std::string> all;
        for (const QString& text : texts) all.push_back(text.toStdString());
        const auto rules = rulesOf(all);
        QVERIFY2(rules.has_value(), rules ? "" : render(rules.error(), Language::en).c_str());
        const Assessment assessment =
            assessed(**rules, *rules, "'kinds': ['cdmo'], 'total_investment': '3000万'", true);
        QCOMPARE(assessment.cities[0].totals.ceiling.toString(), std::string("700000.00"));
        QCOMPARE(assessment.cities[0].totals.own.toString(), std::string("700000.00"));
        const Claim& older = test::claimOf(assessment, "a-older/cdmo", "p");
        QVERIFY(older.verdict == Verdict::ineligible);
        QVERIFY(older.reason == ClaimReason::notInForce);
        QVERIFY((*rules)->pack("a-older")->statusOn(assessment.asOf) == PackStatus::replaced);
        QCOMPARE((*rules)->pack("a-older")->supersededBy, std::string("b-newer"));
        const std::vector<PackWarning>& warnings = (*rules)->pack("b-newer")->warnings;
        QVERIFY(std::any_of(warnings.begin(), warnings.end(), [](const PackWarning& warning) {
            return warning.code == "own_figure_chosen" && warning.text.en.find("a-older") != std::string::npos;
        }));
        QVERIFY(!(*rules)->remarks().empty());
        QVERIFY((*rules)->remarks().front().place.line > 0);
    }

    void twoOfOneDayAreRefused_data() {
        QTest::addColumn<QString>("older");
        const std::string same = another("a-older", "2026-05-01", "100万");
        QTest::newRow("of one day") << QString::fromStdString(same);
        std::string among = another("a-older", "2026-04-01", "100万");
        const std::string measure = among.substr(among.find("[[measure]]"));
        std::string more = measure;
        more.replace(more.find("id = \"cdmo\""), std::string("id = \"cdmo\"").size(), "id = \"more\"");
        QTest::newRow("among other measures") << QString::fromStdString(among + "\n" + more);
    }
    void twoOfOneDayAreRefused() {
        QFETCH(QString, older);
        const auto rules = rulesOf({older.toStdString(), another("b-newer", "2026-05-01", "70万")});
        QVERIFY(!rules.has_value());
        for (const Diagnostic& problem : rules.error()) QCOMPARE(problem.code, std::string("duplicate_figure"));
        QVERIFY(rules.error().front().place.line > 0);
        QVERIFY(rules.error().front().message.en.find("a-older") != std::string::npos);
    }

    void whatDoesNotFitIsRefused_data() {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("what");
        QTest::newRow("no such measure") << QByteArray("unknown_measure") << 0;
        QTest::newRow("a measure with a sum") << QByteArray("not_unstated") << 1;
        QTest::newRow("neither sum nor share") << QByteArray("sum_or_share") << 2;
        QTest::newRow("both") << QByteArray("sum_or_share") << 3;
        QTest::newRow("no source") << QByteArray("no_source") << 4;
        QTest::newRow("share of nothing known") << QByteArray("unknown_fact") << 5;
        QTest::newRow("share over 100%") << QByteArray("rate_over_whole") << 6;
        QTest::newRow("cap of zero") << QByteArray("zero_ceiling") << 7;
    }

    void whatDoesNotFitIsRefused() {
        QFETCH(QByteArray, code);
        QFETCH(int, what);
        OwnFigure figure = tenPercent();
        switch (what) {
        case 0: figure.measure = "tianjin-draft/none"; break;
        case 1: figure.measure = "beijing-2024/hnte-first"; break;
        case 2: figure.share.reset(); break;
        case 3: figure.sum = *Money::parse("1万"); break;
        case 4: figure.source.clear(); break;
        case 5: figure.of = "project.total_investmnt"; break;
        case 6: figure.share = Rate::parse("110%"); break;
        default: figure.cap = Money(); break;
        }
        const auto text = packTextOf(figure, *test::builtInRules());
        QVERIFY(!text.has_value());
        QCOMPARE(QByteArray::fromStdString(text.error().front().code), code);
    }
};

QTEST_GUILESS_MAIN(OwnFigureTest)
#include "own_figure_test.moc"

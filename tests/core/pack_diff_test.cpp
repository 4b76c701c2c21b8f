// SPDX-License-Identifier: GPL-3.0-or-later
//
// Two versions of a pack: what differs by meaning, what is only written
// differently, and what it does to a case.
#include <QTest>

#include "core/changes/pack_diff_json.h"
#include "core/changes/pack_diff_text.h"
#include "core/changes/program_text.h"
#include "core/packs/built_in_rules.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

// A small whole pack; each row changes one line of it.
const char* const wholePack = R"pack(format = "biosubsidy-pack/1"

[pack]
id = "diff-test"
version = "1"
city = "beijing"
title.zh = "测试政策"
title.en = "A policy for tests"
summary.zh = "说明"
summary.en = "What it is"
number = "测试〔2024〕1号"
issuers = ["测试局"]
status = "in_force"
from = 2024-09-14
until = 2026-12-31
grade = "full_text"
overlap.levels = ["city"]
overlap.zh = "从优不重复"
overlap.en = "the better one"

[[warning]]
code = "repost"
zh = "转载"
en = "a repost"

[terms]
PILOTS = "{pilot_platform, cdmo}"

[[clause]]
id = "1"
agencies = ["测试局"]

[[measure]]
id = "pilot"
clause = "1"
scope = "project"
applicants = ["enterprise"]
title.zh = "中试"
title.en = "Pilot"
summary.zh = "说明"
summary.en = "What it is"
when = "project.kinds has any of PILOTS and project.total_investment >= 1000万元"
support = "ceiling"
rate = "stated"
amount = "min(30% * project.total_investment, 5000万元)"
pool = "investment"
yearly_cap = "3000万元"

[[zone]]
zh = "园区"
en = "A park"
fields = ["vaccines"]

[[goal]]
clause = "一"
figure = "5个"
year = 2026
zh = "目标"
en = "A goal"
)pack";

std::string with(const std::string& from, const std::string& to) {
    std::string text = wholePack;
    const std::size_t at = text.find(from);
    if (at == std::string::npos) qFatal("the pack has no %s", from.c_str());
    return text.replace(at, from.size(), to);
}

PackSource source(const char* name, const std::string& text) {
    return {SourceText(name, text), false};
}

changes::PackVersions versionsOf(const std::string& before, const std::string& after,
                                 const std::vector<PackSource>& others = {}) {
    auto versions =
        changes::packVersions(builtInVocabulary(), others, source("before.toml", before), source("after.toml", after));
    if (!versions) qFatal("%s", render(versions.error(), Language::en).c_str());
    return *versions;
}

// "until: 2026-12-31 -> 2027-12-31", all changes of all parts.
std::vector<std::string> changesOf(const changes::PackDiff& diff) {
    std::vector<std::string> lines;
    const auto add = [&](const std::vector<changes::FieldChange>& changes) {
        for (const changes::FieldChange& change : changes)
            lines.push_back(change.field + ": " + change.before + " -> " + change.after);
    };
    add(diff.head);
    for (const changes::MeasureOutline& measure : diff.added) lines.push_back("added " + measure.id);
    for (const changes::MeasureOutline& measure : diff.gone) lines.push_back("gone " + measure.id);
    for (const changes::MeasureChange& measure : diff.changed) add(measure.changes);
    add(diff.zones);
    add(diff.goals);
    return lines;
}

using Lines = std::vector<std::string>;

changes::CaseDiff caseDiff(const changes::PackVersions& versions, const std::string& json) {
    const auto read = [&](const changes::PackVersion& version) {
        auto subject = readCase(SourceText("case.json", json), version.rules->vocabulary(), versions.lookup());
        if (!subject) qFatal("%s", render(subject.error(), Language::en).c_str());
        return *subject;
    };
    return changes::diffCase(versions, "case.json", read(versions.before), read(versions.after),
                             {.asOf = *Date::parse("2026-11-22")});
}

const char* const pilotCase = R"({"format": "biosubsidy-case/1", "company": {"city": "beijing"},
    "projects": [{"id": "p", "kinds": ["cdmo"], "total_investment": "5000万元"}]})";

} // namespace

class PackDiffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachField_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("change");
        const auto row = [](const char* name, const std::string& text, const char* change) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray(change);
        };
        row("last day", with("until = 2026-12-31", "until = 2027-12-31"), "until: 2026-12-31 -> 2027-12-31");
        row("no last day", with("until = 2026-12-31\n", ""), "until: 2026-12-31 -> ");
        row("number", with("〔2024〕1号", "〔2025〕1号"), "number: 测试〔2024〕1号 -> 测试〔2025〕1号");
        row("grade", with("full_text", "excerpt"), "grade: full_text -> excerpt");
        row("levels", with("[\"city\"]", "[\"national\", \"city\"]"), "overlap.levels: city -> national、city");
        row("superseded", with("grade =", "superseded_by = \"新〔2026〕1号\"\ngrade ="),
            "superseded_by:  -> 新〔2026〕1号");
        row("title", with("title.en = \"Pilot\"", "title.en = \"Pilots\""), "title.en: Pilot -> Pilots");
        row("warning", with("a repost", "reposted"), "warning repost.en: a repost -> reposted");
        row("clause", with("clause = \"1\"", "clause = \"2\""), "clause: 1 -> 2");
        row("scope and agencies", with("[\"测试局\"]\n\n[[measure]]", "[\"甲局\", \"乙局\"]\n\n[[measure]]"),
            "agencies: 测试局 -> 甲局、乙局");
        row("condition", with("1000万元", "2000万元"),
            "when: project.kinds has any of PILOTS and project.total_investment >= 1000万元 -> "
            "project.kinds has any of PILOTS and project.total_investment >= 2000万元");
        row("a term of the condition", with("pilot_platform, cdmo", "pilot_platform"),
            "when: (project.kinds in {cdmo, pilot_platform} and project.total_investment >= 10000000.00元) -> "
            "(project.kinds in {pilot_platform} and project.total_investment >= 10000000.00元)");
        row("rate of the amount", with("30% *", "20% *"),
            "amount: min(30% * project.total_investment, 5000万元) -> "
            "min(20% * project.total_investment, 5000万元)");
        row("rate", with("rate = \"stated\"", "rate = \"open\""), "rate: stated -> open");
        row("support", with("support = \"ceiling\"\nrate = \"stated\"", "support = \"fixed\""),
            "support: ceiling -> fixed");
        row("pool", with("pool = \"investment\"\n", ""), "pool: investment -> ");
        row("yearly cap", with("\"3000万元\"", "\"0.4亿元\""), "yearly_cap: 30000000.00 -> 40000000.00");
        row("due", with("pool =", "due = \"after_completion\"\npool ="), "due:  -> after_completion");
        row("zone", with("[\"vaccines\"]", "[]"), "园区: vaccines -> –");
        row("goal", with("5个", "6个"), "goal 一 5个.zh: 2026 目标 -> ");
        row("goal's year", with("year = 2026", "year = 2027"), "goal 一 5个.zh: 2026 目标 -> 2027 目标");
    }

    void eachField() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, change);
        const Lines changes = changesOf(changes::diffPacks(versionsOf(wholePack, text.toStdString())));
        QVERIFY(!changes.empty());
        QVERIFY2(std::find(changes.begin(), changes.end(), change.toStdString()) != changes.end(), changes[0].c_str());
    }

    void writtenDifferentlyIsTheSame_data() {
        QTest::addColumn<QByteArray>("text");
        const auto row = [](const char* name, const std::string& text) {
            QTest::newRow(name) << QByteArray::fromStdString(text);
        };
        row("unchanged", wholePack);
        row("amount in other words", with("5000万元)", "0.5亿元)"));
        row("operands turned",
            with("min(30% * project.total_investment, 5000万元)", "min(5000万元, project.total_investment * 30%)"));
        row("term written out", with("any of PILOTS", "any of {cdmo, pilot_platform}"));
        row("comparison turned", with("project.total_investment >= 1000万元", "1000万元 <= project.total_investment"));
        row("parentheses", with("project.total_investment >= 1000万元",
                                "(project.total_investment >= 1000万元 and project.total_investment >= 0.1亿元)"));
        row("comment", with("[terms]", "# a comment\n[terms]"));
    }

    void writtenDifferentlyIsTheSame() {
        QFETCH(QByteArray, text);
        const changes::PackDiff diff = changes::diffPacks(versionsOf(wholePack, text.toStdString()));
        QCOMPARE(changesOf(diff), Lines{});
        QVERIFY(diff.same());
    }

    void measuresAddedAndGone() {
        const changes::PackDiff diff =
            changes::diffPacks(versionsOf(wholePack, with("id = \"pilot\"", "id = \"pilots\"")));
        QCOMPARE(changesOf(diff), (Lines{"added pilots", "gone pilot"}));
        QCOMPARE(diff.added[0].amount.en,
                 std::string("30% × total investment, at most CNY 50,000,000, at most CNY 30,000,000 a year in all"));
    }

    void aCaseThatChanges() {
        const changes::PackVersions versions = versionsOf(wholePack, with("30% *", "20% *"));
        const changes::CaseDiff diff = caseDiff(versions, pilotCase);
        QVERIFY(diff.changed());
        QCOMPARE(diff.cities.size(), std::size_t{1});
        QCOMPARE(diff.cities[0].before.ceiling.toString(), std::string("15000000.00"));
        QCOMPARE(diff.cities[0].after.ceiling.toString(), std::string("10000000.00"));
        QCOMPARE(diff.claims.size(), std::size_t{1});
        QCOMPARE(diff.claims[0].measure, std::string("pilot"));
        QCOMPARE(diff.claims[0].after->counted.toString(), std::string("10000000.00"));
    }

    void aCaseThatDoesNot() {
        const changes::PackVersions versions = versionsOf(wholePack, with("5000万元)", "4000万元)"));
        QVERIFY(!caseDiff(versions, pilotCase).changed());
        QVERIFY(!changes::diffPacks(versions).same());
    }

    void aVerdictThatChanges() {
        const changes::CaseDiff diff = caseDiff(versionsOf(wholePack, with("1000万元\"", "9000万元\"")), pilotCase);
        QCOMPARE(diff.claims.size(), std::size_t{1});
        QVERIFY(diff.claims[0].before->verdict == Verdict::eligible);
        QVERIFY(diff.claims[0].after->verdict == Verdict::ineligible);
    }

    // A measure that is new but does not hold changes nothing for the case.
    void aClaimThatComesWithoutHolding() {
        const std::string more = std::string(wholePack) + "\n[[measure]]\nid = \"more\"\nclause = \"1\"\n"
                                                          "scope = \"project\"\ntitle.zh = \"乙\"\ntitle.en = \"B\"\n"
                                                          "summary.zh = \"乙\"\nsummary.en = \"B\"\n"
                                                          "when = \"project.total_investment > 1亿元\"\n"
                                                          "support = \"fixed\"\namount = \"1万元\"\n";
        const changes::PackVersions versions = versionsOf(wholePack, more);
        QCOMPARE(changesOf(changes::diffPacks(versions)), Lines{"added more"});
        QVERIFY(!caseDiff(versions, pilotCase).changed());
    }

    // An award may name a measure that one version does not have.
    void anAwardOfTheOtherVersion() {
        const std::string ofCompany = "\n[[measure]]\nid = \"once\"\nclause = \"1\"\nscope = \"company\"\n"
                                      "title.zh = \"乙\"\ntitle.en = \"B\"\nsummary.zh = \"乙\"\nsummary.en = \"B\"\n"
                                      "support = \"fixed\"\namount = \"1万元\"\n";
        const changes::CaseDiff diff = caseDiff(versionsOf(wholePack, wholePack + ofCompany),
                                                R"({"format": "biosubsidy-case/1", "company": {"city": "beijing"},
            "awards": [{"id": "a", "amount": "4000元", "measure": "diff-test/once"}]})");
        QCOMPARE(diff.claims.size(), std::size_t{1});
        QVERIFY(!diff.claims[0].before.has_value());
        QCOMPARE(diff.claims[0].after->counted.toString(), std::string("6000.00"));
    }

    void amongTheOtherPacks() {
        const std::vector<PackSource> others = builtInPacks();
        const changes::PackVersions versions = versionsOf(wholePack, with("30% *", "20% *"), others);
        QCOMPARE(versions.before.rules->packs().size(), others.size() + 1);
        QVERIFY(versions.leftOut.empty());
        QVERIFY(caseDiff(versions, pilotCase).changed());
    }

    // tianjin-manufacturing-2023 completes a measure that the later draft has lost.
    void whatCompletesALostMeasureIsLeftOut() {
        const std::vector<PackSource> others = builtInPacks();
        const auto draft = std::find_if(others.begin(), others.end(), [](const PackSource& one) {
            return one.text.name().find("tianjin-draft") != std::string::npos;
        });
        std::string later = draft->text.text();
        const std::string id = "id = \"major-investment\"";
        later.replace(later.find(id), id.size(), "id = \"large-investment\"");
        const changes::PackVersions versions = versionsOf(draft->text.text(), later, others);
        QCOMPARE(versions.leftOut, Lines{"tianjin-manufacturing-2023"});
        QCOMPARE(changesOf(changes::diffPacks(versions)), (Lines{"added large-investment", "gone major-investment"}));
    }

    void twoDifferentPacks() {
        const changes::PackVersions versions =
            versionsOf(wholePack, with("id = \"diff-test\"", "id = \"diff-test-2\"")); // one document, two encodings
        QCOMPARE(changesOf(changes::diffPacks(versions)), Lines{"id: diff-test -> diff-test-2"});
        QVERIFY(!caseDiff(versions, pilotCase).changed());
    }

    void aBadPackIsRefused() {
        const auto versions = changes::packVersions(builtInVocabulary(), {}, source("before.toml", wholePack),
                                                    source("after.toml", with("30% *", "300% *")));
        QVERIFY(!versions.has_value());
        QCOMPARE(versions.error().front().code, std::string("rate_over_whole"));
    }

    void theFormats() {
        changes::PackDiff diff = changes::diffPacks(versionsOf(wholePack, with("\"3000万元\"", "\"4000万元\"")));
        diff.cases.push_back(caseDiff(versionsOf(wholePack, with("30% *", "20% *")), pilotCase));
        const std::string json = changes::toJson(diff);
        QVERIFY(json.find("\"format\": \"biosubsidy-pack-diff/1\"") != std::string::npos);
        QVERIFY(json.find("\"after\": \"40000000.00\"") != std::string::npos);
        const std::string zh = changes::toText(diff, Language::zh);
        QVERIFY2(zh.find("年度限额：3,000万元 → 4,000万元") != std::string::npos, zh.c_str());
        QVERIFY2(zh.find("上限合计：1,500万元 → 1,000万元（−500万元）") != std::string::npos, zh.c_str());
        QVERIFY(changes::toText(diff, Language::en).find("yearly cap: CNY 30,000,000 → CNY 40,000,000") !=
                std::string::npos);
    }
};

QTEST_GUILESS_MAIN(PackDiffTest)
#include "pack_diff_test.moc"

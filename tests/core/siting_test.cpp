// SPDX-License-Identifier: GPL-3.0-or-later
//
// The same case elsewhere: what moves, what is cleared, and what each place has.
#include <map>

#include <QTest>

#include "core/assessment/comparison_json.h"
#include "core/assessment/sites.h"
#include "core/packs/built_in_rules.h"
#include "core/packs/own_figure.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

const Vocabulary& vocabulary() {
    return test::builtInRules()->vocabulary();
}

QString cityOf(const Item& item, std::size_t fact) {
    const auto* choice = std::get_if<ChoiceIndex>(&item.facts[fact]);
    if (choice == nullptr) return QStringLiteral("-");
    return qt(vocabulary().fact(Entity::company, vocabulary().known().companyCity).choices[choice->index].id);
}

QString districtOf(const Item& item, std::size_t fact) {
    const auto* text = std::get_if<std::string>(&item.facts[fact]);
    return text == nullptr ? QStringLiteral("-") : qt(*text);
}

// Where company and first project stand: "beijing/海淀区 tianjin/-".
QString placesOf(const Case& subject) {
    const Vocabulary::Known& known = vocabulary().known();
    const Item& project = subject.projects.front();
    return QStringLiteral("%1/%2 %3/%4")
        .arg(cityOf(subject.company, known.companyCity), districtOf(subject.company, known.companyDistrict),
             cityOf(project, known.projectCity), districtOf(project, known.projectDistrict));
}

Case subjectOf(const std::string& company, const std::string& project) {
    return test::caseOf(*test::builtInRules(), test::json("{'format': 'biosubsidy-case/1', 'company': {" + company +
                                                          "}, 'projects': [{'id': 'p1'" + project + "}]}"));
}

std::vector<Siting> compared(const Case& subject, std::optional<std::vector<std::string>> packs = std::nullopt) {
    AssessOptions options{.asOf = *Date::parse("2026-11-22")};
    options.packs = std::move(packs);
    return compareSitings(test::builtInRules(), subject, options);
}

// The documents that were the first, of which some state no sum.
const std::vector<std::string> firstSix{"beijing-2024",  "tianjin-draft", "chongqing-draft",
                                        "hangzhou-2024", "jinshan-2023",  "tianjin-manufacturing-2023"};

const Siting& sitingIn(const std::vector<Siting>& sitings, const char* id) {
    for (const Siting& siting : sitings) {
        if (siting.place().id == id) return siting;
    }
    qFatal("no siting in %s", id);
}

} // namespace

class SitingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void movesCompanyAndProjects_data() {
        QTest::addColumn<QString>("company");
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("places");
        const auto row = [](const char* name, const char* company, const char* project, const char* to,
                            const char* places) {
            QTest::newRow(name) << QString::fromUtf8(company) << QString::fromUtf8(project) << QString::fromUtf8(to)
                                << QString::fromUtf8(places);
        };
        row("from elsewhere", "'city': 'beijing', 'district': '海淀区'", "", "tianjin", "tianjin/- tianjin/-");
        row("where it stands", "'city': 'beijing', 'district': '海淀区'", "", "beijing", "beijing/海淀区 beijing/-");
        row("a project's own district stays", "'city': 'beijing'", ", 'district': '昌平区'", "beijing",
            "beijing/- beijing/昌平区");
        row("a project comes home", "'city': 'beijing', 'district': '海淀区'",
            ", 'city': 'tianjin', 'district': '武清区'", "beijing", "beijing/海淀区 beijing/-");
        row("a project stands there already", "'city': 'beijing', 'district': '海淀区'",
            ", 'city': 'tianjin', 'district': '武清区'", "tianjin", "tianjin/- tianjin/武清区");
        row("nothing known", "", "", "hangzhou", "hangzhou/- hangzhou/-");
        row("Shanghai means Jinshan", "'city': 'beijing', 'district': '海淀区'", "", "shanghai",
            "shanghai/金山区 shanghai/金山区");
        row("a district that is named", "'city': 'beijing', 'district': '海淀区'", "", "shanghai/闵行区",
            "shanghai/闵行区 shanghai/闵行区");
        row("all packs of a city name a district", "'city': 'beijing', 'district': '海淀区'", "", "guangzhou",
            "guangzhou/黄埔区 guangzhou/黄埔区");
        row("one pack of the city is for all of it", "'city': 'beijing', 'district': '海淀区'", "", "anhui",
            "anhui/- anhui/-");
        row("another district of Shanghai", "'city': 'shanghai', 'district': '浦东新区'", "", "shanghai",
            "shanghai/金山区 shanghai/金山区");
    }

    void movesCompanyAndProjects() {
        QFETCH(QString, company);
        QFETCH(QString, project);
        QFETCH(QString, to);
        const Case subject = subjectOf(company.toStdString(), project.toStdString());
        const Case copy = subject;
        const Case sited = sitedAt(*test::builtInRules(), subject, *siteNamed(*test::builtInRules(), to.toStdString()));
        QTEST(placesOf(sited), "places");
        QVERIFY(subject == copy);
    }

    void comparesTheFivePlaces() {
        const std::vector<Siting> sitings =
            compared(subjectOf("'city': 'tianjin'", ", 'kinds': ['pilot_platform'], 'total_investment': '1亿', "
                                                    "'fields': ['biobased_chemicals', 'vaccines']"));
        QStringList places;
        for (const Siting& siting : sitings) places << qt(siting.place().id);
        QCOMPARE(places, (QStringList{QStringLiteral("beijing"), QStringLiteral("tianjin"), QStringLiteral("chongqing"),
                                      QStringLiteral("hangzhou"), QStringLiteral("shanghai")}));
        QCOMPARE(qt(sitingIn(sitings, "beijing").totals().ceiling.toString()), QStringLiteral("30000000.00"));
        QCOMPARE(qt(sitingIn(sitings, "shanghai").district), QStringLiteral("金山区"));
        for (const Siting& siting : sitings) {
            QCOMPARE(siting.assessment.cities.size(), std::size_t(1));
            QVERIFY(siting.publishesFigures());
        }
        for (const Siting& siting : compared(subjectOf("", ""), firstSix))
            QCOMPARE(siting.publishesFigures(), siting.place().id == "beijing" || siting.place().id == "tianjin");
    }

    void findsZonesByField() {
        const std::vector<Siting> sitings = compared(subjectOf("", ", 'fields': ['biobased_chemicals']"));
        QVERIFY(sitingIn(sitings, "beijing").zones.empty());
        QVERIFY(!sitingIn(sitings, "chongqing").zones.empty());
        for (const Siting& siting : sitings) {
            for (const ZoneMatch& match : siting.zones) {
                QCOMPARE(match.fields.count(), std::size_t(1));
                QVERIFY((match.zone->fields & match.fields) == match.fields);
            }
        }
        QVERIFY(sitingIn(compared(subjectOf("", "")), "chongqing").zones.empty());
    }

    // A document for another district of the city is none of the place, nor are its zones.
    void otherDistrictsAreElsewhere() {
        const RuleBook& rules = *test::builtInRules();
        const std::vector<Siting> sitings =
            compareSites(test::builtInRules(), subjectOf("", ", 'fields': ['strains_enzymes']"),
                         {.asOf = *Date::parse("2026-11-22")}, {*siteNamed(rules, "shanghai/闵行区")});
        std::map<std::string, bool> elsewhere;
        for (const PackResult& pack : sitings.front().assessment.packs) elsewhere[pack.pack->id] = holdsElsewhere(pack);
        QVERIFY(elsewhere.at("jinshan-2023") && elsewhere.at("shanghai-songjiang-2025"));
        QVERIFY(!elsewhere.at("shanghai-minhang-2025") && !elsewhere.at("shanghai-biomed-2024"));
        for (const ZoneMatch& match : sitings.front().zones) QVERIFY(!elsewhere.at(match.pack->id));
    }

    void keepsToTheNamedPacks() {
        const std::vector<Siting> sitings =
            compared(subjectOf("'city': 'beijing'", ""), std::vector<std::string>{"tianjin-draft"});
        QCOMPARE(sitings.size(), std::size_t(1));
        QCOMPARE(qt(sitings.front().place().id), QStringLiteral("tianjin"));
        QCOMPARE(sitings.front().assessment.packs.size(), std::size_t(1));
        QVERIFY(!sitings.front().publishesFigures());
    }

    // What a user knows of a city is counted, but the city does not publish it.
    void ownFiguresAreNotPublished() {
        const OwnFigure figure{.measure = "hangzhou-2024/park",
                               .sum = *Money::parse("300万"),
                               .share = {},
                               .of = {},
                               .cap = {},
                               .source = "通知",
                               .date = *Date::parse("2026-05-01")};
        std::vector<PackSource> packs = builtInPacks();
        packs.push_back({SourceText("own.toml", *packTextOf(figure, *test::builtInRules())), false});
        const auto rules = RuleBook::make(builtInVocabulary(), packs);
        QVERIFY(rules.has_value());
        AssessOptions options{.asOf = *Date::parse("2026-11-22")};
        options.packs = firstSix;
        options.packs->push_back((*rules)->packs().back().id);
        const std::vector<Siting> sitings =
            compareSitings(*rules, subjectOf("", ", 'kinds': ['park_construction']"), options);
        const Siting& hangzhou = sitingIn(sitings, "hangzhou");
        QVERIFY(!hangzhou.publishesFigures());
        QVERIFY(hangzhou.hasFigures());
        QCOMPARE(qt(hangzhou.totals().own.toString()), QStringLiteral("3000000.00"));
        QVERIFY(!sitingIn(sitings, "chongqing").hasFigures());
        options.ownFigures = false;
        for (const Siting& siting : compareSitings(*rules, subjectOf("", ""), options))
            QCOMPARE(siting.hasFigures(), siting.publishesFigures());
    }

    // A sum that nobody published is null, never zero.
    void writesNoZeroWhereNothingIsPublished() {
        AssessOptions options{.asOf = *Date::parse("2026-11-22")};
        options.packs = firstSix;
        const std::vector<Siting> sitings = compareSitings(test::builtInRules(), subjectOf("", ""), options);
        const QString json = qt(toJson(sitings, options));
        const QString chongqing =
            json.mid(json.indexOf(QStringLiteral("\"chongqing\"")),
                     json.indexOf(QStringLiteral("\"hangzhou\"")) - json.indexOf(QStringLiteral("\"chongqing\"")));
        QVERIFY(chongqing.contains(QStringLiteral("\"ceiling\": null")));
        QVERIFY(!chongqing.contains(QStringLiteral("0.00")));
        QVERIFY(json.contains(QStringLiteral("\"ceiling\": \"0.00\""))); // Beijing publishes sums
    }
};

QTEST_GUILESS_MAIN(SitingTest)

#include "siting_test.moc"

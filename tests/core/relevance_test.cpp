// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which facts matter for a case as far as it goes: what firms in several places are
// asked, that nothing is asked which no pack in view reads, and what a template for some
// places has columns for.
#include <QTest>

#include <algorithm>

#include "core/assessment/relevance.h"
#include "core/packs/named_places.h"
#include "tests/support/random_facts.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

const Vocabulary& vocabulary() {
    return test::builtInRules()->vocabulary();
}

Assessment assessed(const QString& text) {
    const auto rules = test::builtInRules();
    return assess(rules, test::caseOf(*rules, test::json(text.toStdString())), {.asOf = *Date::parse("2026-11-30")});
}

QStringList namesOf(const Assessment& assessment, const std::vector<FactRef>& facts) {
    QStringList names;
    for (const FactRef& ref : facts) names << QString::fromStdString(assessment.pathOf(ref));
    return names;
}

QStringList columnNames(const FactColumns& columns) {
    QStringList names;
    for (const Entity entity : allEntities) {
        for (const std::size_t fact : columns[static_cast<std::size_t>(entity)])
            names << QString::fromStdString(std::string(toString(entity)) + "." + vocabulary().fact(entity, fact).id);
    }
    return names;
}

// What the rules of a pack say, and what situations make of it: the size of other facts,
// what is due only after completion of the stage, zones of the fields.
QStringList readBy(const Pack& pack) {
    QStringList read;
    const auto add = [&](const char* entity, const char* fact) {
        read << QStringLiteral("%1.%2").arg(QLatin1String(entity), QLatin1String(fact));
    };
    const auto readProgram = [&](const language::Program& program) {
        for (const language::Node& node : program.nodes) {
            if (!language::readsFact(node.op) || !vocabulary().isStated(node.entity, node.fact)) continue;
            const std::string& id = vocabulary().fact(node.entity, node.fact).id;
            read << QString::fromStdString(std::string(toString(node.entity)) + "." + id);
            if (node.entity != Entity::company || id != "size") continue;
            for (const char* under : {"industry", "employees", "revenue"}) add("company", under);
        }
    };
    readProgram(pack.companyPlace);
    readProgram(pack.projectPlace);
    if (!pack.zones.empty()) add("project", "fields");
    for (const Measure& measure : pack.measures) {
        for (const language::Program* program : measure.conditions()) readProgram(*program);
        for (const language::Program* program : measure.amounts()) readProgram(*program);
        if (measure.afterCompletion && measure.scope == Entity::project) add("project", "stage");
        if (measure.scope != Entity::company) add(measure.scope == Entity::project ? "project" : "expense", "year");
    }
    return read;
}

// Every place is asked in any case, and "" stands for the ids of items.
QStringList withoutItems(const QStringList& names) {
    QStringList plain;
    for (QString name : names) {
        const QStringList parts = name.split(QLatin1Char('.'));
        plain << (parts.size() == 2 ? name : parts[0].chopped(1) + QLatin1Char('.') + parts[2]);
    }
    return plain;
}

QStringList words(const QString& text) {
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

class RelevanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksWhatMatters_data() {
        QTest::addColumn<QString>("company");
        QTest::addColumn<QString>("project");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("notAsked");
        const auto row = [](const char* name, const char* company, const char* project, const char* asked,
                            const char* notAsked) {
            QTest::newRow(name) << QString::fromUtf8(company) << QString::fromUtf8(project) << QString::fromUtf8(asked)
                                << QString::fromUtf8(notAsked);
        };
        row("Hangzhou: kinds first", "'city': 'hangzhou'", "",
            "company.city company.district company.applicant projects.p1.city projects.p1.kinds projects.p1.fields "
            "projects.p1.ingredient_listed projects.p1.special_cosmetic projects.p1.rnd_spend",
            "projects.p1.product_class projects.p1.area projects.p1.total_investment company.hnte "
            "company.annual_output "
            "projects.p1.stage_completed");
        row("Hangzhou, not in Binjiang", "'city': 'hangzhou', 'district': '钱塘区'", "",
            "company.district projects.p1.district projects.p1.kinds", "projects.p1.rnd_spend");
        row("Hangzhou: a kind that needs no bottleneck", "'city': 'hangzhou'", ", 'kinds': ['pilot_platform']",
            "projects.p1.ingredient_listed", "projects.p1.bottleneck projects.p1.kinds");
        row("Jinshan", "'city': 'shanghai', 'district': '金山区'", "",
            "projects.p1.targets_met projects.p1.product_class projects.p1.equipment_investment "
            "company.output_best_before",
            "company.glp_first_certified company.revenue_best_before projects.p1.area company.hnte");
        row("Jinshan: a device is no drug", "'city': 'shanghai', 'district': '金山区'",
            ", 'kinds': ['industrialisation'], 'product_class': 'vet_class1'", "projects.p1.equipment_investment",
            "company.hnte projects.p1.area projects.p1.has_patent");
        row("Binhai", "'city': 'tianjin', 'district': '滨海新区'", "",
            "company.ipo projects.p1.base_reengineering projects.p1.equipment_investment",
            "projects.p1.stage_spend projects.p1.product_class company.hnte projects.p1.area");
        row("Binhai, in the high-tech zone", "'city': 'tianjin', 'district': '滨海高新区'", "",
            "projects.p1.product_class projects.p1.stage_completed", "company.hnte projects.p1.area");
        row("Shenzhen, Guangming", "'city': 'shenzhen', 'district': '光明区'", "",
            "projects.p1.area projects.p1.plant_use company.rnd_spend projects.p1.product_class",
            "projects.p1.local_plants company.hnte projects.p1.marine_drug company.size");
        row("Shenzhen, its district open", "'city': 'shenzhen'", "",
            "company.district projects.p1.area projects.p1.ingredient_listed", "company.hnte");
        row("no city", "'hnte': true", "", "company.city projects.p1.city",
            "company.district company.hnte company.size projects.p1.kinds projects.p1.district projects.p1.year");
        row("the project's own city", "'hnte': true", ", 'city': 'hangzhou'",
            "company.city projects.p1.city projects.p1.kinds projects.p1.district", "company.hnte projects.p1.area");
        row("a project without one", "'city': 'hangzhou'", ", 'city': 'shenzhen', 'district': '南山区'",
            "company.city projects.p1.city projects.p1.total_investment",
            "projects.p1.area projects.p1.special_cosmetic");
        row("a place without packs", "'city': 'other'", "", "company.city projects.p1.city",
            "company.district projects.p1.kinds company.applicant");
        row("what is presumed can be contradicted", "'city': 'beijing', 'employees': 5, 'revenue': '100万元'", "",
            "company.size company.industry company.applicant projects.p1.year", "projects.p1.area");
    }
    void asksWhatMatters() {
        QFETCH(QString, company);
        QFETCH(QString, project);
        const Assessment assessment =
            assessed(QStringLiteral("{'format': 'biosubsidy-case/1', 'company': {%1}, 'projects': [{'id': 'p1'%2}]}")
                         .arg(company, project));
        const QStringList names = namesOf(assessment, factsThatMatter(assessment));
        QFETCH(QString, asked);
        QFETCH(QString, notAsked);
        for (const QString& name : words(asked))
            QVERIFY2(names.contains(name),
                     qUtf8Printable(name + QStringLiteral(" not in ") + names.join(QLatin1Char(' '))));
        for (const QString& name : words(notAsked))
            QVERIFY2(!names.contains(name),
                     qUtf8Printable(name + QStringLiteral(" in ") + names.join(QLatin1Char(' '))));
    }

    // While the city is unknown it is asked alone, of the company and of each project.
    void cityIsAskedAlone() {
        const Assessment assessment = assessed(QStringLiteral(
            "{'format': 'biosubsidy-case/1', 'company': {'employees': 40}, 'projects': [{'id': 'p1', 'kinds': "
            "['pilot_platform']}, {'id': 'p2'}], 'expenses': [{'id': 'e1'}]}"));
        QCOMPARE(namesOf(assessment, factsThatMatter(assessment)).join(QLatin1Char(' ')),
                 QStringLiteral("company.city projects.p1.city projects.p2.city"));
    }

    // No question, and no fact that matters, which no pack in view reads.
    void nothingIsAskedThatNoPackReads() {
        test::RandomFacts random(19, *Date::parse("2026-11-30"));
        for (int round = 0; round < 300; ++round) {
            Case subject = Case::empty(vocabulary());
            subject.projects.push_back(Case::emptyItem(vocabulary(), Entity::project, "p1"));
            subject.projects.push_back(Case::emptyItem(vocabulary(), Entity::project, "p2"));
            subject.expenses.push_back(Case::emptyItem(vocabulary(), Entity::expense, "e1"));
            const auto state = [&](const FactRef& ref) {
                subject.item(ref.entity, ref.item).facts[ref.fact] = random.value(subject, ref);
            };
            state({Entity::company, 0, vocabulary().known().companyCity});
            for (std::size_t count = random.below(25); count > 0; --count) {
                const Entity entity = allEntities[random.below(3)];
                state({entity, random.below(subject.count(entity)), random.below(vocabulary().facts(entity).size())});
            }
            const Assessment assessment =
                assess(test::builtInRules(), subject, {.asOf = *Date::parse("2026-11-30"), .trace = false});
            QStringList read{QStringLiteral("company.city"), QStringLiteral("project.city"),
                             QStringLiteral("company.district"), QStringLiteral("project.district")};
            for (const PackResult& result : assessment.packs) {
                if (counts(result.status)) read << readBy(*result.pack);
            }
            const std::vector<FactRef> matter = factsThatMatter(assessment);
            for (const QString& name : withoutItems(namesOf(assessment, matter)))
                QVERIFY2(read.contains(name), qUtf8Printable(name));
            for (const Question& question : assessment.questions) {
                const QString path = QString::fromStdString(assessment.pathOf(question.fact));
                QVERIFY2(read.contains(withoutItems({path}).front()), qUtf8Printable(path));
                QVERIFY2(std::binary_search(matter.begin(), matter.end(), question.fact), qUtf8Printable(path));
            }
        }
    }

    void templateColumns_data() {
        QTest::addColumn<QString>("city");
        QTest::addColumn<QString>("district");
        QTest::newRow("Hangzhou") << "hangzhou"
                                  << "";
        QTest::newRow("Binjiang") << "hangzhou"
                                  << "滨江区";
        QTest::newRow("Jinshan") << "shanghai"
                                 << "金山区";
        QTest::newRow("Shanghai") << "shanghai"
                                  << "";
        QTest::newRow("Guangming") << "shenzhen"
                                   << "光明区";
        QTest::newRow("Pingshan") << "shenzhen"
                                  << "坪山区";
        QTest::newRow("Beijing") << "beijing"
                                 << "";
        QTest::newRow("Chengdu") << "chengdu"
                                 << "";
    }
    // A template asks what the packs of the place read, all of it and no more.
    void templateColumns() {
        QFETCH(QString, city);
        QFETCH(QString, district);
        const auto rules = test::builtInRules();
        const AssessOptions options{.asOf = *Date::parse("2026-11-30")};
        const Site site{*vocabulary().cities().choice(city.toStdString()), district.toStdString()};
        QStringList wanted{QStringLiteral("company.name"), QStringLiteral("company.uscc"),
                           QStringLiteral("company.city"), QStringLiteral("project.name"),
                           QStringLiteral("project.city")};
        if (!district.isEmpty()) wanted << QStringLiteral("company.district") << QStringLiteral("project.district");
        for (const Pack& pack : rules->packs()) {
            const auto& districts = pack.districts;
            const bool here = pack.city == city.toStdString() &&
                              (district.isEmpty() || districts.empty() ||
                               std::find(districts.begin(), districts.end(), site.district) != districts.end());
            if (here && counts(pack.statusOn(options.asOf))) wanted << readBy(pack);
        }
        if (wanted.contains(QStringLiteral("company.district")))
            wanted << QStringLiteral("project.district"); // either may stand in a district
        QStringList found = columnNames(columnsFor(*rules, options, {site}));
        wanted.removeDuplicates();
        wanted.sort();
        found.sort();
        QCOMPARE(found.join(QLatin1Char(' ')), wanted.join(QLatin1Char(' ')));
    }

    void placesThatDocumentsName_data() {
        QTest::addColumn<QString>("city");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("named");
        const auto row = [](const char* city, const char* first, const char* named) {
            QTest::newRow(city) << QString::fromUtf8(city) << QString::fromUtf8(first) << QString::fromUtf8(named);
        };
        row("tianjin", "滨海新区", "滨海新区 滨海高新区（滨海新区）");
        row("hangzhou", "滨江区", "滨江区");
        row("shanghai", "金山区", "金山区 闵行区 松江区 浦东新区 奉贤区 临港新片区（浦东新区、奉贤区）");
        row("shenzhen", "", "光明区 坪山区");
        row("chongqing", "", "璧山区");
        row("beijing", "", "");
        row("chengdu", "", "");
    }
    // A zone says in which districts it lies; other names of one place are left out.
    void placesThatDocumentsName() {
        QFETCH(QString, city);
        QFETCH(QString, first);
        QStringList names;
        for (const NamedPlace& place : placesNamedIn(*test::builtInRules(), city.toStdString())) {
            QStringList districts;
            for (const std::string& district : place.liesIn) districts << QString::fromStdString(district);
            names << QString::fromStdString(place.name) +
                         (districts.isEmpty() ? QString()
                                              : QStringLiteral("（%1）").arg(districts.join(QChar(0x3001))));
        }
        if (!first.isEmpty()) QCOMPARE(names.front(), first);
        QFETCH(QString, named);
        QStringList wanted = words(named);
        names.sort();
        wanted.sort();
        QCOMPARE(names.join(QLatin1Char(' ')), wanted.join(QLatin1Char(' ')));
    }

    void placesTogether() {
        const auto rules = test::builtInRules();
        const AssessOptions options{.asOf = *Date::parse("2026-11-30")};
        const auto columns = [&](std::vector<Site> sites) { return columnNames(columnsFor(*rules, options, sites)); };
        const Site hangzhou{*vocabulary().cities().choice("hangzhou"), ""};
        const Site chengdu{*vocabulary().cities().choice("chengdu"), ""};
        QStringList both = columns({hangzhou, chengdu});
        QStringList each = columns({hangzhou}) + columns({chengdu});
        each.removeDuplicates();
        both.sort();
        each.sort();
        QCOMPARE(both, each);
        // What hangs on support that is already held has its column, held or not.
        QVERIFY(columns({*siteNamed(*rules, "shenzhen/坪山区")}).contains(QStringLiteral("project.local_plants")));
        QVERIFY(columns({hangzhou}).filter(QStringLiteral("expense.")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(RelevanceTest)

#include "relevance_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the vocabulary's reader refuses, held against the built-in one with a line
// exchanged.
#include <algorithm>
#include <set>

#include <QTest>

#include "core/packs/built_in_rules.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

class VocabularyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheBuiltInOne() { QVERIFY(Vocabulary::read(builtInVocabulary()).has_value()); }

    // A default that the program would not fill in, or would fill in otherwise.
    void refusesDefaultsThatDoNothing_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* was, const char* is, const char* message) {
            QTest::newRow(name) << QByteArray(was) << QByteArray(is) << QString::fromUtf8(message);
        };
        row("of a fact that is taken from nowhere", "id = \"revenue\"\n",
            "id = \"revenue\"\ndefault_from = \"assessment_year\"\n",
            "an absent company.revenue is taken from nowhere");
        row("from elsewhere", "default_from = \"company.district\"", "default_from = \"company.city\"",
            "an absent project.district is taken from company.district");
        row("left out", "default_from = \"size_class\"\n", "", "an absent company.size is taken from size_class");
        row("beside a default", "default_from = \"size_class\"\n",
            "default_from = \"size_class\"\ndefault = \"small\"\n", "an absent company.size is taken from size_class");
    }
    void refusesDefaultsThatDoNothing() { refusesWithOneMessage(); }

    // Their order is that of the questions: fixed, and what is new comes behind.
    void factsStandInTheirOrder_data() {
        QTest::addColumn<int>("entity");
        QTest::addColumn<QString>("last"); // those at the end
        QTest::newRow("company") << static_cast<int>(Entity::company)
                                 << QStringLiteral("startup_rnd_started rnd_spend rnd_spend_before revenue_best_before "
                                                   "output_best_before procurement_sales glp_first_certified");
        QTest::newRow("project")
            << static_cast<int>(Entity::project)
            << QStringLiteral(
                   "market_approvals_sought product_class stage_completed stage_spend rnd_spend rnd_spend_total "
                   "review_track registered_abroad product_sales product_sales_abroad area plant_use new_build "
                   "independent_entity targets_met target_sales first_batch_cost invested_this_year nrdl_first "
                   "reference_listed trial_exempt has_patent marine_drug consistency_passed new_indication "
                   "breakthrough "
                   "trial_abroad ingredient_listed special_cosmetic local_plants completion_year");
        QTest::newRow("expense") << static_cast<int>(Entity::expense) << QStringLiteral("kind amount year");
    }
    void factsStandInTheirOrder() {
        QFETCH(int, entity);
        QFETCH(QString, last);
        QStringList ids;
        const auto vocabulary = Vocabulary::read(builtInVocabulary());
        for (const Fact& fact : vocabulary->facts(static_cast<Entity>(entity))) ids << QString::fromStdString(fact.id);
        QCOMPARE(ids.mid(ids.size() - last.split(QLatin1Char(' ')).size()).join(QLatin1Char(' ')), last);
    }

    void choicesAreAddedAtTheEnd_data() {
        QTest::addColumn<QByteArray>("fact");
        QTest::addColumn<QString>("last");
        const auto row = [](const char* fact, const char* last) {
            QTest::newRow(fact) << QByteArray(fact) << QString::fromUtf8(last);
        };
        row("company.titles", "tech_leader global_500 china_manufacturing_500 pharma_100");
        row("company.new_titles", "tech_leader global_500 china_manufacturing_500 pharma_100");
        row("project.kinds", "proof_of_concept standard_plant gmp_plant joint_laboratory");
        row("project.product_class", "drug_class1 drug_class2 biologic_class3 biosimilar generic classic_formula fsmp "
                                     "device_class2 device_class3 vet_class1 vet_class2 vet_class3 other");
        row("project.stage_completed",
            "preclinical phase_1 phase_2 phase_3 early_trial confirmatory_trial registered none");
        row("project.review_track", "none national_special national_priority provincial");
        row("project.plant_use", "drug_gmp device_class3_gmp device_class2_gmp cleanroom_c other");
        row("expense.kind", "innovation_voucher service_coupon overseas_market exchange_event ai_rnd_service "
                            "clinical_insurance post_market_research cro_contract_local cro_contract_outside "
                            "merger_loan_interest upgrade_loan_interest upgrade_lease");
    }
    void choicesAreAddedAtTheEnd() {
        QFETCH(QByteArray, fact);
        QFETCH(QString, last);
        const auto vocabulary = Vocabulary::read(builtInVocabulary());
        const std::string path = fact.toStdString();
        const std::size_t dot = path.find('.');
        for (const Entity entity : allEntities) {
            if (toString(entity) != path.substr(0, dot)) continue;
            QStringList ids;
            for (const Choice& choice :
                 vocabulary->fact(entity, *vocabulary->find(entity, path.substr(dot + 1))).choices)
                ids << QString::fromStdString(choice.id);
            QCOMPARE(ids.mid(ids.size() - last.split(QLatin1Char(' ')).size()).join(QLatin1Char(' ')), last);
        }
    }

    // What rules may read and no case states: behind the facts, and found only by rules.
    void whatIsDerivedStandsBehindTheFacts() {
        const auto vocabulary = Vocabulary::read(builtInVocabulary());
        QVERIFY(vocabulary->derived(Entity::company).empty());
        for (const Entity entity : {Entity::project, Entity::expense}) {
            QCOMPARE(vocabulary->derived(entity).size(), std::size_t{4});
            const auto index = vocabulary->findReadable(entity, "held_city");
            QVERIFY(index && !vocabulary->find(entity, "held_city") && !vocabulary->isStated(entity, *index));
            QVERIFY(vocabulary->fact(entity, *index).sumOfAwards == AwardLevel::city);
        }
    }

    void partsAreKnownThroughAnyNumberOfWholes() {
        const auto vocabulary = Vocabulary::read(builtInVocabulary());
        const auto at = [&](const char* id) { return *vocabulary->find(Entity::project, id); };
        const Fact& inner = vocabulary->fact(Entity::project, at("invested_this_year"));
        QVERIFY((inner.wholes == std::vector{at("fixed_asset_investment"), at("total_investment")}));
        const std::vector<std::size_t>& parts = vocabulary->fact(Entity::project, at("total_investment")).parts;
        QVERIFY(std::find(parts.begin(), parts.end(), at("invested_this_year")) != parts.end());
        QCOMPARE(parts.size(), std::size_t{5});
    }

    void refusesWhatCannotBe_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* was, const char* is, const char* message) {
            QTest::newRow(name) << QByteArray(was) << QByteArray(is) << QString::fromUtf8(message);
        };
        row("a part of itself", "id = \"first_batch_cost\"\n",
            "id = \"first_batch_cost\"\npart_of = \"first_batch_cost\"\n",
            "part_of runs in a circle: first_batch_cost would be a part of itself");
        row("a level that is none", "sum_of_awards = \"provincial\"", "sum_of_awards = \"county\"",
            "there is no level county");
    }
    void refusesWhatCannotBe() { refusesWithOneMessage(); }

    // "Does not affect the result yet" is said of what no built-in rule reads, and of nothing
    // else.
    void whatNoRuleReadsIsMarked() {
        const auto rules = test::builtInRules();
        const Vocabulary& vocabulary = rules->vocabulary();
        std::set<std::pair<Entity, std::size_t>> read;
        const auto note = [&](const language::Program& program) {
            for (const language::Node& node : program.nodes) read.emplace(node.entity, node.fact);
        };
        for (const Pack& pack : rules->packs()) {
            for (const language::Program* place : {&pack.companyPlace, &pack.projectPlace}) note(*place);
            for (const Measure& measure : pack.measures) {
                for (const auto& programs : {measure.conditions(), measure.amounts()}) {
                    for (const language::Program* program : programs) note(*program);
                }
                for (const MeasureWarning& warning : measure.warnings) note(warning.when);
            }
        }
        const Vocabulary::Known& known = vocabulary.known();
        for (const std::size_t own : {known.companyName, known.uscc, known.industry, known.employees, known.revenue})
            read.emplace(Entity::company, own);
        for (const std::size_t own : {known.projectName, known.projectYear, known.fields, known.stage})
            read.emplace(Entity::project, own);
        read.emplace(Entity::expense, known.expenseYear);
        const auto byRules = read; // and what bounds it
        for (const auto& [entity, index] : byRules) {
            for (const auto* others : {&vocabulary.fact(entity, index).wholes, &vocabulary.fact(entity, index).parts})
                for (const std::size_t other : *others) read.emplace(entity, other);
        }
        for (const Entity entity : allEntities) {
            for (std::size_t index = 0; index < vocabulary.facts(entity).size(); ++index) {
                const Fact& fact = vocabulary.fact(entity, index);
                QVERIFY2(fact.forRulesToCome != read.contains({entity, index}), fact.id.c_str());
            }
        }
    }

    // A quantity is nothing without its unit, and nothing else has one.
    void refusesUnitsOutOfPlace_data() {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* is, const char* message) {
            QTest::newRow(name) << QByteArray("id = \"total_assets\"\ntype = \"money\"") << QByteArray(is)
                                << QString::fromUtf8(message);
        };
        row("left out", "id = \"total_assets\"\ntype = \"quantity\"", "[[fact]] has no unit");
        row("of an amount", "id = \"total_assets\"\ntype = \"money\"\nunit.zh = \"吨\"\nunit.en = \"t\"",
            "only a quantity has a unit");
        row("of a count, in other words", "id = \"total_assets\"\ntype = \"count\"\nunit_also = [\"人\"]",
            "only a quantity has a unit");
    }
    void refusesUnitsOutOfPlace() { refusesWithOneMessage(); }

private:
    static void refusesWithOneMessage() {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, message);
        std::string text(builtInVocabulary().text());
        const std::size_t at = text.find(was.toStdString());
        QVERIFY(at != std::string::npos);
        text.replace(at, static_cast<std::size_t>(was.size()), is.toStdString());
        const auto read = Vocabulary::read(SourceText("facts.toml", text));
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().size(), std::size_t(1));
        QCOMPARE(QString::fromStdString(read.error().front().message.en), message);
        QVERIFY(read.error().front().place.line > 1);
    }
};

QTEST_GUILESS_MAIN(VocabularyTest)

#include "vocabulary_test.moc"

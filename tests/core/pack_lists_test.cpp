// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a clause names one by one: each of the kinds, fields and titles that it lists
// leads to the measure by itself, and no other does. For the packs whose support has
// hardly a sum, so that no total would tell of one that was lost.
#include <set>

#include <QTest>

#include "tests/support/rules.h"

using namespace biosubsidy;
using test::json;

namespace {

struct List {
    const char* clause;
    const char* measure;
    const char* fact; // of the project, or "company.FACT"
    const char* more; // what the clause wants besides
    std::vector<const char*> named;
    std::vector<const char*> arguable{}; // by a generous reading only
};

std::vector<List> chongqing() {
    return {
        {"5", "chongqing-draft/pilot-alliance", "kinds", "", {"pilot_platform", "rnd"}},
        {"7",
         "chongqing-draft/biochemicals-materials",
         "fields",
         "",
         {"biobased_chemicals", "biobased_materials", "fine_chemicals", "degradable_materials"}},
        {"8",
         "chongqing-draft/biodrugs",
         "fields",
         "",
         {"antibody_protein_drugs", "peptide_drugs", "gene_cell_therapy", "vaccines", "natural_medicine",
          "innovative_drugs"}},
        {"9",
         "chongqing-draft/agriculture-food",
         "fields",
         "",
         {"breeding", "biofeed", "biofertiliser", "sericulture", "functional_food", "fermented_food", "food_additives",
          "future_food"}},
        {"10",
         "chongqing-draft/energy-environment",
         "fields",
         "",
         {"biofuels", "biogas", "hydrogen", "environmental_bioremediation"}},
        {"13",
         "chongqing-draft/joint-rnd",
         "kinds",
         ", 'consortium': true",
         {"rnd", "pilot_platform", "innovation_center"}},
        {"25", "chongqing-draft/safety-lane", "kinds", "", {"industrialisation", "pilot_platform"}},
    };
}

std::vector<List> hangzhou() {
    return {
        {"1, 2", "hangzhou-2024/frontier-research", "kinds", "", {"basic_research", "rnd"}},
        {"5",
         "hangzhou-2024/platform",
         "kinds",
         "",
         {"key_laboratory", "innovation_center", "national_center", "manufacturing_center"}},
        {"6", "hangzhou-2024/proof-and-pilot", "kinds", "", {"proof_of_concept", "pilot_platform"}},
        {"9", "hangzhou-2024/growth", "company.titles", "", {"gazelle", "unicorn", "champion", "little_giant"}},
        {"11",
         "hangzhou-2024/project-attraction",
         "kinds",
         ", 'brought_in': false",
         {"headquarters", "industrialisation"}},
        {"11",
         "hangzhou-2024/project-attraction",
         "kinds",
         ", 'brought_in': true",
         {"headquarters", "industrialisation", "rnd"}},
        {"14", "hangzhou-2024/eia-reform", "kinds", "", {"industrialisation", "pilot_platform", "park_construction"}},
    };
}

std::vector<List> jinshan() {
    return {
        {"六(一)", "jinshan-2023/attraction", "kinds", "", {"headquarters", "industrialisation"}},
        {"六(二)", "jinshan-2023/innovation", "kinds", "", {"rnd", "enterprise_tech_center", "innovation_center"}},
        {"六(三)", "jinshan-2023/industrial-park", "kinds", "", {"industrialisation", "park_construction"}},
        {"六(五)", "jinshan-2023/overseas-approval", "market_approvals_sought", "", {"fda", "ema"}},
        {"六(六)",
         "jinshan-2023/biomedicine",
         "fields",
         "",
         {"antibody_protein_drugs", "vaccines", "gene_cell_therapy", "drug_ingredients", "ivd", "gene_sequencing",
          "precision_medicine", "medical_aesthetics", "medical_devices", "bio_equipment", "chemical_drugs",
          "innovative_drugs"},
         {"peptide_drugs", "nucleic_acid_drugs"}},
        {"六(七)",
         "jinshan-2023/biomaterials",
         "fields",
         "",
         {"biobased_materials", "degradable_materials", "biobased_chemicals", "fine_chemicals", "biomedical_materials",
          "implant_materials", "electronic_materials"}},
        {"六(八)",
         "jinshan-2023/food",
         "fields",
         "",
         {"functional_food", "fermented_food", "food_additives", "future_food", "special_diet_food"}},
        {"六(九)",
         "jinshan-2023/bio-agriculture",
         "fields",
         "",
         {"breeding", "biopesticides", "biofeed", "biofertiliser", "animal_health"}},
        {"六(十)",
         "jinshan-2023/bioenergy",
         "fields",
         "",
         {"biofuels", "biogas", "biopower", "co2_conversion", "environmental_bioremediation"}},
        {"七(四)", "jinshan-2023/space", "kinds", "", {"industrialisation", "pilot_platform"}},
    };
}

std::vector<List> tianjin() {
    return {
        {"二(一)",
         "tianjin-draft/new-platform",
         "kinds",
         ", 'newly_recognised': true",
         {"key_laboratory", "industry_center", "innovation_center", "manufacturing_center"},
         {"national_center", "enterprise_tech_center"}},
        {"二(一)", "tianjin-draft/national-mission", "kinds", "", {"national_center", "key_laboratory"}},
        {"二(二)", "tianjin-draft/capability-rnd", "kinds", "", {"rnd", "basic_research"}},
        {"二(三)", "tianjin-draft/scenario-demo", "kinds", "", {"demonstration", "proof_of_concept"}},
        {"二(三)", "tianjin-draft/first-of-kind", "first_of_kind", "", {"first_set", "first_batch", "first_version"}},
        {"二(三)", "tianjin-draft/pilot-platform", "kinds", "", {"pilot_platform", "proof_of_concept"}},
        {"二(四)",
         "tianjin-draft/headquarters",
         "kinds",
         ", 'brought_in': true",
         {"headquarters", "rnd", "industrialisation"}},
        {"二(四)", "tianjin-draft/headquarters", "kinds", ", 'brought_in': false", {"headquarters"}},
        {"二(四)",
         "tianjin-draft/sme-growth",
         "company.titles",
         "",
         {"eaglet", "gazelle", "unicorn", "tech_leader", "specialised", "little_giant", "champion"}},
        {"二(四)", "tianjin-draft/titles", "company.new_titles", "", {"little_giant", "champion"}},
        {"二(五)", "tianjin-draft/land", "kinds", "", {"industrialisation", "headquarters"}},
        {"二(五)", "tianjin-draft/utilities", "kinds", "", {"industrialisation", "pilot_platform"}},
        {"三(三)",
         "tianjin-draft/special-funds",
         "kinds",
         "",
         {"basic_research", "rnd", "demonstration", "key_laboratory", "common_platform", "pilot_platform",
          "innovation_center", "national_center", "industry_center", "manufacturing_center"}},
    };
}

std::string cityOf(const std::string& measure) {
    const std::string pack = measure.substr(0, measure.find('-'));
    return pack == "jinshan" ? "'shanghai', 'district': '金山区'" : "'" + pack + "'";
}

Verdict verdictFor(const List& list, const std::string& value) {
    const std::string fact = list.fact;
    const std::string company = "{'format': 'biosubsidy-case/1', 'company': {'applicant': 'enterprise', 'size': "
                                "'large', 'industry_leader': true, 'city': " +
                                cityOf(list.measure);
    const std::string of = "company.";
    if (fact.starts_with(of))
        return test::claimOf(test::assessed(json(company + ", '" + fact.substr(of.size()) + "': ['" + value + "']}}")),
                             list.measure)
            .verdict;
    return test::claimOf(test::assessed(json(company + "}, 'projects': [{'id': 'p', '" + fact + "': ['" + value + "']" +
                                             list.more + "}]}")),
                         list.measure, "p")
        .verdict;
}

std::string clauseOf(const std::string& measure) {
    for (const Pack& pack : test::builtInRules()->packs()) {
        for (const Measure& one : pack.measures)
            if (pack.id + "/" + one.id == measure) return one.clause;
    }
    return {};
}

std::vector<std::string> choicesOf(const std::string& fact) {
    const bool ofCompany = fact.starts_with("company.");
    const std::string id = ofCompany ? fact.substr(fact.find('.') + 1) : fact;
    std::vector<std::string> ids;
    for (const Fact& one : test::builtInRules()->vocabulary().facts(ofCompany ? Entity::company : Entity::project)) {
        if (one.id != id) continue;
        for (const Choice& choice : one.choices) ids.push_back(choice.id);
    }
    return ids;
}

} // namespace

class PackListsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachThatIsNamedAndNoOther_data() {
        QTest::addColumn<int>("pack");
        QTest::addColumn<int>("row");
        int pack = 0;
        for (const auto& lists : {chongqing(), hangzhou(), jinshan(), tianjin()}) {
            int row = 0;
            for (const List& list : lists)
                QTest::addRow("%s %s %s", list.measure, list.clause, list.more) << pack << row++;
            ++pack;
        }
    }
    void eachThatIsNamedAndNoOther() {
        QFETCH(int, pack);
        QFETCH(int, row);
        const List list = std::vector{chongqing(), hangzhou(), jinshan(), tianjin()}
                              .at(static_cast<std::size_t>(pack))
                              .at(static_cast<std::size_t>(row));
        const std::set<std::string> named(list.named.begin(), list.named.end());
        const std::set<std::string> arguable(list.arguable.begin(), list.arguable.end());
        QCOMPARE(clauseOf(list.measure), std::string(list.clause));
        std::size_t met = 0;
        for (const std::string& choice : choicesOf(list.fact)) {
            const Verdict verdict = verdictFor(list, choice);
            const Verdict wanted = named.contains(choice)      ? Verdict::eligible
                                   : arguable.contains(choice) ? Verdict::arguable
                                                               : Verdict::ineligible;
            met += wanted == Verdict::ineligible ? 0 : 1;
            QVERIFY2(verdict == wanted, choice.c_str());
        }
        QCOMPARE(met, named.size() + arguable.size()); // each is a word of the vocabulary
    }
};

QTEST_GUILESS_MAIN(PackListsTest)
#include "pack_lists_test.moc"

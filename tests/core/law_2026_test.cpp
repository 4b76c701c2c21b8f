// SPDX-License-Identifier: GPL-3.0-or-later
//
// The documents read from excerpts and reports, clause by clause: one case that is paid
// and one just outside, with sums worked out by hand from the policy map. All built-in
// packs are in view.
#include <algorithm>
#include <set>
#include <span>

#include <QDate>
#include <QTest>

#include "core/assessment/sites.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

constexpr Verdict eligible = Verdict::eligible;
constexpr Verdict arguable = Verdict::arguable;
constexpr Verdict ineligible = Verdict::ineligible;

struct Row {
    const char* measure; // "pack/measure"
    const char* name;
    const char* place;   // "shanghai/闵行区"
    const char* company; // facts, in single quotes
    const char* item;    // of the project or expense
    const char* held;    // one award on the item
    Verdict verdict;
    const char* sum; // "": none
};

const std::vector<Row>& rows() {
    static const std::vector<Row> all{
        {"beijing-pilot-2026/new-pilot-platform", "a legal person of its own: 45% of 2亿", "beijing", "",
         "'kinds': ['pilot_platform'], 'new_build': true, 'independent_entity': true, 'fields': ['innovative_drugs'], "
         "'total_investment': '2亿'",
         "", eligible, "9000万"},
        {"beijing-pilot-2026/new-pilot-platform", "others: 35% of 2亿", "beijing", "",
         "'kinds': ['pilot_platform'], 'new_build': true, 'independent_entity': false, 'fields': ['innovative_drugs'], "
         "'total_investment': '2亿'",
         "", eligible, "7000万"},
        {"beijing-pilot-2026/new-pilot-platform", "45% of 3亿 is over 1亿", "beijing", "",
         "'kinds': ['pilot_platform'], 'new_build': true, 'independent_entity': true, 'fields': ['ivd'], "
         "'total_investment': '3亿'",
         "", eligible, "1亿"},
        {"beijing-pilot-2026/new-pilot-platform", "a green field alone is arguable", "beijing", "",
         "'kinds': ['pilot_platform'], 'new_build': true, 'independent_entity': false, 'fields': ['biofuels'], "
         "'total_investment': '1亿'",
         "", arguable, "3500万"},
        {"beijing-pilot-2026/new-pilot-platform", "a field of neither list", "beijing", "",
         "'kinds': ['pilot_platform'], 'new_build': true, 'independent_entity': false, 'fields': ['breeding'], "
         "'total_investment': '1亿'",
         "", ineligible, ""},
        {"beijing-pilot-2026/new-pilot-platform", "not newly built", "beijing", "",
         "'kinds': ['pilot_platform'], 'new_build': false, 'fields': ['ivd'], 'total_investment': '1亿'", "",
         ineligible, ""},
        {"beijing-pilot-2026/pilot-voucher", "a small firm: no sum", "beijing", "'size': 'small'",
         "'kind': 'innovation_voucher', 'amount': '10万'", "", eligible, ""},
        {"beijing-pilot-2026/pilot-voucher", "a large firm", "beijing", "'size': 'large'",
         "'kind': 'innovation_voucher', 'amount': '10万'", "", ineligible, ""},
        {"beijing-high-end-2026/first-batch-material", "no sum", "beijing", "",
         "'first_of_kind': ['first_batch'], 'fields': ['biomedical_materials']", "", eligible, ""},
        {"beijing-high-end-2026/first-batch-material", "a first set is no first batch", "beijing", "",
         "'first_of_kind': ['first_set'], 'fields': ['biomedical_materials']", "", ineligible, ""},
        {"beijing-high-end-2026/pilot-line", "no sum", "beijing", "", "'kinds': ['pilot_platform']", "", eligible, ""},
        {"beijing-high-end-2026/pilot-line", "no pilot platform", "beijing", "", "'kinds': ['rnd']", "", ineligible,
         ""},
        {"shanghai-manufacturing-2026/first-set-batch", "二(一): 30% of 5000万", "shanghai", "",
         "'first_of_kind': ['first_set'], 'fields': ['cosmetic_ingredients'], 'first_sale_contract': '5000万'", "",
         eligible, "1500万"},
        {"shanghai-manufacturing-2026/first-set-batch", "二(一): 30% of 1亿 is over 2000万", "shanghai", "",
         "'first_of_kind': ['first_batch'], 'fields': ['fine_chemicals'], 'first_sale_contract': '1亿'", "", eligible,
         "2000万"},
        {"shanghai-manufacturing-2026/first-set-batch", "二(一): another field is arguable", "shanghai", "",
         "'first_of_kind': ['first_set'], 'fields': ['ivd'], 'first_sale_contract': '5000万'", "", arguable, "1500万"},
        {"shanghai-manufacturing-2026/first-set-batch", "二(一): a first version is neither", "shanghai", "",
         "'first_of_kind': ['first_version'], 'fields': ['future_food'], 'first_sale_contract': '5000万'", "",
         ineligible, ""},
        {"shanghai-biomed-2024/class1-drug", "phase II, produced: 40% of 4000万", "shanghai", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2', 'stage_spend': '4000万', 'stage': "
         "'in_production'",
         "", eligible, "1600万"},
        {"shanghai-biomed-2024/class1-drug", "phase II, not produced is arguable", "shanghai", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2', 'stage_spend': '4000万', 'stage': 'planned'",
         "", arguable, "1600万"},
        {"shanghai-biomed-2024/class1-drug", "phase III: 40% of 1亿 is over 3000万", "shanghai", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_3', 'stage_spend': '1亿', 'stage': 'in_production'",
         "", eligible, "3000万"},
        {"shanghai-biomed-2024/class1-drug", "cell and gene, early: 40% of 5000万 is over 1500万", "shanghai", "",
         "'product_class': 'drug_class1', 'stage_completed': 'early_trial', 'stage_spend': '5000万', 'stage': "
         "'in_production', 'fields': ['gene_cell_therapy']",
         "", eligible, "1500万"},
        {"shanghai-biomed-2024/class1-drug", "cell and gene, confirmatory: 40% of 5000万", "shanghai", "",
         "'product_class': 'drug_class1', 'stage_completed': 'confirmatory_trial', 'stage_spend': '5000万', 'stage': "
         "'in_production', 'fields': ['gene_cell_therapy']",
         "", eligible, "2000万"},
        {"shanghai-biomed-2024/class1-drug", "an early trial of another field", "shanghai", "",
         "'product_class': 'drug_class1', 'stage_completed': 'early_trial', 'stage_spend': '5000万', 'stage': "
         "'in_production', 'fields': ['vaccines']",
         "", ineligible, ""},
        {"shanghai-biomed-2024/class1-drug", "preclinical work", "shanghai", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'stage_spend': '5000万', 'stage': "
         "'in_production'",
         "", ineligible, ""},
        {"shanghai-biomed-2024/class1-drug", "class 2", "shanghai", "",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_2', 'stage_spend': '4000万', 'stage': "
         "'in_production'",
         "", ineligible, ""},
        {"shanghai-biomed-2024/device-review", "special review", "shanghai", "",
         "'product_class': 'device_class2', 'review_track': 'national_special'", "", eligible, "300万"},
        {"shanghai-biomed-2024/device-review", "priority review of the state", "shanghai", "",
         "'product_class': 'device_class2', 'review_track': 'national_priority'", "", ineligible, ""},
        {"shanghai-biomed-2024/device-review", "a review of the city", "shanghai", "",
         "'product_class': 'device_class3', 'review_track': 'provincial'", "", eligible, "300万"},
        {"shanghai-biomed-2024/device-approval", "40% of 1500万", "shanghai", "",
         "'product_class': 'device_class3', 'review_track': 'provincial', 'stage_completed': 'registered', 'stage': "
         "'in_production', 'rnd_spend_total': '1500万'",
         "", eligible, "600万"},
        {"shanghai-biomed-2024/device-approval", "40% of 3000万 is over 800万", "shanghai", "",
         "'product_class': 'device_class3', 'review_track': 'provincial', 'stage_completed': 'registered', 'stage': "
         "'in_production', 'rnd_spend_total': '3000万'",
         "", eligible, "800万"},
        {"shanghai-biomed-2024/device-approval", "not produced", "shanghai", "",
         "'product_class': 'device_class3', 'review_track': 'provincial', 'stage_completed': 'registered', 'stage': "
         "'under_construction', 'rnd_spend_total': '1500万'",
         "", ineligible, ""},
        {"shanghai-biomed-2024/demonstration", "of several bodies", "shanghai", "",
         "'kinds': ['demonstration'], 'consortium': true, 'fields': ['vaccines']", "", eligible, "200万"},
        {"shanghai-biomed-2024/demonstration", "of one body", "shanghai", "",
         "'kinds': ['demonstration'], 'consortium': false, 'fields': ['vaccines']", "", ineligible, ""},
        {"shanghai-lingang/class1-drug", "preclinical: 40% of 1000万", "shanghai/临港新片区", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'stage_spend': '1000万'", "", eligible,
         "400万"},
        {"shanghai-lingang/class1-drug", "preclinical: 40% of 3000万 is over 800万", "shanghai/临港新片区", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'stage_spend': '3000万'", "", eligible,
         "800万"},
        {"shanghai-lingang/class1-drug", "registered", "shanghai/临港新片区", "",
         "'product_class': 'drug_class1', 'stage_completed': 'registered', 'stage_spend': '3000万'", "", ineligible,
         ""},
        {"shanghai-lingang/class1-drug", "the district that the zone lies in", "shanghai/浦东新区", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'stage_spend': '1000万'", "", ineligible,
         ""},
        {"shanghai-lingang/class2-drug", "phase I: 40% of 1000万 is over 300万", "shanghai/临港新片区", "",
         "'product_class': 'biologic_class3', 'stage_completed': 'phase_1', 'stage_spend': '1000万'", "", eligible,
         "300万"},
        {"shanghai-lingang/class2-drug", "phase II: 40% of 1500万", "shanghai/临港新片区", "",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_2', 'stage_spend': '1500万'", "", eligible,
         "600万"},
        {"shanghai-lingang/class2-drug", "a biosimilar", "shanghai/临港新片区", "",
         "'product_class': 'biosimilar', 'stage_completed': 'phase_1', 'stage_spend': '1000万'", "", ineligible, ""},
        {"shanghai-lingang/consistency", "20% of 1000万", "shanghai/临港新片区", "",
         "'product_class': 'generic', 'consistency_passed': true, 'rnd_spend_total': '1000万'", "", eligible, "200万"},
        {"shanghai-lingang/consistency", "20% of 2000万 is over 300万", "shanghai/临港新片区", "",
         "'product_class': 'generic', 'consistency_passed': true, 'rnd_spend_total': '2000万'", "", eligible, "300万"},
        {"shanghai-lingang/consistency", "not passed", "shanghai/临港新片区", "",
         "'product_class': 'generic', 'consistency_passed': false, 'rnd_spend_total': '1000万'", "", ineligible, ""},
        {"shanghai-lingang/major-project", "30% of 10亿", "shanghai/临港新片区", "'industry_leader': true",
         "'kinds': ['industrialisation'], 'total_investment': '10亿'", "", eligible, "3亿"},
        {"shanghai-lingang/major-project", "30% of 20亿 is over 5亿", "shanghai/临港新片区", "'industry_leader': true",
         "'kinds': ['industrialisation'], 'total_investment': '20亿'", "", eligible, "5亿"},
        {"shanghai-lingang/major-project", "no leader", "shanghai/临港新片区", "'industry_leader': false",
         "'kinds': ['industrialisation'], 'total_investment': '10亿'", "", ineligible, ""},
        {"shanghai-lingang/revenue-first-past", "first past 10亿", "shanghai/临港新片区",
         "'revenue': '12亿', 'revenue_best_before': '8亿'", "", "", eligible, "100万"},
        {"shanghai-lingang/revenue-first-past", "exactly 5亿", "shanghai/临港新片区",
         "'revenue': '5亿', 'revenue_best_before': '499999999.99'", "", "", eligible, "50万"},
        {"shanghai-lingang/revenue-first-past", "over three thresholds at once", "shanghai/临港新片区",
         "'revenue': '35亿', 'revenue_best_before': '2亿'", "", "", eligible, "200万"},
        {"shanghai-lingang/revenue-first-past", "past it before", "shanghai/临港新片区",
         "'revenue': '12亿', 'revenue_best_before': '10亿'", "", "", ineligible, ""},
        {"shanghai-lingang/revenue-first-past", "first past 1亿", "shanghai/临港",
         "'revenue': '1亿', 'revenue_best_before': '0'", "", "", eligible, "10万"},
        {"shanghai-lingang/revenue-first-past", "first past 30亿", "shanghai/临港",
         "'revenue': '30亿', 'revenue_best_before': '2999999999.99'", "", "", eligible, "200万"},
        {"shanghai-lingang/export", "no sum", "shanghai/临港新片区", "", "", "", eligible, ""},
        {"shanghai-lingang/export", "a university", "shanghai/临港新片区", "'applicant': 'university'", "", "",
         ineligible, ""},
        {"shanghai-minhang-2025/city-project-match", "一(一): 20% of 300万 held", "shanghai/闵行区", "",
         "'kinds': ['rnd']", "'level': 'city', 'amount': '300万'", eligible, "60万"},
        {"shanghai-minhang-2025/city-project-match", "一(一): 20% of 1000万 held is over 100万", "shanghai/闵行区", "",
         "'kinds': ['rnd']", "'level': 'city', 'amount': '1000万'", eligible, "100万"},
        {"shanghai-minhang-2025/city-project-match", "一(一): no R&D", "shanghai/闵行区", "",
         "'kinds': ['demonstration']", "'level': 'city', 'amount': '300万'", ineligible, ""},
        {"shanghai-minhang-2025/joint-laboratory", "一(二): 30% of 200万", "shanghai/闵行区", "",
         "'kinds': ['joint_laboratory'], 'consortium': true, 'total_investment': '200万'", "", eligible, "60万"},
        {"shanghai-minhang-2025/joint-laboratory", "一(二): 30% of 500万 is over 100万", "shanghai/闵行区", "",
         "'kinds': ['joint_laboratory'], 'consortium': true, 'total_investment': '500万'", "", eligible, "100万"},
        {"shanghai-minhang-2025/joint-laboratory", "一(二): alone", "shanghai/闵行区", "",
         "'kinds': ['joint_laboratory'], 'consortium': false, 'total_investment': '200万'", "", ineligible, ""},
        {"shanghai-minhang-2025/drug-match", "一(三): what the city left of the stage", "shanghai/闵行区", "",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_2', 'stage_spend': '1000万'",
         "'level': 'city', 'amount': '600万'", eligible, "400万"},
        {"shanghai-minhang-2025/drug-match", "一(三): no more than the city paid", "shanghai/闵行区", "",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_2', 'stage_spend': '1000万'",
         "'level': 'city', 'amount': '300万'", eligible, "300万"},
        {"shanghai-minhang-2025/drug-match", "一(三): preclinical", "shanghai/闵行区", "",
         "'product_class': 'drug_class2', 'stage_completed': 'preclinical', 'stage_spend': '1000万'",
         "'level': 'city', 'amount': '600万'", ineligible, ""},
        {"jinshan-economy-2023/output-first-past", "1: first past 30亿", "shanghai/金山区",
         "'industry': 'industry', 'annual_output': '30亿', 'output_best_before': '2999999999.99'", "", "", eligible,
         "30万"},
        {"jinshan-economy-2023/output-first-past", "1: first past 100亿", "shanghai/金山区",
         "'industry': 'industry', 'annual_output': '120亿', 'output_best_before': '60亿'", "", "", eligible, "80万"},
        {"jinshan-economy-2023/output-first-past", "1: one fen short of 30亿", "shanghai/金山区",
         "'industry': 'industry', 'annual_output': '2999999999.99', 'output_best_before': '12亿'", "", "", ineligible,
         ""},
        {"jinshan-economy-2023/output-first-past", "1: another sector", "shanghai/金山区",
         "'industry': 'other', 'annual_output': '30亿', 'output_best_before': '1亿'", "", "", ineligible, ""},
        {"jinshan-economy-2023/output-first-past", "1: first past 50亿", "shanghai/金山",
         "'industry': 'industry', 'annual_output': '50亿', 'output_best_before': '49亿'", "", "", eligible, "50万"},
        {"jinshan-economy-2023/output-first-past", "1: first past 10亿", "shanghai/金山",
         "'industry': 'industry', 'annual_output': '12亿', 'output_best_before': '9亿'", "", "", eligible, "20万"},
        {"jinshan-economy-2023/targets-met", "2: 0.1% of 5亿", "shanghai/金山区", "'industry': 'industry'",
         "'targets_met': true, 'target_sales': '5亿'", "", eligible, "50万"},
        {"jinshan-economy-2023/targets-met", "2: 0.1% of 20亿 is over 100万", "shanghai/金山区",
         "'industry': 'industry'", "'targets_met': true, 'target_sales': '20亿'", "", eligible, "100万"},
        {"jinshan-economy-2023/targets-met", "2: not met", "shanghai/金山区", "'industry': 'industry'",
         "'targets_met': false, 'target_sales': '5亿'", "", ineligible, ""},
        {"jinshan-economy-2023/targets-met", "2: once", "shanghai/金山区", "'industry': 'industry'",
         "'targets_met': true, 'target_sales': '5亿'", "'under': 'jinshan-economy-2023/targets-met', 'amount': '1万'",
         ineligible, ""},
        {"jinshan-economy-2023/technical-upgrade", "3: 10% of 400万", "shanghai/金山区", "",
         "'technical_upgrade': true, 'fixed_asset_investment': '500万', 'equipment_investment': '400万'", "", eligible,
         "40万"},
        {"jinshan-economy-2023/technical-upgrade", "3: 10% of 4000万 is over 300万", "shanghai/金山区", "",
         "'technical_upgrade': true, 'fixed_asset_investment': '5000万', 'equipment_investment': '4000万'", "",
         eligible, "300万"},
        {"jinshan-economy-2023/technical-upgrade", "3: a fen short of 500万", "shanghai/金山区", "",
         "'technical_upgrade': true, 'fixed_asset_investment': '4999999.99', 'equipment_investment': '400万'", "",
         ineligible, ""},
        {"tianjin-binhai-hitech/class1-drug", "2(1): entering I, 20% of 1000万", "tianjin/滨海高新区", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'stage_spend': '1000万'", "", eligible,
         "200万"},
        {"tianjin-binhai-hitech/class1-drug", "2(1): entering III, 30% of 5000万 is over 1200万", "tianjin/滨海高新区",
         "", "'product_class': 'drug_class1', 'stage_completed': 'phase_2', 'stage_spend': '5000万'", "", eligible,
         "1200万"},
        {"tianjin-binhai-hitech/class1-drug", "2(1): produced, 30% of 5000万", "tianjin/滨海高新区", "",
         "'product_class': 'drug_class1', 'stage_completed': 'registered', 'stage': 'in_production', 'stage_spend': "
         "'5000万'",
         "", eligible, "1500万"},
        {"tianjin-binhai-hitech/class1-drug", "2(1): registered, not produced", "tianjin/滨海高新区", "",
         "'product_class': 'drug_class1', 'stage_completed': 'registered', 'stage': 'planned', 'stage_spend': '5000万'",
         "", ineligible, ""},
        {"tianjin-binhai-hitech/class1-drug", "2(1): outside the zone", "tianjin/滨海新区", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'stage_spend': '1000万'", "", ineligible,
         ""},
        {"chongqing-biomed-2022/drug-rnd", "phase I: 20% of 800万", "chongqing", "",
         "'product_class': 'biosimilar', 'stage_completed': 'phase_1', 'stage_spend': '800万'", "", eligible, "160万"},
        {"chongqing-biomed-2022/drug-rnd", "phase III: 20% of 5000万 is over 700万", "chongqing", "",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_3', 'stage_spend': '5000万'", "", eligible,
         "700万"},
        {"chongqing-biomed-2022/drug-rnd", "a generic", "chongqing", "",
         "'product_class': 'generic', 'stage_completed': 'phase_1', 'stage_spend': '800万'", "", ineligible, ""},
        {"chongqing-biomed-2022/device-rnd", "20% of 1000万", "chongqing", "",
         "'product_class': 'device_class2', 'review_track': 'national_special', 'rnd_spend_total': '1000万'", "",
         eligible, "200万"},
        {"chongqing-biomed-2022/device-rnd", "review of the province", "chongqing", "",
         "'product_class': 'device_class2', 'review_track': 'provincial', 'rnd_spend_total': '1000万'", "", ineligible,
         ""},
        {"chongqing-biomed-2022/device-rnd", "20% of 3000万 is over 500万", "chongqing", "",
         "'product_class': 'device_class3', 'review_track': 'national_special', 'rnd_spend_total': '3000万'", "",
         eligible, "500万"},
        {"chongqing-biomed-2022/product-reward", "class 1", "chongqing", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'drug_class1'", "", eligible,
         "1000万"},
        {"chongqing-biomed-2022/product-reward", "a biosimilar", "chongqing", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'biosimilar'", "", eligible,
         "500万"},
        {"chongqing-biomed-2022/product-reward", "a class III device", "chongqing", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'device_class3'", "", eligible,
         "100万"},
        {"chongqing-biomed-2022/product-reward", "a class II device", "chongqing", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'device_class2'", "", ineligible,
         ""},
        {"chongqing-biomed-2022/product-reward", "class 2", "chongqing", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'drug_class2'", "", eligible,
         "500万"},
        {"chongqing-biomed-2022/product-reward", "a classic formula", "chongqing", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'classic_formula'", "", eligible,
         "100万"},
        {"chongqing-biomed-2022/consistency", "passed", "chongqing", "", "'consistency_passed': true", "", eligible,
         "100万"},
        {"chongqing-biomed-2022/consistency", "not passed", "chongqing", "", "'consistency_passed': false", "",
         ineligible, ""},
        {"chongqing-biomed-2022/overseas", "sold abroad", "chongqing", "",
         "'registered_abroad': true, 'product_sales_abroad': '0.01'", "", eligible, "100万"},
        {"chongqing-biomed-2022/overseas", "nothing sold abroad", "chongqing", "",
         "'registered_abroad': true, 'product_sales_abroad': '0'", "", ineligible, ""},
        {"chongqing-biomed-2022/overseas", "once", "chongqing", "",
         "'registered_abroad': true, 'product_sales_abroad': '1亿'",
         "'under': 'chongqing-biomed-2022/overseas', 'amount': '1万'", ineligible, ""},
        {"hangzhou-biomed-2022/national-carrier", "二(一): 50% of 1000万 held", "hangzhou", "",
         "'kinds': ['national_center']", "'level': 'provincial', 'amount': '1000万'", eligible, "500万"},
        {"hangzhou-biomed-2022/national-carrier", "二(一): 50% of 8000万 held is over 3000万", "hangzhou", "",
         "'kinds': ['industry_center']", "'level': 'provincial', 'amount': '8000万'", eligible, "3000万"},
        {"hangzhou-biomed-2022/national-carrier", "二(一): a key laboratory", "hangzhou", "",
         "'kinds': ['key_laboratory']", "'level': 'provincial', 'amount': '1000万'", ineligible, ""},
        {"hangzhou-biomed-2022/national-carrier", "二(一): the city's money is no base", "hangzhou", "",
         "'kinds': ['manufacturing_center']", "'level': 'city', 'amount': '1000万'", eligible, "0"},
        {"hangzhou-binjiang-2023/bt-it", "1: 15% of 300万", "hangzhou/滨江区", "",
         "'kinds': ['rnd'], 'uses_ai': true, 'rnd_spend': '300万'", "", eligible, "45万"},
        {"hangzhou-binjiang-2023/bt-it", "1: 15% of 4000万 is over the year's 300万", "hangzhou/滨江区", "",
         "'kinds': ['rnd'], 'uses_ai': true, 'rnd_spend': '4000万'", "", eligible, "300万"},
        {"hangzhou-binjiang-2023/bt-it", "1: a fen short of 300万", "hangzhou/滨江区", "",
         "'kinds': ['rnd'], 'uses_ai': true, 'rnd_spend': '2999999.99'", "", ineligible, ""},
        {"hangzhou-binjiang-2023/bt-it", "1: another district", "hangzhou/西湖区", "",
         "'kinds': ['rnd'], 'uses_ai': true, 'rnd_spend': '300万'", "", ineligible, ""},
        {"shenzhen-2026/frontier-fund", "basic research", "shenzhen", "", "'kinds': ['basic_research']", "", eligible,
         "1000万"},
        {"shenzhen-2026/frontier-fund", "other R&D", "shenzhen", "", "'kinds': ['rnd']", "", ineligible, ""},
        {"shenzhen-2026/open-call", "won in an open call", "shenzhen", "", "'kinds': ['rnd'], 'open_competition': true",
         "", eligible, "3000万"},
        {"shenzhen-2026/open-call", "not so", "shenzhen", "", "'kinds': ['rnd'], 'open_competition': false", "",
         ineligible, ""},
        {"shenzhen-2026/argued-project", "a bottleneck", "shenzhen", "",
         "'kinds': ['rnd'], 'open_competition': false, 'bottleneck': true", "", eligible, "1亿"},
        {"shenzhen-2026/argued-project", "in an open call", "shenzhen", "",
         "'kinds': ['rnd'], 'open_competition': true, 'bottleneck': true", "", ineligible, ""},
        {"shenzhen-2026/rnd-growth", "a fen more", "shenzhen",
         "'makes_bioproducts': true, 'rnd_spend': '1000000.01', 'rnd_spend_before': '100万'", "", "", eligible,
         "300万"},
        {"shenzhen-2026/rnd-growth", "as much", "shenzhen",
         "'makes_bioproducts': true, 'rnd_spend': '100万', 'rnd_spend_before': '100万'", "", "", ineligible, ""},
        {"shenzhen-2026/ai-service", "15% of 100万", "shenzhen", "", "'kind': 'ai_rnd_service', 'amount': '100万'", "",
         eligible, "15万"},
        {"shenzhen-2026/ai-service", "15% of 2000万 is over 200万", "shenzhen", "",
         "'kind': 'ai_rnd_service', 'amount': '2000万'", "", eligible, "200万"},
        {"shenzhen-2026/ai-service", "another service", "shenzhen", "",
         "'kind': 'innovation_voucher', 'amount': '100万'", "", ineligible, ""},
        {"shenzhen-guangming-2023/standard-plant", "10% of 1000万", "shenzhen/光明区", "",
         "'kinds': ['standard_plant'], 'renovation_spend': '1000万'", "", eligible, "100万"},
        {"shenzhen-guangming-2023/standard-plant", "10% of 3000万 is over 200万", "shenzhen/光明区", "",
         "'kinds': ['standard_plant'], 'renovation_spend': '3000万'", "", eligible, "200万"},
        {"shenzhen-guangming-2023/standard-plant", "a GMP plant", "shenzhen/光明区", "",
         "'kinds': ['gmp_plant'], 'renovation_spend': '1000万'", "", ineligible, ""},
        {"shenzhen-guangming-2023/gmp-plant", "50% of 5000元 for each of 2000 m²", "shenzhen/光明区", "",
         "'kinds': ['gmp_plant'], 'renovation_spend': '1800万', 'area': 2000, 'plant_use': 'drug_gmp'", "", eligible,
         "500万"},
        {"shenzhen-guangming-2023/gmp-plant", "a class C room: no more than 200万", "shenzhen/光明区", "",
         "'kinds': ['gmp_plant'], 'renovation_spend': '1800万', 'area': 2000, 'plant_use': 'cleanroom_c'", "", eligible,
         "200万"},
        {"shenzhen-guangming-2023/gmp-plant", "50% of what was spent, where that is less", "shenzhen/光明区", "",
         "'kinds': ['gmp_plant'], 'renovation_spend': '600万', 'area': 2000, 'plant_use': 'device_class3_gmp'", "",
         eligible, "300万"},
        {"shenzhen-guangming-2023/gmp-plant", "another use", "shenzhen/光明区", "",
         "'kinds': ['gmp_plant'], 'renovation_spend': '1800万', 'area': 2000, 'plant_use': 'other'", "", ineligible,
         ""},
        {"guangzhou-huangpu-2025/device-trial", "30% of 200万", "guangzhou/黄埔区", "",
         "'product_class': 'device_class2', 'stage_completed': 'confirmatory_trial', 'stage_spend': '200万', "
         "'review_track': 'national_priority'",
         "", eligible, "60万"},
        {"guangzhou-huangpu-2025/device-trial", "the province: 30% of 500万 is over 100万", "guangzhou/黄埔区", "",
         "'product_class': 'device_class2', 'stage_completed': 'confirmatory_trial', 'stage_spend': '500万', "
         "'review_track': 'provincial'",
         "", eligible, "100万"},
        {"guangzhou-huangpu-2025/device-trial", "a fen short of 200万", "guangzhou/黄埔区", "",
         "'product_class': 'device_class2', 'stage_completed': 'confirmatory_trial', 'stage_spend': '1999999.99', "
         "'review_track': 'national_priority'",
         "", ineligible, ""},
        {"guangzhou-huangpu-2025/device-trial", "an ordinary review", "guangzhou/黄埔区", "",
         "'product_class': 'device_class2', 'stage_completed': 'confirmatory_trial', 'stage_spend': '500万', "
         "'review_track': 'none'",
         "", ineligible, ""},
        {"guangzhou-huangpu-2025/device-trial", "once", "guangzhou/黄埔区", "",
         "'product_class': 'device_class2', 'stage_completed': 'phase_3', 'stage_spend': '500万', 'review_track': "
         "'national_special'",
         "'under': 'guangzhou-huangpu-2025/device-trial', 'amount': '1万'", ineligible, ""},
        {"guangzhou-huangpu-2025/device-approval", "registered", "guangzhou/黄埔区", "",
         "'product_class': 'device_class3', 'stage_completed': 'registered', 'review_track': 'national_special'", "",
         eligible, "100万"},
        {"guangzhou-huangpu-2025/device-approval", "an ordinary review", "guangzhou/黄埔区", "",
         "'product_class': 'device_class3', 'stage_completed': 'registered', 'review_track': 'none'", "", ineligible,
         ""},
        {"guangzhou-huangpu-2025/device-approval", "once", "guangzhou/黄埔区", "",
         "'product_class': 'device_class3', 'stage_completed': 'registered', 'review_track': 'national_special'",
         "'under': 'guangzhou-huangpu-2025/device-approval', 'amount': '1万'", ineligible, ""},
        {"guangzhou-huangpu-2025/device-approval", "a review of the province", "guangzhou/黄埔", "",
         "'product_class': 'device_class2', 'stage_completed': 'registered', 'review_track': 'provincial'", "",
         eligible, "100万"},
        {"hefei-2022/new-drug", "entering I: 40% of 1000万", "anhui/合肥市", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'stage_spend': '1000万'", "", eligible,
         "400万"},
        {"hefei-2022/new-drug", "entering III: 40% of 1亿 is over 2000万", "anhui/合肥市", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2', 'stage_spend': '1亿'", "", eligible, "2000万"},
        {"hefei-2022/new-drug", "phase III completed", "anhui/合肥市", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_3', 'stage_spend': '1000万'", "", ineligible, ""},
        {"hefei-2022/new-drug", "another city of the province", "anhui/芜湖市", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'stage_spend': '1000万'", "", ineligible,
         ""},
        {"hefei-2022/improved-drug", "entering III: 40% of 5000万 is over 1500万", "anhui/合肥市", "",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_2', 'stage_spend': '5000万'", "", eligible,
         "1500万"},
        {"hefei-2022/improved-drug", "class 1", "anhui/合肥市", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2', 'stage_spend': '5000万'", "", ineligible, ""},
        {"hefei-2022/approval", "a new indication", "anhui/合肥市", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'drug_class1', 'new_indication': "
         "true",
         "", eligible, "200万"},
        {"hefei-2022/approval", "class 1", "anhui/合肥市", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'drug_class1', 'new_indication': "
         "false",
         "", eligible, "1000万"},
        {"hefei-2022/approval", "class 2", "anhui/合肥市", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'drug_class2', 'new_indication': "
         "false",
         "", eligible, "500万"},
        {"hefei-2022/approval", "a classic formula", "anhui/合肥市", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'classic_formula', "
         "'new_indication': true",
         "", eligible, "100万"},
        {"hefei-2022/approval", "a device", "anhui/合肥市", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'device_class3', "
         "'new_indication': false",
         "", ineligible, ""},
        {"hefei-2022/approval", "a biosimilar", "anhui/合肥市", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'biosimilar', 'new_indication': "
         "true",
         "", eligible, "200万"},
        {"hefei-2022/approval", "a generic", "anhui/合肥市", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'generic', 'new_indication': "
         "false",
         "", eligible, "200万"},
        {"xiamen-2023/class1-drug", "phase I: 40% of 2000万", "xiamen", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_1', 'stage_spend': '2000万'", "", eligible,
         "800万"},
        {"xiamen-2023/class1-drug", "registered", "xiamen", "",
         "'product_class': 'drug_class1', 'stage_completed': 'registered', 'stage_spend': '2000万'", "", ineligible,
         ""},
        {"xiamen-2023/class2-drug", "phase III: 20% of 1亿 is over 1500万", "xiamen", "",
         "'product_class': 'classic_formula', 'stage_completed': 'phase_3', 'stage_spend': '1亿'", "", eligible,
         "1500万"},
        {"xiamen-2023/class2-drug", "a generic", "xiamen", "",
         "'product_class': 'generic', 'stage_completed': 'phase_3', 'stage_spend': '1亿'", "", ineligible, ""},
        {"xiamen-2023/trial-abroad", "40% of 500万", "xiamen", "",
         "'product_class': 'drug_class1', 'trial_abroad': true, 'stage_spend': '500万'", "", eligible, "200万"},
        {"xiamen-2023/trial-abroad", "no trial abroad", "xiamen", "",
         "'product_class': 'drug_class1', 'trial_abroad': false, 'stage_spend': '500万'", "", ineligible, ""},
        {"xiamen-2023/abroad", "class 2", "xiamen", "", "'product_class': 'drug_class2', 'registered_abroad': true", "",
         eligible, "150万"},
        {"xiamen-2023/abroad", "class 1", "xiamen", "", "'product_class': 'drug_class1', 'registered_abroad': true", "",
         eligible, "300万"},
        {"xiamen-2023/abroad", "a generic", "xiamen", "", "'product_class': 'generic', 'registered_abroad': true", "",
         ineligible, ""},
        {"xiamen-2023/abroad", "once", "xiamen", "", "'product_class': 'drug_class1', 'registered_abroad': true",
         "'under': 'xiamen-2023/abroad', 'amount': '1万'", ineligible, ""},
        {"qingdao-2023/blue-pharmacy", "50% of 2000万", "qingdao", "",
         "'marine_drug': true, 'stage_completed': 'preclinical', 'stage_spend': '2000万', 'consortium': true", "",
         eligible, "1000万"},
        {"qingdao-2023/blue-pharmacy", "alone", "qingdao", "",
         "'marine_drug': true, 'stage_completed': 'preclinical', 'stage_spend': '2000万', 'consortium': false", "",
         ineligible, ""},
        {"qingdao-2023/class1-drug", "a trial permit: 30% of 500万", "qingdao", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'marine_drug': false, 'stage_spend': "
         "'500万'",
         "", eligible, "150万"},
        {"qingdao-2023/class1-drug", "a marine drug has its own clause there", "qingdao", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'marine_drug': true, 'stage_spend': "
         "'500万'",
         "", ineligible, ""},
        {"qingdao-2023/class1-drug", "registered: 30% of 1亿 is over 2000万", "qingdao", "",
         "'product_class': 'drug_class1', 'stage_completed': 'registered', 'stage_spend': '1亿'", "", eligible,
         "2000万"},
        {"qingdao-2023/improved-drug", "phase II: 20% of 1000万", "qingdao", "",
         "'product_class': 'biologic_class3', 'stage_completed': 'phase_2', 'stage_spend': '1000万'", "", eligible,
         "200万"},
        {"qingdao-2023/improved-drug", "preclinical", "qingdao", "",
         "'product_class': 'drug_class2', 'stage_completed': 'preclinical', 'stage_spend': '1000万'", "", ineligible,
         ""},
        {"qingdao-2023/generic", "20% of 2000万 is over 300万", "qingdao", "",
         "'product_class': 'generic', 'stage_completed': 'registered', 'rnd_spend_total': '2000万'", "", eligible,
         "300万"},
        {"qingdao-2023/generic", "not registered", "qingdao", "",
         "'product_class': 'generic', 'stage_completed': 'phase_3', 'rnd_spend_total': '2000万'", "", ineligible, ""},
        {"qingdao-2023/formula-fsmp", "a food for special medical purposes", "qingdao", "",
         "'product_class': 'fsmp', 'stage_completed': 'registered'", "", eligible, "100万"},
        {"qingdao-2023/formula-fsmp", "a generic", "qingdao", "",
         "'product_class': 'generic', 'stage_completed': 'registered'", "", ineligible, ""},
        {"qingdao-2023/formula-fsmp", "a classic formula", "qingdao", "",
         "'product_class': 'classic_formula', 'stage_completed': 'registered'", "", eligible, "100万"},
        {"qingdao-2023/veterinary", "class 2: 20% of 1000万 is over 100万", "qingdao", "",
         "'product_class': 'vet_class2', 'stage_completed': 'registered', 'rnd_spend_total': '1000万'", "", eligible,
         "100万"},
        {"qingdao-2023/veterinary", "class 3: 20% of 100万", "qingdao", "",
         "'product_class': 'vet_class3', 'stage_completed': 'registered', 'rnd_spend_total': '100万'", "", eligible,
         "20万"},
        {"qingdao-2023/veterinary", "a device", "qingdao", "",
         "'product_class': 'device_class2', 'stage_completed': 'registered', 'rnd_spend_total': '100万'", "",
         ineligible, ""},
        {"ningbo-2024/class1-drug", "a trial permit", "ningbo", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical'", "", eligible, "300万"},
        {"ningbo-2024/class1-drug", "entering III: 30% of 2000万", "ningbo", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2', 'stage_spend': '2000万'", "", eligible,
         "600万"},
        {"ningbo-2024/class1-drug", "phase III: 30% of 2亿 is over 3000万", "ningbo", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_3', 'stage_spend': '2亿'", "", eligible, "3000万"},
        {"ningbo-2024/class1-drug", "phase I", "ningbo", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_1', 'stage_spend': '2000万'", "", ineligible, ""},
        {"chengdu-2025/class1-drug", "an early trial: 20% of 1000万", "chengdu", "",
         "'product_class': 'drug_class1', 'stage_completed': 'early_trial', 'stage_spend': '1000万'", "", eligible,
         "200万"},
        {"chengdu-2025/class1-drug", "registered: 20% of 5000万 is over 700万", "chengdu", "",
         "'product_class': 'drug_class1', 'stage_completed': 'registered', 'stage_spend': '5000万'", "", eligible,
         "700万"},
        {"chengdu-2025/class1-drug", "phase III alone", "chengdu", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_3', 'stage_spend': '5000万'", "", ineligible, ""},
        {"chengdu-2025/breakthrough", "registered", "chengdu", "",
         "'product_class': 'drug_class1', 'breakthrough': true, 'stage_completed': 'registered'", "", eligible,
         "100万"},
        {"chengdu-2025/breakthrough", "class 2", "chengdu", "",
         "'product_class': 'drug_class2', 'breakthrough': true, 'stage_completed': 'registered'", "", ineligible, ""},
        {"wenzhou/reference-drug", "36: listed", "wenzhou", "", "'reference_listed': true", "", eligible, "500万"},
        {"wenzhou/reference-drug", "36: not listed", "wenzhou", "", "'reference_listed': false", "", ineligible, ""},
        {"wenzhou/device", "37: class III, exempt", "wenzhou", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'has_patent': true, 'product_class': "
         "'device_class3', 'trial_exempt': true",
         "", eligible, "60万"},
        {"wenzhou/device", "37: class III", "wenzhou", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'has_patent': true, 'product_class': "
         "'device_class3', 'trial_exempt': false",
         "", eligible, "230万"},
        {"wenzhou/device", "37: class II, exempt", "wenzhou", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'has_patent': true, 'product_class': "
         "'device_class2', 'trial_exempt': true",
         "", eligible, "40万"},
        {"wenzhou/device", "37: class II", "wenzhou", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'has_patent': true, 'product_class': "
         "'device_class2', 'trial_exempt': false",
         "", eligible, "150万"},
        {"wenzhou/device", "37: no patent", "wenzhou", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'has_patent': false, 'product_class': "
         "'device_class2', 'trial_exempt': false",
         "", ineligible, ""},
        {"wenzhou/service-platform", "38: 20% of 1000万", "wenzhou", "",
         "'kinds': ['cdmo'], 'new_build': true, 'total_investment': '1000万'", "", eligible, "200万"},
        {"wenzhou/service-platform", "38: a fen short of 1000万", "wenzhou", "",
         "'kinds': ['cdmo'], 'new_build': true, 'total_investment': '9999999.99'", "", ineligible, ""},
        {"wenzhou/glp", "39: certified", "wenzhou", "'glp_first_certified': true", "", "", eligible, "800万"},
        {"wenzhou/glp", "39: not certified", "wenzhou", "'glp_first_certified': false", "", "", ineligible, ""},
        {"wenzhou/post-market", "40: 5% of 100万", "wenzhou", "", "'kind': 'post_market_research', 'amount': '100万'",
         "", eligible, "5万"},
        {"wenzhou/post-market", "40: a fen short of 100万", "wenzhou", "",
         "'kind': 'post_market_research', 'amount': '999999.99'", "", ineligible, ""},
        {"wenzhou/insurance", "43: 50% of 50万", "wenzhou", "", "'kind': 'clinical_insurance', 'amount': '50万'", "",
         eligible, "25万"},
        {"wenzhou/insurance", "43: 50% of 200万 is over 50万", "wenzhou", "",
         "'kind': 'clinical_insurance', 'amount': '200万'", "", eligible, "50万"},
        {"wenzhou/insurance", "43: another expense", "wenzhou", "", "'kind': 'post_market_research', 'amount': '50万'",
         "", ineligible, ""},
        {"wenzhou/reimbursement-list", "44: listed", "wenzhou", "", "'nrdl_first': true", "", eligible, "50万"},
        {"wenzhou/reimbursement-list", "44: not listed", "wenzhou", "", "'nrdl_first': false", "", ineligible, ""},
        {"wenzhou/overseas", "45: registered", "wenzhou", "", "'registered_abroad': true", "", eligible, "100万"},
        {"wenzhou/overseas", "45: not registered", "wenzhou", "", "'registered_abroad': false", "", ineligible, ""},
        {"wenzhou/cro-local", "46: 5% of 1亿", "wenzhou", "", "'kind': 'cro_contract_local', 'amount': '1亿'", "",
         eligible, "500万"},
        {"wenzhou/cro-local", "46: a fen short of 100万", "wenzhou", "",
         "'kind': 'cro_contract_local', 'amount': '999999.99'", "", ineligible, ""},
        {"wenzhou/cro-outside", "46: 3% of 2亿", "wenzhou", "", "'kind': 'cro_contract_outside', 'amount': '2亿'", "",
         eligible, "600万"},
        {"wenzhou/cro-outside", "46: a contract in the city", "wenzhou", "",
         "'kind': 'cro_contract_local', 'amount': '2亿'", "", ineligible, ""},
        {"hainan-2022/procurement", "3% of 1000万", "hainan", "'procurement_sales': '1000万'", "", "", eligible,
         "30万"},
        {"hainan-2022/procurement", "3% of 2亿 is over 300万", "hainan", "'procurement_sales': '2亿'", "", "", eligible,
         "300万"},
        {"hainan-2022/procurement", "nothing sold", "hainan", "'procurement_sales': '0'", "", "", ineligible, ""},
        {"hainan-2022/certification", "sales of 1000万 abroad", "hainan", "",
         "'registered_abroad': true, 'product_sales_abroad': '1000万'", "", eligible, "200万"},
        {"hainan-2022/certification", "a fen short", "hainan", "",
         "'registered_abroad': true, 'product_sales_abroad': '9999999.99'", "", ineligible, ""},
        {"hainan-2022/certification", "once", "hainan", "", "'registered_abroad': true, 'product_sales_abroad': '1亿'",
         "'under': 'hainan-2022/certification', 'amount': '1万'", ineligible, ""},
        {"hainan-2022/merger-loan", "50% of 400万", "hainan", "", "'kind': 'merger_loan_interest', 'amount': '400万'",
         "", eligible, "200万"},
        {"hainan-2022/merger-loan", "50% of 2000万 is over 500万", "hainan", "",
         "'kind': 'merger_loan_interest', 'amount': '2000万'", "", eligible, "500万"},
        {"hainan-2022/merger-loan", "interest on another loan", "hainan", "",
         "'kind': 'upgrade_loan_interest', 'amount': '400万'", "", ineligible, ""},
        {"heilongjiang-2026/new-product", "5% of 200万", "heilongjiang", "",
         "'fields': ['biobased_materials'], 'key_product': true, 'product_sales': '200万'", "", eligible, "10万"},
        {"heilongjiang-2026/new-product", "5% of 1亿 is over 50万", "heilongjiang", "",
         "'fields': ['biobased_materials'], 'key_product': true, 'product_sales': '1亿'", "", eligible, "50万"},
        {"heilongjiang-2026/new-product", "a fen short of 200万", "heilongjiang", "",
         "'fields': ['biobased_materials'], 'key_product': true, 'product_sales': '1999999.99'", "", ineligible, ""},
        {"heilongjiang-2026/new-project", "no sum", "heilongjiang", "",
         "'kinds': ['industrialisation'], 'new_build': true, 'fixed_asset_investment': '2000万'", "", eligible, ""},
        {"heilongjiang-2026/new-project", "a fen short of 2000万", "heilongjiang", "",
         "'kinds': ['industrialisation'], 'new_build': true, 'fixed_asset_investment': '19999999.99'", "", ineligible,
         ""},
        {"anhui-biobased/rnd-industrialisation", "(一): 10% of 1000万 and 2000万", "anhui", "",
         "'fields': ['degradable_materials'], 'consortium': true, 'stage': 'under_construction', 'rnd_spend_total': "
         "'1000万', 'equipment_investment': '2000万'",
         "", eligible, "300万"},
        {"anhui-biobased/rnd-industrialisation", "(一): 10% of 4亿 is over 3000万", "anhui", "",
         "'fields': ['degradable_materials'], 'consortium': true, 'stage': 'under_construction', 'rnd_spend_total': "
         "'1亿', 'equipment_investment': '3亿'",
         "", eligible, "3000万"},
        {"anhui-biobased/rnd-industrialisation", "(一): built already", "anhui", "",
         "'fields': ['degradable_materials'], 'consortium': true, 'stage': 'in_production', 'rnd_spend_total': "
         "'1000万', 'equipment_investment': '2000万'",
         "", ineligible, ""},
        {"hebei-2023/newcomer", "1(1): a little giant", "hebei", "'titles': ['little_giant']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'", "", eligible, "500万"},
        {"hebei-2023/newcomer", "1(1): one of the hundred", "hebei", "'titles': ['pharma_100', 'little_giant']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'", "", eligible, "800万"},
        {"hebei-2023/newcomer", "1(1): a global 500 firm", "hebei", "'titles': ['global_500']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'", "", eligible, "1000万"},
        {"hebei-2023/newcomer", "1(1): another title", "hebei", "'titles': ['specialised']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'", "", ineligible, ""},
        {"hebei-2023/newcomer", "1(1): a fen short of 1亿", "hebei", "'titles': ['global_500']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '99999999.99'", "", ineligible, ""},
        {"hebei-2023/newcomer", "1(1): a top 500 manufacturer", "hebei", "'titles': ['china_manufacturing_500']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'", "", eligible, "800万"},
        {"hebei-2023/newcomer", "1(1): no field", "hebei", "'titles': ['global_500']",
         "'brought_in': true, 'fields': [], 'invested_this_year': '1亿'", "", ineligible, ""},
        {"hebei-2023/newcomer", "1(1): once", "hebei", "'titles': ['global_500']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'",
         "'under': 'hebei-2023/newcomer', 'amount': '1万'", ineligible, ""},
        {"cangzhou-2023/newcomer-match", "1(1): 20% of 800万 held", "hebei/沧州市", "'titles': ['pharma_100']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'",
         "'level': 'provincial', 'amount': '800万'", eligible, "160万"},
        {"cangzhou-2023/newcomer-match", "1(1): not brought in", "hebei/沧州市", "'titles': ['pharma_100']",
         "'brought_in': false, 'fields': ['biofuels'], 'invested_this_year': '1亿'",
         "'level': 'provincial', 'amount': '800万'", ineligible, ""},
        {"cangzhou-2023/newcomer-match", "1(1): no title of the four", "hebei/沧州", "'titles': ['champion']",
         "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'",
         "'level': 'provincial', 'amount': '800万'", ineligible, ""},
        {"cangzhou-2023/newcomer-match", "1(1): 20% of 100亿 held, without a cap", "hebei/沧州",
         "'titles': ['global_500']", "'brought_in': true, 'fields': ['biofuels'], 'invested_this_year': '1亿'",
         "'level': 'provincial', 'amount': '100亿'", eligible, "20亿"},
        {"cangzhou-2023/little-giant", "1(2): newly named", "hebei/沧州市", "'new_titles': ['little_giant']", "", "",
         eligible, "100万"},
        {"cangzhou-2023/little-giant", "1(2): named before", "hebei/沧州市",
         "'titles': ['little_giant'], 'new_titles': []", "", "", ineligible, ""},
        {"hangzhou-synbio-2023/new-ingredient", "listed", "hangzhou", "", "'ingredient_listed': true", "", eligible,
         "30万"},
        {"hangzhou-synbio-2023/new-ingredient", "not listed", "hangzhou", "", "'ingredient_listed': false", "",
         ineligible, ""},
        {"hangzhou-synbio-2023/special-cosmetic", "registered", "hangzhou", "", "'special_cosmetic': true", "",
         eligible, "10万"},
        {"hangzhou-synbio-2023/special-cosmetic", "not registered", "hangzhou", "", "'special_cosmetic': false", "",
         ineligible, ""},
        {"shanghai-songjiang-2025/device", "class II: 20% of 200万", "shanghai/松江区", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'key_product': true, 'product_class': "
         "'device_class2', 'rnd_spend_total': '200万'",
         "", eligible, "40万"},
        {"shanghai-songjiang-2025/device", "class III: 20% of 1000万 is over 100万", "shanghai/松江区", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'key_product': true, 'product_class': "
         "'device_class3', 'rnd_spend_total': '1000万'",
         "", eligible, "100万"},
        {"shanghai-songjiang-2025/device", "no key product", "shanghai/松江区", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'key_product': false, 'product_class': "
         "'device_class2', 'rnd_spend_total': '200万'",
         "", ineligible, ""},
        {"shanghai-songjiang-2025/drug-approval", "a veterinary drug: no sum", "shanghai/松江区", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'vet_class3'", "", eligible, ""},
        {"shanghai-songjiang-2025/drug-approval", "a biosimilar", "shanghai/松江区", "",
         "'stage_completed': 'registered', 'stage': 'in_production', 'product_class': 'biosimilar'", "", ineligible,
         ""},
        {"shanghai-songjiang-2025/glp", "30% of 500万", "shanghai/松江区", "'glp_first_certified': true",
         "'kinds': ['cdmo'], 'total_investment': '500万'", "", eligible, "150万"},
        {"shanghai-songjiang-2025/glp", "30% of 1000万 is over 200万", "shanghai/松江区", "'glp_first_certified': true",
         "'kinds': ['common_platform'], 'total_investment': '1000万'", "", eligible, "200万"},
        {"shanghai-songjiang-2025/glp", "a pilot platform", "shanghai/松江区", "'glp_first_certified': true",
         "'kinds': ['pilot_platform'], 'total_investment': '500万'", "", ineligible, ""},
        {"shanghai-songjiang-2025/glp", "once", "shanghai/松江", "'glp_first_certified': true",
         "'kinds': ['cdmo'], 'total_investment': '500万'", "'under': 'shanghai-songjiang-2025/glp', 'amount': '1万'",
         ineligible, ""},
        {"shanghai-upgrade-2024/loan-interest", "50% of 1000万", "shanghai", "",
         "'kind': 'upgrade_loan_interest', 'amount': '1000万'", "", eligible, "500万"},
        {"shanghai-upgrade-2024/loan-interest", "50% of 1亿 is over 2000万", "shanghai", "",
         "'kind': 'upgrade_loan_interest', 'amount': '1亿'", "", eligible, "2000万"},
        {"shanghai-upgrade-2024/loan-interest", "a merger loan", "shanghai", "",
         "'kind': 'merger_loan_interest', 'amount': '1000万'", "", ineligible, ""},
        {"shanghai-upgrade-2024/lease", "5% of 1亿", "shanghai", "", "'kind': 'upgrade_lease', 'amount': '1亿'", "",
         eligible, "500万"},
        {"shanghai-upgrade-2024/lease", "interest", "shanghai", "", "'kind': 'upgrade_loan_interest', 'amount': '1亿'",
         "", ineligible, ""},
        {"shanghai-upgrade-2024/major-upgrade", "a leader: 10% of 2000万", "shanghai", "'industry_leader': true",
         "'technical_upgrade': true, 'total_investment': '2000万'", "", eligible, "200万"},
        {"shanghai-upgrade-2024/major-upgrade", "no leader is arguable", "shanghai", "'industry_leader': false",
         "'technical_upgrade': true, 'total_investment': '2000万'", "", arguable, "200万"},
        {"shanghai-upgrade-2024/major-upgrade", "a fen short of 2000万", "shanghai", "'industry_leader': true",
         "'technical_upgrade': true, 'total_investment': '19999999.99'", "", ineligible, ""},
        {"shenzhen-pingshan-2024/ingredient-match", "plants of China: 30% of 300万 held is over 60万",
         "shenzhen/坪山区", "", "'ingredient_listed': true, 'local_plants': true", "'level': 'city', 'amount': '300万'",
         eligible, "60万"},
        {"shenzhen-pingshan-2024/ingredient-match", "30% of 50万 held", "shenzhen/坪山区", "",
         "'ingredient_listed': true, 'local_plants': false", "'level': 'city', 'amount': '50万'", eligible, "15万"},
        {"shenzhen-pingshan-2024/ingredient-match", "not listed", "shenzhen/坪山区", "",
         "'ingredient_listed': false, 'local_plants': true", "'level': 'city', 'amount': '300万'", ineligible, ""},
        {"shenzhen-pingshan-2024/ingredient-match", "plants of China: 30% of 150万 held", "shenzhen/坪山", "",
         "'ingredient_listed': true, 'local_plants': true", "'level': 'city', 'amount': '150万'", eligible, "45万"},
        {"shenzhen-pingshan-2024/ingredient-match", "30% of 300万 held is over 30万", "shenzhen/坪山", "",
         "'ingredient_listed': true, 'local_plants': false", "'level': 'city', 'amount': '300万'", eligible, "30万"},
        {"huzhou-2023/new-ingredient", "registered", "huzhou", "",
         "'ingredient_listed': true, 'stage_completed': 'registered'", "", eligible, "100万"},
        {"huzhou-2023/new-ingredient", "filed", "huzhou", "", "'ingredient_listed': true, 'stage_completed': 'none'",
         "", eligible, "50万"},
        {"huzhou-2023/new-ingredient", "neither", "huzhou", "", "'ingredient_listed': false, 'stage_completed': 'none'",
         "", ineligible, ""},
        {"huzhou-2023/fsmp", "registered", "huzhou", "", "'product_class': 'fsmp', 'stage_completed': 'registered'", "",
         eligible, "20万"},
        {"huzhou-2023/fsmp", "not registered", "huzhou", "", "'product_class': 'fsmp', 'stage_completed': 'phase_3'",
         "", ineligible, ""},
        {"shenzhen-guide-2025/innovative-drug", "一(一): 40% of 1000万", "shenzhen", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'total_investment': '1000万'", "", eligible,
         "400万"},
        {"shenzhen-guide-2025/innovative-drug", "一(一): 40% of 3000万 is over 1000万", "shenzhen", "",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical', 'total_investment': '3000万'", "", eligible,
         "1000万"},
        {"shenzhen-guide-2025/innovative-drug", "一(一): phase I", "shenzhen", "",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_1', 'total_investment': '1000万'", "", ineligible,
         ""},
    };
    return all;
}

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

const Measure& measureOf(const Row& row) {
    const Measure* measure = test::builtInRules()->find(row.measure).measure;
    if (measure == nullptr) qFatal("no measure %s", row.measure);
    return *measure;
}

// The case with its one item, "i1", and what is held for it.
std::string caseOf(const Row& row) {
    const std::string item = row.item[0] == '\0' ? "" : std::string(", ") + row.item;
    const bool expense = measureOf(row).scope == Entity::expense;
    std::string text = "{'format': 'biosubsidy-case/1', 'company': {" + std::string(row.company) + "}";
    if (measureOf(row).scope != Entity::company)
        text += std::string(expense ? ", 'expenses'" : ", 'projects'") + ": [{'id': 'i1'" + item + "}]";
    if (row.held[0] != '\0')
        text += std::string(", 'awards': [{'id': 'a1', '") + (expense ? "expense" : "project") + "': 'i1', " +
                row.held + "}]";
    return test::json(text + "}");
}

Claim claimIn(const Row& row, const Assessment& assessment) {
    return test::claimOf(assessment, row.measure, measureOf(row).scope == Entity::company ? "" : "i1");
}

Assessment assessed(const Row& row) {
    const auto rules = test::builtInRules();
    const Case subject = sitedAt(*rules, test::caseOf(*rules, caseOf(row)), *siteNamed(*rules, row.place));
    return assess(rules, subject, {.asOf = *Date::parse("2026-11-30")});
}

Date dayBefore(const Date& day) {
    const QDate date(day.year(), static_cast<int>(day.month()), static_cast<int>(day.day()));
    return *Date::parse(date.addDays(-1).toString(Qt::ISODate).toStdString());
}

} // namespace

class Law2026Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byClause_data() {
        QTest::addColumn<std::size_t>("row");
        for (std::size_t row = 0; row < rows().size(); ++row)
            QTest::addRow("%s, %s", rows()[row].measure, rows()[row].name) << row;
    }

    void byClause() {
        QFETCH(std::size_t, row);
        const Row& wanted = rows()[row];
        const Assessment assessment = assessed(wanted);
        const Claim claim = claimIn(wanted, assessment);
        QCOMPARE(toString(claim.verdict), toString(wanted.verdict));
        if (wanted.verdict == ineligible) return;
        QCOMPARE(claim.ceiling.has_value(), wanted.sum[0] != '\0');
        if (claim.ceiling) {
            QCOMPARE(qt(claim.ceiling->toString()), qt(Money::parse(wanted.sum)->toString()));
            QCOMPARE(qt(claim.floor->toString()), qt(claim.ceiling->toString())); // nothing is left open
        }
    }

    // Every measure of these documents is paid in one row and refused in another.
    void leavesNoMeasureOut() {
        std::set<std::string> paid;
        std::set<std::string> refused;
        for (const Row& row : rows()) (row.verdict == ineligible ? refused : paid).insert(row.measure);
        const std::vector<Pack>& packs = test::builtInRules()->packs();
        // The first six are held against their whole texts.
        for (const Pack& pack : std::span(packs).subspan(6)) {
            for (const Measure& measure : pack.measures) {
                QVERIFY2(paid.contains(pack.id + "/" + measure.id), (pack.id + "/" + measure.id).c_str());
                QVERIFY2(refused.contains(pack.id + "/" + measure.id), (pack.id + "/" + measure.id).c_str());
            }
        }
    }

    // The first and the last day, the day before and the day after.
    void isInForceOnItsDays_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("until");
        const auto row = [](const char* pack, const char* from, const char* until = "") {
            QTest::newRow(pack) << QString::fromUtf8(from) << QString::fromUtf8(until);
        };
        row("beijing-pilot-2026", "2026-01-04");
        row("beijing-high-end-2026", "2026-01-22", "2026-12-31");
        row("shanghai-manufacturing-2026", "2026-01-01", "2028-12-31");
        row("shanghai-biomed-2024", "2024-08-01", "2029-07-31");
        row("shanghai-lingang", "");
        row("shanghai-minhang-2025", "2025-06-11", "2030-12-31");
        row("jinshan-economy-2023", "2023-12-21");
        row("tianjin-binhai-hitech", "");
        row("chongqing-biomed-2022", "2022-03-14");
        row("hangzhou-biomed-2022", "2022-11-15");
        row("hangzhou-binjiang-2023", "2023-11-22");
        row("shenzhen-2026", "2026-04-15", "2029-04-15");
        row("shenzhen-guangming-2023", "2023-06-14");
        row("guangzhou-huangpu-2025", "2025-07-23", "2028-07-23");
        row("hefei-2022", "");
        row("xiamen-2023", "2023-11-20", "2026-12-31");
        row("qingdao-2023", "2023-12-07");
        row("ningbo-2024", "2024-11-01");
        row("chengdu-2025", "");
        row("wenzhou", "");
        row("hainan-2022", "2025-08-11");
        row("heilongjiang-2026", "2026-02-15");
        row("anhui-biobased", "");
        row("hebei-2023", "");
        row("cangzhou-2023", "2023-07-21");
        row("hangzhou-synbio-2023", "2023-09-07");
        row("shanghai-songjiang-2025", "2025-12-01");
        row("shanghai-upgrade-2024", "2024-05-31");
        row("shenzhen-pingshan-2024", "2024-03-03", "2027-03-02");
        row("huzhou-2023", "2023-06-30");
        row("shenzhen-guide-2025", "");
    }

    void isInForceOnItsDays() {
        QFETCH(QString, from);
        QFETCH(QString, until);
        const Pack* pack = test::builtInRules()->pack(QTest::currentDataTag());
        QVERIFY(pack != nullptr);
        QCOMPARE(qt(pack->checked->toString()), QStringLiteral("2026-11-30"));
        QCOMPARE(pack->from.has_value(), !from.isEmpty());
        QCOMPARE(pack->until.has_value(), !until.isEmpty());
        const auto inForce = [&](const Date& day) { return pack->statusOn(day) == PackStatus::inForce; };
        if (pack->from) {
            QCOMPARE(qt(pack->from->toString()), from);
            QVERIFY(inForce(*pack->from));
            QVERIFY(!inForce(dayBefore(*pack->from)));
        }
        if (pack->until) {
            QCOMPARE(qt(pack->until->toString()), until);
            QVERIFY(inForce(*pack->until));
            QVERIFY(!inForce(pack->until->next()));
        }
        QVERIFY(inForce(*Date::parse("2026-11-30")));
    }

    // Shenzhen's guide: 40% when the plan is issued, 30% with 40% of the investment, the rest on acceptance.
    void isPaidInThreeParts() {
        const auto guide = std::find_if(rows().begin(), rows().end(), [](const Row& row) {
            return row.measure == std::string("shenzhen-guide-2025/innovative-drug");
        });
        const Assessment assessment = assessed(*guide);
        QStringList paid;
        for (const Payment& payment : paymentsOf(claimIn(*guide, assessment))) paid << qt(payment.amount.toString());
        QCOMPARE(paid, (QStringList{QStringLiteral("1600000.00"), QStringLiteral("1200000.00"),
                                    QStringLiteral("1200000.00")}));
    }
};

QTEST_GUILESS_MAIN(Law2026Test)

#include "law_2026_test.moc"

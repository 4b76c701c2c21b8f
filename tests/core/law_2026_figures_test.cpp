// SPDX-License-Identifier: GPL-3.0-or-later
//
// The documents read from excerpts and reports, figure by figure: of what kind each
// measure is; the share and the most of each tier; the caps over several items; and what
// support already held leaves of a claim. Worked out by hand from the policy map.
#include <set>
#include <span>

#include <QTest>

#include "core/assessment/sites.h"
#include "tests/support/rules.h"

using namespace biosubsidy;

namespace {

struct Kind {
    const char* measure; // "pack/measure"
    const char* text;    // in the words of kindOf()
};

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{
        {"beijing-pilot-2026/new-pilot-platform", "project, any, ceiling stated, pool investment"},
        {"beijing-pilot-2026/pilot-voucher", "expense, firms, unstated"},
        {"beijing-high-end-2026/first-batch-material", "project, firms, unstated"},
        {"beijing-high-end-2026/pilot-line", "project, any, unstated, pool investment"},
        {"shanghai-manufacturing-2026/first-set-batch", "project, firms, ceiling stated"},
        {"shanghai-biomed-2024/class1-drug", "project, any, ceiling stated, pool rnd, 1亿 a year, rounds, competitive"},
        {"shanghai-biomed-2024/device-review", "project, any, ceiling open"},
        {"shanghai-biomed-2024/device-approval", "project, any, ceiling stated, pool rnd"},
        {"shanghai-biomed-2024/demonstration", "project, any, ceiling open, competitive"},
        {"shanghai-lingang/class1-drug", "project, firms, ceiling stated, pool rnd, 1亿 a year, rounds"},
        {"shanghai-lingang/class2-drug", "project, firms, ceiling stated, pool rnd, 3000万 a year, rounds"},
        {"shanghai-lingang/consistency", "project, firms, ceiling stated, pool rnd, 1000万 a year"},
        {"shanghai-lingang/major-project", "project, firms, ceiling open, pool investment"},
        {"shanghai-lingang/revenue-first-past", "company, firms, fixed"},
        {"shanghai-lingang/export", "company, firms, unstated"},
        {"shanghai-minhang-2025/city-project-match", "project, firms, ceiling stated, matches city"},
        {"shanghai-minhang-2025/joint-laboratory", "project, firms, ceiling stated, pool investment, 3 years"},
        {"shanghai-minhang-2025/drug-match", "project, any, ceiling open, rounds, matches city"},
        {"jinshan-economy-2023/output-first-past", "company, firms, fixed"},
        {"jinshan-economy-2023/targets-met", "project, firms, ceiling stated, once"},
        {"jinshan-economy-2023/technical-upgrade", "project, firms, ceiling stated, pool investment, competitive"},
        {"tianjin-binhai-hitech/class1-drug", "project, any, ceiling stated, pool rnd, rounds, competitive"},
        {"chongqing-biomed-2022/drug-rnd", "project, any, ceiling stated, pool rnd, rounds"},
        {"chongqing-biomed-2022/device-rnd", "project, any, ceiling stated, pool rnd"},
        {"chongqing-biomed-2022/product-reward", "project, any, fixed"},
        {"chongqing-biomed-2022/consistency", "project, any, fixed"},
        {"chongqing-biomed-2022/overseas", "project, any, ceiling open, once, competitive"},
        {"hangzhou-biomed-2022/national-carrier", "project, any, ceiling stated, matches provincial"},
        {"hangzhou-binjiang-2023/bt-it", "project, firms, ceiling stated, pool rnd, 300万 a year, competitive"},
        {"shenzhen-2026/frontier-fund", "project, any, ceiling open, competitive"},
        {"shenzhen-2026/open-call", "project, any, ceiling open, competitive"},
        {"shenzhen-2026/argued-project", "project, any, ceiling open, competitive"},
        {"shenzhen-2026/rnd-growth", "company, firms, ceiling open"},
        {"shenzhen-2026/ai-service", "expense, firms, ceiling stated, 200万 a year"},
        {"shenzhen-guangming-2023/standard-plant", "project, firms, ceiling stated, pool investment"},
        {"shenzhen-guangming-2023/gmp-plant", "project, firms, ceiling stated, pool investment"},
        {"guangzhou-huangpu-2025/device-trial", "project, any, ceiling stated, pool rnd, 2000万 a year, rounds, once"},
        {"guangzhou-huangpu-2025/device-approval", "project, any, ceiling open, 1000万 a year, once"},
        {"hefei-2022/new-drug", "project, any, ceiling stated, pool rnd, 5000万 a year, rounds"},
        {"hefei-2022/improved-drug", "project, any, ceiling stated, pool rnd, 3000万 a year, rounds"},
        {"hefei-2022/approval", "project, any, ceiling stated, 3000万 a year"},
        {"xiamen-2023/class1-drug", "project, any, ceiling stated, pool rnd, rounds"},
        {"xiamen-2023/class2-drug", "project, any, ceiling stated, pool rnd, rounds"},
        {"xiamen-2023/trial-abroad", "project, any, ceiling stated, pool rnd, rounds"},
        {"xiamen-2023/abroad", "project, any, fixed, 600万 a year, once"},
        {"qingdao-2023/blue-pharmacy", "project, any, ceiling stated, pool rnd, rounds"},
        {"qingdao-2023/class1-drug", "project, any, ceiling stated, pool rnd, 5000万 a year, rounds"},
        {"qingdao-2023/improved-drug", "project, any, ceiling stated, pool rnd, 2000万 a year, rounds"},
        {"qingdao-2023/generic", "project, any, ceiling stated, pool rnd, 1000万 a year"},
        {"qingdao-2023/formula-fsmp", "project, any, ceiling open, 300万 a year"},
        {"qingdao-2023/veterinary", "project, any, ceiling stated, pool rnd, 500万 a year"},
        {"ningbo-2024/class1-drug", "project, any, ceiling stated, pool rnd, 1亿 a year, rounds"},
        {"chengdu-2025/class1-drug", "project, firms, ceiling stated, pool rnd, rounds, budget"},
        {"chengdu-2025/breakthrough", "project, firms, fixed, budget"},
        {"wenzhou/reference-drug", "project, firms, fixed"},
        {"wenzhou/device", "project, firms, fixed, 500万 a year"},
        {"wenzhou/service-platform", "project, firms, ceiling stated, pool investment"},
        {"wenzhou/glp", "company, any, fixed"},
        {"wenzhou/post-market", "expense, any, ceiling stated, 500万 a year"},
        {"wenzhou/insurance", "expense, any, ceiling stated, 200万 a year"},
        {"wenzhou/reimbursement-list", "project, firms, fixed"},
        {"wenzhou/overseas", "project, firms, fixed, 500万 a year"},
        {"wenzhou/cro-local", "expense, any, ceiling stated"},
        {"wenzhou/cro-outside", "expense, any, ceiling stated"},
        {"hainan-2022/procurement", "company, firms, ceiling stated"},
        {"hainan-2022/certification", "project, firms, fixed, once"},
        {"hainan-2022/merger-loan", "expense, firms, ceiling stated, 2 years"},
        {"heilongjiang-2026/new-product", "project, firms, ceiling stated, 300万 a year"},
        {"heilongjiang-2026/new-project", "project, firms, unstated, pool investment"},
        {"anhui-biobased/rnd-industrialisation", "project, firms, ceiling stated, pool investment, competitive"},
        {"hebei-2023/newcomer", "project, firms, fixed, once"},
        {"cangzhou-2023/newcomer-match", "project, firms, ceiling stated, matches provincial"},
        {"cangzhou-2023/little-giant", "company, firms, fixed"},
        {"hangzhou-synbio-2023/new-ingredient", "project, any, fixed"},
        {"hangzhou-synbio-2023/special-cosmetic", "project, any, fixed"},
        {"shanghai-songjiang-2025/device", "project, firms, ceiling stated, pool rnd, 200万 a year"},
        {"shanghai-songjiang-2025/drug-approval", "project, firms, unstated"},
        {"shanghai-songjiang-2025/glp", "project, firms, ceiling stated, pool investment, once"},
        {"shanghai-upgrade-2024/loan-interest", "expense, firms, ceiling stated, 3 years"},
        {"shanghai-upgrade-2024/lease", "expense, firms, ceiling stated"},
        {"shanghai-upgrade-2024/major-upgrade", "project, firms, ceiling open, pool investment"},
        {"shenzhen-pingshan-2024/ingredient-match", "project, any, ceiling stated, matches city"},
        {"huzhou-2023/new-ingredient", "project, firms, fixed, 200万 a year"},
        {"huzhou-2023/fsmp", "project, firms, fixed, 50万 a year"},
        {"shenzhen-guide-2025/innovative-drug", "project, any, ceiling stated, pool investment, competitive"},
    };
    return all;
}

// An amount that is a share of one fact: of a sum that the most does not reach, and of one
// that is far beyond.
struct Share {
    const char* measure;
    const char* name;
    const char* place; // "shanghai/闵行区"
    const char* item;  // facts, in single quotes
    const char* base;  // the fact
    const char* spent;
    const char* sum;
    const char* most;
};

const std::vector<Share>& shares() {
    static const std::vector<Share> all{
        {"beijing-pilot-2026/new-pilot-platform", "others", "beijing",
         "'kinds': ['pilot_platform'], 'new_build': true, 'independent_entity': false, 'fields': ['vaccines']",
         "total_investment", "1000万", "350万", "1亿"},
        {"beijing-pilot-2026/new-pilot-platform", "of its own", "beijing",
         "'kinds': ['pilot_platform'], 'new_build': true, 'independent_entity': true, 'fields': ['vaccines']",
         "total_investment", "1000万", "450万", "1亿"},
        {"shanghai-biomed-2024/class1-drug", "phase_1", "shanghai",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'phase_1'", "stage_spend",
         "1000万", "400万", "1000万"},
        {"shanghai-biomed-2024/class1-drug", "phase_2", "shanghai",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'phase_2'", "stage_spend",
         "1000万", "400万", "2000万"},
        {"shanghai-biomed-2024/class1-drug", "phase_3", "shanghai",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'phase_3'", "stage_spend",
         "1000万", "400万", "3000万"},
        {"shanghai-biomed-2024/class1-drug", "early_trial", "shanghai",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'fields': ['gene_cell_therapy'], "
         "'stage_completed': 'early_trial'",
         "stage_spend", "1000万", "400万", "1500万"},
        {"shanghai-biomed-2024/class1-drug", "confirmatory_trial", "shanghai",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'fields': ['gene_cell_therapy'], "
         "'stage_completed': 'confirmatory_trial'",
         "stage_spend", "1000万", "400万", "3000万"},
        {"shanghai-lingang/class1-drug", "preclinical", "shanghai/临港",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical'", "stage_spend", "1000万", "400万", "800万"},
        {"shanghai-lingang/class1-drug", "phase_1", "shanghai/临港",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_1'", "stage_spend", "1000万", "400万", "1000万"},
        {"shanghai-lingang/class1-drug", "phase_2", "shanghai/临港",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2'", "stage_spend", "1000万", "400万", "2000万"},
        {"shanghai-lingang/class1-drug", "phase_3", "shanghai/临港",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_3'", "stage_spend", "1000万", "400万", "3000万"},
        {"shanghai-lingang/class2-drug", "preclinical", "shanghai/临港",
         "'product_class': 'drug_class2', 'stage_completed': 'preclinical'", "stage_spend", "100万", "40万", "200万"},
        {"shanghai-lingang/class2-drug", "phase_1", "shanghai/临港",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_1'", "stage_spend", "100万", "40万", "300万"},
        {"shanghai-lingang/class2-drug", "phase_2", "shanghai/临港",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_2'", "stage_spend", "100万", "40万", "800万"},
        {"shanghai-lingang/class2-drug", "phase_3", "shanghai/临港",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_3'", "stage_spend", "100万", "40万", "1500万"},
        {"tianjin-binhai-hitech/class1-drug", "preclinical", "tianjin/滨海高新技术产业开发区",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'preclinical'", "stage_spend",
         "1000万", "200万", "300万"},
        {"tianjin-binhai-hitech/class1-drug", "phase_1", "tianjin/滨海高新技术产业开发区",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'phase_1'", "stage_spend",
         "1000万", "200万", "500万"},
        {"tianjin-binhai-hitech/class1-drug", "phase_2", "tianjin/滨海高新技术产业开发区",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'phase_2'", "stage_spend",
         "1000万", "300万", "1200万"},
        {"tianjin-binhai-hitech/class1-drug", "registered", "tianjin/滨海高新技术产业开发区",
         "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'registered'", "stage_spend",
         "1000万", "300万", "2000万"},
        {"chongqing-biomed-2022/drug-rnd", "preclinical", "chongqing",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical'", "stage_spend", "500万", "100万", "300万"},
        {"chongqing-biomed-2022/drug-rnd", "phase_1", "chongqing",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_1'", "stage_spend", "500万", "100万", "200万"},
        {"chongqing-biomed-2022/drug-rnd", "phase_2", "chongqing",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2'", "stage_spend", "500万", "100万", "300万"},
        {"chongqing-biomed-2022/drug-rnd", "phase_3", "chongqing",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_3'", "stage_spend", "500万", "100万", "700万"},
        {"chongqing-biomed-2022/device-rnd", "class III", "chongqing",
         "'product_class': 'device_class3', 'review_track': 'national_special'", "rnd_spend_total", "500万", "100万",
         "500万"},
        {"shenzhen-guangming-2023/gmp-plant", "drug_gmp", "shenzhen/光明",
         "'kinds': ['gmp_plant'], 'area': 10000, 'plant_use': 'drug_gmp'", "renovation_spend", "300万", "150万",
         "1000万"},
        {"shenzhen-guangming-2023/gmp-plant", "device_class3_gmp", "shenzhen/光明",
         "'kinds': ['gmp_plant'], 'area': 10000, 'plant_use': 'device_class3_gmp'", "renovation_spend", "300万",
         "150万", "500万"},
        {"shenzhen-guangming-2023/gmp-plant", "device_class2_gmp", "shenzhen/光明",
         "'kinds': ['gmp_plant'], 'area': 10000, 'plant_use': 'device_class2_gmp'", "renovation_spend", "300万",
         "150万", "200万"},
        {"shenzhen-guangming-2023/gmp-plant", "cleanroom_c", "shenzhen/光明",
         "'kinds': ['gmp_plant'], 'area': 10000, 'plant_use': 'cleanroom_c'", "renovation_spend", "300万", "150万",
         "200万"},
        {"guangzhou-huangpu-2025/device-trial", "national_special", "guangzhou/广州开发区",
         "'product_class': 'device_class3', 'stage_completed': 'phase_3', 'review_track': 'national_special'",
         "stage_spend", "300万", "90万", "300万"},
        {"guangzhou-huangpu-2025/device-trial", "national_priority", "guangzhou/广州开发区",
         "'product_class': 'device_class3', 'stage_completed': 'phase_3', 'review_track': 'national_priority'",
         "stage_spend", "300万", "90万", "300万"},
        {"guangzhou-huangpu-2025/device-trial", "provincial", "guangzhou/广州开发区",
         "'product_class': 'device_class3', 'stage_completed': 'phase_3', 'review_track': 'provincial'", "stage_spend",
         "300万", "90万", "100万"},
        {"hefei-2022/new-drug", "preclinical", "anhui/合肥",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical'", "stage_spend", "1000万", "400万", "500万"},
        {"hefei-2022/new-drug", "phase_1", "anhui/合肥", "'product_class': 'drug_class1', 'stage_completed': 'phase_1'",
         "stage_spend", "1000万", "400万", "1000万"},
        {"hefei-2022/new-drug", "phase_2", "anhui/合肥", "'product_class': 'drug_class1', 'stage_completed': 'phase_2'",
         "stage_spend", "1000万", "400万", "2000万"},
        {"hefei-2022/improved-drug", "preclinical", "anhui/合肥",
         "'product_class': 'drug_class2', 'stage_completed': 'preclinical'", "stage_spend", "500万", "200万", "400万"},
        {"hefei-2022/improved-drug", "phase_1", "anhui/合肥",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_1'", "stage_spend", "500万", "200万", "800万"},
        {"hefei-2022/improved-drug", "phase_2", "anhui/合肥",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_2'", "stage_spend", "500万", "200万", "1500万"},
        {"xiamen-2023/class1-drug", "preclinical", "xiamen",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical'", "stage_spend", "500万", "200万", "400万"},
        {"xiamen-2023/class1-drug", "phase_1", "xiamen", "'product_class': 'drug_class1', 'stage_completed': 'phase_1'",
         "stage_spend", "500万", "200万", "1000万"},
        {"xiamen-2023/class1-drug", "phase_2", "xiamen", "'product_class': 'drug_class1', 'stage_completed': 'phase_2'",
         "stage_spend", "500万", "200万", "2000万"},
        {"xiamen-2023/class1-drug", "phase_3", "xiamen", "'product_class': 'drug_class1', 'stage_completed': 'phase_3'",
         "stage_spend", "500万", "200万", "3000万"},
        {"xiamen-2023/class2-drug", "preclinical", "xiamen",
         "'product_class': 'drug_class2', 'stage_completed': 'preclinical'", "stage_spend", "400万", "80万", "100万"},
        {"xiamen-2023/class2-drug", "phase_1", "xiamen", "'product_class': 'drug_class2', 'stage_completed': 'phase_1'",
         "stage_spend", "400万", "80万", "300万"},
        {"xiamen-2023/class2-drug", "phase_2", "xiamen", "'product_class': 'drug_class2', 'stage_completed': 'phase_2'",
         "stage_spend", "400万", "80万", "800万"},
        {"xiamen-2023/class2-drug", "phase_3", "xiamen", "'product_class': 'drug_class2', 'stage_completed': 'phase_3'",
         "stage_spend", "400万", "80万", "1500万"},
        {"xiamen-2023/trial-abroad", "a trial abroad", "xiamen", "'product_class': 'drug_class1', 'trial_abroad': true",
         "stage_spend", "100万", "40万", "300万"},
        {"qingdao-2023/blue-pharmacy", "preclinical", "qingdao",
         "'marine_drug': true, 'consortium': true, 'stage_completed': 'preclinical'", "stage_spend", "1000万", "500万",
         "3000万"},
        {"qingdao-2023/class1-drug", "preclinical", "qingdao",
         "'product_class': 'drug_class1', 'marine_drug': false, 'stage_completed': 'preclinical'", "stage_spend",
         "500万", "150万", "200万"},
        {"qingdao-2023/class1-drug", "phase_1", "qingdao",
         "'product_class': 'drug_class1', 'marine_drug': false, 'stage_completed': 'phase_1'", "stage_spend", "500万",
         "150万", "300万"},
        {"qingdao-2023/class1-drug", "phase_2", "qingdao",
         "'product_class': 'drug_class1', 'marine_drug': false, 'stage_completed': 'phase_2'", "stage_spend", "500万",
         "150万", "600万"},
        {"qingdao-2023/class1-drug", "registered", "qingdao",
         "'product_class': 'drug_class1', 'marine_drug': false, 'stage_completed': 'registered'", "stage_spend",
         "500万", "150万", "2000万"},
        {"qingdao-2023/improved-drug", "phase_1", "qingdao",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_1'", "stage_spend", "500万", "100万", "200万"},
        {"qingdao-2023/improved-drug", "phase_2", "qingdao",
         "'product_class': 'drug_class2', 'stage_completed': 'phase_2'", "stage_spend", "500万", "100万", "400万"},
        {"qingdao-2023/improved-drug", "registered", "qingdao",
         "'product_class': 'drug_class2', 'stage_completed': 'registered'", "stage_spend", "500万", "100万", "800万"},
        {"qingdao-2023/generic", "registered", "qingdao", "'product_class': 'generic', 'stage_completed': 'registered'",
         "rnd_spend_total", "500万", "100万", "300万"},
        {"qingdao-2023/veterinary", "vet_class1", "qingdao",
         "'product_class': 'vet_class1', 'stage_completed': 'registered'", "rnd_spend_total", "100万", "20万", "300万"},
        {"qingdao-2023/veterinary", "vet_class2", "qingdao",
         "'product_class': 'vet_class2', 'stage_completed': 'registered'", "rnd_spend_total", "100万", "20万", "100万"},
        {"qingdao-2023/veterinary", "vet_class3", "qingdao",
         "'product_class': 'vet_class3', 'stage_completed': 'registered'", "rnd_spend_total", "100万", "20万", "30万"},
        {"ningbo-2024/class1-drug", "phase_2", "ningbo", "'product_class': 'drug_class1', 'stage_completed': 'phase_2'",
         "stage_spend", "1000万", "300万", "1000万"},
        {"ningbo-2024/class1-drug", "phase_3", "ningbo", "'product_class': 'drug_class1', 'stage_completed': 'phase_3'",
         "stage_spend", "1000万", "300万", "3000万"},
        {"chengdu-2025/class1-drug", "preclinical", "chengdu",
         "'product_class': 'drug_class1', 'stage_completed': 'preclinical'", "stage_spend", "500万", "100万", "300万"},
        {"chengdu-2025/class1-drug", "phase_1", "chengdu",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_1'", "stage_spend", "500万", "100万", "300万"},
        {"chengdu-2025/class1-drug", "phase_2", "chengdu",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2'", "stage_spend", "500万", "100万", "500万"},
        {"chengdu-2025/class1-drug", "registered", "chengdu",
         "'product_class': 'drug_class1', 'stage_completed': 'registered'", "stage_spend", "500万", "100万", "700万"},
        {"chengdu-2025/class1-drug", "early_trial", "chengdu",
         "'product_class': 'drug_class1', 'stage_completed': 'early_trial'", "stage_spend", "500万", "100万", "400万"},
        {"chengdu-2025/class1-drug", "confirmatory_trial", "chengdu",
         "'product_class': 'drug_class1', 'stage_completed': 'confirmatory_trial'", "stage_spend", "500万", "100万",
         "700万"},
        {"wenzhou/service-platform", "a pilot platform", "wenzhou", "'kinds': ['pilot_platform'], 'new_build': true",
         "total_investment", "2000万", "400万", "5000万"},
        {"wenzhou/post-market", "40", "wenzhou", "'kind': 'post_market_research'", "amount", "200万", "10万", "500万"},
        {"wenzhou/cro-local", "46", "wenzhou", "'kind': 'cro_contract_local'", "amount", "200万", "10万", "1000万"},
        {"wenzhou/cro-outside", "46", "wenzhou", "'kind': 'cro_contract_outside'", "amount", "200万", "6万", "1000万"},
        {"shanghai-songjiang-2025/device", "device_class2", "shanghai/松江",
         "'product_class': 'device_class2', 'stage': 'in_production', 'stage_completed': 'registered', 'key_product': "
         "true",
         "rnd_spend_total", "100万", "20万", "50万"},
        {"shanghai-songjiang-2025/device", "device_class3", "shanghai/松江",
         "'product_class': 'device_class3', 'stage': 'in_production', 'stage_completed': 'registered', 'key_product': "
         "true",
         "rnd_spend_total", "100万", "20万", "100万"},
        {"shanghai-upgrade-2024/lease", "a lease", "shanghai", "'kind': 'upgrade_lease'", "amount", "1000万", "50万",
         "2000万"},
        {"shanghai-upgrade-2024/major-upgrade", "an upgrade", "shanghai", "'technical_upgrade': true",
         "total_investment", "5000万", "500万", "1亿"},
    };
    return all;
}

struct Copies {
    std::size_t count;
    const char* item;
};

// Items that bring more than their cap: what the pack's claims count together.
struct Limit {
    const char* cap; // "pack/cap", or "pack/measure" of a yearly one
    const char* place;
    std::vector<Copies> items;
    const char* total;
};

const std::vector<Limit>& limits() {
    static const std::vector<Limit> all{
        {"shanghai-biomed-2024/class1-drug",
         "shanghai",
         {{4, "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'phase_3', 'stage_spend': "
              "'1亿'"}},
         "1亿"},
        {"shanghai-biomed-2024/devices",
         "shanghai",
         {{4, "'product_class': 'device_class3', 'stage': 'in_production', 'stage_completed': 'registered', "
              "'review_track': 'provincial', 'rnd_spend_total': '1亿'"}},
         "3000万"},
        {"shanghai-lingang/class1-drug",
         "shanghai/临港",
         {{4, "'product_class': 'drug_class1', 'stage_completed': 'phase_3', 'stage_spend': '1亿'"}},
         "1亿"},
        {"shanghai-lingang/class2-drug",
         "shanghai/临港",
         {{3, "'product_class': 'drug_class2', 'stage_completed': 'phase_3', 'stage_spend': '1亿'"}},
         "3000万"},
        {"shanghai-lingang/consistency",
         "shanghai/临港",
         {{4, "'product_class': 'generic', 'consistency_passed': true, 'rnd_spend_total': '1亿'"}},
         "1000万"},
        {"hangzhou-binjiang-2023/bt-it",
         "hangzhou/滨江",
         {{2, "'kinds': ['rnd'], 'uses_ai': true, 'rnd_spend': '1100万'"}},
         "300万"},
        {"shenzhen-2026/ai-service", "shenzhen", {{2, "'kind': 'ai_rnd_service', 'amount': '1000万'"}}, "200万"},
        {"guangzhou-huangpu-2025/device-trial",
         "guangzhou/广州开发区",
         {{7, "'product_class': 'device_class3', 'stage_completed': 'phase_3', 'review_track': 'national_special', "
              "'stage_spend': '1亿'"}},
         "2000万"},
        {"guangzhou-huangpu-2025/device-approval",
         "guangzhou/广州开发区",
         {{11, "'product_class': 'device_class3', 'stage_completed': 'registered', 'review_track': 'provincial'"}},
         "1000万"},
        {"hefei-2022/new-drug",
         "anhui/合肥",
         {{3, "'product_class': 'drug_class1', 'stage_completed': 'phase_2', 'stage_spend': '1亿'"}},
         "5000万"},
        {"hefei-2022/improved-drug",
         "anhui/合肥",
         {{3, "'product_class': 'drug_class2', 'stage_completed': 'phase_2', 'stage_spend': '1亿'"}},
         "3000万"},
        {"hefei-2022/approval",
         "anhui/合肥",
         {{4, "'product_class': 'drug_class1', 'stage': 'in_production', 'stage_completed': 'registered', "
              "'new_indication': false"}},
         "3000万"},
        {"xiamen-2023/drugs",
         "xiamen",
         {{3, "'product_class': 'drug_class1', 'stage_completed': 'phase_3', 'stage_spend': '1亿'"},
          {1, "'product_class': 'drug_class2', 'stage_completed': 'phase_3', 'stage_spend': '1亿'"}},
         "1亿"},
        {"xiamen-2023/abroad",
         "xiamen",
         {{3, "'product_class': 'drug_class1', 'registered_abroad': true, 'trial_abroad': false, 'stage_completed': "
              "'none'"}},
         "600万"},
        {"qingdao-2023/class1-drug",
         "qingdao",
         {{3, "'product_class': 'drug_class1', 'stage_completed': 'registered', 'stage_spend': '1亿'"}},
         "5000万"},
        {"qingdao-2023/improved-drug",
         "qingdao",
         {{3, "'product_class': 'drug_class2', 'stage_completed': 'registered', 'stage_spend': '1亿'"}},
         "2000万"},
        {"qingdao-2023/generic",
         "qingdao",
         {{4, "'product_class': 'generic', 'stage_completed': 'registered', 'rnd_spend_total': '1亿'"}},
         "1000万"},
        {"qingdao-2023/formula-fsmp",
         "qingdao",
         {{4, "'product_class': 'fsmp', 'stage_completed': 'registered'"}},
         "300万"},
        {"qingdao-2023/veterinary",
         "qingdao",
         {{2, "'product_class': 'vet_class1', 'stage_completed': 'registered', 'rnd_spend_total': '1亿'"}},
         "500万"},
        {"ningbo-2024/class1-drug",
         "ningbo",
         {{4, "'product_class': 'drug_class1', 'stage_completed': 'phase_3', 'stage_spend': '2亿'"}},
         "1亿"},
        {"chengdu-2025/all",
         "chengdu",
         {{14, "'product_class': 'drug_class1', 'stage_completed': 'registered', 'stage_spend': '1亿', 'breakthrough': "
               "true"}},
         "1亿"},
        {"wenzhou/device",
         "wenzhou",
         {{3, "'product_class': 'device_class3', 'stage': 'in_production', 'stage_completed': 'registered', "
              "'has_patent': true, 'trial_exempt': false"}},
         "500万"},
        {"wenzhou/post-market", "wenzhou", {{2, "'kind': 'post_market_research', 'amount': '6000万'"}}, "500万"},
        {"wenzhou/insurance", "wenzhou", {{5, "'kind': 'clinical_insurance', 'amount': '100万'"}}, "200万"},
        {"wenzhou/overseas", "wenzhou", {{6, "'registered_abroad': true"}}, "500万"},
        {"wenzhou/cro",
         "wenzhou",
         {{1, "'kind': 'cro_contract_local', 'amount': '1亿'"}, {1, "'kind': 'cro_contract_outside', 'amount': '2亿'"}},
         "1000万"},
        {"hainan-2022/all", "hainan", {{3, "'registered_abroad': true, 'product_sales_abroad': '1000万'"}}, "500万"},
        {"heilongjiang-2026/new-product",
         "heilongjiang",
         {{7, "'fields': ['biobased_materials'], 'key_product': true, 'product_sales': '1亿'"}},
         "300万"},
        {"shanghai-songjiang-2025/device",
         "shanghai/松江",
         {{3, "'product_class': 'device_class3', 'stage': 'in_production', 'stage_completed': 'registered', "
              "'key_product': true, 'review_track': 'none', 'rnd_spend_total': '1亿'"}},
         "200万"},
        {"shanghai-upgrade-2024/interest",
         "shanghai",
         {{1, "'kind': 'upgrade_loan_interest', 'amount': '3000万', 'year': 2025"},
          {1, "'kind': 'upgrade_loan_interest', 'amount': '3000万', 'year': 2026"}},
         "2000万"},
        {"huzhou-2023/new-ingredient",
         "huzhou",
         {{3, "'ingredient_listed': true, 'stage_completed': 'registered'"}},
         "200万"},
        {"huzhou-2023/fsmp", "huzhou", {{3, "'product_class': 'fsmp', 'stage_completed': 'registered'"}}, "50万"},
    };
    return all;
}

// What support held on the item leaves of the claim.
struct Held {
    const char* measure;
    const char* name;
    const char* place;
    const char* item;
    std::vector<const char*> awards;
    const char* counted;
};

const std::vector<Held>& held() {
    static const std::vector<Held> all{
        {"anhui-biobased/rnd-industrialisation",
         "the province's money comes off",
         "anhui",
         "'fields': ['biobased_materials'], 'consortium': true, 'stage': 'under_construction', 'rnd_spend_total': "
         "'1000万', 'equipment_investment': '2000万'",
         {"'level': 'provincial', 'amount': '100万'"},
         "200万"},
        {"anhui-biobased/rnd-industrialisation",
         "no other does",
         "anhui",
         "'fields': ['biobased_materials'], 'consortium': true, 'stage': 'under_construction', 'rnd_spend_total': "
         "'1000万', 'equipment_investment': '2000万'",
         {"'level': 'city', 'amount': '100万'", "'level': 'national', 'amount': '100万'"},
         "300万"},
        {"anhui-biobased/rnd-industrialisation",
         "earlier rounds use up the project's 3000万",
         "anhui",
         "'fields': ['biobased_materials'], 'consortium': true, 'stage': 'under_construction', 'rnd_spend_total': "
         "'1亿', 'equipment_investment': '5亿'",
         {"'under': 'anhui-biobased/rnd-industrialisation', 'amount': '2900万', 'year': 2025"},
         "100万"},
        {"shanghai-lingang/class1-drug",
         "an earlier stage does not come off",
         "shanghai/临港新片区",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_1', 'stage_spend': '2000万'",
         {"'under': 'shanghai-lingang/class1-drug', 'amount': '500万', 'year': 2025"},
         "800万"},
        {"shanghai-lingang/class1-drug",
         "what was paid this year uses up its 1亿",
         "shanghai/临港新片区",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_1', 'stage_spend': '2000万'",
         {"'under': 'shanghai-lingang/class1-drug', 'amount': '9900万', 'year': 2026"},
         "100万"},
        {"shanghai-lingang/consistency",
         "what was paid for it comes off",
         "shanghai/临港新片区",
         "'product_class': 'generic', 'consistency_passed': true, 'rnd_spend_total': '1000万'",
         {"'under': 'shanghai-lingang/consistency', 'amount': '50万', 'year': 2025"},
         "150万"},
        {"shanghai-minhang-2025/city-project-match",
         "what it matches does not come off",
         "shanghai/闵行区",
         "'kinds': ['rnd']",
         {"'level': 'city', 'amount': '400万'"},
         "80万"},
        {"shanghai-minhang-2025/drug-match",
         "nor does the match of an earlier stage",
         "shanghai/闵行区",
         "'product_class': 'drug_class1', 'stage_completed': 'phase_2', 'stage_spend': '1000万'",
         {"'level': 'city', 'amount': '400万'",
          "'under': 'shanghai-minhang-2025/drug-match', 'amount': '100万', 'year': 2025"},
         "400万"},
    };
    return all;
}

QString qt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString money(const char* text) {
    return qt(Money::parse(text)->toString());
}

const Measure& measureOf(const char* name) {
    const Measure* measure = test::builtInRules()->find(name).measure;
    if (measure == nullptr) qFatal("no measure %s", name);
    return *measure;
}

// "project, firms, ceiling stated, pool rnd, 1亿 a year, rounds, competitive"
QStringList kindOf(const Measure& measure) {
    QStringList parts{qt(toString(measure.scope)),
                      measure.applicant.empty() ? QStringLiteral("any") : QStringLiteral("firms"),
                      qt(toString(measure.support))};
    if (measure.rate) parts.back() += QStringLiteral(" ") + qt(toString(*measure.rate));
    if (!measure.pool.empty()) parts << QStringLiteral("pool ") + qt(measure.pool);
    if (measure.yearlyCap) parts << qt(measure.yearlyCap->toString()) + QStringLiteral(" a year");
    if (measure.rounds) parts << QStringLiteral("rounds");
    if (measure.once) parts << QStringLiteral("once");
    for (const std::string& level : namesOf(measure.matches)) parts << QStringLiteral("matches ") + qt(level);
    if (measure.years) parts << QStringLiteral("%1 years").arg(*measure.years);
    if (measure.discretion) parts << qt(toString(*measure.discretion));
    return parts;
}

// The same with sums as people write them made into fen.
QStringList kindOf(const Kind& kind) {
    QStringList parts = QString::fromUtf8(kind.text).split(QStringLiteral(", "));
    for (QString& part : parts) {
        const QString yearly = QStringLiteral(" a year");
        if (part.endsWith(yearly)) part = money(part.chopped(yearly.size()).toUtf8().constData()) + yearly;
    }
    return parts;
}

// Items "i1", "i2" ... of a leading firm at this place.
Assessment assessed(Entity entity, const std::vector<std::string>& items, const char* place,
                    const std::vector<const char*>& awards = {}) {
    const bool expense = entity == Entity::expense;
    std::string text = "{'format': 'biosubsidy-case/1', 'company': {'industry_leader': true}";
    text += expense ? ", 'expenses': [" : ", 'projects': [";
    for (std::size_t item = 0; item < items.size(); ++item) {
        text += std::string(item == 0 ? "" : ", ") + "{'id': 'i" + std::to_string(item + 1) + "', " + items[item] + "}";
    }
    text += "], 'awards': [";
    for (std::size_t award = 0; award < awards.size(); ++award) {
        text += std::string(award == 0 ? "" : ", ") + "{'id': 'a" + std::to_string(award + 1) + "', '" +
                (expense ? "expense" : "project") + "': 'i1', " + awards[award] + "}";
    }
    const auto rules = test::builtInRules();
    const Case subject = sitedAt(*rules, test::caseOf(*rules, test::json(text + "]}")), *siteNamed(*rules, place));
    return assess(rules, subject, {.asOf = *Date::parse("2026-11-30")});
}

} // namespace

class Law2026FiguresTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOfItsKind_data() {
        QTest::addColumn<std::size_t>("row");
        for (std::size_t row = 0; row < kinds().size(); ++row) QTest::addRow("%s", kinds()[row].measure) << row;
    }

    void isOfItsKind() {
        QFETCH(std::size_t, row);
        QCOMPARE(kindOf(measureOf(kinds()[row].measure)), kindOf(kinds()[row]));
    }

    // Each measure of these documents has a row, and each row a measure.
    void leavesNoneOut() {
        std::set<std::string> named;
        for (const Kind& kind : kinds()) named.insert(kind.measure);
        QCOMPARE(named.size(), kinds().size());
        // The first six are held against their whole texts.
        for (const Pack& pack : std::span(test::builtInRules()->packs()).subspan(6)) {
            for (const Measure& measure : pack.measures) {
                const std::string name = pack.id + "/" + measure.id;
                QVERIFY2(named.erase(name) == 1, name.c_str());
            }
        }
        QVERIFY(named.empty());
    }

    void paysAShare_data() {
        QTest::addColumn<std::size_t>("row");
        for (std::size_t row = 0; row < shares().size(); ++row)
            QTest::addRow("%s, %s", shares()[row].measure, shares()[row].name) << row;
    }

    void paysAShare() {
        QFETCH(std::size_t, row);
        const Share& share = shares()[row];
        const auto with = [&](const char* sum) {
            return std::string(share.item) + ", '" + share.base + "': '" + sum + "'";
        };
        const Assessment assessment =
            assessed(measureOf(share.measure).scope, {with(share.spent), with("100亿")}, share.place);
        const Claim& little = test::claimOf(assessment, share.measure, "i1");
        QCOMPARE(toString(little.verdict), toString(Verdict::eligible));
        QCOMPARE(qt(little.ceiling->toString()), money(share.sum));
        const Claim& much = test::claimOf(assessment, share.measure, "i2");
        QCOMPARE(qt(much.ceiling->toString()), money(share.most));
    }

    void countsNoMoreThanItsCap_data() {
        QTest::addColumn<std::size_t>("row");
        for (std::size_t row = 0; row < limits().size(); ++row) QTest::addRow("%s", limits()[row].cap) << row;
    }

    void countsNoMoreThanItsCap() {
        QFETCH(std::size_t, row);
        const Limit& limit = limits()[row];
        const std::string name(limit.cap);
        const std::string pack = name.substr(0, name.find('/'));
        std::vector<std::string> items;
        for (const Copies& copies : limit.items) items.insert(items.end(), copies.count, copies.item);
        const bool expense = items.front().starts_with("'kind': ");
        const Assessment assessment = assessed(expense ? Entity::expense : Entity::project, items, limit.place);
        Money counted;
        bool limited = false;
        for (const PackResult& result : assessment.packs) {
            if (result.pack->id != pack) continue;
            for (const Claim& claim : result.claims) {
                counted = counted + claim.counted;
                for (const Cap* cap : claim.limitedBy) limited = limited || pack + "/" + cap->id == name;
            }
        }
        QCOMPARE(qt(counted.toString()), money(limit.total));
        QVERIFY(limited);
    }

    void countsWhatIsLeft_data() {
        QTest::addColumn<std::size_t>("row");
        for (std::size_t row = 0; row < held().size(); ++row)
            QTest::addRow("%s, %s", held()[row].measure, held()[row].name) << row;
    }

    void countsWhatIsLeft() {
        QFETCH(std::size_t, row);
        const Held& wanted = held()[row];
        const Assessment assessment =
            assessed(measureOf(wanted.measure).scope, {wanted.item}, wanted.place, wanted.awards);
        QCOMPARE(qt(test::claimOf(assessment, wanted.measure, "i1").counted.toString()), money(wanted.counted));
    }
};

QTEST_GUILESS_MAIN(Law2026FiguresTest)

#include "law_2026_figures_test.moc"

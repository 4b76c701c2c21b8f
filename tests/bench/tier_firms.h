// SPDX-License-Identifier: GPL-3.0-or-later
//
// A pack of tiers and nested caps, firms for it, and what a programmer would write for
// that pack and nothing else: the highest total of the claims that hold.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <vector>

namespace biosubsidy::bench {

inline constexpr const char* tierPack = R"(format = "biosubsidy-pack/1"
[pack]
id = "tiers"
version = "1"
city = "beijing"
title.zh = "试"
title.en = "t"
summary.zh = "试"
summary.en = "t"
issuers = ["x"]
status = "in_force"
from = 2024-01-01
grade = "full_text"
[[measure]]
id = "stages"
clause = "1"
scope = "project"
title.zh = "试"
title.en = "t"
summary.zh = "试"
summary.en = "t"
when = 'project.product_class in {drug_class1, drug_class2}'
support = "ceiling"
rate = "stated"
[[measure.tier]]
when = 'project.stage_completed is phase_3'
amount = 'min(40% * project.stage_spend, 3000万元)'
[[measure.tier]]
when = 'project.stage_completed is phase_2'
amount = 'min(30% * project.stage_spend, 1500万元)'
[[measure.tier]]
when = 'project.stage_completed in {phase_1, preclinical}'
amount = 'min(20% * project.stage_spend, 500万元)'
[[measure]]
id = "plants"
clause = "2"
scope = "project"
title.zh = "试"
title.en = "t"
summary.zh = "试"
summary.en = "t"
when = 'project.new_build'
support = "ceiling"
rate = "stated"
amount = 'min(50% * min(project.renovation_spend, 5000元 * project.area), 1000万元)'
[[measure]]
id = "growth"
clause = "3"
scope = "company"
title.zh = "试"
title.en = "t"
summary.zh = "试"
summary.en = "t"
support = "fixed"
[[measure.tier]]
when = 'company.annual_output >= 30亿元 and company.output_best_before < 30亿元'
amount = '300万元'
[[measure.tier]]
when = 'company.annual_output >= 10亿元 and company.output_best_before < 10亿元'
amount = '200万元'
[[measure.tier]]
when = 'company.annual_output >= 1亿元 and company.output_best_before < 1亿元'
amount = '50万元'
[[measure]]
id = "spending"
clause = "4"
scope = "company"
title.zh = "试"
title.en = "t"
summary.zh = "试"
summary.en = "t"
when = 'company.rnd_spend >= 5% * company.revenue'
support = "ceiling"
rate = "stated"
amount = 'min(10% * max(company.rnd_spend - company.rnd_spend_before, 0元), 500万元)'
[[cap]]
id = "project"
measures = ["stages", "plants"]
per = "project"
amount = "2500万元"
zh = "一个项目"
en = "one project"
[[cap]]
id = "year"
measures = ["stages", "plants"]
per = "year"
amount = "4000万元"
zh = "一年"
en = "a year"
[[cap]]
id = "all"
per = "life"
amount = "4500万元"
zh = "总共"
en = "in all"
)";

inline constexpr std::int64_t unknownAmount = -1;

struct TierProject {
    int productClass = -1;                                               // as in tierClasses; −1: not known
    int stage = -1;                                                      // as in tierStages
    int newBuild = -1;                                                   // no, yes
    std::int64_t stageSpend = unknownAmount, renovation = unknownAmount; // fen
    std::int64_t area = unknownAmount;                                   // hundredths of a square metre
};
inline constexpr std::array<const char*, 4> tierClasses{"drug_class1", "drug_class2", "generic", "other"};
inline constexpr std::array<const char*, 5> tierStages{"phase_3", "phase_2", "phase_1", "preclinical", "none"};

struct TierFirm {
    std::int64_t output = unknownAmount, outputBefore = unknownAmount, revenue = unknownAmount;
    std::int64_t spend = unknownAmount, spendBefore = unknownAmount;
    std::vector<TierProject> projects;
};

class TiersByHand {
public:
    static std::int64_t total(const TierFirm& firm) {
        std::int64_t ofYear = 0;
        for (const TierProject& project : firm.projects) {
            std::int64_t one = 0;
            if (project.productClass == 0 || project.productClass == 1) one += ofStage(project);
            if (project.newBuild == 1) {
                const std::int64_t space = project.area == unknownAmount ? most : project.area * 5000;
                const std::int64_t spent = project.renovation == unknownAmount ? most : project.renovation;
                one += std::min(std::min(spent, space) / 2, 1000 * wan);
            }
            ofYear += std::min(one, 2500 * wan);
        }
        return std::min(std::min(ofYear, 4000 * wan) + growth(firm) + spending(firm), 4500 * wan);
    }

private:
    static constexpr std::int64_t wan = 1'000'000;
    static constexpr std::int64_t most = 100'000'000'000'000'000;

    static std::int64_t ofStage(const TierProject& project) {
        const std::int64_t spend = project.stageSpend == unknownAmount ? most : project.stageSpend;
        switch (project.stage) {
        case 0: return std::min(spend * 2 / 5, 3000 * wan);
        case 1: return std::min(spend * 3 / 10, 1500 * wan);
        case 2:
        case 3: return std::min(spend / 5, 500 * wan);
        default: return 0;
        }
    }

    static std::int64_t growth(const TierFirm& firm) {
        constexpr std::array<std::int64_t, 3> thresholds{300'000 * wan, 100'000 * wan, 10'000 * wan};
        constexpr std::array<std::int64_t, 3> sums{300 * wan, 200 * wan, 50 * wan};
        const std::int64_t low = firm.output == unknownAmount ? 0 : firm.output;
        const std::int64_t high = firm.output == unknownAmount ? most : firm.output;
        const std::int64_t lowBefore = firm.outputBefore == unknownAmount ? 0 : firm.outputBefore;
        const std::int64_t highBefore = firm.outputBefore == unknownAmount ? most : firm.outputBefore;
        std::int64_t highest = 0; // of the possible tiers
        for (std::size_t tier = 0; tier < thresholds.size(); ++tier) {
            const std::int64_t threshold = thresholds[tier];
            if (high < threshold || lowBefore >= threshold) continue;
            highest = std::max(highest, sums[tier]);
            if (low >= threshold && highBefore < threshold) return highest;
        }
        return 0; // none surely holds
    }

    static std::int64_t spending(const TierFirm& firm) {
        const std::int64_t low = firm.spend == unknownAmount ? 0 : firm.spend;
        const std::int64_t high = firm.spend == unknownAmount ? most : firm.spend;
        const std::int64_t revenue = firm.revenue == unknownAmount ? most : firm.revenue;
        if (low * 20 < revenue) return 0;
        const std::int64_t before = firm.spendBefore == unknownAmount ? 0 : firm.spendBefore;
        return std::min(std::max<std::int64_t>(high - before, 0) / 10, 500 * wan);
    }
};

inline std::vector<TierFirm> tierFirms(std::size_t count) {
    std::mt19937 random(20261130);
    const auto below = [&](int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random); };
    const auto amount = [&](int limit) { // of 万元, and some fen
        return below(6) == 0 ? unknownAmount : static_cast<std::int64_t>(1 + below(limit)) * 1'000'000 + below(100);
    };
    std::vector<TierFirm> firms(count);
    for (TierFirm& firm : firms) {
        firm.output = amount(400'000);
        firm.outputBefore = amount(400'000);
        firm.revenue = amount(100'000);
        firm.spend = amount(8'000);
        firm.spendBefore = amount(8'000);
        firm.projects.resize(static_cast<std::size_t>(below(4)));
        for (TierProject& project : firm.projects) {
            project.productClass = below(5) - 1;
            project.stage = below(6) - 1;
            project.newBuild = below(3) - 1;
            project.stageSpend = amount(9'000);
            project.renovation = amount(3'000);
            project.area = below(6) == 0 ? unknownAmount : static_cast<std::int64_t>(below(800'000));
        }
    }
    return firms;
}

} // namespace biosubsidy::bench

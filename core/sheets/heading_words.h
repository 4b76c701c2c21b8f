// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of headings, as tables have them: other names of facts, words that may
// stand around a name and change nothing, and words that make another thing of it.
#pragma once

#include <span>
#include <string_view>

#include "core/facts/vocabulary.h"

namespace biosubsidy::sheets {

struct HeadingName {
    Entity entity;
    std::string_view fact; // its id
    std::string_view name; // as plainHeading() makes it
};
[[nodiscard]] std::span<const HeadingName> otherNames();

// Whether the company's fact is a sum of the last full year.
[[nodiscard]] bool isOfLastYear(std::string_view companyFact);

// 企业, 其中, 上年: before a name; 数量, 金额: behind it.
struct HarmlessWord {
    enum class With : std::uint8_t { anything, company, project, expense, money, count, lastYear };
    std::string_view word;
    With with;
};
[[nodiscard]] std::span<const HarmlessWord> harmlessFronts();
[[nodiscard]] std::span<const HarmlessWord> harmlessEnds();

// 增长率, 平均, 电话: what stands with such a word is not the fact whose name it holds.
[[nodiscard]] bool meansSomethingElse(std::string_view rest);
// 所属行业, 注册资本: well known, and no fact.
[[nodiscard]] bool isKnownOther(std::string_view plain);
// Whether a remark in brackets leaves an amount's heading as it is: 必填, 2025年.
[[nodiscard]] bool isHarmlessRemark(std::string_view inside);
// Whether it makes another thing of the name, its harmless words aside: 含税率, 研发费用.
[[nodiscard]] bool remarkMeansSomethingElse(std::string_view inside);
// Whether it speaks of support that is held already.
[[nodiscard]] bool speaksOfSupportHeld(std::string_view plain);

} // namespace biosubsidy::sheets

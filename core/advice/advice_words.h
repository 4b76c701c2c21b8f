// SPDX-License-Identifier: GPL-3.0-or-later
//
// Pieces of advice as sentences in either language. They name facts to establish,
// never facts to claim, and say with each figure how far it can be relied on.
#pragma once

#include <string>
#include <vector>

#include "core/advice/advice.h"

namespace biosubsidy::advice {

// A value of a fact as people read it: 5,000万元, 是, 专业中试平台、产业化; 未填.
[[nodiscard]] std::string valueText(const Assessment& assessment, const FactRef& ref, const FactValue& value,
                                    Language language);

struct AdviceText {
    std::string change; // 如果项目 p1 的总投资由 4,800万元 增至 5,000万元（多 200万元）
    std::string effect; // 合计增加 1,500万元，至 6,500万元
    std::vector<std::string> claims;  // 专业中试平台建设（项目 p1，附件3）：新增 5,000万元
    std::vector<std::string> besides; // what holds now and must go on holding
    std::vector<std::string> cautions;
};
[[nodiscard]] AdviceText wordsOf(const Advisory& advisory, const Advice& advice, Language language);

// What people are told, rank by rank; what would make another project of it is left out.
[[nodiscard]] std::vector<std::vector<const Advice*>> toldByRank(const Advisory& advisory);
// Above the pieces of one rank: 先查明这些（按增加额排序）
[[nodiscard]] std::string adviceHeading(AdviceRank rank, Language language);

// 合计在 0元 与 5,013.6万元 之间 …
[[nodiscard]] std::vector<std::string> rangeText(const Assessment& assessment, const TotalRange& range,
                                                 Language language);
// 项目 p1：总投资: 最好 … ，最差 …
[[nodiscard]] std::string questionText(const Assessment& assessment, const Answers& answers, Language language);

// What was not looked at, for want of work or because who waited ended it: a heading and
// a line for each part. Empty where all was.
[[nodiscard]] std::vector<std::string> unfinishedText(const Advisory& advisory, Language language);

// The whole, for a terminal.
[[nodiscard]] std::string adviceText(const Advisory& advisory, Language language);

} // namespace biosubsidy::advice

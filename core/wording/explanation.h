// SPDX-License-Identifier: GPL-3.0-or-later
//
// The reasons of a claim as text that a client can follow, in either language.
// Made from the trace of the assessment alone: nothing is computed again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/assessment/assessment.h"
#include "core/values/localized.h"

namespace biosubsidy::wording {

// One condition, as a row: what is asked, what stands in the case, how it came out.
struct ConditionLine {
    int depth = 0; // nesting under "all of", "any of", "not"
    Truth outcome = Truth::unknown;
    std::string asked;           // 总投资 ≥ 5,000万元
    std::string stands;          // 4,800万元; 未填; 未填，至少 6,000万元
    std::string difference;      // 差 200万元; "" where it does not apply
    std::optional<FactRef> fact; // to jump to its field
    std::string reading;         // 从严 / 从宽, "" for what both readings ask
};

struct Explanation {
    std::string title;               // of the measure
    std::string subject;             // 项目 p1 (name), 支出 e1, 企业
    std::string verdict;             // 符合
    std::string support;             // 最高限额（公布比例）, 定额, 未公布金额, 非资金支持 …
    std::string amount;              // 5,000万元; 未公布金额; 非资金
    std::string why;                 // one sentence: the deciding reason
    std::optional<FactRef> deciding; // the fact that it is about, where there is one
    std::vector<ConditionLine> conditions;
    std::vector<std::string> sum; // step by step: "30% × 2亿元 = 6,000万元", "封顶 5,000万元"; one line each
    std::vector<std::string> stacking; // awards set off, what excluded it, cap used, shared pool, completed by
    std::vector<std::string> missing;  // labels of the facts that leave it open, with their item
    std::vector<std::string> notes;    // due after completion, warnings, assumptions, draft, superseded, excerpt
    std::string clause;                // 附件3
    std::string document;              // 《…》 京科发〔2024〕14号
    std::string agencies;              // joined; "" where none is named
};

[[nodiscard]] Explanation explain(const Assessment& assessment, const ClaimId& id, Language language);

// The steps of the sum on one line: 30% × 2亿元（总投资） = 6,000万元 → 封顶 5,000万元
[[nodiscard]] std::string sumOnOneLine(const Explanation& explanation, Language language);

// Names and labels that several views share.
[[nodiscard]] std::string verdictText(Verdict verdict, Language language); // 符合, 可争取, 待补信息, 不符合
[[nodiscard]] std::string verdictSign(Verdict verdict);                    // ✓ ◐ ? –
[[nodiscard]] std::string outcomeSign(Truth outcome);                      // ✓ ? ✗
[[nodiscard]] std::string statusText(const PackResult& pack, Language language); // 施行中, 至 2026-12-31; 征求意见稿 …
[[nodiscard]] std::string gradeText(Grade grade, Language language);             // 全文, 摘录
[[nodiscard]] std::string awardLevelText(AwardLevel level, Language language); // 国家级
[[nodiscard]] std::string supportText(const Measure& measure, Language language);
// "公司：员工人数", "项目 p1：总投资"
[[nodiscard]] std::string factText(const Assessment& assessment, const FactRef& ref, Language language);
[[nodiscard]] std::string itemText(const Assessment& assessment, Entity entity, std::size_t item, Language language);

} // namespace biosubsidy::wording

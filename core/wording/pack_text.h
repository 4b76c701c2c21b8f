// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents and measures in words, apart from any case: what a document is
// called and how far it can be relied on, what a measure asks and pays.
#pragma once

#include <string>
#include <vector>

#include "core/assessment/siting.h"
#include "core/wording/explanation.h"

namespace biosubsidy::wording {

// 《…》 京科发〔2024〕14号
[[nodiscard]] std::string documentText(const Pack& pack, Language language);
// 2024-09-14 至 2026-12-31; 自 2024-11-08 起，未写截止日; 无施行日期
[[nodiscard]] std::string periodText(const Pack& pack, Language language);
// 专业中试平台建设（p1，附件3）: a title and what tells it from others; empty ones are left out.
[[nodiscard]] std::string withParticulars(const std::string& title, const std::vector<std::string>& particulars,
                                          Language language);
// 附件3; a bare number gets a word before it: 条款 12; where no number was seen, that
[[nodiscard]] std::string clauseText(const Measure& measure, Language language);
// Of a figure or measure: 附件3, "Annex, art. 3"; a bare number: 条款 3.
[[nodiscard]] std::string clauseText(const std::string& clause, Language language);
// 上海市金山区; Shanghai, Jinshan District
[[nodiscard]] std::string placeText(const Siting& siting, Language language);
// Where a document holds: 全市; 金山区; 园区滨海高新区（在滨海新区内）
[[nodiscard]] std::string reachText(const Pack& pack, Language language);
// The fields of industry of a document or zone: 合成生物、生物制药
[[nodiscard]] std::string fieldsText(const ChoiceSet& fields, const Vocabulary& vocabulary, Language language);
// 企业, 项目, 支出
[[nodiscard]] std::string scopeText(Entity scope, Language language);

// What concerns every claim of a document: draft, superseded, excerpt, a pack of
// the user's, and its own warnings on that day. explain() gives them as notes too.
[[nodiscard]] std::vector<std::string> packNotes(const PackResult& pack, Language language);

// What a measure asks, rows without a case: applicant, conditions, readings.
[[nodiscard]] std::vector<ConditionLine> requirementLines(const Measure& measure, const Vocabulary& vocabulary,
                                                          Language language);
// 30% × 总投资，最高 5,000万元，每年最多 …; 未公布金额; 非资金
// The name of a tier, else its number: 第 2 档.
[[nodiscard]] std::string tierName(const Measure& measure, std::size_t tier, Language language);
[[nodiscard]] std::string amountText(const Measure& measure, const Vocabulary& vocabulary, Language language);

// How far our own reading reaches: stacking, awards, ….
// 择优; competitive.
[[nodiscard]] std::string discretionText(Discretion discretion, Language language);
// How the measure is granted and paid, a sentence each: at discretion, once, in rounds
// or instalments, under which caps, by which call. Empty where the text says nothing.
[[nodiscard]] std::vector<std::string> grantLines(const Pack& pack, const Measure& measure, Language language);
[[nodiscard]] std::string assumptionText(const std::string& on, Language language);

} // namespace biosubsidy::wording

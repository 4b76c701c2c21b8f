// SPDX-License-Identifier: GPL-3.0-or-later
//
// Documents that are not in force on the day: ended, or still to come. Where one of
// them is left out of the totals, a zero is no answer; what is said is when it ends or
// begins, and what is known of what follows.
#pragma once

#include <string>
#include <vector>

#include "core/assessment/assessment.h"

namespace biosubsidy::wording {

struct TermNotice {
    const Pack* pack = nullptr;
    bool ended = false; // else it is still to come
    Date day;           // its last day, or its first
};

// Of the documents of an assessment, or of all the rules; in their order.
[[nodiscard]] std::vector<TermNotice> termNotices(const Assessment& assessment);
[[nodiscard]] std::vector<TermNotice> termNotices(const RuleBook& rules, const Date& asOf);

// 《…》京科发〔2024〕14号 已于 2026-12-31 到期（当日包括在内），这一天之后不计入合计
[[nodiscard]] std::string termText(const TermNotice& notice, Language language);
// What follows: the document that replaces it, what it says itself, others of the place
// that are in force or drafts on the day; "" for one that is still to come.
[[nodiscard]] std::string afterTermText(const TermNotice& notice, const RuleBook& rules, const Date& asOf,
                                        Language language);

} // namespace biosubsidy::wording

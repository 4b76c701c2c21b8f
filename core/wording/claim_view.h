// SPDX-License-Identifier: GPL-3.0-or-later
//
// One claim of an assessment with all that its text is made from. A view: it
// keeps references and lives no longer than the assessment.
#pragma once

#include "core/assessment/assessment.h"
#include "core/wording/fact_words.h"

namespace biosubsidy::wording {

struct ClaimView {
    ClaimView(const Assessment& of, const ClaimId& which, Language language)
        : assessment(of), id(which), pack(of.packs.at(which.pack)), claim(of.claim(which)), measure(*claim.measure),
          words(of.rules->vocabulary(), of.subject.get(), language) {}

    const Assessment& assessment;
    ClaimId id;
    const PackResult& pack;
    const Claim& claim;
    const Measure& measure;
    FactWords words;

    [[nodiscard]] Language language() const noexcept { return words.language(); }
    [[nodiscard]] const std::string& in(const Localized& text) const { return text.in(language()); }
    [[nodiscard]] const ConditionTrace* condition(ConditionTrace::Part part) const {
        for (const ConditionTrace& condition : claim.conditions) {
            if (condition.part == part) return &condition;
        }
        return nullptr;
    }
};

} // namespace biosubsidy::wording

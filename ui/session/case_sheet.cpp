// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/case_sheet.h"

#include <algorithm>

namespace biosubsidy::ui {

namespace {

bool stands(const AwardAim& aim, const Case& subject) {
    if (aim.kind == AwardTarget::measure) return true;
    const std::vector<Item>& items = aim.kind == AwardTarget::project ? subject.projects : subject.expenses;
    return std::any_of(items.begin(), items.end(), [&](const Item& item) { return item.id == aim.id; });
}

} // namespace

AwardDraft AwardDraft::of(const Award& award) {
    return {award.id,   award.policy, award.amount, award.level, AwardAim{award.target, award.targetId},
            award.year, award.under};
}

Award AwardDraft::toAward() const {
    return {id, policy, amount.value(), level, aim.value().kind, aim.value().id, year, under};
}

CaseSheet CaseSheet::of(Case subject) {
    CaseSheet sheet{std::move(subject), {}};
    for (const Award& award : sheet.subject.awards) sheet.awards.push_back(AwardDraft::of(award));
    return sheet;
}

void CaseSheet::settleAwards() {
    subject.awards.clear();
    for (AwardDraft& draft : awards) {
        if (draft.aim && !stands(*draft.aim, subject)) {
            draft.aim.reset();
            draft.under.reset();
        }
        if (draft.isComplete()) subject.awards.push_back(draft.toAward());
    }
}

} // namespace biosubsidy::ui

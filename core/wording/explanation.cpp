// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/explanation.h"

#include "core/values/text.h"
#include "core/wording/agency_names.h"
#include "core/wording/claim_view.h"
#include "core/wording/condition_lines.h"
#include "core/wording/money_text.h"
#include "core/wording/note_lines.h"
#include "core/wording/pack_text.h"
#include "core/wording/stacking_lines.h"
#include "core/wording/sum_lines.h"
#include "core/wording/why.h"

namespace biosubsidy::wording {

namespace {

// What the claim alone may bring.
std::string claimAmount(const ClaimView& view) {
    const Claim& claim = view.claim;
    const Language language = view.language();
    if (!view.measure.hasSum()) return amountText(view.measure, view.assessment.rules->vocabulary(), language);
    if (claim.verdict == Verdict::ineligible) return say(language, "不计", "nothing");
    const std::string text = moneyText(claim.ceiling.value_or(Money()), language);
    const bool mayBeLess = claim.verdict == Verdict::undetermined || !claim.missing.empty();
    return mayBeLess ? say(language, "最多 {}", "at most {}", text) : text;
}

} // namespace

Explanation explain(const Assessment& assessment, const ClaimId& id, Language language) {
    const ClaimView view(assessment, id, language);
    Explanation explanation;
    explanation.title = printable(view.in(view.measure.title));
    explanation.subject = itemText(assessment, view.claim.entity, view.claim.item, language);
    explanation.verdict = verdictText(view.claim.verdict, language);
    explanation.support = supportText(view.measure, language);
    explanation.amount = claimAmount(view);
    Deciding deciding = why(view);
    explanation.why = std::move(deciding.sentence);
    explanation.deciding = deciding.fact;
    explanation.conditions = conditionLines(view);
    explanation.sum = sumLines(view);
    explanation.stacking = stackingLines(view);
    for (const FactRef& ref : view.claim.missing) explanation.missing.push_back(factText(assessment, ref, language));
    explanation.notes = claimNotes(view);
    const std::vector<std::string> ofPack = packNotes(view.pack, language);
    explanation.notes.insert(explanation.notes.end(), ofPack.begin(), ofPack.end());
    explanation.clause = clauseText(view.measure, language);
    explanation.document = documentText(*view.pack.pack, language);
    explanation.agencies = agenciesText(view.measure.agencies, language);
    return explanation;
}

std::string sumOnOneLine(const Explanation& explanation, Language language) {
    std::string text;
    for (const std::string& step : explanation.sum) {
        if (!text.empty()) text += language == Language::zh ? " → " : ", ";
        text += step;
    }
    return text;
}

} // namespace biosubsidy::wording

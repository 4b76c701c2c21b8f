// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/note_lines.h"

#include "core/values/text.h"
#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::wording {

namespace {

// Whether our own reading of the document, named by what it is on, acts here.
bool acts(const ClaimView& view, const std::string& on) {
    const Claim& claim = view.claim;
    if (on == "stacking") return claim.excludedBy.has_value();
    if (on == "awards") return !claim.awardsHeld.empty() && !claim.awardsOff.isZero();
    if (on == "cap")
        return claim.cappedBy != nullptr || claim.reason == ClaimReason::capUsedUp || !claim.limitedBy.empty();
    if (on == "period") return claim.reason == ClaimReason::notInForce || claim.reason == ClaimReason::outsidePeriod;
    if (on == "identification") return claim.completedBy.has_value();
    return false;
}

std::string ourReading(const ClaimView& view, const Assumption& assumption) {
    return say(view.language(), "本程序的理解：{}", "Our reading: {}", printable(view.in(assumption.text)));
}

} // namespace

std::vector<std::string> claimNotes(const ClaimView& view) {
    const Claim& claim = view.claim;
    std::vector<std::string> notes;
    if (claim.due == Due::afterCompletion)
        notes.push_back(say(view.language(), "项目竣工投产后才兑现。", "Paid only once the project is in production."));
    for (std::string& line : grantLines(*view.pack.pack, view.measure, view.language()))
        notes.push_back(std::move(line));
    std::vector<std::string> payments;
    for (const Payment& payment : paymentsOf(claim)) payments.push_back(moneyText(payment.amount, view.language()));
    if (!payments.empty())
        notes.push_back(say(view.language(), "各期依次为 {}。", "The instalments come to {}.",
                            enumerated(payments, Joint::all, view.language())));
    for (const MeasureWarning* warning : claim.warnings) notes.push_back(printable(view.in(warning->text)));
    if (view.measure.rate == RateKind::open && claim.verdict != Verdict::ineligible)
        notes.push_back(say(view.language(), "比例未公布：上限为本程序推算。",
                            "The rate is not published: the ceiling is this program's own bound."));
    for (const Assumption& assumption : view.measure.assumptions) notes.push_back(ourReading(view, assumption));
    for (const Assumption& assumption : view.pack.pack->assumptions) {
        if (acts(view, assumption.on)) notes.push_back(ourReading(view, assumption));
    }
    return notes;
}

} // namespace biosubsidy::wording

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wording/why.h"

#include "core/wording/money_text.h"
#include "core/wording/pack_text.h"

namespace biosubsidy::wording {

using Part = ConditionTrace::Part;

namespace {

constexpr std::size_t mostMissing = 4;

const Localized measureAsks{"本条", "the measure"};
const Localized policyAsks{"本政策", "the policy"};

std::string missingWords(const ClaimView& view) {
    std::vector<std::string> labels;
    const Vocabulary& vocabulary = view.assessment.rules->vocabulary();
    for (const FactRef& ref : view.claim.missing)
        labels.push_back(
            quotedName(insideSentence(view.in(vocabulary.fact(ref.entity, ref.fact).label)), view.language()));
    return enumeratedUpTo(labels, mostMissing, Joint::all, view.language());
}

Truth outcomeOf(const ClaimView& view, Part part) {
    const ConditionTrace* condition = view.condition(part);
    return condition == nullptr ? Truth::yes : condition->outcome;
}

// The failure of the first of these parts that fails.
Deciding failureOf(const ClaimView& view, std::initializer_list<Part> parts) {
    for (const Part part : parts) {
        const ConditionTrace* condition = view.condition(part);
        if (condition == nullptr || condition->outcome != Truth::no || !condition->trace) continue;
        return decidingFailure(view.words, *condition->trace, part == Part::place ? policyAsks : measureAsks);
    }
    return {};
}

std::string notInForce(const ClaimView& view) {
    const Pack& pack = *view.pack.pack;
    const std::string day = view.assessment.asOf.toString();
    if (view.pack.status == PackStatus::expired && pack.until)
        return say(view.language(), "政策已于 {} 到期，测算日 {} 不再施行",
                   "The policy expired on {} and is not in force on {}", pack.until->toString(), day);
    if (view.pack.status == PackStatus::notYet && pack.from)
        return say(view.language(), "政策自 {} 起施行，测算日 {} 尚未施行",
                   "The policy takes effect on {} and is not yet in force on {}", pack.from->toString(), day);
    if (view.pack.status == PackStatus::replaced)
        return say(view.language(), "已改用较新的自填数字（{}）", "A newer figure of your own is used: {}",
                   pack.supersededBy);
    return say(view.language(), "政策在测算日 {} 不施行", "The policy is not in force on {}", day);
}

std::string outsidePeriod(const ClaimView& view) {
    const std::string period = periodText(*view.pack.pack, view.language());
    return view.claim.entity == Entity::project
               ? say(view.language(), "项目所属年度 {} 在政策期（{}）之外",
                     "The project's year {} lies outside the policy's period ({})", view.claim.year, period)
               : say(view.language(), "支出所属年度 {} 在政策期（{}）之外",
                     "The expense's year {} lies outside the policy's period ({})", view.claim.year, period);
}

Deciding whyIneligible(const ClaimView& view) {
    switch (view.claim.reason) {
    case ClaimReason::notInForce: return {notInForce(view), std::nullopt};
    case ClaimReason::elsewhere: return failureOf(view, {Part::place});
    case ClaimReason::otherApplicant: return failureOf(view, {Part::applicant});
    case ClaimReason::outsidePeriod: {
        const Vocabulary::Known& known = view.assessment.rules->vocabulary().known();
        const bool project = view.claim.entity == Entity::project;
        return {outsidePeriod(view),
                FactRef{view.claim.entity, view.claim.item, project ? known.projectYear : known.expenseYear}};
    }
    case ClaimReason::alreadyGranted:
        return {say(view.language(), "本项只给一次，已经获得过", "It is paid once, and was granted before"),
                std::nullopt};
    default: break;
    }
    if (outcomeOf(view, Part::tiers) == Truth::no && outcomeOf(view, Part::when) != Truth::no)
        return {say(view.language(), "不属于任何一档", "No tier of it applies"), std::nullopt};
    if (outcomeOf(view, Part::when) == Truth::no) return failureOf(view, {Part::when});
    // Both readings fail; the lenient one asks for less, so that it says more.
    Deciding deciding = failureOf(view, {Part::lenient, Part::strict});
    deciding.sentence =
        say(view.language(), "从宽理解也不满足：{}", "Not even the lenient reading holds: {}", deciding.sentence);
    return deciding;
}

Deciding whyArguable(const ClaimView& view) {
    Deciding deciding = failureOf(view, {Part::strict});
    deciding.sentence = say(view.language(), "从宽理解符合，从严理解不符合：{}",
                            "The lenient reading holds, the strict one fails: {}", deciding.sentence);
    return deciding;
}

Deciding whyUndetermined(const ClaimView& view) {
    Deciding deciding;
    if (!view.claim.missing.empty()) deciding.fact = view.claim.missing.front();
    const std::string missing = missingWords(view);
    const Truth strict = outcomeOf(view, Part::strict);
    const Truth lenient = outcomeOf(view, Part::lenient);
    if (strict == Truth::no)
        deciding.sentence = say(view.language(), "从严理解不符合，从宽理解取决于未填的：{}",
                                "The strict reading fails, the lenient one depends on what is not given: {}", missing);
    else if (strict == Truth::unknown && lenient == Truth::yes)
        deciding.sentence =
            say(view.language(), "从宽理解的要求已满足，还取决于未填的：{}",
                "What the lenient reading asks is met; the rest depends on what is not given: {}", missing);
    else
        deciding.sentence = say(view.language(), "取决于未填的：{}", "Depends on what is not given: {}", missing);
    return deciding;
}

// What keeps a claim that holds from adding anything.
std::string whyNothing(const ClaimView& view) {
    const Claim& claim = view.claim;
    if (claim.excludedBy)
        return say(view.language(), "但与已选的{}取其一，不计入合计",
                   "but only one of it and {} is counted, and the other was chosen",
                   quotedName(view.in(view.assessment.claim(*claim.excludedBy).measure->title), view.language()));
    switch (claim.reason) {
    case ClaimReason::ceilingZero: return say(view.language(), "但按所填数字算得 0 元", "but the sum comes to CNY 0");
    case ClaimReason::nothingToAdd:
        return say(view.language(), "但已获支持不低于本项，不再增加",
                   "but the support already held is no less, so that it adds nothing");
    case ClaimReason::capUsedUp:
        return say(view.language(), "但限额已被先计的各项用完", "but what is counted before it has used up the cap");
    default: return {};
    }
}

std::string whyEligible(const ClaimView& view) {
    const Claim& claim = view.claim;
    std::vector<std::string> parts{say(view.language(), "符合全部条件", "All conditions are met")};
    if (!claim.missing.empty() && claim.ceiling)
        parts.push_back(say(view.language(), "金额还取决于未填的{}，最多 {}",
                            "the sum still depends on what is not given ({}), at most {}", missingWords(view),
                            moneyText(*claim.ceiling, view.language())));
    if (const std::string nothing = whyNothing(view); !nothing.empty()) parts.push_back(nothing);
    std::string text;
    const std::string_view comma = view.language() == Language::zh ? "，" : ", ";
    for (const std::string& part : parts) text += (text.empty() ? "" : std::string(comma)) + part;
    return text;
}

} // namespace

Deciding why(const ClaimView& view) {
    switch (view.claim.verdict) {
    case Verdict::eligible: return {whyEligible(view), std::nullopt};
    case Verdict::arguable: {
        Deciding deciding = whyArguable(view);
        if (const std::string nothing = whyNothing(view); !nothing.empty())
            deciding.sentence += (view.language() == Language::zh ? "；" : "; ") + nothing;
        return deciding;
    }
    case Verdict::undetermined: return whyUndetermined(view);
    case Verdict::ineligible: return whyIneligible(view);
    }
    return {};
}

} // namespace biosubsidy::wording

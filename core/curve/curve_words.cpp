// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/curve_words.h"

#include "core/wording/explanation.h"
#include "core/wording/pack_text.h"
#include "core/wording/say.h"

namespace biosubsidy::curve {

namespace {

using wording::say;

std::string nameOf(const Curves& curves, const ClaimId& id, Language language) {
    const Claim& claim = curves.assessment.claim(id);
    return say(language, "“{}”（{}）", "\"{}\" ({})", claim.measure->title.in(language),
               wording::itemText(curves.assessment, claim.entity, claim.item, language));
}

std::string choiceText(const Curves& curves, const TurnReason& reason, Language language) {
    if (!reason.claim) return say(language, "另一组支持的合计更高", "another set of claims brings more");
    const std::string name = nameOf(curves, *reason.claim, language);
    if (!reason.insteadOf) return say(language, "改选{}更高", "{} becomes the better choice", name);
    return say(language, "改选{}更高，不再选{}", "{} becomes the better choice, in place of {}", name,
               nameOf(curves, *reason.insteadOf, language));
}

} // namespace

std::string exactText(const Rational& value) {
    constexpr int mostDecimals = 40;
    Whole below = denominator(value);
    Whole power = 1;
    int decimals = 0;
    while (power % below != 0 && decimals < mostDecimals) {
        power *= 10;
        ++decimals;
    }
    if (power % below != 0) return value.str();
    const Whole digits = abs(Whole(numerator(value))) * (power / below);
    std::string text = digits.str();
    if (decimals > 0) {
        const auto places = static_cast<std::size_t>(decimals);
        if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
        text.insert(text.size() - places, ".");
    }
    return value < 0 ? "-" + text : text;
}

std::string exactYuan(const Rational& fen) {
    return exactText(fen / 100);
}

Money moneyDown(const Rational& fen) {
    return Money::fromFen(Fen(roundedDown(fen)));
}

const Breakpoint* startOf(const CityCurve& curve, std::size_t piece) {
    return piece == 0 ? nullptr : &curve.breakpoints[piece - 1];
}

std::string reasonText(const Curves& curves, const TurnReason& reason, Language language) {
    if (reason.kind == TurnKind::betterChoice) return choiceText(curves, reason, language);
    if (reason.kind == TurnKind::searchStopped)
        return reason.onset ? say(language, "搜索到达上限，此后只给出已证明的上下界",
                                  "the search stopped at its limit; from here on only proven bounds are given")
                            : say(language, "此后又是精确值", "from here on the total is exact again");
    if (!reason.claim && reason.kind == TurnKind::capUsedUp)
        return say(language, "共用的限额用完", "a cap that claims share is used up");
    if (!reason.claim) return say(language, "共用的年度限额用完", "a yearly cap that claims share is used up");
    const std::string name = nameOf(curves, *reason.claim, language);
    switch (reason.kind) {
    case TurnKind::threshold:
        return reason.onset ? say(language, "{}达到条件", "{} meets its conditions", name)
                            : say(language, "{}不再符合条件", "{} no longer meets its conditions", name);
    case TurnKind::capReached:
        return reason.onset ? say(language, "{}的金额封顶", "{} reaches its cap", name)
                            : say(language, "{}的金额开始增长", "the amount of {} begins to grow", name);
    case TurnKind::amountTurns: return say(language, "{}的增幅改变", "the amount of {} grows at another rate", name);
    case TurnKind::tierChanges:
        return say(
            language, "{}转入“{}”", "{} moves to \"{}\"", name,
            wording::tierName(*curves.assessment.claim(*reason.claim).measure, reason.tier.value_or(0), language));
    case TurnKind::awardOutgrown:
        return reason.onset
                   ? say(language, "{}超过已获支持", "{} outgrows the support already held", name)
                   : say(language, "{}不再超过已获支持", "{} no longer exceeds the support already held", name);
    case TurnKind::capUsedUp: {
        const std::string cap = reason.cap == nullptr ? "" : reason.cap->text.in(language);
        return reason.onset
                   ? say(language, "{}所受的限额用完（{}）", "a cap over {} is used up ({})", name, cap)
                   : say(language, "{}所受的限额又有余额（{}）", "a cap over {} has room again ({})", name, cap);
    }
    default:
        return reason.onset ? say(language, "{}的年度限额用完", "the yearly cap of {} is used up", name)
                            : say(language, "{}的年度限额又有余额", "the yearly cap of {} has room again", name);
    }
}

std::string reasonsText(const Curves& curves, const Breakpoint& point, Language language) {
    std::vector<std::string> parts;
    for (const TurnReason& reason : point.reasons) parts.push_back(reasonText(curves, reason, language));
    return wording::clauses(parts, language);
}

} // namespace biosubsidy::curve

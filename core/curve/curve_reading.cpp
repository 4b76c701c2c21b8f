// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/curve_reading.h"

#include <algorithm>

#include "core/curve/curve_words.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "core/wording/say.h"

namespace biosubsidy::curve {

using wording::say;

namespace {

std::optional<Rational> slopeOf(const CurvePiece& piece) {
    if (piece.open) return std::nullopt;
    return piece.total.slope;
}

// 1, 2 or 5 with zeros, not less than the amount.
Fen roundNumberFrom(const Fen& amount) {
    Fen power = 1;
    while (power * 10 < amount) power *= 10;
    for (const int digit : {1, 2, 3, 4, 5, 6, 8, 10}) {
        if (power * digit >= amount) return power * digit;
    }
    return power * 10;
}

} // namespace

CurveReading readAt(const CityCurve& curve, const Money& x) {
    const CurvePiece& piece = curve.pieceAt(x.fen());
    const auto index = static_cast<std::size_t>(&piece - curve.pieces.data());
    CurveReading reading;
    reading.at = x;
    reading.open = piece.open;
    reading.total = piece.open ? piece.open->low : moneyDown(piece.total.at(x.fen()));
    reading.before = reading.after = slopeOf(piece);
    if (index > 0 && x.fen() == piece.from) {
        reading.turn = &curve.breakpoints[index - 1];
        reading.before = slopeOf(curve.pieces[index - 1]);
    }
    if (index + 1 < curve.pieces.size() && x.fen() == piece.to) {
        reading.turn = &curve.breakpoints[index];
        reading.after = slopeOf(curve.pieces[index + 1]);
    }
    if (x.fen() == curve.pieces.front().from) reading.before.reset();
    if (x.fen() == curve.pieces.back().to) reading.after.reset();
    return reading;
}

std::optional<Money> differenceBetween(const CityCurve& curve, const Money& now, const Money& then) {
    const CurveReading one = readAt(curve, now);
    const CurveReading other = readAt(curve, then);
    if (one.open || other.open) return std::nullopt;
    return other.total - one.total;
}

Money worthLookingTo(const Curves& curves) {
    Fen last = curves.own ? curves.own->fen() : Fen(0);
    for (const CityCurve& curve : curves.cities) {
        if (!curve.breakpoints.empty()) last = std::max(last, curve.breakpoints.back().after);
    }
    const Fen most = curves.to.fen();
    constexpr int atLeast = 100'000'000; // 100万元
    if (last > most / 2) return curves.to;
    return Money::fromFen(std::min(most, roundNumberFrom(std::max(Fen(atLeast), last + last / 4))));
}

std::string slopeText(const Rational& slope, Language language) {
    if (slope == 0) return say(language, "不变", "flat");
    if (slope < 0)
        return say(language, "每增 1元 合计减 {}元", "each yuan more takes off {}", exactText(Rational(-slope)));
    return say(language, "每增 1元 合计增 {}元", "each yuan more adds {}", exactText(slope));
}

std::string turnWord(const Breakpoint& point, Language language) {
    if (point.reasons.empty()) return {};
    const TurnReason& first = point.reasons.front();
    switch (first.kind) {
    case TurnKind::threshold:
        return first.onset ? say(language, "达到条件", "condition met") : say(language, "不再符合", "no longer met");
    case TurnKind::capReached:
        return first.onset ? say(language, "封顶", "cap") : say(language, "开始增长", "begins to grow");
    case TurnKind::amountTurns: return say(language, "增幅改变", "other rate");
    case TurnKind::tierChanges: return say(language, "换档", "other tier");
    case TurnKind::awardOutgrown: return say(language, "超过已获支持", "outgrows support held");
    case TurnKind::yearlyCapUsedUp:
        return first.onset ? say(language, "年度限额用完", "yearly cap used up")
                           : say(language, "限额又有余额", "yearly cap has room");
    case TurnKind::capUsedUp:
        return first.onset ? say(language, "限额用完", "cap used up") : say(language, "限额又有余额", "cap has room");
    case TurnKind::betterChoice: return say(language, "改选更高", "better choice");
    case TurnKind::searchStopped: return say(language, "搜索上限", "search limit");
    }
    return {};
}

namespace {

// The first whole fen that is not below it.
Money turnAmount(const Breakpoint& point) {
    return isWhole(point.at) ? moneyDown(point.at) : Money::fromFen(moneyDown(point.at).fen() + 1);
}

} // namespace

std::string turnPlace(const Breakpoint& point, Language language) {
    return say(language, "{}起", "from {}", wording::roundedText(turnAmount(point), language, wording::Rounding::up));
}

std::string exactTurnPlace(const Breakpoint& point, Language language) {
    return say(language, "{}起", "from {}", wording::exactYuanText(turnAmount(point), language));
}

std::string readingText(const Curves& curves, const CurveReading& reading, Language language) {
    const Fact& fact = curves.assessment.rules->vocabulary().fact(curves.fact.entity, curves.fact.fact);
    std::string text = say(language, "{} {}：", "{} {}: ", wording::sentenceStart(fact.label.in(language)),
                           wording::moneyText(reading.at, language));
    text += reading.open
                ? say(language, "合计在 {} 与 {} 之间（搜索到达上限，只给出已证明的界）",
                      "total between {} and {} (the search stopped at its limit: proven bounds)",
                      wording::moneyText(reading.open->low, language), wording::moneyText(reading.open->high, language))
                : say(language, "合计 {}", "total {}", wording::moneyText(reading.total, language));
    const bool jumps = reading.turn != nullptr && reading.turn->isJump() && !reading.open;
    if (jumps)
        text += say(language, "（{} 前为 {}，其后为 {}）", " ({2} after {0}, {1} before)",
                    wording::moneyText(moneyDown(reading.turn->at), language),
                    wording::moneyText(moneyDown(reading.turn->left), language),
                    wording::moneyText(moneyDown(reading.turn->right), language));
    std::vector<std::string> sides;
    if (reading.before && reading.after && *reading.before == *reading.after) {
        sides.push_back(say(language, "此处{}", "here {}", slopeText(*reading.after, language)));
    } else {
        if (reading.before)
            sides.push_back(say(language, "左侧{}", "to the left {}", slopeText(*reading.before, language)));
        if (reading.after)
            sides.push_back(say(language, "右侧{}", "to the right {}", slopeText(*reading.after, language)));
    }
    if (!sides.empty()) text += say(language, "；", "; ") + wording::clauses(sides, language);
    if (reading.turn != nullptr)
        text += say(language, "。{}", ". {}", wording::sentenceStart(reasonsText(curves, *reading.turn, language)));
    return text + say(language, "。", ".");
}

} // namespace biosubsidy::curve

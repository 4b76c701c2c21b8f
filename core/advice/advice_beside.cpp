// SPDX-License-Identifier: GPL-3.0-or-later
//
// Advice that is no change of a fact: money past a cap, claims lost to stacking,
// documents that end, what is paid later.
#include <algorithm>
#include <map>
#include <numeric>

#include "core/advice/advice_finder.h"
#include "core/advice/turning_points.h"
#include "core/packs/days_left.h"

namespace biosubsidy::advice {

namespace {

ClaimEffect asItStands(const PackResult& pack, const Claim& claim) {
    return {pack.pack,     claim.measure, claim.entity,  claim.item, claim.verdict,
            claim.verdict, claim.counted, claim.counted, claim.due};
}

// The smallest number from which on, up to what stands, the total does not change.
Fen startOfFlat(AdviceGround& ground, const FactRef& ref, const NumberRange& range) {
    const Fen stands = numberOf(ground.whatIf.value(ref));
    const auto flat = [&](const Fen& point) {
        return ground.whatIf.totalWith({{ref, numberValue(FactType::money, point)}}) == ground.total;
    };
    const std::vector<Fen> points = turningPoints(ground.whatIf, ref, range);
    Fen start = stands;
    for (auto point = points.rbegin(); point != points.rend(); ++point) {
        if (*point >= start) continue;
        if (ground.spent()) break;
        if (flat(*point)) {
            start = *point;
            continue;
        }
        Fen below = *point;
        while (start - below > 1 && !ground.spent()) {
            const Fen middle = below + (start - below) / 2;
            (flat(middle) ? start : below) = middle;
        }
        break;
    }
    return start;
}

// A claim whose amount the number goes into, and that counts or has lost its
// place under a cap.
std::optional<ClaimEffect> claimFedBy(const AdviceGround& ground, const FactRef& ref) {
    for (const PackResult& pack : ground.assessment.packs) {
        for (const Claim& claim : pack.claims) {
            const bool concerns = ref.entity == Entity::company || claim.item == ref.item;
            if (!claim.measure->hasSum() || !claim.holds() || !concerns) continue;
            const std::vector<const language::Program*> amounts = claim.measure->amounts();
            if (std::none_of(amounts.begin(), amounts.end(),
                             [&](const language::Program* amount) { return amount->reads(ref.entity, {ref.fact}); }))
                continue;
            if (claim.chosen || claim.reason == ClaimReason::capUsedUp) return asItStands(pack, claim);
        }
    }
    return std::nullopt;
}

// A further project with the facts that the claim reads, and of kinds and the
// like only what the claim asks for.
Item projectOfItsOwn(const Vocabulary& vocabulary, const Item& from, const Measure& measure, const std::string& id) {
    Item item = Case::emptyItem(vocabulary, Entity::project, id);
    const Vocabulary::Known& known = vocabulary.known();
    for (const std::size_t fact : {known.projectCity, known.projectDistrict, known.projectYear, known.stage})
        item.facts[fact] = from.facts[fact];
    std::vector<const language::Program*> programs = measure.conditions();
    for (const language::Program* amount : measure.amounts()) programs.push_back(amount);
    for (const language::Program* program : programs) {
        for (const language::Node& node : program->nodes) {
            if (node.entity != Entity::project || node.op == language::Op::constant || !node.children.empty()) continue;
            if (node.op == language::Op::always || node.op == language::Op::ceiling) continue;
            if (!vocabulary.isStated(node.entity, node.fact)) continue;
            const FactValue& value = from.facts[node.fact];
            const auto* set = std::get_if<ChoiceSet>(&value);
            if (set == nullptr || node.op != language::Op::options) {
                item.facts[node.fact] = value;
                continue;
            }
            const auto* already = std::get_if<ChoiceSet>(&item.facts[node.fact]);
            item.facts[node.fact] = (*set & node.options) | (already == nullptr ? ChoiceSet() : *already);
        }
    }
    return item;
}

std::string freeId(const Case& subject, const std::string& wanted) {
    const auto taken = [&](const std::string& id) {
        return std::any_of(subject.projects.begin(), subject.projects.end(),
                           [&](const Item& project) { return project.id == id; });
    };
    constexpr std::size_t longest = 64; // characters of an id
    std::string id = wanted.size() + 2 > longest ? "further" : wanted + "-2";
    for (int number = 3; taken(id); ++number)
        id = (wanted.size() + 4 > longest ? "further" : wanted) + "-" + std::to_string(number);
    return id;
}

} // namespace

std::vector<Advice> pastCapAdvice(AdviceGround& ground) {
    std::vector<Advice> advice;
    const Vocabulary& vocabulary = ground.whatIf.vocabulary();
    const std::vector<FactRef> facts = factsThatCount(ground.whatIf);
    std::size_t looked = 0;
    ground.allow(ground.options.limits.pastCap);
    for (const FactRef& ref : facts) {
        if (ground.spent()) break;
        ++looked;
        const FactValue& stands = ground.whatIf.value(ref);
        if (vocabulary.fact(ref.entity, ref.fact).type != FactType::money || !isKnown(stands)) continue;
        const auto claim = claimFedBy(ground, ref);
        if (!claim) continue;
        const NumberRange range = rangeOf(ground.whatIf, ref);
        const Fen start = startOfFlat(ground, ref, range);
        if (start >= numberOf(stands)) continue;
        // Below a cap the total falls fen by fen; where it drops, the number was
        // needed to meet a condition.
        const FactValue below = numberValue(FactType::money, start > range.low ? start - 1 : start);
        const Money drop = ground.total - ground.whatIf.totalWith({{ref, below}});
        const bool idle = drop.isZero() && claim->countedAfter.isZero();
        if (!idle && (drop.isZero() || drop > Money::fromFen(1))) continue;
        Advice piece;
        piece.kind = AdviceKind::pastCap;
        piece.changes = {changeOf(*ground.assessment.subject, {ref, numberValue(FactType::money, start)})};
        piece.total = ground.total;
        piece.amount = Money::fromFen(numberOf(stands) - start);
        piece.claims = {*claim};
        advice.push_back(std::move(piece));
    }
    ground.note(Unfinished::Part::pastCap, looked, facts.size());
    std::stable_sort(advice.begin(), advice.end(),
                     [](const Advice& left, const Advice& right) { return left.amount > right.amount; });
    return advice;
}

std::vector<Advice> projectAdvice(AdviceGround& ground) {
    const Assessment& before = ground.assessment;
    struct Excluded {
        const PackResult* pack;
        const Claim* claim;
    };
    std::vector<Excluded> excluded;
    for (const PackResult& pack : before.packs) {
        for (const Claim& claim : pack.claims) {
            if (claim.excludedBy && !claim.worth().isZero()) excluded.push_back({&pack, &claim});
        }
    }
    std::vector<std::size_t> order(excluded.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
        return excluded[left].claim->worth() > excluded[right].claim->worth();
    });
    std::map<std::size_t, Advice> found; // in the order of the claims
    std::size_t looked = 0;
    ground.allow(ground.options.limits.projects);
    for (const std::size_t index : order) {
        if (ground.spent()) break;
        ++looked;
        const auto& [pack, claim] = excluded[index];
        Case changed = *before.subject;
        const Item& from = changed.projects[claim->item];
        Item own = projectOfItsOwn(ground.whatIf.vocabulary(), from, *claim->measure, freeId(changed, from.id));
        changed.projects.push_back(std::move(own));
        const Assessment after = ground.assessed(std::move(changed));
        Advice piece;
        piece.kind = AdviceKind::project;
        piece.total = totalOf(after);
        piece.gain = piece.total - ground.total;
        if (piece.gain <= Money()) continue;
        piece.changed = after.subject;
        piece.claims = {asItStands(*pack, *claim)};
        found.emplace(index, std::move(piece));
    }
    ground.note(Unfinished::Part::projects, looked, excluded.size());
    std::vector<Advice> advice;
    for (auto& [index, piece] : found) advice.push_back(std::move(piece));
    std::stable_sort(advice.begin(), advice.end(),
                     [](const Advice& left, const Advice& right) { return left.gain > right.gain; });
    return advice;
}

std::vector<Advice> deadlineAdvice(const AdviceGround& ground) {
    std::vector<Advice> advice;
    for (const PackResult& pack : ground.assessment.packs) {
        const std::optional<long> left = daysLeft(*pack.pack, ground.assessment.asOf);
        if (!left) continue;
        Advice piece;
        piece.kind = AdviceKind::deadline;
        piece.pack = pack.pack;
        piece.daysLeft = *left;
        piece.total = ground.total;
        piece.amount = pack.totals.ceiling;
        for (const Claim& claim : pack.claims) {
            if (claim.measure->hasSum() && claim.chosen) piece.claims.push_back(asItStands(pack, claim));
        }
        advice.push_back(std::move(piece));
    }
    std::stable_sort(advice.begin(), advice.end(),
                     [](const Advice& left, const Advice& right) { return left.daysLeft < right.daysLeft; });
    return advice;
}

std::vector<Advice> completionAdvice(const AdviceGround& ground) {
    Advice piece;
    piece.kind = AdviceKind::completion;
    piece.total = ground.total;
    for (const PackResult& pack : ground.assessment.packs) {
        for (const Claim& claim : pack.claims) {
            if (claim.due != Due::afterCompletion || !claim.chosen || !claim.measure->hasSum()) continue;
            piece.amount += claim.counted;
            piece.claims.push_back(asItStands(pack, claim));
        }
    }
    if (piece.claims.empty()) return {};
    return {piece};
}

} // namespace biosubsidy::advice

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>

#include "core/advice/advice_finder.h"
#include "core/advice/turning_points.h"
#include "core/assessment/claim_maker.h"

namespace biosubsidy::advice {

namespace {

// Numbers that one measure's conditions compare, those of its tiers among them, and that are known.
std::vector<FactRef> numbersAsked(const Vocabulary& vocabulary, const Case& subject, const Measure& measure,
                                  std::size_t item) {
    std::vector<FactRef> refs;
    for (const language::Program* program : measure.conditions()) {
        for (const language::Node& node : program->nodes) {
            if (node.op != language::Op::fact || !vocabulary.isStated(node.entity, node.fact)) continue;
            const FactRef ref{node.entity, node.entity == Entity::company ? 0 : item, node.fact};
            const FactType type = vocabulary.fact(ref.entity, ref.fact).type;
            if (type != FactType::money && type != FactType::count && type != FactType::quantity) continue;
            if (isKnown(subject.item(ref.entity, ref.item).facts[ref.fact])) refs.push_back(ref);
        }
    }
    std::sort(refs.begin(), refs.end());
    refs.erase(std::unique(refs.begin(), refs.end()), refs.end());
    return refs;
}

class ThresholdSearch {
public:
    explicit ThresholdSearch(AdviceGround& ground)
        : ground_(ground), changed_(*ground.assessment.subject), maker_(ground.whatIf.rules(), changed_, false) {}

    std::vector<Finding> run() {
        std::vector<std::pair<const PackResult*, const Claim*>> candidates;
        for (const PackResult& pack : ground_.assessment.packs) {
            for (const Claim& claim : pack.claims) {
                const bool fails = claim.verdict == Verdict::ineligible && claim.reason == ClaimReason::none;
                const bool hasTiers = claim.holds() && !claim.measure->tiers.empty();
                if (fails || hasTiers) candidates.emplace_back(&pack, &claim);
            }
        }
        ground_.allow(ground_.options.limits.thresholds);
        std::size_t looked = 0;
        for (const auto& [pack, claim] : candidates) {
            if (ground_.spent()) break;
            ground_.whatIf.effort().add(stepsOfClaim);
            look(*pack, *claim);
            ++looked;
        }
        ground_.note(Unfinished::Part::thresholds, looked, candidates.size());
        return std::move(findings_);
    }

private:
    void look(const PackResult& pack, const Claim& claim) {
        const Vocabulary& vocabulary = ground_.whatIf.vocabulary();
        for (const FactRef& ref : numbersAsked(vocabulary, changed_, *claim.measure, claim.item)) {
            FactValue& value = changed_.item(ref.entity, ref.item).facts[ref.fact];
            const FactValue before = value;
            const auto nearest = nearestBetter(pack, claim, ref, value);
            value = before;
            if (!nearest) continue;
            Finding finding{AdviceKind::threshold, {{ref, *nearest}}, {}};
            finding.total = ground_.whatIf.totalWith(finding.settings);
            // Where it opens or raises a sum that counts nothing, nothing is gained.
            if (finding.total < ground_.total || (claim.measure->hasSum() && finding.total == ground_.total)) continue;
            const auto same = [&](const Finding& other) { return other.settings == finding.settings; };
            if (std::none_of(findings_.begin(), findings_.end(), same)) findings_.push_back(std::move(finding));
        }
    }

    // The nearest value with which a claim that fails holds, or one that holds reaches a
    // tier that pays more.
    std::optional<FactValue> nearestBetter(const PackResult& pack, const Claim& claim, const FactRef& ref,
                                           FactValue& value) {
        const Vocabulary& vocabulary = ground_.whatIf.vocabulary();
        const FactType type = vocabulary.fact(ref.entity, ref.fact).type;
        const Fen stands = numberOf(value);
        std::vector<Fen> points =
            turningPoints(ground_.whatIf, ref, rangeOf(ground_.whatIf, ref), *pack.pack, *claim.measure, claim.item);
        std::stable_sort(points.begin(), points.end(),
                         [&](const Fen& left, const Fen& right) { return abs(left - stands) < abs(right - stands); });
        for (const Fen& point : points) {
            value = numberValue(type, point);
            ground_.whatIf.effort().add(stepsOfSituation + stepsOfClaim);
            const Situation situation(vocabulary, changed_, ground_.assessment.asOf, claim.entity, claim.item);
            const Claim changed = maker_.make(*pack.pack, pack.status, *claim.measure, situation);
            if (!changed.holds()) continue;
            const bool reaches = !claim.holds() || (changed.tier() && changed.tier() != claim.tier());
            if (reaches && (!claim.holds() || changed.worth() > claim.worth())) return value;
        }
        return std::nullopt;
    }

    AdviceGround& ground_;
    Case changed_;
    ClaimMaker maker_;
    std::vector<Finding> findings_;
};

} // namespace

std::vector<Finding> singleFindings(AdviceGround& ground, const std::vector<Answers>& answers) {
    std::vector<Finding> findings;
    for (const Answers& answer : answers) {
        if (answer.best.total <= ground.total) continue;
        findings.push_back({AdviceKind::fact, {{answer.fact, answer.best.value}}, answer.best.total});
    }
    return findings;
}

std::vector<Finding> thresholdFindings(AdviceGround& ground) {
    return ThresholdSearch(ground).run();
}

Change changeOf(const Case& subject, const Setting& setting) {
    Change change;
    change.fact = setting.fact;
    change.from = subject.item(setting.fact.entity, setting.fact.item).facts[setting.fact.fact];
    change.to = setting.value;
    const bool number = std::holds_alternative<Money>(change.to) || std::holds_alternative<std::int64_t>(change.to) ||
                        std::holds_alternative<Quantity>(change.to);
    if (number && isKnown(change.from)) change.distance = numberOf(change.to) - numberOf(change.from);
    return change;
}

std::vector<ClaimEffect> changesBetween(const Assessment& before, const Assessment& after) {
    using Key = std::tuple<const Measure*, std::size_t>;
    std::map<Key, const Claim*> old;
    for (const PackResult& pack : before.packs) {
        for (const Claim& claim : pack.claims) old.emplace(Key(claim.measure, claim.item), &claim);
    }
    std::vector<ClaimEffect> changes;
    for (const PackResult& pack : after.packs) {
        for (const Claim& claim : pack.claims) {
            ClaimEffect change{pack.pack,     claim.measure, claim.entity,  claim.item, Verdict::ineligible,
                               claim.verdict, Money(),       claim.counted, claim.due};
            change.tierAfter = claim.tier();
            if (const auto found = old.find(Key(claim.measure, claim.item)); found != old.end()) {
                change.before = found->second->verdict;
                if (found->second->holds()) change.tierBefore = found->second->tier();
                change.countedBefore = found->second->counted;
            }
            if (change.opened() || change.countedAfter > change.countedBefore) changes.push_back(change);
        }
    }
    std::stable_sort(changes.begin(), changes.end(), [](const ClaimEffect& left, const ClaimEffect& right) {
        return left.countedAfter - left.countedBefore > right.countedAfter - right.countedBefore;
    });
    return changes;
}

} // namespace biosubsidy::advice

// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "core/advice/advice_finder.h"
#include "core/advice/turning_points.h"

namespace biosubsidy::advice {

namespace {

using Place = std::pair<std::size_t, std::size_t>; // target and item
using Pair = std::pair<FactRef, FactRef>;

class PairSearch {
public:
    explicit PairSearch(AdviceGround& ground) : ground_(ground), whatIf_(ground.whatIf) {
        for (const FactRef& ref : factsThatCount(whatIf_)) counting_.insert(ref);
    }

    PairFindings run() {
        ground_.allow(ground_.options.limits.pairs);
        collect();
        PairFindings result;
        result.pairs = places_.size();
        for (const auto& [pair, places] : places_) {
            if (result.looked == ground_.options.mostPairs || ground_.spent()) break;
            ++result.looked;
            Finding best;
            best.total = ground_.total;
            lookAt(pair.first, pair.second, places, best);
            if (!best.settings.empty()) result.findings.push_back(std::move(best));
        }
        return result;
    }

private:
    // Pairs of facts that a claim would need both.
    void collect() {
        constexpr std::uint64_t stepsOfWays = 200;
        const std::vector<Target>& targets = whatIf_.influence().targets();
        std::size_t looked = 0;
        std::size_t all = 0;
        for (std::size_t target = 0; target < targets.size(); ++target) {
            for (std::size_t item = 0; item < whatIf_.itemsOf(target); ++item) {
                ++all;
                if (ground_.spent()) continue;
                ++looked;
                whatIf_.effort().add(stepsOfWays);
                for (const FactSet& way : waysToHold(whatIf_, targets[target], item)) {
                    if (way.size() != 2 || !counting_.contains(way[0]) || !counting_.contains(way[1])) continue;
                    places_[{way[0], way[1]}].push_back({target, item});
                }
            }
        }
        ground_.note(Unfinished::Part::pairs, looked, all);
    }

    struct Tried {
        FactValue value;
        Money total;
    };

    // The values of one fact that bring nothing alone.
    const std::vector<Tried>& idle(const FactRef& ref) {
        const auto [found, isNew] = idle_.try_emplace(ref);
        if (!isNew) return found->second;
        for (const FactValue& value : valuesWorthTrying(whatIf_, ref).values) {
            if (ground_.spent()) break;
            if (value == whatIf_.value(ref)) continue;
            const Money total = whatIf_.totalWith({{ref, value}});
            if (total <= ground_.total) found->second.push_back({value, total});
        }
        return found->second;
    }

    void lookAt(const FactRef& first, const FactRef& second, const std::vector<Place>& places, Finding& best) {
        const FactValue before = whatIf_.value(first);
        const FactValue secondBefore = whatIf_.value(second);
        const std::vector<Tried> values = idle(first);
        for (const Tried& tried : values) {
            if (ground_.spent()) break;
            whatIf_.set(first, tried.value);
            whatIf_.set(second, std::monostate{});
            const bool possible = std::any_of(places.begin(), places.end(), [&](const Place& place) {
                return !whatIf_.standing(place.first, place.second).worth.isZero();
            });
            whatIf_.set(second, secondBefore);
            if (possible) completeWith(first, tried.value, second, best);
        }
        whatIf_.set(first, before);
    }

    // The first fact is set; which value of the second lifts the total now, that
    // would not have alone?
    void completeWith(const FactRef& first, const FactValue& firstValue, const FactRef& second, Finding& best) {
        for (const FactValue& value : valuesWorthTrying(whatIf_, second).values) {
            if (ground_.spent()) break;
            const Money total = whatIf_.totalWith({{second, value}});
            if (total <= ground_.total || total < best.total) continue;
            Finding found{AdviceKind::pair, {{first, firstValue}, {second, value}}, total};
            if (total == best.total && !isBetter(found, best)) continue;
            if (!isIdle(first, second, value)) continue;
            best = std::move(found);
        }
    }

    bool isIdle(const FactRef& first, const FactRef& second, const FactValue& value) {
        const FactValue firstNow = whatIf_.value(first);
        whatIf_.set(first, ground_.assessment.subject->item(first.entity, first.item).facts[first.fact]);
        const bool brings = whatIf_.totalWith({{second, value}}) > ground_.total;
        whatIf_.set(first, firstNow);
        return !brings;
    }

    // Of two that bring the same: the smaller change, then the one that leaves fewer
    // claims to one reading.
    bool isBetter(const Finding& found, const Finding& best) {
        const Fen apart = distance(found) - distance(best);
        if (apart != 0) return apart < 0;
        return whatIf_.arguableWith(found.settings) < whatIf_.arguableWith(best.settings);
    }

    // How far a pair is from what stands.
    [[nodiscard]] Fen distance(const Finding& finding) const {
        Fen sum = 0;
        for (const Setting& setting : finding.settings) {
            const FactValue& stands =
                ground_.assessment.subject->item(setting.fact.entity, setting.fact.item).facts[setting.fact.fact];
            if (const auto* set = std::get_if<ChoiceSet>(&setting.value)) {
                const auto* old = std::get_if<ChoiceSet>(&stands);
                sum += (old == nullptr ? *set : *set ^ *old).count();
            } else if (isNumber(whatIf_.vocabulary().fact(setting.fact.entity, setting.fact.fact).type)) {
                sum += abs(numberOf(setting.value) - numberOf(stands));
            }
        }
        return sum;
    }

    AdviceGround& ground_;
    WhatIf& whatIf_;
    std::set<FactRef> counting_;
    std::map<Pair, std::vector<Place>> places_;
    std::map<FactRef, std::vector<Tried>> idle_;
};

} // namespace

PairFindings pairFindings(AdviceGround& ground) {
    return PairSearch(ground).run();
}

} // namespace biosubsidy::advice

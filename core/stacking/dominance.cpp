// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/dominance.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace biosubsidy::stacking {

namespace {

// With how many outcomes one is compared where there are several caps.
constexpr std::size_t mostComparisons = 48;

// What an outcome brings if the other pools add no demand to the caps, and if
// they add all they can. With one cap the rule of dominance says that one outcome
// is at least as good as another in both.
struct Extremes {
    Gain alone;
    Gain full;
    std::uint32_t outcome = 0;
};

class Comparison {
public:
    Comparison(const OutcomeLayer& layer, const Component& component, const std::vector<Amount>& reach)
        : layer_(layer), component_(component), reach_(reach) {}

    [[nodiscard]] Extremes extremes(std::uint32_t outcome) const {
        Extremes result{layer_.outcome(outcome).free, layer_.outcome(outcome).free, outcome};
        const Amount* demand = layer_.demand(outcome);
        for (std::size_t cap = 0; cap < reach_.size(); ++cap) {
            result.alone += component_.caps[cap].gain(demand[cap]);
            result.full += component_.caps[cap].gain(demand[cap] + reach_[cap]);
        }
        return result;
    }

    [[nodiscard]] bool dominates(std::uint32_t left, std::uint32_t right) const {
        Gain lead = layer_.outcome(left).free - layer_.outcome(right).free;
        const Amount* leftDemand = layer_.demand(left);
        const Amount* rightDemand = layer_.demand(right);
        for (std::size_t index = 0; index < reach_.size(); ++index) {
            const Cap& cap = component_.caps[index];
            const Gain alone = cap.gain(leftDemand[index]) - cap.gain(rightDemand[index]);
            const Gain full =
                cap.gain(leftDemand[index] + reach_[index]) - cap.gain(rightDemand[index] + reach_[index]);
            lead += std::min(alone, full);
        }
        return lead >= Gain{};
    }

private:
    const OutcomeLayer& layer_;
    const Component& component_;
    const std::vector<Amount>& reach_;
};

// What dominates an outcome stands before it: best alone first.
std::vector<Extremes> sorted(const OutcomeLayer& layer, const Comparison& comparison) {
    std::vector<Extremes> order;
    order.reserve(layer.size());
    for (std::uint32_t outcome = 0; outcome < layer.size(); ++outcome) order.push_back(comparison.extremes(outcome));
    std::sort(order.begin(), order.end(), [](const Extremes& left, const Extremes& right) {
        if (left.alone != right.alone) return left.alone > right.alone;
        if (left.full != right.full) return left.full > right.full;
        return left.outcome < right.outcome;
    });
    return order;
}

std::vector<char> markByOneCap(const std::vector<Extremes>& order) {
    std::vector<char> marks(order.size(), 0);
    const Extremes* fullest = nullptr;
    for (const Extremes& extremes : order) {
        if (fullest != nullptr && extremes.full <= fullest->full) continue;
        fullest = &extremes;
        marks[extremes.outcome] = 1;
    }
    return marks;
}

std::vector<char> markBySeveralCaps(const std::vector<Extremes>& order, const Comparison& comparison, Work& work) {
    std::vector<char> marks(order.size(), 0);
    std::vector<const Extremes*> kept;
    std::size_t comparisons = 0;
    for (const Extremes& extremes : order) {
        bool needless = false;
        const std::size_t last = kept.size() - std::min(kept.size(), mostComparisons);
        for (std::size_t place = kept.size(); place-- > last && !needless;) {
            ++comparisons;
            needless =
                kept[place]->full >= extremes.full && comparison.dominates(kept[place]->outcome, extremes.outcome);
        }
        if (needless) continue;
        kept.push_back(&extremes);
        marks[extremes.outcome] = 1;
    }
    work.done += comparisons / 8;
    return marks;
}

} // namespace

void dropDominated(OutcomeLayer& layer, const Component& component, const std::vector<Amount>& reach, Work& work) {
    if (layer.size() < 2) return;
    const Comparison comparison(layer, component, reach);
    const std::vector<Extremes> order = sorted(layer, comparison);
    work.done += order.size() * static_cast<std::size_t>(std::bit_width(order.size())) / 4;
    layer.keep(component.caps.size() == 1 ? markByOneCap(order) : markBySeveralCaps(order, comparison, work));
}

} // namespace biosubsidy::stacking

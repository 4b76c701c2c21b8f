// SPDX-License-Identifier: GPL-3.0-or-later
//
// An outcome is what a choice of items from the last pools of a component comes
// to: what the free items bring, and the demand on each cap. A layer holds the
// outcomes from a certain pool on, without those that can never be better than
// another one. A row of demands stands beside each outcome.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/component.h"

namespace biosubsidy::stacking {

struct Outcome {
    Gain free;
    Gain bound;                // scaled: what a choice with this outcome brings at most
    Gain completion;           // what it brings with the usual items of the earlier pools
    std::uint32_t rest = 0;    // the outcome of the later pools, in the next layer
    std::uint32_t item = none; // the item of this pool that is added to it
};

class OutcomeLayer {
public:
    explicit OutcomeLayer(std::size_t caps = 0) : caps_(caps) {}

    [[nodiscard]] std::size_t size() const { return outcomes_.size(); }
    [[nodiscard]] const Outcome& outcome(std::size_t index) const { return outcomes_[index]; }
    [[nodiscard]] const Amount* demand(std::size_t index) const { return demand_.data() + index * caps_; }
    [[nodiscard]] std::size_t bytes() const { return size() * (sizeof(Outcome) + caps_ * sizeof(Amount)); }

    void add(const Outcome& outcome, const std::vector<Amount>& demand) {
        outcomes_.push_back(outcome);
        demand_.insert(demand_.end(), demand.begin(), demand.end());
    }

    // Keeps the marked outcomes, in their order.
    void keep(const std::vector<char>& marks) {
        std::size_t kept = 0;
        for (std::size_t index = 0; index < outcomes_.size(); ++index) {
            if (marks[index] == 0) continue;
            if (kept != index) {
                outcomes_[kept] = outcomes_[index];
                for (std::size_t cap = 0; cap < caps_; ++cap)
                    demand_[kept * caps_ + cap] = demand_[index * caps_ + cap];
            }
            ++kept;
        }
        outcomes_.resize(kept);
        demand_.resize(kept * caps_);
    }

    void releaseSpareMemory() {
        outcomes_.shrink_to_fit();
        demand_.shrink_to_fit();
    }

private:
    std::size_t caps_;
    std::vector<Outcome> outcomes_;
    std::vector<Amount> demand_; // a row of caps for each outcome
};

} // namespace biosubsidy::stacking

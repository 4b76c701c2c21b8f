// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/component_search.h"

#include <algorithm>
#include <limits>

#include "core/stacking/preference_walk.h"

namespace biosubsidy::stacking {

namespace {

constexpr std::size_t firstWidth = 32;
constexpr std::size_t widening = 8;
constexpr std::size_t mostWidth = std::size_t(1) << 17;

// The slices of the deviation search once it goes on alone.
constexpr std::uint64_t longSlice = 1'000'000;

} // namespace

ComponentSearch::ComponentSearch(const Component& component, unsigned scale, Work& work)
    : component_(component), work_(work), prices_(choosePrices(component, scale, work)), incumbent_(component, work),
      outcomes_(component, prices_, incumbent_, work), deviations_(component, prices_, incumbent_, work),
      width_(firstWidth), proven_(component.pools.empty()) {
    if (proven_) return;
    outcomes_.run(1, std::numeric_limits<std::uint64_t>::max());
    outcomes_.dropLayers();
}

void ComponentSearch::advance() {
    const std::uint64_t before = work_.done;
    if (!wide_) widen();
    if (!proven_) deviate(wide_ ? longSlice : work_.done - before);
}

void ComponentSearch::widen() {
    if (outcomes_.run(width_, work_.limit)) {
        PreferenceWalk walk(component_, prices_, outcomes_, work_);
        proven_ = walk.run();
        if (proven_) incumbent_.offer(walk.chosen());
    }
    outcomes_.dropLayers();
    width_ *= widening;
    wide_ = outcomes_.outOfMemory() || width_ > mostWidth;
}

void ComponentSearch::deviate(std::uint64_t steps) {
    const std::uint64_t until = std::min(work_.limit, work_.done + std::min(steps, work_.limit));
    proven_ = deviations_.advance(until);
}

std::vector<std::uint32_t> ComponentSearch::chosen() const {
    std::vector<std::uint32_t> candidates;
    candidates.reserve(incumbent_.chosen().size());
    for (const std::uint32_t item : incumbent_.chosen()) candidates.push_back(component_.items[item].candidate);
    return candidates;
}

Amount ComponentSearch::upperBound() const {
    Amount bound = proven_ ? incumbent_.gain().total : std::min(outcomes_.upperBound(), deviations_.upperBound());
    for (const Cap& cap : component_.caps) bound += cap.size - cap.room;
    return bound;
}

} // namespace biosubsidy::stacking

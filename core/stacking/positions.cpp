// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/positions.h"

#include <algorithm>
#include <limits>

namespace biosubsidy::stacking {

namespace {

constexpr std::uint32_t noEntry = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t firstSlots = 64; // powers of two
constexpr std::size_t mostSlots = std::size_t(1) << 19;
constexpr std::size_t mostAmounts = std::size_t(1) << 22; // in all rows

std::uint64_t hashOf(const Amount* row, std::size_t length) {
    std::uint64_t hash = length;
    for (std::size_t place = 0; place < length; ++place) {
        hash = (hash ^ static_cast<std::uint64_t>(row[place])) * 0x9e3779b97f4a7c15U;
        hash ^= hash >> 29U;
    }
    return hash;
}

} // namespace

void Positions::clear() {
    slots_.clear();
    entries_.clear();
    rows_.clear();
}

bool Positions::isAt(const Entry& entry, const std::vector<Amount>& position) const {
    return rows_[entry.first] == static_cast<Amount>(position.size()) &&
           std::equal(position.begin(), position.end(), rows_.begin() + static_cast<std::ptrdiff_t>(entry.first) + 1);
}

// The one that it has, or would have.
std::size_t Positions::slotOf(const std::vector<Amount>& position) const {
    const std::size_t last = slots_.size() - 1;
    std::size_t slot = hashOf(position.data(), position.size()) & last;
    while (slots_[slot] != noEntry && !isAt(entries_[slots_[slot]], position)) slot = (slot + 1) & last;
    return slot;
}

void Positions::grow() {
    slots_.assign(slots_.empty() ? firstSlots : 2 * slots_.size(), noEntry);
    const std::size_t last = slots_.size() - 1;
    for (std::uint32_t number = 0; number < entries_.size(); ++number) {
        const Amount* row = rows_.data() + entries_[number].first;
        std::size_t slot = hashOf(row + 1, static_cast<std::size_t>(*row)) & last;
        while (slots_[slot] != noEntry) slot = (slot + 1) & last;
        slots_[slot] = number;
    }
}

bool Positions::isBehind(const std::vector<Amount>& position, const Gain& gain) {
    if (2 * entries_.size() >= slots_.size() && slots_.size() < mostSlots) grow();
    const std::size_t slot = slotOf(position);
    if (slots_[slot] != noEntry) {
        Gain& most = entries_[slots_[slot]].gain;
        if (gain <= most) return true;
        most = gain;
        return false;
    }
    if (2 * entries_.size() >= mostSlots || rows_.size() >= mostAmounts) return false;
    slots_[slot] = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({rows_.size(), gain});
    rows_.push_back(static_cast<Amount>(position.size()));
    rows_.insert(rows_.end(), position.begin(), position.end());
    return false;
}

} // namespace biosubsidy::stacking

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The largest of many, in constant memory: at most so many are kept, in order, the
// first of equals first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace biosubsidy::portfolio {

// `IsBefore` puts two in order; of equals neither is before the other.
template <typename Of, typename IsBefore>
class Largest {
public:
    explicit Largest(std::size_t most) : most_(most) {}

    void add(const Of& one) {
        ++all_;
        if (most_ == 0 || (kept_.size() == most_ && !IsBefore()(one, kept_.back()))) return;
        kept_.insert(std::upper_bound(kept_.begin(), kept_.end(), one, IsBefore()), one);
        if (kept_.size() > most_) kept_.pop_back();
    }
    [[nodiscard]] const std::vector<Of>& kept() const noexcept { return kept_; }
    [[nodiscard]] std::vector<Of>& kept() noexcept { return kept_; }
    [[nodiscard]] std::uint64_t all() const noexcept { return all_; } // that were added

private:
    std::size_t most_;
    std::uint64_t all_ = 0;
    std::vector<Of> kept_;
};

} // namespace biosubsidy::portfolio

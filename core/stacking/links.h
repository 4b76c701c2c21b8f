// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <numeric>
#include <vector>

namespace biosubsidy::stacking {

// Sets of things that are linked two at a time (union-find with path halving).
class Links {
public:
    explicit Links(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }

    std::size_t root(std::size_t node) {
        while (parent_[node] != node) {
            parent_[node] = parent_[parent_[node]];
            node = parent_[node];
        }
        return node;
    }
    void link(std::size_t left, std::size_t right) { parent_[root(left)] = root(right); }

private:
    std::vector<std::size_t> parent_;
};

} // namespace biosubsidy::stacking

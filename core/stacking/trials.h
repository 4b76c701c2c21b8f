// SPDX-License-Identifier: GPL-3.0-or-later
//
// Trials choose among few items by trying every way, without the machinery of a
// search and, once they have made room, without memory of their own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/stacking/items.h"

namespace biosubsidy::stacking {

class Trials {
public:
    // Sets `chosen` to the best choice, in order. False: there are more items than
    // bits in a word, or more ways than `most`.
    bool run(const Items& items, std::size_t most, std::vector<std::uint32_t>& chosen);

private:
    struct Set {
        Gain gain{-1, 0};
        std::uint64_t items = 0; // a bit for each
    };
    struct Pool {
        std::vector<std::uint32_t> items; // worth trying
        bool hasFree = false;             // one of them has no cap
    };
    bool deal(std::size_t most);
    void findLastStated();
    [[nodiscard]] bool mayBeLeftOut(std::uint32_t index) const;
    void add(Pool& pool, std::uint32_t index) const;
    void tryFrom(std::size_t pool, std::uint64_t chosen);
    void weigh(std::uint64_t chosen);

    const Items* items_ = nullptr;
    std::vector<Pool> pools_;  // they keep their room; after them, one for each item that may be left out
    std::size_t parts_ = 0;    // so many of them are in use
    std::uint64_t always_ = 0; // the other items without a pool
    std::vector<ItemCap> left_;
    std::vector<std::uint32_t> lastStated_; // item within the widest cap of each chain
    Set best_;
};

} // namespace biosubsidy::stacking

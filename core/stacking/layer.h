// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstdint>
#include <vector>
#include "core/stacking/component.h"
namespace biosubsidy::stacking {

struct Node { std::uint32_t parent; std::uint32_t position; };

struct State {
    Gain bound;  // scaled; what can still come of it at most
    Gain taken;  // of free items and of caps that are closed
    Gain completion;
    Gain sharp; std::uint32_t at = 0;
    std::uint32_t node = none;
    bool fresh = false; bool deviates = false;
};

struct Layer {
    std::vector<State> states; // in lexicographic order
    std::vector<Amount> used;  // caps each
    std::vector<std::uint64_t> open; // words each
    std::size_t caps = 0, words = 0;
    void clear(){ states.clear(); used.clear(); open.clear(); }
};
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Frontier is all that matters of the ways in which some claims may be chosen
// when other claims that share their yearly caps are still to come: for each way,
// how much of every cap it draws and what it brings besides. One that another
// makes superfluous, whatever is still to come, is left out.
//
// One way makes another superfluous if it brings at least as much more besides as
// it draws less from the caps: what is drawn from a cap counts at most once.
#pragma once

#include <optional>
#include <vector>

#include "core/curve/piecewise_linear.h"

namespace biosubsidy::curve {

// One claim of a pool, or one that stands alone: its worth, from a cap or besides.
struct FrontierOption {
    std::optional<std::size_t> cap;
    Fen worth;
    friend bool operator==(const FrontierOption&, const FrontierOption&) = default;
};
using FrontierGroup = std::vector<FrontierOption>; // just one of them is chosen; not empty

class Frontier {
public:
    struct Way {
        std::vector<Fen> drawn; // from each cap, at most the cap
        Fen besides = 0;
    };

    // None if more ways matter than `most`.
    [[nodiscard]] static std::optional<Frontier> of(const std::vector<FrontierGroup>& groups,
                                                    const std::vector<Money>& caps, std::size_t most);

    // In rising order of what is drawn, where there is one cap.
    [[nodiscard]] const std::vector<Way>& ways() const noexcept { return ways_; }

    // With one cap: the total by the amount that one more claim draws from it,
    // as knots from zero to the cap. It rises with slope 1 or stays.
    [[nodiscard]] std::vector<PiecewiseLinear::Knot> totalByAmount() const;

private:
    void add(const FrontierGroup& group);
    void prune();
    void pruneInOrder();

    std::vector<Fen> caps_;
    std::vector<Way> ways_;
};

} // namespace biosubsidy::curve

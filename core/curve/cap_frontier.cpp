// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/curve/cap_frontier.h"

#include <algorithm>

namespace biosubsidy::curve {

namespace {

using Way = Frontier::Way;

// Whether `better` is worth at least as much as `other`, whatever is to come.
bool makesSuperfluous(const Way& better, const Way& other) {
    Fen short_ = 0;
    for (std::size_t cap = 0; cap < better.drawn.size(); ++cap) {
        if (other.drawn[cap] > better.drawn[cap]) short_ += other.drawn[cap] - better.drawn[cap];
    }
    return better.besides >= other.besides + short_;
}

} // namespace

std::optional<Frontier> Frontier::of(const std::vector<FrontierGroup>& groups, const std::vector<Money>& caps,
                                     std::size_t most) {
    Frontier frontier;
    for (const Money& cap : caps) frontier.caps_.push_back(cap.fen());
    frontier.ways_.push_back({std::vector<Fen>(caps.size()), 0});
    for (const FrontierGroup& group : groups) {
        frontier.add(group);
        if (frontier.ways_.size() > most) return std::nullopt;
    }
    return frontier;
}

void Frontier::add(const FrontierGroup& group) {
    std::vector<Way> next;
    next.reserve(ways_.size() * group.size());
    for (const FrontierOption& option : group) {
        for (const Way& way : ways_) {
            next.push_back(way);
            Way& added = next.back();
            if (option.cap)
                added.drawn[*option.cap] = std::min<Fen>(added.drawn[*option.cap] + option.worth, caps_[*option.cap]);
            else
                added.besides += option.worth;
        }
    }
    ways_ = std::move(next);
    prune();
}

void Frontier::prune() {
    if (ways_.size() < 2) return;
    if (caps_.size() <= 1) {
        pruneInOrder();
        return;
    }
    std::vector<Way> kept;
    for (Way& way : ways_) {
        const auto superfluous = [&](const Way& better) { return makesSuperfluous(better, way); };
        if (std::any_of(kept.begin(), kept.end(), superfluous)) continue;
        std::erase_if(kept, [&](const Way& other) { return makesSuperfluous(way, other); });
        kept.push_back(std::move(way));
    }
    ways_ = std::move(kept);
}

// One cap: what is kept draws more, brings less besides and more in all than what
// was kept before it.
void Frontier::pruneInOrder() {
    const auto drawn = [](const Way& way) { return way.drawn.empty() ? Fen(0) : way.drawn.front(); };
    std::sort(ways_.begin(), ways_.end(), [&](const Way& left, const Way& right) {
        const Fen difference = drawn(left) - drawn(right);
        return difference != 0 ? difference < 0 : left.besides > right.besides;
    });
    std::vector<Way> kept;
    for (Way& way : ways_) {
        if (!kept.empty() && makesSuperfluous(kept.back(), way)) continue;
        while (!kept.empty() && kept.back().besides <= way.besides) kept.pop_back();
        kept.push_back(std::move(way));
    }
    ways_ = std::move(kept);
}

// The ways draw d(0) < d(1) < …. If the claim draws v, those with d ≥ cap − v fill
// the cap, and the first of them brings most besides; of the others the last
// brings most in all.
std::vector<PiecewiseLinear::Knot> Frontier::totalByAmount() const {
    const Fen& cap = caps_.front();
    const auto drawn = [&](std::size_t way) { return ways_[way].drawn.front(); };
    const std::size_t last = ways_.size() - 1;
    std::vector<PiecewiseLinear::Knot> knots;
    const auto add = [&](const Fen& x, const Fen& y) {
        if (knots.empty() || rationalOf(x) > knots.back().x) knots.push_back({rationalOf(x), rationalOf(y)});
    };
    add(0, drawn(last) + ways_[last].besides);
    for (std::size_t way = last + 1; way-- > 0;) {
        const Fen full = cap + ways_[way].besides;
        add(cap - drawn(way), full);
        if (way > 0) add(full - drawn(way - 1) - ways_[way - 1].besides, full);
    }
    add(cap, cap + ways_.front().besides);
    return knots;
}

} // namespace biosubsidy::curve

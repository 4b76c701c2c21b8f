// SPDX-License-Identifier: GPL-3.0-or-later
//
// EndSearch finds one end of the range of the total: part of total_range, where
// the method is described.
#pragma once

#include <functional>
#include <optional>

#include "core/advice/total_range.h"

namespace biosubsidy::advice {

enum class End { low, high };

class EndSearch {
public:
    EndSearch(std::shared_ptr<const RuleBook> rules, const Case& subject, const AssessOptions& options, End end,
              const RangeLimits& limits, const std::atomic<bool>* stop);

    RangeEnd run();
    [[nodiscard]] bool limitReached() const noexcept { return limitReached_; }

private:
    // The facts of one item that have to be tried value by value.
    struct Group {
        Entity entity = Entity::company;
        std::size_t item = 0;
        std::vector<FactRef> facts;
        Money alone; // the best that the item brings without the others
    };
    struct Best {
        std::optional<Money> total;
        Settings values;
    };
    using Bound = std::function<Money()>;
    using Leaf = std::function<void()>;

    void sortFacts();
    [[nodiscard]] FactValue endValue(const FactRef& ref, bool towardsEnd);
    [[nodiscard]] bool better(const Money& left, const Money& right) const;
    [[nodiscard]] bool promising(const Money& bound, const Best& best) const;
    [[nodiscard]] bool spent();
    [[nodiscard]] bool exhausted();
    [[nodiscard]] FactValue anyValue(const FactRef& ref);
    void completeAnyhow();
    [[nodiscard]] Money plainBound();
    [[nodiscard]] Money itemBound(std::size_t group);
    void leaveOpen(const Money& bound);
    void explore(const std::vector<FactRef>& facts, std::size_t index, const Bound& bound, const Leaf& leaf,
                 Best& best);
    void exploreItems();
    void exploreGroup(std::size_t group);
    void standAlone(Group& group);
    void muteFrom(std::size_t group, bool muted);
    void muteAllBut(const Group& group, bool muted);
    void weigh(Best& best, const std::vector<FactRef>& facts);
    void weighWhole();
    [[nodiscard]] std::vector<FactRef> freeingOrder() const;
    void tidyWitness(RangeEnd& end);

    WhatIf whatIf_;
    End end_;
    RangeLimits limits_;
    std::vector<FactRef> oneWay_; // wholes before their parts
    std::vector<FactRef> tried_;  // all others
    std::vector<FactRef> idle_;   // nothing hangs on them
    std::vector<FactRef> company_;
    std::vector<Group> groups_;
    Best best_;
    std::optional<Money> open_; // the bound of what was not searched
    bool limitReached_ = false;
};

} // namespace biosubsidy::advice

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A course goes through the items of a component in the order of preference, takes
// some and passes others by, and knows at each place what the items taken count, in
// order, under caps that lie within one another and of whatever rates, and what the
// items still to come can add at most. It goes back the way that it came.
//
// Of what is to come there are three bounds, of which the lowest holds:
//   - of the total, and of the stated part alone: what each pool and each item without
//     one may still draw on the narrowest cap that holds all of it, up to what is left
//     of that cap, and so on from narrow caps to wide ones;
//   - of the total: at prices of the caps (chain_prices.h);
//   - of the stated part of those sets whose total is at least so much: at prices
//     too, with a fen of the total weighing a certain part of a stated fen, since
//     what exceeds that total then only adds to the bound.
//
// Which items may be passed by: One that is stated, or free of caps, or after which no
// stated one comes under its widest cap, is always better taken than left, unless
// another one of its pool is taken. What another one adds to a total it may take
// from later stated ones.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/stacking/chain_prices.h"
#include "core/stacking/component.h"

namespace biosubsidy::stacking {

class Course {
public:
    Course(const Component& component, unsigned scale, Work& work);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(spots_.size()); }

    // What the item would count here; nothing: it may not be taken.
    [[nodiscard]] Amount countOf(std::uint32_t item) const;
    // Whether it may be passed by although it could be taken.
    [[nodiscard]] bool mayPass(std::uint32_t item) const { return spots_[item].mayPass; }
    // Whether it is what its pool is worth at the prices; true without a pool.
    [[nodiscard]] bool isUsual(std::uint32_t item) const { return spots_[item].usual; }

    // Items are taken or passed by from the first to the last, and undone backwards.
    void take(std::uint32_t item, Amount counted) { move(item, counted, 1); }
    void untake(std::uint32_t item, Amount counted) { move(item, counted, -1); }
    void pass(std::uint32_t item) { move(item, 1); }
    void unpass(std::uint32_t item) { move(item, -1); }

    [[nodiscard]] const Gain& gain() const { return gain_; }
    // False: no way on from here brings so much.
    [[nodiscard]] bool canTotal(Amount total) const;
    // The same of the stated part, with the total that prices were found for.
    [[nodiscard]] bool canState(Amount stated) const;
    // The most for which these are true.
    [[nodiscard]] Amount mostTotal() const;
    [[nodiscard]] Amount mostStated() const;

    // Before the first item: finds prices for sets of at least this total.
    void aimAt(Amount total, Work& work);

    // Where no pool is open: what the future depends on. None: elsewhere, or nothing
    // was to choose since the last such place.
    [[nodiscard]] bool isCrossing(std::uint32_t item) const { return spots_[item].crossing; }
    void addPosition(std::vector<Amount>& position, std::uint32_t item) const;

private:
    struct Prospect {               // of one bound without prices
        std::vector<Amount> wanted; // of each cap, what stands below it included
        std::vector<Amount> use;    // of it, what has room
        Amount total = 0;           // of the widest caps, and without a cap
    };
    struct Wish { // what a pool, or an item without one, may draw on a cap
        std::uint32_t cap = none;
        Amount value = 0;
    };
    struct Spot {
        bool mayPass = true;
        bool last = true; // of its pool
        bool usual = true;
        bool crossing = false;
        std::uint32_t firstLive = 0; // into live_
        std::uint32_t lives = 0;
    };
    struct Worth {       // at prices
        Amount net = 0;  // of a fen that counts
        Amount best = 0; // of the pool's items from this one on
        Amount next = 0; // after this one
    };
    // A bound at prices.
    struct Pricing {
        std::vector<Amount> prices;
        std::vector<Worth> items;
        Amount rest = 0; // what the items to come are worth
        Amount caps = 0; // what is left of the caps and wanted, at their prices
    };

    void findLasts();
    void findCrossings();
    void findWishes();
    [[nodiscard]] Wish wishOf(const std::vector<std::uint32_t>& items, bool statedOnly) const;
    [[nodiscard]] std::uint32_t common(std::uint32_t left, std::uint32_t right) const;
    [[nodiscard]] Pricing pricingOf(const ChainPrices& prices) const;
    void move(std::uint32_t item, Amount counted, int sign);
    void move(std::uint32_t item, int sign);
    void wish(std::uint32_t item, int sign);
    void want(const Wish& wish, int sign, Prospect& prospect);
    void draw(std::uint32_t cap, Amount counted);
    Amount change(std::uint32_t cap, Prospect& prospect, Amount more);

    const Component& component_;
    unsigned scale_;
    std::vector<Spot> spots_;
    std::vector<std::uint32_t> live_; // caps with items on both sides, place by place
    std::vector<Wish> wishes_;        // of the pools
    std::vector<Wish> statedWishes_;
    std::vector<std::vector<Wish>> reaches_; // of the pools, one for each cap
    bool mixed_ = false;                     // some items are stated and others are not

    std::vector<char> used_; // pools
    std::vector<Amount> left_;
    Gain gain_;
    Prospect total_;
    Prospect stated_;
    Prospect reach_; // what may be drawn on each cap, though no pool can do it all
    Pricing byTotal_;
    Pricing byStated_;
    unsigned statedScale_ = 0;
    Amount weight_ = 0; // of a fen of the total, beside one of the stated part
    Amount aim_ = 0;
};

} // namespace biosubsidy::stacking

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/course.h"

#include <algorithm>
#include <utility>

namespace biosubsidy::stacking {

namespace {

// A fen of the total weighs up to 2^16 stated ones.
constexpr unsigned weightBits = 16;

constexpr std::size_t mostLives = std::size_t(1) << 22; // remembered caps, of all places

} // namespace

Course::Course(const Component& component, unsigned scale, Work& work)
    : component_(component), scale_(scale), spots_(component.items.size()), used_(component.pools.size(), 0) {
    for (const Cap& cap : component.caps) left_.push_back(cap.size);
    findLasts();
    findCrossings();
    findWishes();
    const ChainPrices prices(component, std::vector<Amount>(component.items.size(), Amount(1) << scale), work);
    byTotal_ = pricingOf(prices);
    for (const std::vector<std::uint32_t>& pool : component.pools) {
        const auto usual = *std::max_element(pool.begin(), pool.end(), [&](std::uint32_t left, std::uint32_t right) {
            return std::pair(prices.worth(left), component.items[left].value) <
                   std::pair(prices.worth(right), component.items[right].value);
        });
        for (const std::uint32_t item : pool) spots_[item].usual = item == usual;
    }
}

void Course::findLasts() {
    const std::vector<Item>& items = component_.items;
    std::vector<std::uint32_t> widest(component_.caps.size());
    for (std::uint32_t cap = 0; cap < widest.size(); ++cap) {
        const std::uint32_t within = component_.caps[cap].within;
        widest[cap] = within == none ? cap : widest[within];
    }
    std::vector<char> statedLater(component_.caps.size(), 0);
    for (std::size_t index = items.size(); index-- > 0;) {
        const Item& item = items[index];
        Spot& spot = spots_[index];
        spot.last = item.pool == none || component_.pools[item.pool].back() == index;
        spot.mayPass = !spot.last || (!item.stated && item.cap != none && statedLater[widest[item.cap]] != 0);
        if (item.stated && item.cap != none) statedLater[widest[item.cap]] = 1;
        mixed_ = mixed_ || item.stated != items.front().stated;
    }
}

// Caps are live from after their first item to their last.
void Course::findCrossings() {
    const std::vector<Item>& items = component_.items;
    std::vector<std::uint32_t> uses(component_.caps.size(), 0); // items still to come
    for (const Item& item : items) {
        for (std::uint32_t cap = item.cap; cap != none; cap = component_.caps[cap].within) ++uses[cap];
    }
    std::vector<char> begun(component_.caps.size(), 0);
    std::vector<std::uint32_t> live;
    std::size_t open = 0;
    bool chosen = false;
    for (std::uint32_t index = 0; index < items.size(); ++index) {
        Spot& spot = spots_[index];
        live.erase(std::remove_if(live.begin(), live.end(), [&](std::uint32_t cap) { return uses[cap] == 0; }),
                   live.end());
        spot.crossing = open == 0 && chosen && live_.size() + live.size() < mostLives;
        if (spot.crossing) {
            spot.firstLive = static_cast<std::uint32_t>(live_.size());
            spot.lives = static_cast<std::uint32_t>(live.size());
            live_.insert(live_.end(), live.begin(), live.end());
            chosen = false;
        }
        const Item& item = items[index];
        chosen = chosen || spot.mayPass;
        if (item.pool != none && component_.pools[item.pool].front() == index) ++open;
        if (item.pool != none && spot.last) --open;
        for (std::uint32_t cap = item.cap; cap != none; cap = component_.caps[cap].within) {
            --uses[cap];
            if (begun[cap] == 0) live.push_back(cap);
            begun[cap] = 1;
        }
    }
}

// The narrowest cap that holds both.
std::uint32_t Course::common(std::uint32_t left, std::uint32_t right) const {
    while (left != right) {
        if (left == none || right == none) return none;
        std::uint32_t& narrower = left > right ? left : right; // a cap comes after what it lies within
        narrower = component_.caps[narrower].within;
    }
    return left;
}

Course::Wish Course::wishOf(const std::vector<std::uint32_t>& items, bool statedOnly) const {
    Wish wish;
    bool first = true;
    for (const std::uint32_t index : items) {
        const Item& item = component_.items[index];
        if (statedOnly && !item.stated) continue;
        wish.cap = first ? item.cap : common(wish.cap, item.cap);
        wish.value = std::max(wish.value, item.value);
        first = false;
    }
    return wish;
}

void Course::findWishes() {
    for (Prospect* prospect : {&total_, &stated_, &reach_}) {
        prospect->wanted.assign(component_.caps.size(), 0);
        prospect->use.assign(component_.caps.size(), 0);
    }
    for (const std::vector<std::uint32_t>& pool : component_.pools) {
        wishes_.push_back(wishOf(pool, false));
        statedWishes_.push_back(wishOf(pool, true));
        std::vector<Wish>& reaches = reaches_.emplace_back();
        for (const std::uint32_t index : pool) {
            const Item& item = component_.items[index];
            const auto same =
                std::find_if(reaches.begin(), reaches.end(), [&](const Wish& wish) { return wish.cap == item.cap; });
            if (same != reaches.end())
                same->value = std::max(same->value, item.value);
            else if (item.cap != none)
                reaches.push_back({item.cap, item.value});
        }
    }
    for (std::uint32_t index = 0; index < component_.items.size(); ++index) {
        if (spots_[index].last) wish(index, 1);
    }
}

Course::Pricing Course::pricingOf(const ChainPrices& prices) const {
    Pricing pricing;
    pricing.items.resize(component_.items.size());
    for (std::uint32_t cap = 0; cap < component_.caps.size(); ++cap) {
        pricing.prices.push_back(prices.price(cap));
        pricing.caps += prices.price(cap) * reach_.use[cap];
    }
    for (const std::vector<std::uint32_t>& pool : component_.pools) {
        Amount best = 0;
        for (auto item = pool.rbegin(); item != pool.rend(); ++item) {
            pricing.items[*item].next = best;
            best = std::max(best, prices.worth(*item));
            pricing.items[*item].best = best;
        }
        pricing.rest += best;
    }
    for (std::uint32_t item = 0; item < component_.items.size(); ++item) {
        pricing.items[item].net = prices.share(item);
        if (component_.items[item].pool != none) continue;
        pricing.items[item].best = prices.worth(item);
        pricing.rest += prices.worth(item);
    }
    return pricing;
}

Amount Course::countOf(std::uint32_t index) const {
    const Item& item = component_.items[index];
    if (item.pool != none && used_[item.pool] != 0) return 0;
    Amount counted = item.value;
    for (std::uint32_t cap = item.cap; cap != none; cap = component_.caps[cap].within)
        counted = std::min(counted, left_[cap]);
    return counted;
}

// What is wanted of a cap has grown by `more`, or what is left of it has changed;
// returns by how much more of it can be used.
Amount Course::change(std::uint32_t cap, Prospect& prospect, Amount more) {
    prospect.wanted[cap] += more;
    const Amount use = std::min(left_[cap], prospect.wanted[cap]);
    const Amount difference = use - prospect.use[cap];
    prospect.use[cap] = use;
    if (&prospect == &reach_ && difference != 0) {
        if (!byTotal_.prices.empty()) byTotal_.caps += difference * byTotal_.prices[cap];
        if (weight_ != 0) byStated_.caps += difference * byStated_.prices[cap];
    }
    return difference;
}

void Course::want(const Wish& wish, int sign, Prospect& prospect) {
    Amount more = wish.value * sign;
    for (std::uint32_t cap = wish.cap; cap != none && more != 0; cap = component_.caps[cap].within)
        more = change(cap, prospect, more);
    prospect.total += more;
}

void Course::wish(std::uint32_t index, int sign) {
    const Item& item = component_.items[index];
    if (item.pool != none) {
        want(wishes_[item.pool], sign, total_);
        want(statedWishes_[item.pool], sign, stated_);
        for (const Wish& reach : reaches_[item.pool]) want(reach, sign, reach_);
        return;
    }
    const Wish wish{item.cap, item.value};
    want(wish, sign, total_);
    if (item.stated) want(wish, sign, stated_);
    if (item.cap != none) want(wish, sign, reach_);
}

void Course::draw(std::uint32_t first, Amount counted) {
    for (std::uint32_t cap = first; cap != none; cap = component_.caps[cap].within) left_[cap] -= counted;
    for (Prospect* prospect : {&total_, &stated_, &reach_}) {
        Amount more = 0;
        for (std::uint32_t cap = first; cap != none; cap = component_.caps[cap].within)
            more = change(cap, *prospect, more);
        prospect->total += more;
    }
}

// An item that is taken.
void Course::move(std::uint32_t index, Amount counted, int sign) {
    const Item& item = component_.items[index];
    const Amount amount = counted * sign;
    gain_ += gainOf(amount, item.stated);
    if (item.pool != none) used_[item.pool] = sign > 0 ? 1 : 0;
    byTotal_.rest -= sign * byTotal_.items[index].best;
    if (weight_ != 0) byStated_.rest -= sign * byStated_.items[index].best;
    wish(index, -sign);
    draw(item.cap, amount);
}

// One that is not.
void Course::move(std::uint32_t index, int sign) {
    const Item& item = component_.items[index];
    if (item.pool != none && used_[item.pool] != 0) return;
    const Worth& worth = byTotal_.items[index];
    byTotal_.rest -= sign * (worth.best - worth.next);
    if (weight_ != 0) byStated_.rest -= sign * (byStated_.items[index].best - byStated_.items[index].next);
    if (spots_[index].last) wish(index, -sign);
}

bool Course::canTotal(Amount total) const {
    return gain_.total + total_.total >= total &&
           (gain_.total << scale_) + byTotal_.rest + byTotal_.caps >= (total << scale_);
}

Amount Course::mostTotal() const {
    return std::min(gain_.total + total_.total, gain_.total + ((byTotal_.rest + byTotal_.caps) >> scale_));
}

bool Course::canState(Amount stated) const {
    if (gain_.stated + stated_.total < stated) return false;
    return weight_ == 0 ||
           (gain_.total - aim_) * weight_ + (gain_.stated << statedScale_) + byStated_.rest + byStated_.caps >=
               (stated << statedScale_);
}

Amount Course::mostStated() const {
    Amount most = gain_.stated + stated_.total;
    if (weight_ != 0)
        most = std::min(most, gain_.stated +
                                  (((gain_.total - aim_) * weight_ + byStated_.rest + byStated_.caps) >> statedScale_));
    return most;
}

// The weight that makes the bound lowest: it is a convex function of it.
void Course::aimAt(Amount total, Work& work) {
    aim_ = total;
    weight_ = 0;
    if (!mixed_) return;
    statedScale_ = scale_ > weightBits + 2 ? scale_ - weightBits - 2 : 0;
    const Amount one = Amount(1) << statedScale_;
    std::optional<Amount> lowest;
    const auto attempt = [&](Amount weight) {
        std::vector<Amount> weights;
        for (const Item& item : component_.items) weights.push_back(item.stated ? weight + one : weight);
        const ChainPrices prices(component_, std::move(weights), work);
        const Amount bound = prices.bound() - weight * total;
        if (lowest && bound >= *lowest) return false;
        lowest = bound;
        weight_ = weight;
        byStated_ = pricingOf(prices);
        return true;
    };
    (void)attempt(std::max<Amount>(1, one >> 6));
    for (Amount weight = std::max<Amount>(1, one >> 5); weight <= one << weightBits; weight *= 2) {
        if (!attempt(weight) && weight > 4 * weight_) break;
    }
    for (Amount step = weight_ / 2; step > weight_ / 64 && step > 0; step /= 2) {
        if (!attempt(weight_ + step)) (void)attempt(weight_ - step);
    }
}

void Course::addPosition(std::vector<Amount>& position, std::uint32_t item) const {
    const Spot& spot = spots_[item];
    for (std::uint32_t place = 0; place < spot.lives; ++place)
        position.push_back(reach_.use[live_[spot.firstLive + place]]);
}

} // namespace biosubsidy::stacking

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/solver.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/stacking/component_search.h"
#include "core/stacking/ordered_search.h"
#include "core/stacking/reduction.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

namespace {

constexpr std::size_t mostAmountsKept = 1U << 20U; // in keys of known answers: 16 MiB
constexpr std::uint64_t stepsOfReduction = 8;      // for each item

Money moneyOf(Amount amount) {
    return Money::fromFen(Fen(amount));
}

using Searches = std::vector<std::unique_ptr<PartSearch>>;

std::unique_ptr<PartSearch> searchOf(const Component& component, unsigned scale, Work& work) {
    if (component.plain) return std::make_unique<ComponentSearch>(component, scale, work);
    return std::make_unique<OrderedSearch>(component, scale, work);
}

// Round by round, so that no component keeps the work from the others.
void searchAll(const Searches& searches, const Work& work) {
    const auto open = [](const auto& search) { return !search->proven(); };
    while (!work.spent() && std::any_of(searches.begin(), searches.end(), open)) {
        for (const auto& search : searches) {
            if (!search->proven() && !work.spent()) search->advance();
        }
    }
}

// The same key, the same choice.
std::vector<Amount> keyOf(const Items& items) {
    std::vector<Amount> key;
    for (const ItemCap& cap : items.caps) key.insert(key.end(), {cap.size, cap.within});
    key.push_back(-1); // no cap is of that size
    for (const Item& item : items.items) key.insert(key.end(), {item.value, item.stated ? 1 : 0, item.pool, item.cap});
    return key;
}

} // namespace

const Solution& Solver::solve(const Problem& problem) {
    items_.read(problem);
    solution_.counted.assign(problem.candidates.size(), Money());
    gain_ = {};
    findContested();
    settle();
    answer_.chosen.clear();
    answer_.upperBound = 0;
    answer_.proven = true;
    answer_.work = problem.candidates.size() / 4;
    steps_ += answer_.work;
    const Amount settled = gain_.total;
    if (!contested_.items.empty()) choose();
    for (const std::uint32_t item : answer_.chosen) count(contested_.items[item], contested_.caps, candidates_[item]);
    solution_.total = moneyOf(gain_.total);
    solution_.statedPart = moneyOf(gain_.stated);
    solution_.proven = answer_.proven;
    solution_.upperBound = answer_.proven ? solution_.total : moneyOf(settled + answer_.upperBound);
    solution_.work = answer_.work;
    return solution_;
}

// What is drawn on each cap, the narrow ones first, as far as it can count.
void Solver::findBinding() {
    caps_.assign(items_.caps.size(), {});
    for (const Item& item : items_.items) {
        if (item.cap == none) continue;
        CapUse& cap = caps_[item.cap];
        cap.drawn += item.value;
        cap.pooled = cap.pooled || item.pool != none;
        (item.stated ? cap.stated : cap.open) = true;
    }
    for (std::size_t index = caps_.size(); index-- > 0;) {
        CapUse& cap = caps_[index];
        const ItemCap& limit = items_.caps[index];
        cap.binds = cap.drawn > limit.size;
        if (limit.within == none) continue;
        CapUse& wider = caps_[limit.within];
        wider.drawn += std::min(cap.drawn, limit.size);
        wider.pooled = wider.pooled || cap.pooled;
        wider.stated = wider.stated || cap.stated;
        wider.open = wider.open || cap.open;
    }
}

void Solver::findContested() {
    findBinding();
    for (std::size_t index = 0; index < caps_.size(); ++index) {
        CapUse& cap = caps_[index];
        const std::uint32_t within = items_.caps[index].within;
        if (within != none) cap.wider = caps_[within].binds ? within : caps_[within].wider;
        cap.contested =
            cap.binds && (cap.wider != none ? caps_[cap.wider].contested : cap.pooled || (cap.stated && cap.open));
    }
    pools_.assign(items_.pools, {});
    for (const Item& item : items_.items) {
        if (item.pool != none && contestedCapOf(item) != none) pools_[item.pool].contested = true;
    }
}

// The narrowest.
std::uint32_t Solver::contestedCapOf(const Item& item) const {
    if (item.cap == none) return none;
    const std::uint32_t cap = caps_[item.cap].binds ? item.cap : caps_[item.cap].wider;
    return cap != none && caps_[cap].contested ? cap : none;
}

// Counts what is not contested, and sets aside what is.
void Solver::settle() {
    contested_.clear();
    candidates_.clear();
    for (std::uint32_t index = 0; index < items_.items.size(); ++index) {
        const Item& item = items_.items[index];
        if (item.pool == none) {
            if (contestedCapOf(item) != none)
                contest(item);
            else
                count(item, items_.caps, item.candidate);
            continue;
        }
        PoolUse& pool = pools_[item.pool];
        if (pool.contested)
            contest(item);
        else if (pool.best == none || item.gain() > items_.items[pool.best].gain())
            pool.best = index;
    }
    for (const PoolUse& pool : pools_) {
        if (pool.best == none) continue;
        const Item& item = items_.items[pool.best];
        count(item, items_.caps, item.candidate);
    }
}

void Solver::contest(Item item) {
    candidates_.push_back(item.candidate);
    item.candidate = static_cast<std::uint32_t>(contested_.items.size());
    if (item.pool != none) {
        std::uint32_t& number = pools_[item.pool].number;
        if (number == none) number = contested_.pools++;
        item.pool = number;
    }
    item.cap = numberOf(contestedCapOf(item));
    contested_.items.push_back(item);
}

// Of a cap among the contested ones, after all that it lies within.
std::uint32_t Solver::numberOf(std::uint32_t cap) {
    if (cap == none) return none;
    if (caps_[cap].number == none) {
        const std::uint32_t within = numberOf(caps_[cap].wider);
        caps_[cap].number = static_cast<std::uint32_t>(contested_.caps.size());
        contested_.caps.push_back({items_.caps[cap].size, within});
    }
    return caps_[cap].number;
}

void Solver::choose() {
    if (trials_.run(contested_, limits_.ways, answer_.chosen)) return;
    if (answersKept_ == 0) {
        search();
        return;
    }
    std::vector<Amount> key = keyOf(contested_);
    if (const auto kept = known_.find(key); kept != known_.end()) {
        answer_ = kept->second;
        return;
    }
    search();
    if (known_.size() >= answersKept_ || keptAmounts_ > mostAmountsKept) {
        known_.clear();
        keptAmounts_ = 0;
    }
    keptAmounts_ += key.size();
    known_.emplace(std::move(key), answer_);
}

void Solver::search() {
    contested_.sum = items_.sum;
    const Reduction reduction = reduce(contested_);
    Work work{answer_.work, limits_.work};
    Searches searches;
    for (const Component& component : reduction.components)
        searches.push_back(searchOf(component, reduction.scale, work));
    searchAll(searches, work);
    answer_.chosen = reduction.settled;
    for (const std::uint32_t item : reduction.settled) answer_.upperBound += contested_.items[item].value;
    for (const auto& search : searches) {
        const std::vector<std::uint32_t> chosen = search->chosen();
        answer_.chosen.insert(answer_.chosen.end(), chosen.begin(), chosen.end());
        answer_.upperBound += search->upperBound();
        answer_.proven = answer_.proven && search->proven();
    }
    std::sort(answer_.chosen.begin(), answer_.chosen.end());
    steps_ += stepsOfReduction * contested_.items.size() + work.done - answer_.work;
    answer_.work = work.done;
}

void Solver::count(const Item& item, std::vector<ItemCap>& left, std::uint32_t candidate) {
    Amount counted = item.value;
    for (std::uint32_t cap = item.cap; cap != none; cap = left[cap].within) counted = std::min(counted, left[cap].size);
    for (std::uint32_t cap = item.cap; cap != none; cap = left[cap].within) left[cap].size -= counted;
    solution_.counted[candidate] = moneyOf(counted);
    gain_ += gainOf(counted, item.stated);
}

} // namespace biosubsidy::stacking

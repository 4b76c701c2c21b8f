// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/solver.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "core/stacking/component_search.h"
#include "core/stacking/reduction.h"
#include "core/stacking/work.h"

namespace biosubsidy::stacking {

namespace {

Money moneyOf(Amount amount) {
    return Money::fromFen(Fen(amount));
}

// Round by round, so that no component keeps the work from the others.
void searchAll(std::deque<ComponentSearch>& searches, const Work& work) {
    const auto open = [](const ComponentSearch& component) { return !component.proven(); };
    while (!work.spent() && std::any_of(searches.begin(), searches.end(), open)) {
        for (ComponentSearch& component : searches) {
            if (!component.proven() && !work.spent()) component.advance();
        }
    }
}

// The same key, the same choice.
std::vector<Amount> keyOf(const Items& items) {
    std::vector<Amount> key(items.caps);
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

void Solver::findContested() {
    caps_.assign(items_.caps.size(), {});
    pools_.assign(items_.pools, {});
    for (const Item& item : items_.items) {
        if (item.cap == none) continue;
        CapUse& cap = caps_[item.cap];
        cap.drawn += item.value;
        cap.pooled = cap.pooled || item.pool != none;
    }
    for (std::size_t cap = 0; cap < caps_.size(); ++cap)
        caps_[cap].contested = caps_[cap].pooled && caps_[cap].drawn > items_.caps[cap];
    for (const Item& item : items_.items) {
        if (item.pool != none && item.cap != none && caps_[item.cap].contested) pools_[item.pool].contested = true;
    }
}

// Counts what is not contested, and sets aside what is.
void Solver::settle() {
    contested_.clear();
    candidates_.clear();
    for (std::uint32_t index = 0; index < items_.items.size(); ++index) {
        const Item& item = items_.items[index];
        if (item.pool == none) {
            if (item.cap != none && caps_[item.cap].contested)
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
    if (item.cap != none && caps_[item.cap].contested) {
        std::uint32_t& number = caps_[item.cap].number;
        if (number == none) {
            number = static_cast<std::uint32_t>(contested_.caps.size());
            contested_.caps.push_back(items_.caps[item.cap]);
        }
        item.cap = number;
    } else {
        item.cap = none;
    }
    contested_.items.push_back(item);
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
    if (known_.size() >= answersKept_) known_.clear();
    known_.emplace(std::move(key), answer_);
}

void Solver::search() {
    contested_.sum = items_.sum;
    const Reduction reduction = reduce(contested_);
    Work work{answer_.work, limits_.work};
    std::deque<ComponentSearch> searches; // in place: they hold on to one another's parts
    for (const Component& component : reduction.components) searches.emplace_back(component, reduction.scale, work);
    searchAll(searches, work);
    answer_.chosen = reduction.settled;
    for (const std::uint32_t item : reduction.settled) answer_.upperBound += contested_.items[item].value;
    for (const ComponentSearch& component : searches) {
        const std::vector<std::uint32_t> chosen = component.chosen();
        answer_.chosen.insert(answer_.chosen.end(), chosen.begin(), chosen.end());
        answer_.upperBound += component.upperBound();
        answer_.proven = answer_.proven && component.proven();
    }
    std::sort(answer_.chosen.begin(), answer_.chosen.end());
    answer_.work = work.done;
}

void Solver::count(const Item& item, std::vector<Amount>& left, std::uint32_t candidate) {
    Amount counted = item.value;
    if (item.cap != none) {
        counted = std::min(counted, left[item.cap]);
        left[item.cap] -= counted;
    }
    solution_.counted[candidate] = moneyOf(counted);
    gain_ += gainOf(counted, item.stated);
}

} // namespace biosubsidy::stacking

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/search.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <numeric>

#include "core/stacking/prices.h"

namespace biosubsidy::stacking {

static int optFilter = getenv("NOFILTER") ? 0 : 1;
static int optTight = getenv("NOTIGHT") ? 0 : 1;
static int optPart = getenv("PART") ? atoi(getenv("PART")) : 50;
static int optCmp = getenv("CMP") ? atoi(getenv("CMP")) : 1000000;

Search::Search(const Component& component, unsigned scale)
    : component_(component), scale_(scale), one_(Amount(1) << scale),
      prices_(choosePrices(component, scale, work_)) {
    prepare();
}

void Search::prepare() {
    const auto& items = component_.items;
    steps_.resize(items.size());
    capStated_.assign(component_.caps.size(), true);
    for (const Item& i : items) if (i.cap != none) capStated_[i.cap] = i.stated;
    std::vector<Gain> bestAfter(component_.pools);
    std::vector<std::uint32_t> planned(component_.pools, none);
    planTotals_.assign(items.size() + 1, {});
    planDemand_.assign((items.size() + 1) * component_.caps.size(), 0);
    const std::size_t K = component_.caps.size();
    std::vector<bool> seen(component_.pools, false), capSeen(component_.caps.size(), false);
    for (std::size_t p = items.size(); p-- > 0;) {
        const Item& i = items[p];
        Step& s = steps_[p];
        s.worth = i.gain() * (i.cap == none ? one_ : one_ - prices_[i.cap]);
        planTotals_[p] = planTotals_[p + 1];
        for (std::size_t k = 0; k < K; ++k) planDemand_[p * K + k] = planDemand_[(p + 1) * K + k];
        auto change = [&](std::uint32_t j, int sign) {
            if (j == none) return;
            const Item& it = items[j];
            if (it.cap == none) planTotals_[p] += it.gain() * sign; else planDemand_[p * K + it.cap] += it.value * sign;
        };
        if (i.pool == none) { change((std::uint32_t)p, 1); s.planned = (std::uint32_t)p; }
        else {
            s.plannedAfter = planned[i.pool];
            if (s.worth >= bestAfter[i.pool]) { change(planned[i.pool], -1); planned[i.pool] = (std::uint32_t)p; change((std::uint32_t)p, 1); }
            s.planned = planned[i.pool];
        }
        if (i.cap != none && !capSeen[i.cap]) { capSeen[i.cap] = true; s.closesCap = true; }
        if (i.pool == none) { s.takeLoss = {}; s.skipLoss = s.worth; continue; }
        s.last = !seen[i.pool];
        seen[i.pool] = true;
        const Gain after = bestAfter[i.pool];
        const Gain from = std::max(after, s.worth);
        s.takeLoss = from - s.worth;
        s.skipLoss = from - after;
        bestAfter[i.pool] = from;
    }
    std::vector<std::uint32_t> slotOf(component_.pools, none), freeSlots;
    for (std::size_t p = 0; p < items.size(); ++p) {
        Step& s = steps_[p];
        const Item& i = items[p];
        if (i.pool == none) continue;
        if (slotOf[i.pool] == none) {
            if (s.last) continue;
            s.opens = true;
            if (freeSlots.empty()) freeSlots.push_back((std::uint32_t)slots_++);
            slotOf[i.pool] = freeSlots.back();
            freeSlots.pop_back();
        }
        s.slot = slotOf[i.pool];
        if (s.last) freeSlots.push_back(s.slot);
    }
    rootBound_ = {};
    for (std::size_t k = 0; k < component_.caps.size(); ++k)
        rootBound_ += gainOf(component_.caps[k] * prices_[k], capStated_[k]);
    for (const Gain& g : bestAfter) rootBound_ += g;
    for (std::size_t p = 0; p < items.size(); ++p) if (items[p].pool == none) rootBound_ += steps_[p].worth;
    provenBound_ = rootBound_;
    work_ += items.size();
}

bool Search::add(const Layer& from, std::size_t index, const Gain& bound) {
    ++work_; ++made;
    if (haveBest_ && bound < bestGain_) return false;
    State s = from.states[index];
    s.bound = bound;
    s.fresh = false;
    next_.states.push_back(s);
    next_.used.insert(next_.used.end(), from.used.begin() + (long)(index * from.caps), from.used.begin() + (long)((index + 1) * from.caps));
    next_.open.insert(next_.open.end(), from.open.begin() + (long)(index * from.words), from.open.begin() + (long)((index + 1) * from.words));
    return true;
}

void Search::expand(std::size_t position) {
    const Item& item = component_.items[position];
    const Step& step = steps_[position];
    next_.clear();
    branched_ = false;
    const std::uint64_t bit = step.slot == none ? 0 : std::uint64_t(1) << (step.slot % 64);
    const std::size_t word = step.slot == none ? 0 : step.slot / 64;
    for (std::size_t s = 0; s < layer_.states.size(); ++s) {
        const bool free = !bit || !(layer_.open[s * layer_.words + word] & bit);
        Amount room = item.value;
        if (item.cap != none) room = std::min(room, component_.caps[item.cap] - layer_.used[s * layer_.caps + item.cap]);
        const bool take = free && room > 0;
        const bool skip = !take || !step.last;
        const Gain base = layer_.states[s].bound;
        int n = 0;
        const bool isPlanned = step.planned == position;
        auto tight = [&](Gain b, Amount extra) {
            // remaining reach
            if (!optTight) return true;
            if (!haveBest_) return true;
            for (std::size_t k = 0; k < prices_.size(); ++k) {
                Amount u = layer_.used[s * layer_.caps + k];
                if (k == item.cap) u += extra;
                Amount short_ = component_.caps[k] - u - reach_[k];
                if (short_ > 0) b -= gainOf(short_ * prices_[k], capStated_[k]);
            }
            return !(b < bestGain_);
        };
        if (item.cap != none && s == 0) reach_[item.cap] -= item.value;
        if (take) {
            Gain b = base - step.takeLoss;
            if (item.cap != none) b -= gainOf((item.value - room) * (one_ - prices_[item.cap]), item.stated);
            if (tight(b, item.cap != none ? room : 0) && add(layer_, s, b)) {
                ++n;
                State& child = next_.states.back();
                child.fresh = true;
                child.deviates = !isPlanned;
                if (item.cap == none) child.taken += item.gain();
                else next_.used[next_.used.size() - next_.caps + item.cap] += room;
                if (bit) next_.open[next_.open.size() - next_.words + word] |= bit;
            }
        }
        if (skip) {
            Gain b = base;
            if (free) b -= step.skipLoss;
            if (tight(b, 0) && add(layer_, s, b)) { ++n; next_.states.back().deviates = free && isPlanned; }
        }
        if (n > 1) branched_ = true;
    }
    if (step.slot != none) plannedOfSlot_[step.slot] = step.plannedAfter;
    if (step.last && bit)
        for (std::size_t s = 0; s < next_.states.size(); ++s) next_.open[s * next_.words + word] &= ~bit;
    if (step.closesCap) {
        for (std::size_t s = 0; s < next_.states.size(); ++s) {
            Amount& u = next_.used[s * next_.caps + item.cap];
            next_.states[s].taken += gainOf(u, capStated_[item.cap]);
            u = 0;
        }
    }
}

void Search::filter(std::size_t) {
    const std::size_t n = next_.states.size();
    if (n < 2 || !optFilter) return;
    const std::size_t K = prices_.size();
    struct Key { Gain x, y; std::uint32_t rank; };
    std::vector<Key> keys(n);
    std::vector<std::size_t> live;
    for (std::size_t k = 0; k < K; ++k) {
        bool nz = false;
        for (std::size_t s = 0; s < n && !nz; ++s) nz = next_.used[s * K + k] != 0;
        if (nz) live.push_back(k);
    }
    for (std::size_t s = 0; s < n; ++s) {
        Key& key = keys[s];
        key.rank = (std::uint32_t)s;
        key.x = key.y = next_.states[s].taken;
        for (std::size_t k : live) {
            Amount u = next_.used[s * K + k];
            key.x += gainOf(u, capStated_[k]);
            key.y += gainOf(std::min(u + reach_[k], component_.caps[k]), capStated_[k]);
        }
    }
    auto mask = [&](std::uint32_t s) { return next_.open.data() + s * next_.words; };
    auto cmpMask = [&](std::uint32_t a, std::uint32_t b) {
        for (std::size_t w = 0; w < next_.words; ++w) if (mask(a)[w] != mask(b)[w]) return mask(a)[w] < mask(b)[w] ? -1 : 1;
        return 0;
    };
    std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        if (int c = cmpMask(a.rank, b.rank)) return c < 0;
        if (a.x != b.x) return a.x > b.x;
        if (a.y != b.y) return a.y > b.y;
        return a.rank < b.rank;
    });
    work_ += n * (std::size_t)std::bit_width(n);
    std::vector<char> keep(n, 1);
    std::size_t start = 0;
    while (start < n) {
        std::size_t end = start + 1;
        while (end < n && cmpMask(keys[start].rank, keys[end].rank) == 0) ++end;
        std::vector<std::size_t> front;
        if (live.size() <= 1) {
            // staircase Y -> min rank
            std::map<Gain, std::uint32_t, std::greater<Gain>> stairs; // Y desc, rank strictly decreasing
            bool haveStrict = false; Gain strictY{}; // max Y with X > current X
            Gain groupY{}; Gain groupX{}; bool haveGroup = false;
            for (std::size_t i = start; i < end; ++i) {
                const Key& b = keys[i];
                if (!haveGroup || b.x != groupX) {
                    if (haveGroup && (!haveStrict || groupY > strictY)) { strictY = groupY; haveStrict = true; }
                    groupX = b.x; groupY = b.y; haveGroup = true;
                }
                bool dead = haveStrict && strictY > b.y;
                if (!dead && !stairs.empty()) {
                    auto it = stairs.upper_bound(b.y); // first with Y < b.y
                    if (it != stairs.begin()) { --it; if (it->second < b.rank) dead = true; }
                }
                if (dead) { keep[b.rank] = 0; continue; }
                auto it = stairs.lower_bound(b.y);
                while (it != stairs.end() && it->second >= b.rank) it = stairs.erase(it);
                stairs.emplace(b.y, b.rank);
            }
        } else {
            for (std::size_t i = start; i < end; ++i) {
                const Key& b = keys[i];
                bool dead = false;
                int budget = optCmp;
                for (std::size_t f = front.size(); f-- > 0 && !dead && budget-- > 0;) {
                    const Key& a = keys[front[f]];
                    ++work_;
                    if (a.y < b.y) continue;
                    Gain d = next_.states[a.rank].taken - next_.states[b.rank].taken;
                    for (std::size_t k : live) {
                        Amount ua = next_.used[a.rank * K + k], ub = next_.used[b.rank * K + k];
                        Amount diff = ua < ub ? ua - ub : std::min(ua + reach_[k], component_.caps[k]) - std::min(ub + reach_[k], component_.caps[k]);
                        d += gainOf(diff, capStated_[k]);
                    }
                    if (d > Gain{} || (d == Gain{} && a.rank < b.rank)) dead = true;
                }
                if (dead) keep[b.rank] = 0; else front.push_back(i);
            }
        }
        start = end;
    }
    compact(keep);
}

static int optGrid = getenv("GRID") ? atoi(getenv("GRID")) : -1;
void Search::prepareGrid() {
    const std::size_t K = prices_.size(), N = component_.items.size();
    int steps = K == 1 ? 9 : K == 2 ? 6 : K == 3 ? 3 : K == 4 ? 2 : 0;
    if (optGrid >= 0) steps = optGrid;
    int first = steps >= 6 ? 0 : 6 - steps; // offsets one>>(7-..)
    axis_.assign(K, {}); stride_.assign(K, 1); grid_ = 1; centre_ = 0;
    for (std::size_t k = 0; k < K; ++k) {
        auto& a = axis_[k];
        a.push_back(prices_[k]);
        for (int i = 0; i < steps; ++i) { Amount o = K == 1 ? one_ >> (i + 2) : (one_ >> (2 + (steps <= 3 ? i * 3 / 2 + (steps==2?1:0) : i))); a.push_back(std::min(one_, prices_[k] + o)); a.push_back(std::max<Amount>(0, prices_[k] - o)); }
        (void)first;
        std::sort(a.begin(), a.end()); a.erase(std::unique(a.begin(), a.end()), a.end());
        stride_[k] = grid_;
        centre_ += stride_[k] * (std::size_t)(std::lower_bound(a.begin(), a.end(), prices_[k]) - a.begin());
        grid_ *= a.size();
    }
    gridLoss_.assign(N * grid_, {}); gridRoot_.assign(grid_, {});
    std::vector<Gain> rest(component_.pools);
    std::vector<std::size_t> at(K);
    for (std::size_t m = 0; m < grid_; ++m) {
        for (std::size_t k = 0; k < K; ++k) at[k] = m / stride_[k] % axis_[k].size();
        std::fill(rest.begin(), rest.end(), Gain{});
        Gain total{};
        for (std::size_t k = 0; k < K; ++k) total += gainOf(component_.caps[k] * axis_[k][at[k]], capStated_[k]);
        for (std::size_t p = N; p-- > 0;) {
            const Item& it = component_.items[p];
            Gain w = it.gain() * (it.cap == none ? one_ : one_ - axis_[it.cap][at[it.cap]]);
            Gain loss = w;
            if (it.pool != none) { loss = {}; if (w > rest[it.pool]) { loss = w - rest[it.pool]; rest[it.pool] = w; } }
            gridLoss_[p * grid_ + m] = loss;
            total += loss;
        }
        gridRoot_[m] = total;
    }
    slotRest_.assign(slots_ * grid_, {});
}

void Search::sharpen(std::size_t position) {
    const std::size_t K = prices_.size();
    for (std::size_t s = 0; s < next_.states.size(); ++s) {
        State& st = next_.states[s];
        auto value = [&](std::size_t m) {
            ++work_;
            Gain v = st.taken * one_ + gridNow_[m];
            for (std::size_t k = 0; k < K; ++k) v += gainOf(next_.used[s * K + k] * (one_ - axis_[k][m / stride_[k] % axis_[k].size()]), capStated_[k]);
            for (std::size_t w = 0; w < next_.words; ++w)
                for (std::uint64_t b = next_.open[s * next_.words + w]; b; b &= b - 1) v -= slotRest_[(w * 64 + (std::size_t)std::countr_zero(b)) * grid_ + m];
            return v;
        };
        std::size_t m = st.at;
        Gain v = value(m);
        bool moved = true;
        while (moved && !(haveBest_ && v < bestGain_)) {
            moved = false;
            for (std::size_t k = 0; k < K; ++k) {
                const std::size_t i = m / stride_[k] % axis_[k].size();
                for (int dir : {-1, 1}) {
                    std::size_t mm = m, ii = i;
                    while ((dir < 0 ? ii > 0 : ii + 1 < axis_[k].size())) {
                        mm = dir < 0 ? mm - stride_[k] : mm + stride_[k]; ii = dir < 0 ? ii - 1 : ii + 1;
                        Gain vv = value(mm);
                        if (!(vv < v)) break;
                        v = vv; m = mm; moved = true;
                    }
                    if (m / stride_[k] % axis_[k].size() != i) break;
                }
            }
        }
        st.sharp = v; st.at = (std::uint32_t)m;
    }
    std::vector<char> keep(next_.states.size(), 1); bool any = false;
    for (std::size_t s = 0; s < keep.size(); ++s) if (haveBest_ && next_.states[s].sharp < bestGain_) { keep[s] = 0; any = true; }
    if (any) compact(keep);
    (void)position;
}

void Search::complete(std::size_t position) {
    const std::size_t K = prices_.size();
    for (std::size_t s = 0; s < next_.states.size(); ++s) {
        State& st = next_.states[s];
        if (!st.deviates) continue;
        st.deviates = false;
        ++work_;
        Gain v = st.taken + planTotals_[position + 1];
        tmp_.assign(planDemand_.begin() + (long)((position + 1) * K), planDemand_.begin() + (long)((position + 2) * K));
        for (std::size_t w = 0; w < next_.words; ++w)
            for (std::uint64_t m = next_.open[s * next_.words + w]; m; m &= m - 1) {
                const std::uint32_t j = plannedOfSlot_[w * 64 + (std::size_t)std::countr_zero(m)];
                if (j == none) continue;
                const Item& it = component_.items[j];
                if (it.cap == none) v -= it.gain(); else tmp_[it.cap] -= it.value;
            }
        for (std::size_t k = 0; k < K; ++k)
            v += gainOf(std::min(component_.caps[k], next_.used[s * K + k] + tmp_[k]), capStated_[k]);
        st.completion = v;
        if (!haveBest_ || v * one_ > bestGain_) {
            haveBest_ = true; bestGain_ = v * one_;
            best_.clear();
            for (std::uint32_t n = st.node; n != none; n = nodes_[n].parent) best_.push_back(nodes_[n].position);
            std::reverse(best_.begin(), best_.end());
            if (st.fresh) best_.push_back((std::uint32_t)position);
            std::vector<Amount> used(next_.used.begin() + (long)(s * K), next_.used.begin() + (long)((s + 1) * K));
            for (std::size_t p = position + 1; p < component_.items.size(); ++p) {
                const Item& it = component_.items[p];
                if (steps_[p].planned != p) continue;
                // planned among those still to come? the first planned item of its pool
                bool taken = false;
                if (it.pool != none) for (auto b : best_) if (component_.items[b].pool == it.pool) taken = true;
                if (taken) continue;
                if (it.cap != none) { if (used[it.cap] >= component_.caps[it.cap]) continue; used[it.cap] += it.value; }
                best_.push_back((std::uint32_t)p);
            }
        }
    }
}

void Search::compact(const std::vector<char>& keep) {
    std::size_t m = 0;
    for (std::size_t s = 0; s < keep.size(); ++s) {
        if (!keep[s]) continue;
        if (m != s) {
            next_.states[m] = next_.states[s];
            for (std::size_t k = 0; k < next_.caps; ++k) next_.used[m * next_.caps + k] = next_.used[s * next_.caps + k];
            for (std::size_t k = 0; k < next_.words; ++k) next_.open[m * next_.words + k] = next_.open[s * next_.words + k];
        }
        ++m;
    }
    next_.states.resize(m);
    next_.used.resize(m * next_.caps);
    next_.open.resize(m * next_.words);
}

void Search::trim(std::size_t width) {
    const std::size_t n = next_.states.size();
    if (n <= width) return;
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0u);
    auto finer = [&](std::uint32_t a, std::uint32_t b) {
        if (next_.states[a].completion != next_.states[b].completion) return next_.states[a].completion > next_.states[b].completion;
        return a < b;
    };
    auto better = [&](std::uint32_t a, std::uint32_t b) {
        if (next_.states[a].sharp != next_.states[b].sharp) return next_.states[a].sharp > next_.states[b].sharp;
        return a < b;
    };
    const std::size_t part = width * (std::size_t)optPart / 100;
    if (part > 0) std::nth_element(order.begin(), order.begin() + (long)part, order.end(), finer);
    if (part < width) std::nth_element(order.begin() + (long)part, order.begin() + (long)width, order.end(), better);
    work_ += 2 * n;
    for (std::size_t i = width; i < n; ++i) lose(next_.states[order[i]].sharp);
    std::vector<char> keep(n, 0);
    for (std::size_t i = 0; i < width; ++i) keep[order[i]] = 1;
    compact(keep);
}

void Search::run(std::size_t width, std::uint64_t limit) {
    const std::size_t K = component_.caps.size();
    layer_.clear(); next_.clear(); nodes_.clear();
    layer_.caps = next_.caps = K;
    layer_.words = next_.words = (slots_ + 63) / 64;
    layer_.states.push_back(State{.bound=rootBound_});
    plannedOfSlot_.assign(slots_, none);
    if (gridRoot_.empty()) prepareGrid();
    gridNow_ = gridRoot_;
    layer_.states[0].at = (std::uint32_t)centre_;
    layer_.states[0].sharp = rootBound_;
    layer_.used.assign(K, 0);
    layer_.open.assign(layer_.words, 0);
    reach_.assign(K, 0);
    anyLost_ = false; lost_ = {};
    { // completion of the root
        Gain v = planTotals_[0];
        for (std::size_t k = 0; k < K; ++k) v += gainOf(std::min(component_.caps[k], planDemand_[k]), capStated_[k]);
        layer_.states[0].completion = v;
    }
    for (const Item& i : component_.items) if (i.cap != none) reach_[i.cap] += i.value;
    for (std::size_t p = 0; p < component_.items.size(); ++p) {
        if (steps_[p].opens) { // all that the pool can bring
            auto* r = &slotRest_[steps_[p].slot * grid_];
            for (std::size_t m = 0; m < grid_; ++m) r[m] = {};
            for (std::size_t j = p; j < component_.items.size(); ++j) if (component_.items[j].pool == component_.items[p].pool) { for (std::size_t m = 0; m < grid_; ++m) r[m] += gridLoss_[j * grid_ + m]; if (steps_[j].last) break; }
        }
        expand(p);
        for (std::size_t m = 0; m < grid_; ++m) gridNow_[m] -= gridLoss_[p * grid_ + m];
        if (steps_[p].slot != none) {
            auto* r = &slotRest_[steps_[p].slot * grid_];
            for (std::size_t m = 0; m < grid_; ++m) r[m] = steps_[p].last ? Gain{} : r[m] - gridLoss_[p * grid_ + m];
        }
        complete(p);
        if (branched_) sharpen(p);
        if (branched_) { filter(p); trim(width); }
        std::swap(layer_, next_);
        for (State& s : layer_.states) {
            if (!s.fresh) continue;
            nodes_.push_back({s.node, (std::uint32_t)p});
            s.node = (std::uint32_t)(nodes_.size() - 1);
        }
        peak = std::max(peak, layer_.states.size()); if (getenv("TRACE")) fprintf(stderr,"w %zu p %zu n %zu\n",width,p,layer_.states.size());
        if (work_ > limit) {
            for (const State& s : layer_.states) lose(s.sharp);
            if (haveBest_ && lost_ < bestGain_) lost_ = bestGain_;
            provenBound_ = std::min(provenBound_, lost_);
            return;
        }
    }
    finishRun();
}

void Search::finishRun() {
    if (getenv("TRACE2")) fprintf(stderr, "run made %lu lost %d best %.0f root %.0f\n", made, anyLost_, (double)(bestGain_.total >> scale_), (double)(rootBound_.total >> scale_));
    const State* best = nullptr;
    for (const State& s : layer_.states) if (!best || s.taken > best->taken) best = &s;
    if (best) {
        std::vector<std::uint32_t> chosen;
        for (std::uint32_t n = best->node; n != none; n = nodes_[n].parent) chosen.push_back(nodes_[n].position);
        std::reverse(chosen.begin(), chosen.end());
        const Gain gain = best->taken * one_;
        bool better = !haveBest_ || gain > bestGain_;
        if (!better && gain == bestGain_) {
            std::size_t i = 0;
            while (i < chosen.size() && i < best_.size() && chosen[i] == best_[i]) ++i;
            better = i < chosen.size() && (i == best_.size() || chosen[i] < best_[i]);
        }
        if (better) { haveBest_ = true; bestGain_ = gain; best_ = chosen; }
    }
    if (!anyLost_ || lost_ < bestGain_) { proven_ = true; provenBound_ = bestGain_; }
    else provenBound_ = std::min(provenBound_, lost_);
}

Amount Search::upperBound() const { return provenBound_.total >> scale_; }

} // namespace biosubsidy::stacking

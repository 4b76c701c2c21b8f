// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/deviations.h"
#include <algorithm>
#include <cstdlib>
#include <cstdio>
namespace biosubsidy::stacking {
static int optG = getenv("DG") ? atoi(getenv("DG")) : -1;
static int optSh = getenv("DSH") ? atoi(getenv("DSH")) : 3;

bool Incumbent::offer(const Component& c, const std::vector<std::uint32_t>& set) {
    std::vector<Amount> left = c.caps; Gain g; std::vector<std::uint32_t> out;
    for (auto p : set) { const Item& i = c.items[p]; Amount v = i.value; if (i.cap != none) { v = std::min(v, left[i.cap]); left[i.cap] -= v; } if (v == 0) continue; g += gainOf(v, i.stated); out.push_back(p); }
    bool better = !have || g > gain;
    if (!better && g == gain) {
        std::size_t i = 0;
        while (i < out.size() && i < chosen.size() && out[i] == chosen[i]) ++i;
        better = i < out.size() && (i == chosen.size() || out[i] < chosen[i]);
    }
    if (better) { have = true; gain = g; chosen = out; }
    return better;
}

Deviations::Deviations(const Component& component, unsigned scale, const std::vector<Amount>& prices, Incumbent& inc)
    : component_(component), scale_(scale), one_(Amount(1) << scale), prices_(prices), inc_(inc) {
    const std::size_t K = prices.size();
    demand_.assign(K, 0);
    std::vector<std::vector<std::uint32_t>> pools(component.pools);
    for (std::size_t k = 0; k < K; ++k) root_ += component.caps[k] * prices[k];
    auto worth = [&](std::uint32_t p, const std::vector<Amount>& pr) { const Item& i = component.items[p]; return i.value * (i.cap == none ? one_ : one_ - pr[i.cap]); };
    for (std::uint32_t p = 0; p < component.items.size(); ++p) {
        const Item& i = component.items[p];
        if (i.pool != none) pools[i.pool].push_back(p);
        else { root_ += worth(p, prices); demand_[i.cap] += i.value; }
    }
    for (auto& pool : pools) {
        Group g; g.fallback = pool[0];
        for (auto p : pool) if (worth(p, prices) > worth(g.fallback, prices)) g.fallback = p;
        const Item& d = component.items[g.fallback];
        root_ += worth(g.fallback, prices);
        if (d.cap == none) free_ += d.value; else demand_[d.cap] += d.value;
        for (auto p : pool) {
            if (p == g.fallback) continue;
            const Item& i = component.items[p];
            Option o{worth(g.fallback, prices) - worth(p, prices), 0, 0, 0, 0, 0, p};
            if (d.cap == none) o.free -= d.value; else { o.lessCap = d.cap; o.less = d.value; }
            if (i.cap == none) o.free += i.value; else { o.moreCap = i.cap; o.more = i.value; }
            g.options.push_back(o);
        }
        std::sort(g.options.begin(), g.options.end(), [](const Option& a, const Option& b) { return a.loss != b.loss ? a.loss < b.loss : a.item < b.item; });
        groups_.push_back(std::move(g));
    }
    for (std::size_t i = groups_.size(); i-- > 0;) if (groups_[i].options.empty()) { } 
    std::vector<Group> live; for (auto& g : groups_) if (!g.options.empty()) live.push_back(g);

    std::stable_sort(live.begin(), live.end(), [](const Group& a, const Group& b) { return a.options[0].loss > b.options[0].loss; });
    std::vector<Group> rest; for (auto& g : groups_) if (g.options.empty()) rest.push_back(g);
    nlive_ = live.size();
    groups_ = live; for (auto& g : rest) groups_.push_back(g);
    bound_ = root_;
    // grid
    std::size_t total = 1;
    const int M = optG >= 0 ? optG : K <= 2 ? 4 : K == 3 ? 3 : K == 4 ? 2 : K <= 6 ? 1 : 0;
    axis_.assign(K, {}); stride_.assign(K, 1);
    for (std::size_t k = 0; k < K; ++k) {
        auto& x = axis_[k];
        x.push_back(prices[k]); for (int j = 0; j < M; ++j) { Amount o = one_ >> (optSh + j); x.push_back(std::min(one_, prices[k] + o)); x.push_back(std::max<Amount>(0, prices[k] - o)); }
        std::sort(x.begin(), x.end()); x.erase(std::unique(x.begin(), x.end()), x.end());
        stride_[k] = total; total *= x.size();
        centre_.push_back((std::size_t)(std::lower_bound(x.begin(), x.end(), prices[k]) - x.begin()));
    }
    grid_.resize(total);
    suffix_.assign((nlive_ + 1) * total, 0);
    for (std::size_t m = 0; m < total; ++m) {
        std::vector<Amount> pr; for (std::size_t k = 0; k < K; ++k) pr.push_back(axis_[k][m / stride_[k] % axis_[k].size()]);
        Amount c = 0; for (std::size_t k = 0; k < K; ++k) c += pr[k] * component.caps[k];
        suffix_[nlive_ * total + m] = c;
        for (std::size_t q = nlive_; q-- > 0;) { Amount bb = 0; Amount base = worth(groups_[q].fallback, pr); for (auto& o : groups_[q].options) bb = std::max(bb, worth(o.item, pr) - base); suffix_[q * total + m] = suffix_[(q + 1) * total + m] + bb; }
    }
    work += (nlive_ + 1) * total / 4;
}

void Deviations::offer() {
    std::vector<char> other(nlive_, 0);
    std::vector<std::uint32_t> set;
    for (auto& f : stack_) { other[f.group] = 1; set.push_back(groups_[f.group].options[f.option].item); }
    for (std::size_t g = 0; g < groups_.size(); ++g) if (g >= nlive_ || !other[g]) set.push_back(groups_[g].fallback);
    for (std::uint32_t p = 0; p < component_.items.size(); ++p) if (component_.items[p].pool == none) set.push_back(p);
    std::sort(set.begin(), set.end());
    inc_.offer(component_, set);
    work += component_.items.size();
}

bool Deviations::pass(Amount target, std::uint64_t limit) {
    ++passes;
    const std::size_t K = prices_.size();
    auto goal = [&] { return std::max(target, inc_.gain.total * one_); };
    // depth first
    stack_.clear();
    auto affordable = [&](Amount slack, std::size_t from) {
        auto it = std::partition_point(groups_.begin() + (long)from, groups_.begin() + (long)nlive_, [&](const Group& g) { return g.options[0].loss > slack; });
        return (std::uint32_t)(it - groups_.begin());
    };
    // offer root
    Amount bound = root_; // of the node at hand
    offer();
    std::uint32_t q = affordable(bound - goal(), 0), o = 0;
    while (true) {
        // next child of the node at hand is (q,o)
        bool child = false;
        if (q < nlive_) {
            const Group& g = groups_[q];
            if (o < g.options.size() && g.options[o].loss <= bound - goal()) child = true;
            else { ++q; o = 0; if (q < nlive_) { if (groups_[q].options[0].loss > bound - goal()) q = affordable(bound - goal(), q); continue; } }
        }
        if (!child) {
            if (stack_.empty()) return true;
            const Frame f = stack_.back(); stack_.pop_back();
            const Option& x = groups_[f.group].options[f.option];
            free_ -= x.free; demand_[x.lessCap] += x.less; demand_[x.moreCap] -= x.more; bound += x.loss;
            q = f.group; o = f.option + 1;
            continue;
        }
        const Option& x = groups_[q].options[o];
        ++nodes; ++work;
        free_ += x.free; demand_[x.lessCap] -= x.less; demand_[x.moreCap] += x.more; bound -= x.loss;
        stack_.push_back({q, o, 0});
        Amount total = free_;
        for (std::size_t k = 0; k < K; ++k) total += std::min(component_.caps[k], demand_[k]);
        if (total * one_ >= goal()) offer();
        bool go = q + 1 < nlive_ && groups_[nlive_ - 1].options[0].loss <= bound - goal();
        if (go) {
            const Amount gl = goal();
            const std::size_t total_ = grid_.size();
            auto value = [&](const std::size_t* at) {
                ++evals;
                std::size_t m = 0; Amount bd = free_ * one_;
                for (std::size_t k = 0; k < K; ++k) { m += at[k] * stride_[k]; bd += demand_[k] * (one_ - axis_[k][at[k]]); }
                return bd + suffix_[(q + 1) * total_ + m];
            };
            std::size_t at[16]; for (std::size_t k = 0; k < K; ++k) at[k] = centre_[k];
            Amount best = value(at);
            for (int round = 0; round < 2 && go; ++round) {
            bool moved = false;
            for (std::size_t k = 0; k < K && go; ++k) {
                int dir = demand_[k] > component_.caps[k] ? 1 : -1;
                for (int turn = 0; turn < (round ? 2 : 1) && go; ++turn, dir = -dir) {
                    bool any = false;
                    while (dir > 0 ? at[k] + 1 < axis_[k].size() : at[k] > 0) {
                        at[k] += (std::size_t)dir;
                        Amount v = value(at);
                        if (v >= best) { at[k] -= (std::size_t)dir; break; }
                        best = v; any = moved = true;
                        if (best < gl) { go = false; break; }
                    }
                    if (any) break;
                }
            }
            if (!moved) break;
            }
        }
        if (go) { q = affordable(bound - goal(), q + 1); o = 0; }
        else {
            stack_.pop_back();
            free_ -= x.free; demand_[x.lessCap] += x.less; demand_[x.moreCap] -= x.more; bound += x.loss;
            ++o;
        }
        if (work > limit) { // undo
            while (!stack_.empty()) { const Frame f = stack_.back(); stack_.pop_back(); const Option& y = groups_[f.group].options[f.option]; free_ -= y.free; demand_[y.lessCap] += y.less; demand_[y.moreCap] -= y.more; }
            return false;
        }
    }
}

bool Deviations::run(std::uint64_t budget) {
    const std::uint64_t limit = work + budget;
    Amount delta = (root_ - inc_.gain.total * one_) / 32;
    while (true) {
        const Amount target = root_ - delta;
        const bool last = target <= inc_.gain.total * one_;
        if (!pass(target, limit)) return false;
        if (inc_.gain.total * one_ >= target || last) { bound_ = inc_.gain.total * one_; return true; }
        bound_ = std::min(bound_, target);
        delta += delta / 4 + 1;
    }
}
}

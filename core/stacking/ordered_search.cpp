// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stacking/ordered_search.h"

#include <algorithm>

namespace biosubsidy::stacking {

namespace {

constexpr std::uint64_t round = 100'000; // steps
constexpr std::uint64_t patience = 32;   // steps of the first passes, for each item

// The second pass looks at a 32nd of the way down to what is known, each further one
// half deeper.
constexpr Amount firstMargin = 32;
constexpr Amount marginGrowth = 2;

} // namespace

OrderedSearch::OrderedSearch(const Component& component, unsigned scale, Work& work)
    : component_(component), work_(work), course_(component, scale, work), steps_(component.items.size()) {
    most_ = course_.mostTotal();
    budget_ = patience * steps_.size();
    firstSet(true);
    firstSet(false);
}

// Without a look ahead.
void OrderedSearch::firstSet(bool usual) {
    while (place_ < steps_.size()) {
        const Amount counted = course_.countOf(place_);
        const bool take = counted > 0 && (!usual || course_.isUsual(place_) || !course_.mayPass(place_));
        steps_[place_].other = false;
        enter(take ? counted : 0);
    }
    if (chosen_.empty() || course_.gain() > best_) keep();
    while (place_ > 0) undo();
    work_.done += 2 * steps_.size();
}

void OrderedSearch::keep() {
    best_ = course_.gain();
    chosen_.clear();
    for (std::uint32_t item = 0; item < steps_.size(); ++item) {
        if (steps_[item].counted != 0) chosen_.push_back(item);
    }
}

void OrderedSearch::advance() {
    const std::uint64_t until = std::min(work_.limit, work_.done + round);
    while (phase_ != Phase::done && work_.done < until) {
        if (!inPass_)
            startPass();
        else if (goal_ > most_) // has been reached
            goOn(until);
        else if (work_.done < passEnd_)
            goOn(std::min(until, passEnd_));
        else
            breakOff();
    }
}

// Of the total, only more than is known is looked for; of the stated part as much, for
// it may come first.
void OrderedSearch::startPass() {
    if (phase_ == Phase::total && best_.total == most_) {
        endPhase();
        return;
    }
    inPass_ = true;
    found_ = false;
    positions_.clear();
    goal_ = std::max(most_ - margin_, phase_ == Phase::total ? best_.total + 1 : best_.stated);
    passEnd_ = work_.done + budget_;
}

Amount OrderedSearch::gap() const {
    return most_ - (phase_ == Phase::total ? best_.total : best_.stated);
}

void OrderedSearch::endPass() {
    inPass_ = false;
    if (found_) {
        endPhase();
        return;
    }
    most_ = goal_ - 1;
    if (phase_ == Phase::stated && !aimed_) aim();
    margin_ = margin_ == 0 ? gap() / firstMargin : margin_ + margin_ / marginGrowth + 1;
}

// A pass that takes too long: a goal that is easier to reach may do better, or a harder
// one if there is something to show already.
void OrderedSearch::breakOff() {
    while (place_ > 0) undo();
    inPass_ = false;
    if (phase_ == Phase::stated && !aimed_) {
        aim();
        return;
    }
    budget_ *= 2;
    margin_ = found_ ? gap() / marginGrowth : std::max(2 * margin_, gap() / firstMargin);
}

void OrderedSearch::endPhase() {
    margin_ = 0;
    budget_ = patience * steps_.size();
    if (phase_ == Phase::stated) {
        phase_ = Phase::done;
        return;
    }
    phase_ = Phase::stated;
    most_ = course_.mostStated();
}

// Most often what is stated fills the caps, and no prices are needed to see it.
void OrderedSearch::aim() {
    aimed_ = true;
    course_.aimAt(best_.total, work_);
    most_ = std::min(most_, course_.mostStated());
}

void OrderedSearch::goOn(std::uint64_t until) {
    while (inPass_ && work_.done < until) {
        work_.done += 2;
        if (place_ == steps_.size()) {
            arrive();
            goBack();
            continue;
        }
        const Amount counted = course_.countOf(place_);
        const bool mayPass = counted == 0 || course_.mayPass(place_);
        const bool passFirst = mayPass && phase_ == Phase::total && !course_.isUsual(place_);
        steps_[place_].other = counted != 0 && mayPass;
        enter(passFirst ? 0 : counted);
        if (isHopeless() || isBehind()) goBack();
    }
}

void OrderedSearch::arrive() {
    keep();
    found_ = true;
    goal_ = (phase_ == Phase::total ? best_.total : best_.stated) + 1;
}

void OrderedSearch::enter(Amount counted) {
    steps_[place_].counted = counted;
    if (counted != 0)
        course_.take(place_, counted);
    else
        course_.pass(place_);
    ++place_;
}

void OrderedSearch::undo() {
    --place_;
    const Amount counted = steps_[place_].counted;
    if (counted != 0)
        course_.untake(place_, counted);
    else
        course_.unpass(place_);
}

// To the last place where there is another way on.
void OrderedSearch::goBack() {
    while (place_ > 0) {
        undo();
        ++work_.done;
        Step& step = steps_[place_];
        if (!step.other) continue;
        step.other = false;
        enter(step.counted != 0 ? 0 : course_.countOf(place_));
        if (!isHopeless() && !isBehind()) return;
    }
    endPass();
}

bool OrderedSearch::isHopeless() const {
    if (phase_ == Phase::total) return !course_.canTotal(goal_);
    return !course_.canTotal(best_.total) || !course_.canState(goal_);
}

bool OrderedSearch::isBehind() {
    if (place_ == steps_.size() || !course_.isCrossing(place_)) return false;
    position_.assign(1, place_);
    course_.addPosition(position_, place_);
    work_.done += 2 + position_.size();
    return positions_.isBehind(position_, {course_.gain().total, phase_ == Phase::total ? 0 : course_.gain().stated});
}

std::vector<std::uint32_t> OrderedSearch::chosen() const {
    std::vector<std::uint32_t> candidates;
    candidates.reserve(chosen_.size());
    for (const std::uint32_t item : chosen_) candidates.push_back(component_.items[item].candidate);
    return candidates;
}

} // namespace biosubsidy::stacking

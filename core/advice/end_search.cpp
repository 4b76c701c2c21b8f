// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/end_search.h"

#include <algorithm>
#include <utility>

#include "core/advice/answers.h"
#include "core/advice/turning_points.h"

namespace biosubsidy::advice {

EndSearch::EndSearch(std::shared_ptr<const RuleBook> rules, const Case& subject, const AssessOptions& options, End end,
                     const RangeLimits& limits, const std::atomic<bool>* stop)
    : whatIf_(std::move(rules), subject, options, stop), end_(end), limits_(limits) {
    whatIf_.effort().allow(limits.steps);
    sortFacts();
}

void EndSearch::sortFacts() {
    std::vector<FactRef> parts;
    for (const FactRef& ref : unknownFacts(whatIf_)) {
        if (!whatIf_.mayMatter(ref)) {
            idle_.push_back(ref);
            continue;
        }
        const Pull pull = whatIf_.influenceOf(ref).pull;
        if (pull != Pull::mixed) {
            const bool isPart = !whatIf_.vocabulary().fact(ref.entity, ref.fact).wholes.empty();
            (isPart ? parts : oneWay_).push_back(ref);
            continue;
        }
        tried_.push_back(ref);
        if (ref.entity == Entity::company) {
            company_.push_back(ref);
            continue;
        }
        if (groups_.empty() || groups_.back().entity != ref.entity || groups_.back().item != ref.item)
            groups_.push_back({ref.entity, ref.item, {}, {}});
        groups_.back().facts.push_back(ref);
    }
    oneWay_.insert(oneWay_.end(), parts.begin(), parts.end());
}

// The value at an end of what a one-way fact may be: the end that is looked for,
// or the other one.
FactValue EndSearch::endValue(const FactRef& ref, bool towardsEnd) {
    const Fact& fact = whatIf_.vocabulary().fact(ref.entity, ref.fact);
    const FactInfluence& influence = whatIf_.influenceOf(ref);
    const bool upwards = (influence.pull == Pull::down) != ((end_ == End::high) == towardsEnd);
    if (fact.type == FactType::flag) return upwards;
    if (fact.type == FactType::set) {
        ChoiceSet asked;
        for (const ChoiceSet& set : influence.asked) asked |= set;
        // A test for emptiness asks for any element at all.
        if (upwards && asked.none() && !fact.choices.empty()) asked.set(0);
        return upwards ? asked : ChoiceSet();
    }
    const NumberRange range = rangeOf(whatIf_, ref);
    return numberValue(fact.type, upwards ? range.high : range.low);
}

bool EndSearch::better(const Money& left, const Money& right) const {
    return end_ == End::high ? left > right : left < right;
}

bool EndSearch::promising(const Money& bound, const Best& best) const {
    return !best.total || better(bound, *best.total);
}

bool EndSearch::spent() {
    if (whatIf_.claimsMade() > limits_.claims || exhausted()) limitReached_ = true;
    return limitReached_;
}

// Past this even a first completion is not looked for any more: one is taken as it comes.
bool EndSearch::exhausted() {
    if (whatIf_.effort().spent()) limitReached_ = true;
    return whatIf_.effort().spent();
}

FactValue EndSearch::anyValue(const FactRef& ref) {
    switch (whatIf_.vocabulary().fact(ref.entity, ref.fact).type) {
    case FactType::flag: return false;
    case FactType::choice: return ChoiceIndex{0};
    case FactType::set: return ChoiceSet();
    case FactType::text: return std::string("其他");
    default: return endValue(ref, false);
    }
}

// Gives what is still unknown any value, so that there is a completion at all.
void EndSearch::completeAnyhow() {
    std::vector<FactRef> open;
    for (const FactRef& ref : tried_) {
        if (isKnown(whatIf_.value(ref))) continue;
        whatIf_.set(ref, anyValue(ref));
        open.push_back(ref);
    }
    weighWhole();
    for (const FactRef& ref : open) whatIf_.set(ref, std::monostate{});
}

Money EndSearch::plainBound() {
    return end_ == End::high ? whatIf_.upperBound() : whatIf_.lowerBound();
}

// With the items after this group left out and what each brings alone put in
// their place. From below, leaving them out gives nothing better.
Money EndSearch::itemBound(std::size_t group) {
    const Money plain = plainBound();
    if (end_ == End::low) return plain;
    muteFrom(group + 1, true);
    Money parted = plainBound();
    muteFrom(group + 1, false);
    for (std::size_t later = group + 1; later < groups_.size(); ++later) parted += groups_[later].alone;
    return std::min(plain, parted);
}

void EndSearch::muteFrom(std::size_t group, bool muted) {
    for (; group < groups_.size(); ++group) whatIf_.mute(groups_[group].entity, groups_[group].item, muted);
}

void EndSearch::muteAllBut(const Group& group, bool muted) {
    for (const Entity entity : allEntities) {
        for (std::size_t item = 0; item < whatIf_.subject().count(entity); ++item) {
            if (entity != group.entity || item != group.item) whatIf_.mute(entity, item, muted);
        }
    }
}

void EndSearch::leaveOpen(const Money& bound) {
    if (!open_ || better(bound, *open_)) open_ = bound;
}

void EndSearch::explore(const std::vector<FactRef>& facts, std::size_t index, const Bound& bound, const Leaf& leaf,
                        Best& best) {
    if (index == facts.size()) {
        leaf();
        return;
    }
    const FactRef& ref = facts[index];
    const Money whole = bound();
    if (!promising(whole, best)) return;
    if (exhausted()) {
        leaveOpen(whole);
        if (&best == &best_ && !best_.total) completeAnyhow();
        return;
    }
    const Values values = valuesWorthTrying(whatIf_, ref);
    // Two numbers that are compared with each other may turn anywhere.
    const auto isMixedNumber = [&](const FactRef& other) {
        return isNumber(whatIf_.vocabulary().fact(other.entity, other.fact).type);
    };
    const bool several = isMixedNumber(ref) && std::count_if(tried_.begin(), tried_.end(), isMixedNumber) > 1;
    if (!values.complete || several) leaveOpen(whole);

    std::vector<std::pair<Money, FactValue>> branches;
    for (const FactValue& value : values.values) {
        whatIf_.set(ref, value);
        branches.emplace_back(bound(), value);
    }
    std::stable_sort(branches.begin(), branches.end(),
                     [&](const auto& left, const auto& right) { return better(left.first, right.first); });
    for (const auto& [branchBound, value] : branches) {
        if (!promising(branchBound, best)) break;
        if (best.total && spent()) {
            leaveOpen(branchBound);
            break;
        }
        whatIf_.set(ref, value);
        explore(facts, index + 1, bound, leaf, best);
    }
    whatIf_.set(ref, std::monostate{});
}

void EndSearch::weigh(Best& best, const std::vector<FactRef>& facts) {
    const Money total = whatIf_.total();
    if (!promising(total, best)) return;
    best.total = total;
    best.values.clear();
    for (const FactRef& ref : facts) best.values.push_back({ref, whatIf_.value(ref)});
}

// Stacking that is not proven leaves a gap even where every fact is known.
void EndSearch::weighWhole() {
    weigh(best_, tried_);
    if (better(plainBound(), *best_.total)) leaveOpen(plainBound());
}

void EndSearch::standAlone(Group& group) {
    muteAllBut(group, true);
    const std::optional<Money> openBefore = std::exchange(open_, std::nullopt);
    Best best;
    explore(
        group.facts, 0, [this] { return plainBound(); }, [&] { weigh(best, group.facts); }, best);
    group.alone = best.total ? *best.total : plainBound();
    muteAllBut(group, false);
    if (open_ && better(*open_, group.alone)) group.alone = *open_;
    open_ = openBefore;
    for (const Setting& setting : best.values) whatIf_.set(setting.fact, setting.value);
}

// All facts of the company are set. Each item at its own best is often the best
// of all; where a shared cap comes between them, the items are searched in turn.
void EndSearch::exploreItems() {
    if (!promising(plainBound(), best_)) return;
    for (Group& group : groups_) {
        if (!exhausted()) standAlone(group);
    }
    if (exhausted()) {
        leaveOpen(plainBound());
        completeAnyhow();
    } else {
        weighWhole();
    }
    for (const Group& group : groups_) {
        for (const FactRef& ref : group.facts) whatIf_.set(ref, std::monostate{});
    }
    if (!exhausted()) exploreGroup(0);
}

void EndSearch::exploreGroup(std::size_t group) {
    if (group == groups_.size()) {
        weighWhole();
        return;
    }
    explore(
        groups_[group].facts, 0, [this, group] { return itemBound(group); }, [this, group] { exploreGroup(group + 1); },
        best_);
}

RangeEnd EndSearch::run() {
    for (const FactRef& ref : oneWay_) whatIf_.set(ref, endValue(ref, true));
    explore(
        company_, 0, [this] { return plainBound(); }, [this] { exploreItems(); }, best_);
    for (const Setting& setting : best_.values) whatIf_.set(setting.fact, setting.value);
    RangeEnd end;
    end.attained = *best_.total;
    end.any = idle_;
    end.bound = open_ && better(*open_, end.attained) ? *open_ : end.attained;
    tidyWitness(end);
    return end;
}

// What grows goes first, wholes before their parts, so that a part may take all
// that its whole allows; what shrinks, parts before their wholes.
std::vector<FactRef> EndSearch::freeingOrder() const {
    std::vector<FactRef> order;
    std::vector<FactRef> shrinking;
    for (const FactRef& ref : oneWay_) {
        const bool grows = (whatIf_.influenceOf(ref).pull == Pull::down) == (end_ == End::high);
        (grows ? order : shrinking).push_back(ref);
    }
    order.insert(order.end(), shrinking.rbegin(), shrinking.rend());
    return order;
}

// A one-way fact that may stand at its other end as well may be anything between:
// the total would have moved the same way all along. What is left takes the
// smallest value that reaches the end.
void EndSearch::tidyWitness(RangeEnd& end) {
    std::vector<FactRef> kept;
    for (const FactRef& ref : freeingOrder()) {
        if (exhausted()) {
            kept.push_back(ref);
            continue;
        }
        const FactValue before = whatIf_.value(ref);
        whatIf_.set(ref, endValue(ref, false));
        if (whatIf_.total() == end.attained) {
            end.any.push_back(ref);
            continue;
        }
        whatIf_.set(ref, before);
        kept.push_back(ref);
    }
    for (const FactRef& ref : kept) {
        const FactType type = whatIf_.vocabulary().fact(ref.entity, ref.fact).type;
        const FactValue before = whatIf_.value(ref);
        if (type != FactType::flag && !exhausted()) {
            whatIf_.set(ref, std::monostate{});
            const Answers answers = answersOf(whatIf_, ref);
            const Answer& answer = end_ == End::high ? answers.best : answers.worst;
            whatIf_.set(ref, answer.total == end.attained ? answer.value : before);
        }
        end.witness.push_back({ref, whatIf_.value(ref)});
    }
    for (const FactRef& ref : tried_) end.witness.push_back({ref, whatIf_.value(ref)});
    std::sort(end.witness.begin(), end.witness.end(),
              [](const Setting& left, const Setting& right) { return left.fact < right.fact; });
    std::sort(end.any.begin(), end.any.end());
}

TotalRange totalRange(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const AssessOptions& options,
                      const RangeLimits& limits, const std::atomic<bool>* stop) {
    TotalRange range;
    EndSearch low(rules, subject, options, End::low, limits, stop);
    range.low = low.run();
    EndSearch high(rules, subject, options, End::high, limits, stop);
    range.high = high.run();
    range.limitReached = low.limitReached() || high.limitReached();
    return range;
}

} // namespace biosubsidy::advice

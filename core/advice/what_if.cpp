// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advice/what_if.h"

#include <algorithm>

namespace biosubsidy::advice {

namespace {

constexpr std::size_t answersKept = 4096; // of the solver

// Thousands of totals are asked for: none of them may take as long as an assessment.
stacking::Limits limitsOf(stacking::Limits limits) {
    constexpr std::uint64_t mostWork = 2'000'000;
    limits.work = std::min(limits.work, mostWork);
    return limits;
}

} // namespace

// A claim of a pack for another place brings nothing, so that the packs of all places
// may be looked at; one that does not count on the day brings nothing whatever the
// facts are.
WhatIf::WhatIf(std::shared_ptr<const RuleBook> rules, Case subject, const AssessOptions& options,
               const std::atomic<bool>* stop)
    : rules_(std::move(rules)), subject_(std::move(subject)), options_(options),
      influence_(*rules_, options.viewOf(*rules_).countingOn(options.asOf)), maker_(*rules_, subject_, false),
      caps_(*rules_, subject_, options.asOf), solver_(limitsOf(options_.limits), answersKept), effort_(stop) {
    for (std::size_t target = 0; target < influence_.targets().size(); ++target) {
        statuses_.push_back(influence_.targets()[target].pack->statusOn(options_.asOf));
        firstStanding_.push_back(pools_.size());
        for (std::size_t item = 0; item < itemsOf(target); ++item) pools_.push_back(poolOf(target, item));
    }
    standings_.resize(pools_.size());
    for (const Entity entity : allEntities) {
        muted_[static_cast<std::size_t>(entity)].resize(subject_.count(entity));
        for (std::size_t item = 0; item < subject_.count(entity); ++item) {
            const Situation situation(vocabulary(), subject_, options_.asOf, entity, item);
            for (std::size_t target = 0; target < influence_.targets().size(); ++target) {
                if (influence_.targets()[target].measure->scope == entity) makeStanding(target, situation);
            }
        }
    }
}

std::size_t WhatIf::itemsOf(std::size_t target) const {
    return subject_.count(influence_.targets()[target].measure->scope);
}

// Pools are a city's: claims of different cities do not meet.
std::optional<std::uint32_t> WhatIf::poolOf(std::size_t target, std::size_t item) {
    const Target& of = influence_.targets()[target];
    if (!options_.exclusion || of.measure->scope != Entity::project || of.measure->pool.empty()) return std::nullopt;
    const std::tuple name(of.pack->city, item, of.measure->pool);
    return poolNames_.emplace(name, poolNames_.size()).first->second;
}

void WhatIf::makeStanding(std::size_t target, const Situation& situation) {
    const Target& of = influence_.targets()[target];
    const Claim claim = maker_.make(*of.pack, statuses_[target], *of.measure, situation);
    const std::size_t index = firstStanding_[target] + situation.item();
    if (journal_ != nullptr) journal_->emplace_back(index, standings_[index]);
    standings_[index] = {claim.verdict == Verdict::ineligible ? Money() : claim.worth(), claim.holds(),
                         claim.verdict == Verdict::arguable, claim.missing.empty(), caps_.of(*of.pack, claim)};
    ++claimsMade_;
    effort_.add(stepsOfClaim);
}

void WhatIf::set(const FactRef& ref, const FactValue& value) {
    FactValue& stands = subject_.item(ref.entity, ref.item).facts[ref.fact];
    if (stands == value) return;
    stands = value;
    remake(ref);
}

void WhatIf::remake(const FactRef& ref) {
    const std::vector<std::size_t>& readers = influenceOf(ref).readers;
    for (const Entity entity : allEntities) {
        const auto concerns = [&](std::size_t target) { return influence_.targets()[target].measure->scope == entity; };
        if (std::none_of(readers.begin(), readers.end(), concerns)) continue;
        const bool own = ref.entity != Entity::company;
        const std::size_t first = own ? ref.item : 0;
        const std::size_t last = own ? ref.item + 1 : subject_.count(entity);
        for (std::size_t item = first; item < last; ++item) {
            const Situation situation(vocabulary(), subject_, options_.asOf, entity, item);
            effort_.add(stepsOfSituation);
            for (const std::size_t target : readers) {
                if (concerns(target)) makeStanding(target, situation);
            }
        }
    }
}

Money WhatIf::total() {
    const stacking::Solution& solution = stacked(Counted::holding);
    if (solution.total != solution.upperBound) proven_ = false;
    return solution.total;
}

// What `read` finds with the facts set so; all is as before afterwards.
template <typename Read>
auto WhatIf::with(const Settings& settings, const Read& read) {
    std::vector<std::pair<std::size_t, Standing>> before;
    journal_ = &before;
    Settings undo;
    for (const Setting& setting : settings) {
        undo.push_back({setting.fact, value(setting.fact)});
        set(setting.fact, setting.value);
    }
    const auto result = read();
    journal_ = nullptr;
    for (auto old = undo.rbegin(); old != undo.rend(); ++old)
        subject_.item(old->fact.entity, old->fact.item).facts[old->fact.fact] = old->value;
    for (auto old = before.rbegin(); old != before.rend(); ++old) standings_[old->first] = old->second;
    return result;
}

Money WhatIf::totalWith(const Settings& settings) {
    return with(settings, [this] { return total(); });
}

std::size_t WhatIf::arguableWith(const Settings& settings) {
    return with(settings, [this] {
        return static_cast<std::size_t>(
            std::count_if(standings_.begin(), standings_.end(), [](const Standing& at) { return at.arguable; }));
    });
}

Money WhatIf::upperBound() {
    return stacked(Counted::possible).upperBound;
}

Money WhatIf::lowerBound() {
    return stacked(Counted::settled).total;
}

Money WhatIf::upperBound(const FactRef& given) {
    return stacked(Counted::possible, &given).upperBound;
}

Money WhatIf::lowerBound(const FactRef& given) {
    return stacked(Counted::settled, &given).total;
}

bool WhatIf::reads(std::size_t target, std::size_t item, const FactRef& ref) const {
    if (ref.entity != Entity::company && ref.item != item) return false;
    const std::vector<std::size_t>& readers = influenceOf(ref).readers;
    return std::binary_search(readers.begin(), readers.end(), target);
}

bool WhatIf::mayMatter(const FactRef& unknown) const {
    const std::vector<std::size_t>& readers = influenceOf(unknown).readers;
    return std::any_of(readers.begin(), readers.end(), [&](std::size_t target) {
        const std::size_t count = itemsOf(target);
        for (std::size_t item = 0; item < count; ++item) {
            if (reads(target, item, unknown) && !standing(target, item).worth.isZero()) return true;
        }
        return false;
    });
}

const stacking::Solution& WhatIf::stacked(Counted every, const FactRef* given) {
    problem_.clear();
    problem_.caps = caps_.limits();
    for (std::size_t target = 0; target < influence_.targets().size(); ++target) {
        const Measure& measure = *influence_.targets()[target].measure;
        const std::size_t last = firstStanding_[target] + itemsOf(target);
        const std::vector<bool>& muted = muted_[static_cast<std::size_t>(measure.scope)];
        for (std::size_t index = firstStanding_[target]; index < last; ++index) {
            const Standing& standing = standings_[index];
            const std::size_t item = index - firstStanding_[target];
            const Counted counted = given == nullptr || reads(target, item, *given) ? every : Counted::holding;
            if (standing.worth.isZero() || (counted != Counted::possible && !standing.holds) ||
                (counted == Counted::settled && !standing.settled) || muted[item])
                continue;
            problem_.candidates.push_back(
                {standing.worth, measure.rate != RateKind::open, pools_[index], standing.cap});
        }
    }
    const std::uint64_t before = solver_.steps();
    const stacking::Solution& solution = solver_.solve(problem_);
    effort_.add(standings_.size() / 4 + stepsOfCandidate * problem_.candidates.size() + solver_.steps() - before);
    return solution;
}

} // namespace biosubsidy::advice

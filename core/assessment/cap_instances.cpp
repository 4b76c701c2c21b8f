// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/cap_instances.h"

#include <algorithm>

namespace biosubsidy {

namespace {

// Which instance of the cap: the project's, the year's, the only one.
std::int64_t keyOf(const Cap& cap, const Claim& claim) {
    switch (cap.per) {
    case CapPer::project: return static_cast<std::int64_t>(claim.item);
    case CapPer::year: return claim.year;
    case CapPer::life: return 0;
    }
    return 0;
}

} // namespace

CapInstances::CapInstances(const RuleBook& rules, const Case& subject, const Date& asOf)
    : subject_(subject), year_(asOf.year()) {
    for (const Award& award : subject.awards) {
        if (award.under) earlier_.push_back({&award, rules.find(*award.under)});
    }
}

std::optional<std::uint32_t> CapInstances::of(const Pack& pack, const Claim& claim) {
    std::optional<std::uint32_t> within;
    const std::vector<std::size_t>& chain = claim.measure->caps;
    for (auto index = chain.rbegin(); index != chain.rend(); ++index) {
        const Cap& cap = pack.caps[*index];
        const auto number = static_cast<std::uint32_t>(instances_.size());
        const auto [at, isNew] = known_.emplace(std::pair(&cap, keyOf(cap, claim)), number);
        if (isNew) instances_.push_back({&cap, leftOf(pack, cap, claim), within});
        within = at->second;
    }
    return within;
}

std::vector<stacking::CapLimit> CapInstances::limits() const {
    std::vector<stacking::CapLimit> limits;
    limits.reserve(instances_.size());
    for (const CapInstance& instance : instances_) limits.push_back({instance.left, instance.within});
    return limits;
}

bool CapInstances::usesUp(const Earlier& earlier, const Pack& pack, const Cap& cap, const Claim& claim) const {
    if (earlier.under.pack != &pack) return false;
    const auto measure = static_cast<std::size_t>(earlier.under.measure - pack.measures.data());
    if (!std::binary_search(cap.measures.begin(), cap.measures.end(), measure)) return false;
    const Award& award = *earlier.award;
    switch (cap.per) {
    case CapPer::project:
        return award.target == AwardTarget::project && subject_.projects[claim.item].id == award.targetId;
    case CapPer::year: return award.year.value_or(year_) == claim.year;
    case CapPer::life: return true;
    }
    return false;
}

Money CapInstances::leftOf(const Pack& pack, const Cap& cap, const Claim& claim) const {
    Money left = cap.amount;
    for (const Earlier& earlier : earlier_) {
        if (usesUp(earlier, pack, cap, claim)) left -= std::min(left, earlier.award->amount);
    }
    return left;
}

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/assessment.h"

#include <algorithm>
#include <array>

namespace biosubsidy {

std::string_view toString(Verdict verdict) noexcept {
    constexpr std::array<std::string_view, 4> names{"eligible", "arguable", "undetermined", "ineligible"};
    return names[static_cast<std::size_t>(verdict)];
}

std::string_view toString(Due due) noexcept {
    return due == Due::now ? "now" : "after_completion";
}

std::string_view toString(ClaimReason reason) noexcept {
    constexpr std::array<std::string_view, 9> names{"",
                                                    "not_in_force",
                                                    "elsewhere",
                                                    "other_applicant",
                                                    "outside_period",
                                                    "already_granted",
                                                    "ceiling_zero",
                                                    "nothing_to_add",
                                                    "cap_used_up"};
    return names[static_cast<std::size_t>(reason)];
}

std::string_view toString(ConditionTrace::Part part) noexcept {
    constexpr std::array<std::string_view, 9> names{"in_force", "place", "applicant", "period", "once",
                                                    "when",     "tiers", "strict",    "lenient"};
    return names[static_cast<std::size_t>(part)];
}

Money Claim::worth() const {
    if (!ceiling || *ceiling <= awardsOff) return {};
    return *ceiling - awardsOff;
}

Money Claim::surelyWorth() const {
    if (!floor || *floor <= awardsOff) return {};
    return *floor - awardsOff;
}

std::optional<std::size_t> Claim::tier() const {
    std::optional<std::size_t> found;
    for (std::size_t index = 0; index < tiers.size(); ++index) {
        if (!tiers[index].possible) continue;
        if (found) return std::nullopt;
        found = index;
    }
    return found;
}

std::vector<Payment> paymentsOf(const Claim& claim) {
    std::vector<Payment> payments;
    if (claim.counted.isZero()) return payments;
    Money left = claim.counted;
    for (const Instalment& instalment : claim.measure->instalments) {
        const bool last = &instalment == &claim.measure->instalments.back();
        const Money amount = last ? left : (instalment.share * claim.counted).roundedDown();
        left -= amount;
        payments.push_back({&instalment, amount});
    }
    return payments;
}

Totals& Totals::operator+=(const Totals& other) {
    entitled += other.entitled;
    stated += other.stated;
    ceiling += other.ceiling;
    openRate += other.openRate;
    potential += other.potential;
    discretionary += other.discretionary;
    openAmount += other.openAmount;
    own += other.own;
    unstated += other.unstated;
    inKind += other.inKind;
    undetermined += other.undetermined;
    return *this;
}

bool publishesFigures(const Assessment& assessment, const CityResult& city) {
    return std::any_of(city.packs.begin(), city.packs.end(),
                       [&](std::size_t pack) { return assessment.packs[pack].pack->publishesFigures(); });
}

bool hasFigures(const Assessment& assessment, const CityResult& city) {
    return publishesFigures(assessment, city) || !city.totals.potential.isZero();
}

const Choice& Assessment::city(const CityResult& result) const {
    return rules->vocabulary().cities().choices.at(result.city);
}

} // namespace biosubsidy

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
    constexpr std::array<std::string_view, 8> names{"",
                                                    "not_in_force",
                                                    "elsewhere",
                                                    "other_applicant",
                                                    "outside_period",
                                                    "ceiling_zero",
                                                    "nothing_to_add",
                                                    "cap_used_up"};
    return names[static_cast<std::size_t>(reason)];
}

std::string_view toString(ConditionTrace::Part part) noexcept {
    constexpr std::array<std::string_view, 7> names{"in_force", "place",  "applicant", "period",
                                                    "when",     "strict", "lenient"};
    return names[static_cast<std::size_t>(part)];
}

Money Claim::worth() const {
    if (!ceiling || *ceiling <= awardsOff) return {};
    return *ceiling - awardsOff;
}

Totals& Totals::operator+=(const Totals& other) {
    entitled += other.entitled;
    stated += other.stated;
    ceiling += other.ceiling;
    openRate += other.openRate;
    potential += other.potential;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/pack.h"

#include <algorithm>
#include <array>

namespace biosubsidy {

std::string_view toString(Support support) noexcept {
    constexpr std::array<std::string_view, 4> names{"fixed", "ceiling", "unstated", "in_kind"};
    return names[static_cast<std::size_t>(support)];
}

std::string_view toString(RateKind rate) noexcept {
    return rate == RateKind::stated ? "stated" : "open";
}

std::string_view toString(Grade grade) noexcept {
    constexpr std::array<std::string_view, 3> names{"full_text", "excerpt", "report"};
    return names[static_cast<std::size_t>(grade)];
}

std::string_view toString(PackStatus status) noexcept {
    constexpr std::array<std::string_view, 5> names{"in_force", "draft", "not_yet", "expired", "replaced"};
    return names[static_cast<std::size_t>(status)];
}

PackStatus Pack::statusOn(const Date& date) const {
    const auto countsThen = [&](const Pack* newer) { return counts(newer->statusOn(date)); };
    const bool replaced = std::any_of(newerFigures.begin(), newerFigures.end(), countsThen);
    const PackStatus status = periodOn(date);
    return replaced && counts(status) ? PackStatus::replaced : status;
}

PackStatus Pack::periodOn(const Date& date) const {
    if (draft) return PackStatus::draft;
    if (from && date < *from) return PackStatus::notYet;
    if (until && date > *until) return PackStatus::expired; // the last day is included
    return PackStatus::inForce;
}

std::string_view toString(Discretion discretion) noexcept {
    return discretion == Discretion::competitive ? "competitive" : "budget";
}

std::string_view toString(CapPer per) noexcept {
    constexpr std::array<std::string_view, 3> names{"project", "year", "life"};
    return names[static_cast<std::size_t>(per)];
}

std::vector<const language::Program*> Measure::amounts() const {
    std::vector<const language::Program*> programs;
    if (!amount.empty()) programs.push_back(&amount);
    for (const Tier& tier : tiers) programs.push_back(&tier.amount);
    return programs;
}

std::vector<const language::Program*> Measure::conditions() const {
    std::vector<const language::Program*> programs;
    for (const language::Program* program : {&applicant, &when, &strict, &lenient}) {
        if (!program->empty()) programs.push_back(program);
    }
    for (const Tier& tier : tiers) {
        if (!tier.when.empty()) programs.push_back(&tier.when);
    }
    return programs;
}

bool Pack::holdsOwnFigures() const {
    return !builtIn &&
           std::all_of(measures.begin(), measures.end(), [](const Measure& measure) { return measure.asCompleted; });
}

bool Pack::publishesFigures() const {
    return !holdsOwnFigures() &&
           std::any_of(measures.begin(), measures.end(), [](const Measure& measure) { return measure.hasSum(); });
}

bool Pack::coversYear(int year) const {
    if (draft) return true;
    return !(from && year < from->year()) && !(until && year > until->year());
}

std::vector<const PackWarning*> Pack::warningsOn(const Date& date) const {
    std::vector<const PackWarning*> result;
    for (const PackWarning& warning : warnings) {
        if (!warning.from || date >= *warning.from) result.push_back(&warning);
    }
    return result;
}

const Measure* Pack::measure(std::string_view measureId) const {
    const auto found =
        std::find_if(measures.begin(), measures.end(), [&](const Measure& measure) { return measure.id == measureId; });
    return found == measures.end() ? nullptr : &*found;
}

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a slot says of a number, stated once for those who read cases one by one and those
// who read many at a time: they differ in how they keep numbers alone. Units are a slot's.
#pragma once

#include <algorithm>
#include <cstddef>

#include "core/facts/fact_limits.h"
#include "core/facts/situation.h"

namespace biosubsidy {

template <typename Number>
struct NumberSpan {
    Number low{};
    Number high{};
};

// All that the type of a fact allows: of a flag 0 and 1, of what is no number nothing.
template <typename Number>
[[nodiscard]] NumberSpan<Number> spanOf(FactType type) {
    const auto day = [](const Date& date) { return Number(Date::daysBetween(*Date::of(1970, 1, 1), date)); };
    switch (type) {
    case FactType::money: return {0, Number(Money::largest().fen())};
    case FactType::count: return {0, largestCount};
    case FactType::quantity: return {0, Quantity::largest().hundredths()};
    case FactType::year: return {earliestYear, latestYear};
    case FactType::date: return {day(*Date::of(1, 1, 1)), day(*Date::of(9999, 12, 31))};
    case FactType::flag: return {0, 1};
    case FactType::choice:
    case FactType::text:
    case FactType::set: break;
    }
    return {};
}

// An unknown part is at most its smallest known whole; an unknown whole at least its
// largest known part. Only known amounts bound others (contract, "Facts"); where they
// contradict each other, the upper bound holds. `known` gives the number of another fact of
// the item, or null. Returns whether a whole bounds it from above, and whether anything does.
struct Bounded {
    bool above = false;
    bool any = false;
};
template <typename Number, typename Known>
Bounded boundByOthers(const Fact& fact, NumberSpan<Number>& span, const Known& known) {
    Bounded bounded;
    for (const std::size_t whole : fact.wholes) {
        const auto number = known(whole);
        if (!number) continue;
        span.high = std::min<Number>(span.high, *number);
        bounded = {true, true};
    }
    for (const std::size_t part : fact.parts) {
        const auto number = known(part);
        if (!number || *number <= span.low) continue;
        span.low = std::min<Number>(*number, span.high);
        bounded.any = true;
    }
    return bounded;
}

// 0 is the largest class, sizeClasses.size() the smallest. More employees or revenue (in
// fen) never raise it.
template <typename Number>
[[nodiscard]] std::size_t sizeRank(bool isIndustry, const Number& employees, const Number& revenue) {
    const auto fits = [&](const SizeClass& bounds) {
        return isIndustry ? employees >= bounds.industryEmployees && revenue >= bounds.industryRevenueYuan * 100
                          : employees >= bounds.otherEmployees;
    };
    return static_cast<std::size_t>(std::find_if(sizeClasses.begin(), sizeClasses.end(), fits) - sizeClasses.begin());
}

} // namespace biosubsidy

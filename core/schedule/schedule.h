// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when: the sums that an Assessment counts, by the year in which they can
// come at the earliest. Nothing is computed again: all rows of a city add up to its
// ceiling, to the fen.
//
// A text hardly says when money is paid. What is said here is when it can be applied
// for: now, or once a project is in production (project.completion_year); and for
// an instalment with a number of years from approval, that many years later. An
// instalment whose year no text gives stands under "not published", and what waits for
// a completion whose year the case does not give under "completion open". A year of the
// case counts where it lies behind that of the assessment.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/assessment/assessment.h"

namespace biosubsidy::schedule {

// How far a sum can be relied on. Certain: eligible, its sum fixed by what is known, at a
// published rate, by a final text that was seen itself; granted to everyone who
// qualifies. Competitive: at discretion, chosen or within a budget. Open: all else that
// counts.
enum class Firmness : std::uint8_t { certain, competitive, open };

enum class Kind : std::uint8_t {
    now,            // can be applied for on the day of the assessment
    year,           // in that year at the earliest
    notPublished,   // no text gives the year
    completionOpen, // after completion, in a year that the case does not give
    endsBefore,     // its document ends before the project is completed
};
[[nodiscard]] std::string_view toString(Firmness firmness) noexcept; // "certain"
[[nodiscard]] std::string_view toString(Kind kind) noexcept;         // "not_published"

// One payment of one claim.
struct Part {
    ClaimId claim;
    const Instalment* instalment = nullptr; // null: the whole sum at once
    Money sum;
    Kind kind = Kind::now;
    int year = 0; // of now and year; of what ends before it, that of completion
    Firmness firmness = Firmness::certain;
    // The last day of its document, where it states one: to be applied for until then.
    std::optional<Date> until{};
};

// A yearly support may be had again, as often as its text says, as long as its
// document is in force. It is no part of any total: each year asks anew.
struct Again {
    ClaimId claim;
    Money sum; // of each year, as far as the first one tells
    int firstYear = 0;
    int lastYear = 0;
    Firmness firmness = Firmness::certain;
};

struct Sums {
    Money certain;
    Money competitive;
    Money open;

    Money& of(Firmness firmness);
    [[nodiscard]] Money total() const { return certain + competitive + open; }
    friend bool operator==(const Sums&, const Sums&) = default;
};

struct Row {
    Kind kind = Kind::now;
    int year = 0; // of now and year
    Sums sums;
};

struct CitySchedule {
    std::size_t city = 0;     // index into Assessment::cities
    std::vector<Part> parts;  // in the order of the rows
    std::vector<Row> rows;    // now, years ascending, then what has none; those that are not empty
    std::vector<Again> again; // in the order of the claims
    Money total;              // the city's ceiling
};

// One for each city of the assessment, in its order; several cities are alternatives and
// do not add up.
[[nodiscard]] std::vector<CitySchedule> scheduleOf(const Assessment& assessment);

} // namespace biosubsidy::schedule

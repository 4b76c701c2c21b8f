// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the list of applications asks for, and a line of it.
#pragma once

#include <bitset>

#include "core/applications/application_of_claim.h"
#include "core/applications/deadlines.h"
#include "core/storage/case_query.h"

namespace biosubsidy::storage {

// An application of the library. An id is never given again.
struct ApplicationId {
    std::int64_t value = 0;
    friend auto operator<=>(const ApplicationId&, const ApplicationId&) = default;
};

enum class ApplicationOrder : std::uint8_t {
    deadline,
    firm,
    title,
    person,
    status,
    agency,
    expected,
    applied,
    approved,
    paid,
    modified,
};

// By urgency, by case, by measure, by person, by status. The groups come in their own order:
// overdue first, names as they sort, statuses as an application goes through them; what
// is empty comes last.
enum class ApplicationGroup : std::uint8_t { none, deadline, firm, measure, person, status };

using Statuses = std::bitset<applications::allStatuses.size()>;

struct ApplicationQuery {
    std::string text{};                  // every word of it is somewhere in it, or in its case
    std::optional<CaseId> of{};          // one case's
    std::string measure{};               // "pack/measure"; "": any
    std::optional<std::string> person{}; // "": those with nobody in charge
    Statuses statuses{};                 // none set: any
    std::optional<Date> dueUntil{};      // with a deadline that is no later, overdue ones too
    bool runningOnly = false;            // neither refused nor withdrawn nor paid
    bool doubtfulOnly = false;           // with something in it that cannot be so
    bool deleted = false;                // those that were deleted, instead
    bool archivedCases = false;          // those of archived cases as well; of deleted ones never
    Date today;                          // for the groups by deadline
    ApplicationGroup group = ApplicationGroup::none;
    ApplicationOrder order = ApplicationOrder::deadline;
    bool descending = false; // within the groups; what is not known comes last either way
};

// How many there are and what they come to, exactly. A sum is that of those which have one.
struct ApplicationSums {
    std::size_t count = 0;
    Money expected;
    Money applied;
    Money approved;
    Money paid;
    bool expectedOpen = false; // some of `expected` is "at most"
    std::size_t withoutExpected = 0;

    ApplicationSums& operator+=(const ApplicationSums& other);
    friend bool operator==(const ApplicationSums&, const ApplicationSums&) = default;
};

struct ApplicationGroupRow {
    // The id of a case, "pack/measure" (or the title, of what no document has), the
    // person, the status' name, the number of an Urgency.
    std::string key;
    ApplicationSums sums;
    friend bool operator==(const ApplicationGroupRow&, const ApplicationGroupRow&) = default;
};

struct ApplicationRow {
    ApplicationId id;
    CaseId caseId;
    std::string caseName;
    applications::ClaimKey claim;
    Localized title; // may be empty: then the measure's id is what it is called
    std::string itemName;
    std::string agency;
    std::string person;
    applications::Status status = applications::Status::considering;
    std::optional<Money> expected;
    bool expectedOpen = false;
    std::optional<Money> applied;
    std::optional<Money> approved;
    std::optional<Money> paid;
    std::optional<applications::Deadline> next; // the earliest deadline that can be missed
    std::optional<Date> closes;
    std::optional<Date> ownDeadline;
    std::size_t materials = 0;
    std::size_t materialsReady = 0;
    std::size_t files = 0;
    std::size_t contradictions = 0;
    applications::Standing standing = applications::Standing::unseen;
    std::int64_t revision = 0;
    std::optional<Moment> deleted;
    Moment created;
    Moment modified;
};

} // namespace biosubsidy::storage

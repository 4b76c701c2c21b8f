// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the list of cases asks for, and a line of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/storage/moment.h"
#include "core/storage/result_mark.h"

namespace biosubsidy::storage {

// A case of the library. An id is never given again, not even after its case was
// deleted for good.
struct CaseId {
    std::int64_t value = 0;
    friend auto operator<=>(const CaseId&, const CaseId&) = default;
};

enum class CaseOrder : std::uint8_t { modified, created, name, city, ceiling, potential, eligible, assessed };

struct CaseQuery {
    enum class Shelf : std::uint8_t { current, archived, deleted };

    std::string text{};  // as typed: every word of it is somewhere in the case
    std::string city{};  // id; of the company or a project; "": any
    std::string field{}; // id of project.fields; "": any
    std::string tag{};   // "": any
    Shelf shelf = Shelf::current;
    bool changedOnly = false; // those whose result changed when all were assessed again
    CaseOrder order = CaseOrder::modified;
    bool descending = true;
};

// By how much a sum rose or fell.
struct SumChange {
    bool up = true;
    Money by;
};
[[nodiscard]] inline SumChange changeOf(const Money& before, const Money& after) {
    return after < before ? SumChange{false, before - after} : SumChange{true, after - before};
}

struct CaseRow {
    CaseId id;
    std::string title; // given by a person; "" where the company's name is used
    std::string name;
    std::string uscc;
    std::vector<std::string> cities; // ids; the company's first, where it is known
    std::vector<std::string> tags;
    std::size_t projects = 0;
    bool archived = false;
    std::optional<Moment> deleted;
    Moment created;
    Moment modified;
    std::optional<ResultMark> result; // of the last assessment; without the packs
    bool stale = false;               // the case has changed since
    std::optional<Money> changedFrom; // the ceiling before all were assessed again

    // The title, or the company's name; "" where there is neither.
    [[nodiscard]] const std::string& shownName() const { return title.empty() ? name : title; }
};

} // namespace biosubsidy::storage

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What in an application contradicts itself or is missing, all of it at once, each
// with the place where it stands. Nothing is refused for it: a person may know better,
// or will put it right later.
#pragma once

#include <functional>
#include <vector>

#include "core/applications/application.h"

namespace biosubsidy::applications {

// Where in an application; a list's with an index.
enum class Part : std::uint8_t {
    title,
    expected,
    callOpens,
    callCloses,
    callHour,
    ownDeadline,
    status,
    applied,
    approved,
    payments,
    materials,
    days,
    files,
};

struct Doubt {
    enum class Weight : std::uint8_t { wrong, missing }; // it cannot be so; it is not there yet
    Part part = Part::title;
    std::size_t index = 0;
    Weight weight = Weight::wrong;
    std::string code; // stable: "closes_before_opens"
    Localized message;
};

// Whether the file can be found now (storage::FileFolder says).
using FileIsThere = std::function<bool(const File&)>;

// In the order of the parts. `today`: what is already said to have happened does not lie
// ahead.
[[nodiscard]] std::vector<Doubt> doubtsOf(const Application& application, const Date& today,
                                          const FileIsThere& fileIsThere);
// How many things are wrong whatever the day is and wherever its files are.
[[nodiscard]] std::size_t contradictions(const Application& application);

} // namespace biosubsidy::applications

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why the library could not be opened, read or written: what happened, what was
// kept, what can be done; and the system's own words for whoever has to help.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#include <tl/expected.hpp>

#include "core/system/system_error.h"

namespace biosubsidy {

enum class StorageProblem : std::uint8_t {
    readOnly,    // the file or its folder may not be written
    noAccess,    // may not even be read
    full,        // no room on the disk, or the user's share of it is used up
    locked,      // another program holds it
    damaged,     // not readable as a database, or its check failed
    newer,       // written by a later version of this program
    foreign,     // a database, but another program's
    unreachable, // the file vanished, or its disk does not answer
    missing,     // no file, or an empty one, though its backups are there
    absent,      // no such file, and none is to be made
    conflict,    // another window changed the case meanwhile
    gone,        // no such case, state or snapshot
    tooLarge,
    other,
};
[[nodiscard]] const char* toString(StorageProblem problem) noexcept; // "read_only"

struct StorageError {
    StorageProblem problem = StorageProblem::other;
    Localized message; // what happened
    Localized advice;  // what was kept and what to do
    std::string detail;
};

template <typename T>
using Stored = tl::expected<T, StorageError>;

// The error with its usual texts. `subject` is the file.
[[nodiscard]] StorageError storageError(StorageProblem problem, const std::string& subject, std::string detail = {});

// How the rooms of storage pass errors among themselves; it never leaves them:
// what they offer to others returns Stored, made by guarded().
struct StorageFailure {
    StorageError error;
};

// Throws what the system's refusal means for the file.
[[noreturn]] void failOfSystem(const SystemError& error, const std::string& path);
// What came of it, or that.
template <typename T>
T orFail(Outcome<T> outcome, const std::string& path) {
    if (!outcome) failOfSystem(outcome.error(), path);
    if constexpr (!std::is_void_v<T>) return std::move(*outcome);
}

template <typename Work>
[[nodiscard]] auto guarded(const Work& work) -> Stored<decltype(work())> {
    try {
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (StorageFailure& failure) {
        return tl::unexpected(std::move(failure.error));
    }
}

} // namespace biosubsidy

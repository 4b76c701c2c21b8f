// SPDX-License-Identifier: GPL-3.0-or-later
//
// The earlier states of a case, each as it was saved. Saves that follow each other
// while a person types are one state: within five minutes of the first of them.
//
// What is kept: every state of the last day; of the last thirty days the last of
// each hour; before that the last of each day; at most 300, and always the one
// that the case began with.
#pragma once

#include <vector>

#include "core/storage/case_shelf.h"

namespace biosubsidy::storage {

struct StateId {
    std::int64_t value = 0;
    friend auto operator<=>(const StateId&, const StateId&) = default;
};

struct StateRow {
    StateId id;
    StateOrigin origin = StateOrigin::edited;
    Moment started;          // the first save of it
    Moment saved;            // the last
    std::size_t changes = 0; // facts that differ from the state before
};

struct SavedState {
    StateRow row;
    std::string facts;
    std::string drafts;
};

class CaseHistory {
public:
    static constexpr std::chrono::minutes foldedWithin{5};
    static constexpr std::chrono::hours everyHour{24};
    static constexpr std::chrono::hours everyDay{24 * 30};
    static constexpr std::size_t most = 300;

    explicit CaseHistory(const Database& database) : database_(database) {}

    // The newest, which is the case as it stands, comes first.
    [[nodiscard]] Stored<std::vector<StateRow>> states(CaseId id) const;
    [[nodiscard]] Stored<SavedState> load(StateId id) const;

private:
    const Database& database_;
};

} // namespace biosubsidy::storage

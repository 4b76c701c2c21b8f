// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/case_history.h"

namespace biosubsidy::storage {

namespace {

StateOrigin originNamed(const std::string& name) {
    for (const StateOrigin origin : {StateOrigin::created, StateOrigin::imported, StateOrigin::restored}) {
        if (toString(origin) == name) return origin;
    }
    return StateOrigin::edited;
}

StateRow rowOf(const Statement& statement) {
    return {{statement.integer(0)},
            originNamed(statement.text(1)),
            fromMillis(statement.integer(2)),
            fromMillis(statement.integer(3)),
            static_cast<std::size_t>(statement.integer(4))};
}

} // namespace

Stored<std::vector<StateRow>> CaseHistory::states(CaseId id) const {
    return guarded([&] {
        std::vector<StateRow> rows;
        Statement statement = database_.prepare(
            "SELECT id, origin, started, saved, changes FROM states WHERE case_id = ? ORDER BY id DESC");
        statement.bind(id.value);
        while (statement.step()) rows.push_back(rowOf(statement));
        return rows;
    });
}

Stored<SavedState> CaseHistory::load(StateId id) const {
    return guarded([&] {
        Statement statement =
            database_.prepare("SELECT id, origin, started, saved, changes, facts, drafts FROM states WHERE id = ?");
        statement.bind(id.value);
        if (!statement.step()) throw StorageFailure{storageError(StorageProblem::gone, database_.path())};
        return SavedState{rowOf(statement), statement.text(5), statement.text(6)};
    });
}

} // namespace biosubsidy::storage

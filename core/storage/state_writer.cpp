// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/state_writer.h"

#include <set>

#include "core/storage/case_history.h"
#include "core/storage/fact_texts.h"

namespace biosubsidy::storage {

namespace {

using namespace std::chrono_literals;

struct KeptState {
    std::int64_t id = 0;
    std::int64_t saved = 0;
    bool first = false; // the one that the case began with
};

// The states that thinning takes away; `states` from the newest to the oldest.
std::vector<std::int64_t> superfluous(const std::vector<KeptState>& states, const Moment& now) {
    std::vector<std::int64_t> gone;
    std::set<std::int64_t> hours;
    std::set<std::int64_t> days;
    std::size_t kept = 0;
    for (const KeptState& state : states) {
        const auto age = now - fromMillis(state.saved);
        bool keep = true;
        if (age > CaseHistory::everyDay)
            keep = days.insert(state.saved / std::chrono::milliseconds(24h).count()).second;
        else if (age > CaseHistory::everyHour)
            keep = hours.insert(state.saved / std::chrono::milliseconds(1h).count()).second;
        if (state.first || (keep && kept < CaseHistory::most))
            ++kept;
        else
            gone.push_back(state.id);
    }
    return gone;
}

void thin(const Database& database, CaseId id, const Moment& now) {
    std::vector<KeptState> states;
    Statement select = database.prepare("SELECT id, saved FROM states WHERE case_id = ? ORDER BY id DESC");
    select.bind(id.value);
    while (select.step()) states.push_back({select.integer(0), select.integer(1), false});
    if (states.empty()) return;
    states.back().first = true;
    Statement remove = database.prepare("DELETE FROM states WHERE id = ?");
    for (const std::int64_t state : superfluous(states, now)) {
        remove.bind(state).run();
        remove.reset();
    }
}

} // namespace

void writeState(const Database& database, CaseId id, const CaseRecord& record, StateOrigin origin, const Moment& now) {
    // The last two: a state that is written over is compared with the one before.
    Statement last =
        database.prepare("SELECT id, origin, started, facts FROM states WHERE case_id = ? ORDER BY id DESC LIMIT 2");
    last.bind(id.value);
    const bool any = last.step();
    const std::int64_t state = any ? last.integer(0) : 0;
    const auto began = any ? fromMillis(last.integer(2)) : Moment();
    // A clock that was set back must not let one state grow for ever.
    const bool folds = any && origin == StateOrigin::edited && last.text(1) == toString(StateOrigin::edited) &&
                       now >= began && now - began < CaseHistory::foldedWithin;
    std::string before = any ? last.text(3) : std::string();
    if (folds) before = last.step() ? last.text(3) : std::string();
    last.reset();
    const auto changes = static_cast<std::int64_t>(before.empty() ? 0 : countFactChanges(before, record.facts));
    Statement write = database.prepare(
        folds ? "UPDATE states SET saved = ?, changes = ?, digest = ?, facts = ?, drafts = ? WHERE id = ?"
              : "INSERT INTO states (saved, changes, digest, facts, drafts, case_id, origin, started) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    write.bind(toMillis(now)).bind(changes).bind(record.digest()).bind(record.facts).bind(record.drafts);
    if (folds) {
        write.bind(state).run();
        return;
    }
    write.bind(id.value).bind(toString(origin)).bind(toMillis(now)).run();
    thin(database, id, now);
}

} // namespace biosubsidy::storage

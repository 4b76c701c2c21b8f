// SPDX-License-Identifier: GPL-3.0-or-later
//
// The applications of a library, each of one case. Every change is one transaction and
// on the disk when the call returns. A save names the revision that it was made from:
// where another window has saved meanwhile it is refused as a conflict, and nothing is
// overwritten. Every state is kept with its time, as those of a case are.
//
// To undo a change is to save what stood there before; to undo a deletion, to set it
// as not deleted.
#pragma once

#include <map>
#include <span>

#include "core/applications/deadline_list.h"
#include "core/database/database.h"
#include "core/packs/rule_book.h"
#include "core/storage/application_query.h"

namespace biosubsidy::storage {

struct StoredApplication {
    ApplicationId id;
    CaseId caseId;
    std::int64_t revision = 0;
    std::string uid; // for calendars; the same for ever
    applications::Application application;
    applications::Standing standing = applications::Standing::unseen;
    std::optional<Moment> deleted;
    Moment created;
    Moment modified;
};

struct ApplicationStateId {
    std::int64_t value = 0;
    friend auto operator<=>(const ApplicationStateId&, const ApplicationStateId&) = default;
};

// A state as it was saved; saves within five minutes of the first of them are one.
struct ApplicationState {
    ApplicationStateId id;
    Moment started;
    Moment saved;
    applications::Application application;
};

class ApplicationShelf {
public:
    static constexpr std::chrono::minutes foldedWithin{5};
    static constexpr std::size_t mostStates = 200; // the first always stays

    explicit ApplicationShelf(const Database& database) : database_(database) {}

    // All of them or none; `gone` where a case is.
    struct New {
        CaseId of;
        applications::Application application;
    };
    [[nodiscard]] Stored<std::vector<ApplicationId>> add(std::span<const New> all, const Moment& now) const;
    [[nodiscard]] Stored<ApplicationId> add(CaseId of, const applications::Application& application,
                                            const Moment& now) const;
    [[nodiscard]] Stored<StoredApplication> load(ApplicationId id) const;
    [[nodiscard]] Stored<ApplicationId> named(const std::string& uid) const; // `gone` where there is none
    // The new revision; the old one where nothing changed.
    [[nodiscard]] Stored<std::int64_t> save(ApplicationId id, std::int64_t revision,
                                            const applications::Application& application, const Moment& now) const;
    // Of many, all or none; the new revisions in their order.
    struct Change {
        ApplicationId id;
        std::int64_t revision = 0;
        applications::Application application;
    };
    [[nodiscard]] Stored<std::vector<std::int64_t>> save(std::span<const Change> all, const Moment& now) const;
    // Deleted ones stay until they are removed for good.
    [[nodiscard]] Stored<void> setDeleted(std::span<const ApplicationId> ids, std::optional<Moment> when) const;
    [[nodiscard]] Stored<std::size_t> removeDeletedBefore(const Moment& when) const;

    // Of this claim of a case, not deleted, the one made last first.
    [[nodiscard]] Stored<std::vector<StoredApplication>> ofClaim(CaseId of, const applications::ClaimKey& key) const;
    // All of a case that are not deleted, in the order in which they were made.
    [[nodiscard]] Stored<std::vector<StoredApplication>> ofCase(CaseId of) const;

    // The ids of all that match, group by group, in order: a list holds these and asks
    // for the rows that it shows.
    [[nodiscard]] Stored<std::vector<ApplicationId>> find(const ApplicationQuery& query) const;
    // In the order of the ids; ids that are gone are left out.
    [[nodiscard]] Stored<std::vector<ApplicationRow>> rows(std::span<const ApplicationId> ids) const;
    // The groups of what find() finds, in its order, with the sums of each; one group
    // with the key "" for ApplicationGroup::none.
    [[nodiscard]] Stored<std::vector<ApplicationGroupRow>> groups(const ApplicationQuery& query) const;
    // Who is in charge of some application that is not deleted, as names sort.
    [[nodiscard]] Stored<std::vector<std::string>> persons() const;

    // The deadlines of what find() finds, the earliest first, overdue ones included; of the
    // days that somebody named those from `query.today` on. Until query.dueUntil, if set.
    [[nodiscard]] Stored<std::vector<applications::DeadlineLine>> deadlines(const ApplicationQuery& query) const;
    // The earliest deadline that can be missed of each of these cases; cases without one
    // are left out.
    [[nodiscard]] Stored<std::map<CaseId, applications::Deadline>> nextDeadlines(std::span<const CaseId> cases) const;

    // What the last assessment of its case says of it: no change of the application.
    struct Seen {
        ApplicationId id;
        applications::Standing standing = applications::Standing::unseen;
    };
    [[nodiscard]] Stored<void> setStandings(std::span<const Seen> all) const;
    // Applications that were made from the notes of an older version are called after
    // their measure; how many there were.
    [[nodiscard]] Stored<std::size_t> nameAfter(const RuleBook& rules) const;

    [[nodiscard]] Stored<std::vector<ApplicationState>> states(ApplicationId id) const; // the newest first

    // The digests of all files that some application keeps in the library's folder, or
    // kept in one of its states; see file_folder.h.
    [[nodiscard]] Stored<std::vector<std::string>> keptFiles() const;

private:
    const Database& database_;
};

} // namespace biosubsidy::storage

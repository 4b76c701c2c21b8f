// SPDX-License-Identifier: GPL-3.0-or-later
//
// The cases of a library. Every change is one transaction and on the disk when
// the call returns. A save names the revision that it was made from: where
// another window has saved meanwhile it is refused as a conflict, and nothing is
// overwritten.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/database/database.h"
#include "core/storage/case_query.h"
#include "core/storage/case_record.h"

namespace biosubsidy::storage {

struct StoredCase {
    CaseId id;
    std::int64_t revision = 0;
    std::string title;
    std::string facts; // a case file's text
    std::string drafts;
    std::string digest;
    std::vector<std::string> tags;
    Moment created;
    Moment modified;
    std::optional<ResultMark> result;
    bool stale = false; // the result is of other facts
};

// Where a saved state comes from.
enum class StateOrigin : std::uint8_t { created, imported, edited, restored };
[[nodiscard]] std::string_view toString(StateOrigin origin) noexcept; // "imported"

struct TagCount {
    std::string tag;
    std::size_t cases = 0;
    friend bool operator==(const TagCount&, const TagCount&) = default;
};

class CaseShelf {
public:
    explicit CaseShelf(const Database& database) : database_(database) {}

    [[nodiscard]] Stored<CaseId> add(const CaseRecord& record, const std::string& title, StateOrigin origin,
                                     const Moment& now) const;
    // All of them or none.
    struct NewCase {
        CaseRecord record;
        std::string title;
    };
    [[nodiscard]] Stored<std::vector<CaseId>> import(std::span<const NewCase> cases, const Moment& now) const;
    [[nodiscard]] Stored<StoredCase> load(CaseId id) const;
    // A case with just these facts that is not deleted, the one changed last; none
    // where there is none.
    [[nodiscard]] Stored<std::optional<CaseId>> withFacts(const CaseRecord& record) const;
    // The new revision.
    [[nodiscard]] Stored<std::int64_t> save(CaseId id, std::int64_t revision, const CaseRecord& record,
                                            StateOrigin origin, const Moment& now) const;
    // A copy of its facts, tags and drafts; its history and snapshots stay behind.
    [[nodiscard]] Stored<CaseId> duplicate(CaseId id, const std::string& title, const Moment& now) const;

    [[nodiscard]] Stored<void> setTitle(CaseId id, const std::string& title) const;
    [[nodiscard]] Stored<void> setTags(CaseId id, const std::vector<std::string>& tags) const;
    // Of many: all of them or none.
    struct Tagged {
        CaseId id;
        std::vector<std::string> tags;
    };
    [[nodiscard]] Stored<void> setTags(std::span<const Tagged> cases) const;
    [[nodiscard]] Stored<void> setArchived(std::span<const CaseId> ids, bool archived) const;
    // Deleted cases stay until they are removed for good.
    [[nodiscard]] Stored<void> setDeleted(std::span<const CaseId> ids, std::optional<Moment> when) const;
    [[nodiscard]] Stored<std::size_t> removeDeletedBefore(const Moment& when) const;

    // The result of the case with these facts; a case saved since keeps it as stale.
    struct Result {
        CaseId id;
        ResultMark mark;
        std::string factsDigest;
    };
    [[nodiscard]] Stored<void> setResult(const Result& result) const;
    // Of many, in one go: marks each as changed or not.
    [[nodiscard]] Stored<void> setResults(std::span<const Result> results) const;

    // The ids of all that match, in order: a list holds these and asks for the
    // rows that it shows.
    [[nodiscard]] Stored<std::vector<CaseId>> find(const CaseQuery& query) const;
    // In the order of the ids; ids that are gone are left out.
    [[nodiscard]] Stored<std::vector<CaseRow>> rows(std::span<const CaseId> ids) const;
    [[nodiscard]] Stored<std::size_t> count(CaseQuery::Shelf shelf) const;
    [[nodiscard]] Stored<std::vector<TagCount>> tags() const; // of cases not deleted, most used first

private:
    const Database& database_;
};

} // namespace biosubsidy::storage

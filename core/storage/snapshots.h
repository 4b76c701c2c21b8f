// SPDX-License-Identifier: GPL-3.0-or-later
//
// Assessments that a person chose to keep: the facts, the day, the versions and
// hashes of the packs, the result as data and as it was shown. Once kept it never
// changes but for its title and note; a digest over its contents is checked
// whenever it is opened.
#pragma once

#include <string>
#include <vector>

#include "core/database/database.h"
#include "core/storage/case_query.h"
#include "core/storage/result_view.h"

namespace biosubsidy::storage {

struct SnapshotId {
    std::int64_t value = 0;
    friend auto operator<=>(const SnapshotId&, const SnapshotId&) = default;
};

struct SnapshotRow {
    SnapshotId id;
    CaseId caseId;
    std::string title;
    std::string note;
    Moment taken;
    Date asOf = *Date::of(1970, 1, 1);
    Money ceiling; // as in ResultMark
    bool alternatives = false;
    std::string program; // its version
};

struct Snapshot {
    SnapshotRow row;
    std::string facts;      // a case file's text
    std::string assessment; // format biosubsidy-assessment/1
    ResultView view;
};

// All that the library held of a snapshot, to put it back just as it was.
struct RemovedSnapshot {
    SnapshotRow row;
    std::string digest;
    std::string facts;
    std::string assessment; // packed, as it is kept; so is the view
    std::string view;
};

class Snapshots {
public:
    explicit Snapshots(const Database& database) : database_(database) {}

    struct Label {
        std::string title;
        std::string note;
        std::string program;
    };
    // The assessment must have been made with its reasons.
    [[nodiscard]] Stored<SnapshotId> keep(CaseId id, const Assessment& assessment, const Label& label,
                                          const Moment& now) const;
    [[nodiscard]] Stored<std::vector<SnapshotRow>> list(CaseId id) const; // the newest first
    [[nodiscard]] Stored<Snapshot> load(SnapshotId id) const;
    [[nodiscard]] Stored<void> relabel(SnapshotId id, const std::string& title, const std::string& note) const;
    [[nodiscard]] Stored<RemovedSnapshot> remove(SnapshotId id) const;
    [[nodiscard]] Stored<void> putBack(const RemovedSnapshot& removed) const;

private:
    const Database& database_;
};

} // namespace biosubsidy::storage

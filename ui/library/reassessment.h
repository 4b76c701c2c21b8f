// SPDX-License-Identifier: GPL-3.0-or-later
//
// Assesses many cases of the library again, in the background: the library is
// read and written where its window lives, a batch at a time, and only the
// assessing itself is done elsewhere. What has been done when it is stopped stays.
#pragma once

#include <vector>

#include <QObject>
#include <QString>

#include "core/assessment/assessor.h"
#include "core/storage/library.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

// A case whose result is another one than the last time.
struct ChangedResult {
    storage::CaseId id;
    std::string name;
    storage::ResultMark before;
    storage::ResultMark after;
    storage::ResultCauses causes;
};

class Reassessment : public QObject {
    Q_OBJECT

public:
    explicit Reassessment(const storage::Library& library, QObject* parent = nullptr);

    void start(std::vector<storage::CaseId> ids, std::shared_ptr<const RuleBook> rules, const AssessOptions& options);
    void cancel();
    [[nodiscard]] const RuleBook* rules() const { return rules_.get(); } // null before the first
    [[nodiscard]] bool isRunning() const noexcept { return running_; }
    [[nodiscard]] std::size_t done() const noexcept { return done_; }
    [[nodiscard]] std::size_t total() const noexcept { return ids_.size(); }
    [[nodiscard]] const std::vector<ChangedResult>& changed() const noexcept { return changed_; }
    // Names of cases that the rules in use cannot read.
    [[nodiscard]] const std::vector<std::string>& unreadable() const noexcept { return unreadable_; }

Q_SIGNALS:
    void progressed(); // changed() may have grown
    void finished();   // also when it was stopped
    void failed(const biosubsidy::StorageError& error);

private:
    struct One {
        storage::StoredCase stored;
        std::string name;
        std::optional<storage::ResultMark> mark;
        std::vector<storage::StoredApplication> applications; // that rest on it
        std::vector<storage::ApplicationShelf::Seen> seen;    // and whether they still do
    };
    using Batch = std::vector<One>;

    void next();
    void take(const Batch& batch);
    void finish();

    const storage::Library& library_;
    std::vector<storage::CaseId> ids_;
    std::shared_ptr<const RuleBook> rules_;
    AssessOptions options_{.asOf = *Date::of(1970, 1, 1)};
    std::size_t done_ = 0;
    std::vector<ChangedResult> changed_;
    std::vector<std::string> unreadable_;
    bool running_ = false;
    LatestTask<Batch> task_;
};

} // namespace biosubsidy::ui

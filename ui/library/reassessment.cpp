// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/reassessment.h"

#include <algorithm>
#include <span>

#include "core/facts/case_file.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t batchSize = 32; // some tens of milliseconds of work

} // namespace

Reassessment::Reassessment(const storage::Library& library, QObject* parent)
    : QObject(parent), library_(library), task_(*this, [this](const auto& batch) { take(*batch); }) {}

void Reassessment::start(std::vector<storage::CaseId> ids, std::shared_ptr<const RuleBook> rules,
                         const AssessOptions& options) {
    if (running_) return;
    ids_ = std::move(ids);
    rules_ = std::move(rules);
    options_ = options;
    options_.trace = false;
    done_ = 0;
    changed_.clear();
    unreadable_.clear();
    running_ = true;
    Q_EMIT progressed();
    next();
}

void Reassessment::cancel() {
    if (!running_) return;
    task_.cancel();
    finish();
}

void Reassessment::next() {
    if (done_ >= ids_.size()) return finish();
    const std::size_t size = std::min(batchSize, ids_.size() - done_);
    const auto rows = library_.cases().rows(std::span(ids_).subspan(done_, size));
    Batch batch;
    if (rows) {
        for (const storage::CaseRow& row : *rows) {
            auto stored = library_.cases().load(row.id);
            auto applications = library_.applications().ofCase(row.id);
            if (!stored || !applications) continue;
            batch.push_back({std::move(*stored), row.shownName(), {}, std::move(*applications), {}});
        }
    }
    done_ += size;
    task_.start([batch = std::move(batch), rules = rules_, options = options_]() mutable {
        for (One& one : batch) {
            auto subject = readCase(SourceText("", one.stored.facts), rules->vocabulary(), rules->lookup());
            if (!subject) continue;
            const Assessment assessment = assess(rules, std::move(*subject), options);
            one.mark = storage::markOf(assessment);
            for (const storage::StoredApplication& application : one.applications)
                one.seen.push_back({application.id, applications::standingOf(application.application, assessment)});
        }
        return std::move(batch);
    });
}

void Reassessment::take(const Batch& batch) {
    std::vector<storage::CaseShelf::Result> results;
    std::vector<storage::ApplicationShelf::Seen> seen;
    for (const One& one : batch) {
        if (!one.mark) {
            unreadable_.push_back(one.name);
            continue;
        }
        results.push_back({one.stored.id, *one.mark, one.stored.digest});
        seen.insert(seen.end(), one.seen.begin(), one.seen.end());
        const auto& before = one.stored.result;
        if (before && !before->sameResult(*one.mark))
            changed_.push_back({one.stored.id, one.name, *before, *one.mark,
                                storage::causesBetween(*before, *one.mark, one.stored.stale)});
    }
    auto kept = library_.cases().setResults(results);
    if (kept && !seen.empty()) kept = library_.applications().setStandings(seen);
    if (!kept) {
        Q_EMIT failed(kept.error());
        return finish();
    }
    Q_EMIT progressed();
    next();
}

void Reassessment::finish() {
    running_ = false;
    Q_EMIT finished();
}

} // namespace biosubsidy::ui

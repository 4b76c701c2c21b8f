// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/case_applications.h"

namespace biosubsidy::ui {

CaseApplications::CaseApplications(CaseSession& session, const CaseDocument& document, const AssessmentRunner& runner,
                                   QObject* parent)
    : QObject(parent), session_(session), document_(document), runner_(runner) {
    nameOldOnes();
    connect(&document_, &CaseDocument::rulesChanged, this, &CaseApplications::nameOldOnes);
    connect(&session_, &CaseSession::caseOpened, this, &CaseApplications::refresh);
    connect(&session_, &CaseSession::caseClosed, this, &CaseApplications::refresh);
    connect(&session_, &CaseSession::saved, this, &CaseApplications::refresh);
    connect(&runner_, &AssessmentRunner::assessed, this, &CaseApplications::look);
}

// A library that cannot be written tells of it where a person writes.
void CaseApplications::nameOldOnes() {
    (void)session_.library().applications().nameAfter(document_.rules());
}

const storage::StoredApplication* CaseApplications::of(const applications::ClaimKey& key) const {
    const auto found = all_.find(key);
    return found == all_.end() ? nullptr : &found->second;
}

Date CaseApplications::today() const {
    return applications::dayInChina(session_.now());
}

void CaseApplications::refresh() {
    std::map<applications::ClaimKey, storage::StoredApplication> now;
    const auto id = session_.caseId();
    const auto stored =
        id ? session_.library().applications().ofCase(*id) : Stored<std::vector<storage::StoredApplication>>();
    if (!stored) return;
    for (const storage::StoredApplication& one : *stored) now.insert_or_assign(one.application.claim, one);
    const auto same = [](const auto& left, const auto& right) {
        return left.first == right.first && left.second.id == right.second.id &&
               left.second.revision == right.second.revision && left.second.standing == right.second.standing;
    };
    if (std::equal(all_.begin(), all_.end(), now.begin(), now.end(), same)) return;
    all_ = std::move(now);
    look();
    Q_EMIT changed();
}

void CaseApplications::look() {
    const AssessmentPtr& latest = runner_.latest();
    const auto id = session_.caseId();
    if (!id || latest == nullptr || *latest->subject != document_.subject()) return;
    const auto stored = session_.library().applications().ofCase(*id);
    if (!stored) return;
    std::vector<storage::ApplicationShelf::Seen> seen;
    for (const storage::StoredApplication& one : *stored) {
        const applications::Standing standing = applications::standingOf(one.application, *latest);
        if (standing != one.standing) seen.push_back({one.id, standing});
    }
    if (seen.empty() || !session_.library().applications().setStandings(seen)) return;
    refresh();
}

} // namespace biosubsidy::ui

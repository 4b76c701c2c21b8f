// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/library_notes.h"

#include <array>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

LibraryNotes::LibraryNotes(CaseSession& session, const Texts& texts, QObject* parent)
    : NoteStore(parent), session_(session), texts_(texts) {
    connect(&session_, &CaseSession::leaving, this, &NoteStore::leaving);
}

// What cannot be read is shown as no note; the library says more when it is written.
applications::ClaimNote LibraryNotes::noteOf(const applications::ClaimKey& key) const {
    const auto id = session_.caseId();
    if (!id) return {};
    const auto known = session_.library().applications().ofClaim(*id, key);
    return known && !known->empty() ? applications::noteOf(known->front().application) : applications::ClaimNote();
}

bool LibraryNotes::keepNote(const Assessment& assessment, const ClaimId& claim, const applications::ClaimNote& note) {
    if (!session_.caseId() && note.empty()) return true;
    const auto id = session_.keep();
    if (!id) return false; // the session has said why
    const auto kept = keep(*id, assessment, claim, note);
    if (!kept)
        Q_EMIT failed(texts_(kept.error().message),
                      texts_(kept.error().advice) + QStringLiteral("\n\n") + toQt(kept.error().detail));
    return kept.has_value();
}

Stored<void> LibraryNotes::keep(storage::CaseId of, const Assessment& assessment, const ClaimId& claim,
                                const applications::ClaimNote& note) const {
    const storage::ApplicationShelf shelf = session_.library().applications();
    const auto known = shelf.ofClaim(of, applications::keyOf(assessment, claim));
    if (!known) return tl::unexpected(known.error());
    const storage::Moment now = session_.now();
    const applications::Application made = applications::applicationFor(assessment, claim, texts_.language());
    if (known->empty()) {
        if (note.empty()) return {};
        return shelf.add(of, applications::withNote(made, note), now).map([](storage::ApplicationId) {});
    }
    const storage::StoredApplication& last = known->front();
    const applications::Application named =
        applications::completed(last.application, assessment, claim, texts_.language());
    if (note.empty() && applications::isBareNote(named, made)) return shelf.setDeleted(std::array{last.id}, now);
    return shelf.save(last.id, last.revision, applications::withNote(named, note), now).map([](std::int64_t) {});
}

} // namespace biosubsidy::ui

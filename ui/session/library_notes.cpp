// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/library_notes.h"

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

LibraryNotes::LibraryNotes(CaseSession& session, const Texts& texts, QObject* parent)
    : NoteStore(parent), session_(session), texts_(texts) {
    connect(&session_, &CaseSession::leaving, this, &NoteStore::leaving);
}

// What cannot be read is shown as no note; the library says more when it is written.
storage::ClaimNote LibraryNotes::noteOf(const storage::ClaimKey& key) const {
    const auto id = session_.caseId();
    if (!id) return {};
    auto note = session_.library().notes().get(*id, key);
    return note ? std::move(*note) : storage::ClaimNote();
}

bool LibraryNotes::keepNote(const storage::ClaimKey& key, const storage::ClaimNote& note) {
    if (!session_.caseId() && note.empty()) return true;
    const auto id = session_.keep();
    if (!id) return false; // the session has said why
    const auto kept = session_.library().notes().set(*id, key, note, session_.now());
    if (!kept)
        Q_EMIT failed(texts_(kept.error().message),
                      texts_(kept.error().advice) + QStringLiteral("\n\n") + toQt(kept.error().detail));
    return kept.has_value();
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The notes on the claims of the open case, in the library. A case that is not in
// the library yet comes into it with its first note. The note is part of the claim's
// application; where there is none it makes one, which goes again when nothing else has
// come into it and the note is emptied.
#pragma once

#include "ui/look/texts.h"
#include "ui/session/case_session.h"
#include "ui/session/note_store.h"

namespace biosubsidy::ui {

class LibraryNotes : public NoteStore {
    Q_OBJECT

public:
    LibraryNotes(CaseSession& session, const Texts& texts, QObject* parent = nullptr);

    [[nodiscard]] applications::ClaimNote noteOf(const applications::ClaimKey& key) const override;
    bool keepNote(const Assessment& assessment, const ClaimId& claim, const applications::ClaimNote& note) override;

private:
    [[nodiscard]] Stored<void> keep(storage::CaseId of, const Assessment& assessment, const ClaimId& claim,
                                    const applications::ClaimNote& note) const;
    CaseSession& session_;
    const Texts& texts_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The notes on the claims of the open case, in the library. A case that is not in
// the library yet comes into it with its first note.
#pragma once

#include "ui/look/texts.h"
#include "ui/session/case_session.h"
#include "ui/session/note_store.h"

namespace biosubsidy::ui {

class LibraryNotes : public NoteStore {
    Q_OBJECT

public:
    LibraryNotes(CaseSession& session, const Texts& texts, QObject* parent = nullptr);

    [[nodiscard]] storage::ClaimNote noteOf(const storage::ClaimKey& key) const override;
    bool keepNote(const storage::ClaimKey& key, const storage::ClaimNote& note) override;

private:
    CaseSession& session_;
    const Texts& texts_;
};

} // namespace biosubsidy::ui

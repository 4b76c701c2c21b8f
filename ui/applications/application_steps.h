// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person does to applications, each as a step that can be undone. A change is
// carried over to what the application is by now: where another window has changed
// something else of it, both stay; where it has changed the same, nothing is overwritten
// and the step is refused as a conflict.
#pragma once

#include <optional>

#include "core/applications/award_of.h"
#include "core/storage/library.h"
#include "ui/applications/import_taking.h"
#include "ui/session/case_session.h"
#include "ui/session/desk.h"
#include "ui/session/step_stack.h"

namespace biosubsidy::ui {

class ApplicationSteps : public StepStack {
    Q_OBJECT

public:
    ApplicationSteps(const Desk& desk, CaseSession& session, QObject* parent = nullptr);

    // None: it could not be made, which failed() has told.
    std::optional<storage::ApplicationId> make(storage::CaseId of, const applications::Application& application);
    struct Change {
        storage::ApplicationId id;
        applications::Application before;
        applications::Application after;
    };
    void change(const std::vector<Change>& all);
    // These have come in from a table.
    void tookIn(const ImportTaken& taken);
    void setDeleted(const std::vector<storage::ApplicationId>& ids, bool deleted);

    // Its case, as it is in this window where it is open; else as the library has it.
    [[nodiscard]] std::optional<Case> caseOf(storage::CaseId id) const;
    // The case comes to hold the award, in the place of the one of the same id.
    void hold(storage::CaseId of, const Award& award);

private:
    using Edit = std::function<void(std::vector<AwardDraft>&)>;
    [[nodiscard]] static Stored<void> carry(const CaseSession& session, const std::vector<Change>& all);
    [[nodiscard]] Stored<void> editAwards(storage::CaseId of, const Edit& edit) const;

    Desk desk_;
    CaseSession& session_;
};

} // namespace biosubsidy::ui

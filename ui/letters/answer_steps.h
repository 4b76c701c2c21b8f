// SPDX-License-Identifier: GPL-3.0-or-later
//
// Answers taken into the cases of the library, as one step that can be undone. Of the case
// that is open it is a step of its own history as well.
#pragma once

#include "ui/session/case_session.h"
#include "ui/session/desk.h"
#include "ui/session/step_stack.h"

namespace biosubsidy::ui {

struct TakenAnswers {
    storage::CaseId id;
    Case before;
    Case after;
    storage::ResultMark resultBefore;
    storage::ResultMark resultAfter;
};

class AnswerSteps : public StepStack {
    Q_OBJECT

public:
    AnswerSteps(const Desk& desk, CaseSession& session, QObject* parent = nullptr);

    // All of them or none: a case that is another one by now is told of as a conflict.
    void take(const std::vector<TakenAnswers>& answers);

private:
    [[nodiscard]] Stored<void> put(const std::vector<TakenAnswers>& answers, bool back);
    [[nodiscard]] Stored<void> putOne(const TakenAnswers& answer, bool back);

    Desk desk_;
    CaseSession& session_;
};

} // namespace biosubsidy::ui

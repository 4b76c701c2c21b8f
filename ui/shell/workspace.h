// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page of an open case: the form on the left, the result on the right, and
// what ties them together.
#pragma once

#include <QSplitter>

#include "ui/interview/case_form.h"
#include "ui/results/result_pane.h"

namespace biosubsidy::ui {

class CaseBar;

class Workspace : public QWidget {
    Q_OBJECT

public:
    Workspace(CaseDocument& document, AssessmentRunner& runner, Texts& texts, const Theme& theme, QWidget* parent);

    [[nodiscard]] CaseForm& form() { return *form_; }
    [[nodiscard]] ResultPane& results() { return *results_; }
    [[nodiscard]] CaseBar& bar() { return *bar_; }
    void startOver();

private:
    CaseBar* bar_;
    QSplitter* splitter_;
    CaseForm* form_;
    ResultPane* results_;
};

} // namespace biosubsidy::ui

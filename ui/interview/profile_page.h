// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open case as a form, and beside it what helps to fill it in.
#pragma once

#include <QSplitter>

#include "ui/interview/case_form.h"
#include "ui/results/side_pane.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class ProfilePage : public Page {
    Q_OBJECT

public:
    explicit ProfilePage(const Desk& desk, QWidget* parent = nullptr);

    [[nodiscard]] CaseForm& form() { return *form_; }
    void takeFocus() override;
    // Another case is shown.
    void startOver();
    void reveal(const FactRef& fact) { form_->reveal(fact); }
    void askAdvisor(Advisor& advisor);

Q_SIGNALS:
    void claimRequested(const QString& key);
    void pendingRequested();

private:
    void showStakes();

    const AssessmentRunner& runner_;
    const Advisor* advisor_ = nullptr;
    QSplitter* splitter_;
    CaseForm* form_;
    SidePane* side_;
};

} // namespace biosubsidy::ui

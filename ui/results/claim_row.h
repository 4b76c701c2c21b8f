// SPDX-License-Identifier: GPL-3.0-or-later
//
// One claim: a line with sign, title, scope and sum that opens to the reasons.
#pragma once

#include <QPushButton>

#include "ui/look/texts.h"
#include "ui/results/pack_badges.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/case_applications.h"
#include "ui/widgets/opening_row.h"

namespace biosubsidy::ui {

class ClaimRow : public OpeningRow {
    Q_OBJECT

public:
    ClaimRow(const QString& key, const Texts& texts, const Theme& theme, QWidget* parent);

    // Where a claim's application is found; without it there are none.
    void showApplications(const CaseApplications* all) { applications_ = all; }
    void show(const AssessmentPtr& assessment, const ClaimId& id);

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);
    void measureRequested(const QString& pack, const QString& measure);
    // To be applied for, or what was made for it to be seen.
    void applyRequested(const biosubsidy::ClaimId& claim);

protected:
    [[nodiscard]] bool hasDetails() const override { return assessment_ != nullptr; }
    [[nodiscard]] QString detailsHtml() const override;
    void fillBox(QVBoxLayout& box) override;
    void openLink(const QString& link) override;

private:
    void build();
    void fillHead();
    void fillSum(const Claim& claim);
    void setSum(const QString& sum, const QString& note, bool counts, const QString& exact);
    void fillApplication();
    [[nodiscard]] QString policyName() const;
    [[nodiscard]] QString subtitleOf(const Claim& claim) const;

    const Texts& texts_;
    AssessmentPtr assessment_;
    ClaimId id_;
    BadgeLine* badges_;
    QLabel* sum_;
    QLabel* sumNote_;
    const CaseApplications* applications_ = nullptr; // the window's, which outlives its pages
    QPushButton* apply_ = nullptr;                   // once it was opened
    QLabel* why_ = nullptr;                          // of what is not eligible
    QLabel* application_;
};

} // namespace biosubsidy::ui

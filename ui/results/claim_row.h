// SPDX-License-Identifier: GPL-3.0-or-later
//
// One claim: a line with sign, title, scope and sum that opens to the reasons.
#pragma once

#include "ui/look/texts.h"
#include "ui/results/pack_badges.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/note_store.h"
#include "ui/widgets/opening_row.h"

namespace biosubsidy::ui {

class NoteBox;

class ClaimRow : public OpeningRow {
    Q_OBJECT

public:
    ClaimRow(const QString& key, const Texts& texts, const Theme& theme, QWidget* parent);

    ~ClaimRow() override;
    // Where the person's notes are kept; without it there are none.
    void setNotes(NoteStore* notes);
    void show(const AssessmentPtr& assessment, const ClaimId& id);

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);
    void measureRequested(const QString& pack, const QString& measure);

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
    void fillNote();
    [[nodiscard]] applications::ClaimNote note() const;
    [[nodiscard]] QString policyName() const;
    [[nodiscard]] QString subtitleOf(const Claim& claim) const;

    const Texts& texts_;
    AssessmentPtr assessment_;
    ClaimId id_;
    BadgeLine* badges_;
    QLabel* sum_;
    QLabel* sumNote_;
    NoteStore* notes_ = nullptr; // the window's, which outlives its pages
    NoteBox* noteBox_ = nullptr;
    QLabel* why_ = nullptr; // of what is not eligible
    QLabel* noteLine_;
};

} // namespace biosubsidy::ui

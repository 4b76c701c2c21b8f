// SPDX-License-Identifier: GPL-3.0-or-later
//
// One claim: a line with sign, title, scope and sum that opens to the reasons.
// The reasons are made when it is first opened, and kept up to date while open.
#pragma once

#include <vector>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/results/pack_badges.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/note_store.h"
#include "ui/widgets/row_head.h"

namespace biosubsidy::ui {

class NoteBox;

class ClaimRow : public QWidget {
    Q_OBJECT

public:
    ClaimRow(const QString& key, const Texts& texts, const Theme& theme, QWidget* parent);

    ~ClaimRow() override;
    // Where the person's notes are kept; without it there are none.
    void setNotes(NoteStore* notes);
    void show(const AssessmentPtr& assessment, const ClaimId& id);
    [[nodiscard]] bool isOpen() const { return head_->isChecked(); }
    void setOpen(bool open) { head_->setChecked(open); }

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);
    void measureRequested(const QString& pack, const QString& measure);
    void openChanged(bool open);

private:
    void build();
    QLabel* addLabel(const char* role);
    void fillHead();
    void fillSum(const Claim& claim);
    void setSum(const QString& sum, const QString& note, bool counts, const QString& exact);
    void fillBadges(const std::vector<BadgeText>& badges);
    void fillDetails();
    void fillNote();
    [[nodiscard]] storage::ClaimKey noteKey() const;
    [[nodiscard]] QString policyName() const;
    [[nodiscard]] QString subtitleOf(const Claim& claim) const;

    const Texts& texts_;
    const Theme& theme_;
    AssessmentPtr assessment_;
    ClaimId id_;
    RowHead* head_;
    QLabel* sign_;
    QLabel* title_;
    QLabel* subtitle_;
    QHBoxLayout* badgesLayout_;
    QLabel* sum_;
    QLabel* sumNote_;
    std::vector<BadgeText> badges_;
    QFrame* box_ = nullptr;
    QLabel* details_ = nullptr;
    NoteStore* notes_ = nullptr; // the window's, which outlives its pages
    NoteBox* noteBox_ = nullptr;
    QLabel* noteLine_;
};

} // namespace biosubsidy::ui

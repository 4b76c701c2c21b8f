// SPDX-License-Identifier: GPL-3.0-or-later
//
// The claims of one verdict under a heading that folds. Rows are kept from one
// assessment to the next, so that what is open stays open; those of a folded
// group are not made at all, and of many only the first, which count most, until
// more are asked for.
#pragma once

#include <map>
#include <vector>

#include <QFrame>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/results/claim_filter.h"
#include "ui/results/claim_row.h"

namespace biosubsidy::ui {

// A claim by what it is for, which stays the same from one assessment to the
// next: "beijing-2024/pilot-platform/p1".
[[nodiscard]] QString keyOf(const Assessment& assessment, const ClaimId& id);

class VerdictGroup : public QWidget {
    Q_OBJECT

public:
    VerdictGroup(Verdict verdict, const Texts& texts, const Theme& theme, QWidget* parent);

    void show(const AssessmentPtr& assessment, const ClaimFilter& filter = {});
    void showApplications(const CaseApplications* all) { applications_ = all; }
    void setOpen(bool open) { head_->setChecked(open); }
    [[nodiscard]] const std::map<QString, ClaimRow*>& rows() const { return rows_; }
    static constexpr std::size_t rowsAtOnce = 50;
    // Those of this group that the filter lets through, folded or not.
    [[nodiscard]] std::vector<ClaimId> claims() const;
    // The row of a claim, unfolded for it; null if it is not among these.
    [[nodiscard]] ClaimRow* reveal(const QString& key);

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);
    void measureRequested(const QString& pack, const QString& measure);
    void applyRequested(const biosubsidy::ClaimId& claim);

private:
    [[nodiscard]] std::vector<ClaimId> claimsOf(const Assessment& assessment) const;
    void fillHead(std::size_t count);
    // The first of them, and the one that somebody asked to see.
    [[nodiscard]] std::vector<ClaimId> shown(const std::vector<ClaimId>& claims) const;
    void fillMore(std::size_t hidden);
    void showMore();
    void fillRows(const std::vector<ClaimId>& claims);
    [[nodiscard]] ClaimRow* makeRow(const QString& key);

    Verdict verdict_;
    const Texts& texts_;
    const Theme& theme_;
    AssessmentPtr assessment_;
    const CaseApplications* applications_ = nullptr; // the window's, which outlives its pages
    ClaimFilter filter_;
    QPushButton* head_;
    QFrame* card_;
    QVBoxLayout* rowsLayout_;
    QPushButton* more_; // "show 50 more of 940"
    std::size_t most_ = rowsAtOnce;
    QString revealed_; // the key of a row that is shown wherever it stands
    std::map<QString, ClaimRow*> rows_;
};

} // namespace biosubsidy::ui

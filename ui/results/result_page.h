// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole result: the totals and what they are made of, every claim by verdict
// with its reasons, found by kind and by words; beside them (below, where there is
// no room) what would change it, what to answer next, and the documents. It is
// brought up to date only while it is seen.
#pragma once

#include <array>
#include <vector>

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>

#include "ui/results/claim_filter.h"
#include "ui/session/case_applications.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"

namespace biosubsidy::ui {

class Advisor;
class AdviceList;
class CompositionList;
class FilterBar;
class HeadlineView;
class PackList;
class QuestionList;
class ScheduleView;
class TermBanner;
class VerdictGroup;

class ResultPage : public Page {
    Q_OBJECT

public:
    explicit ResultPage(const Desk& desk, QWidget* parent = nullptr);

    void bringUp() override;
    void takeFocus() override;
    // Opens a claim and scrolls to it; see keyOf().
    void showClaim(const QString& key);
    void showKind(ClaimFilter::Kind kind);
    // Beside the claims, what was made of them.
    void showApplications(const CaseApplications& all);
    void copyText();
    void copyTable();
    void findInClaims();
    // What would change the result, and best and worst answers beside the questions.
    void askAdvisor(Advisor& advisor);

Q_SIGNALS:
    // A claim of the latest result.
    void applyRequested(const biosubsidy::ClaimId& claim);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildMain();
    [[nodiscard]] QWidget* buildAside();
    [[nodiscard]] QWidget* buildTools();
    void follow(const AssessmentPtr& assessment);
    void fill();
    void fillGroups();
    [[nodiscard]] std::vector<ClaimId> shownClaims() const;
    void showHere(QWidget* widget);

    Desk desk_;
    AssessmentPtr assessment_;
    bool stale_ = true;
    QScrollArea* area_;
    QBoxLayout* columns_;
    QVBoxLayout* asideLayout_;
    HeadlineView* headline_;
    TermBanner* term_ = nullptr;
    QLabel* warnings_;
    CompositionList* composition_;
    ScheduleView* schedule_;
    FilterBar* filter_;
    QLabel* nothing_;
    std::array<VerdictGroup*, 4> groups_{};
    QuestionList* questions_;
    PackList* packs_;
    QLabel* disclaimer_;
};

} // namespace biosubsidy::ui

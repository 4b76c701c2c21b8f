// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many firms at a glance: what they add up to, the report on paper as it will be
// printed, and beside it how it is wanted and the button that writes it. It is opened from
// the cases of the library or from the results of a screening, and leads back there.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include "ui/portfolio/portfolio_job.h"
#include "ui/session/case_session.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class PaperView;
class PortfolioForm;

class PortfolioPage : public Page {
    Q_OBJECT

public:
    PortfolioPage(const Desk& desk, CaseSession& session, QWidget* parent = nullptr);
    ~PortfolioPage() override;

    void bringUp() override;
    void takeFocus() override;
    // The cases as they are saved now, in this order.
    void showCases(const std::vector<storage::CaseId>& ids);
    // `name`: what was screened.
    void showResults(const QString& path, const QString& name);

private:
    struct Written {
        QString path;
        tl::expected<void, Localized> outcome;
    };

    void build();
    void startOver(PageId from);
    void schedule();
    void preview();
    void take(const PortfolioPreview& made);
    void showWords();
    void showTotals();
    void exportReport();
    void tell(const Written& written);
    [[nodiscard]] PortfolioJob job(const std::shared_ptr<const std::atomic<bool>>& stop) const;
    [[nodiscard]] std::vector<std::string> casesOn(const Date& day) const;

    Desk desk_;
    CaseSession& session_;
    PageId from_ = PageId::cases;
    std::vector<storage::CaseId> ids_;
    FirmsFrom firms_{{}, {}, {}, *Date::of(1970, 1, 1)};
    std::shared_ptr<const GatheredFirms> gathered_;
    Localized trouble_;
    QPushButton* back_;
    QLabel* title_;
    QLabel* source_;
    QLabel* totals_;
    QLabel* counts_;
    PaperView* view_;
    QLabel* pageNote_;
    PortfolioForm* form_;
    QTimer timer_; // one preview after each burst of changes
    bool outdated_ = true;
    // Of the work that was begun last; set where nobody waits for it.
    std::shared_ptr<std::atomic<bool>> stopPreview_ = std::make_shared<std::atomic<bool>>();
    std::shared_ptr<std::atomic<bool>> stopExport_ = std::make_shared<std::atomic<bool>>();
    LatestTask<PortfolioPreview> previews_;
    LatestTask<Written> exports_;
};

} // namespace biosubsidy::ui

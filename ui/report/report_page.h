// SPDX-License-Identifier: GPL-3.0-or-later
//
// The report: its pages as they will be printed, and beside them how it is wanted
// and the button that writes it to a file. Pages and files are made in the
// background, so that the window never waits for them.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

#include "ui/report/report_job.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class PaperView;
class ReportForm;

class ReportPage : public Page {
    Q_OBJECT

public:
    explicit ReportPage(const Desk& desk, QWidget* parent = nullptr);

    void bringUp() override;
    ~ReportPage() override;
    void takeFocus() override;
    // As soon as the pages are laid out.
    void print();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Preview {
        std::shared_ptr<Paper> paper;
    };
    struct Written {
        QString path;
        tl::expected<void, Localized> outcome;
        bool stopped = false; // nothing was written
    };

    void build();
    QWidget* buildEmpty();
    void schedule();
    void preview();
    void showPage();
    void exportReport();
    void tell(const Written& written);
    [[nodiscard]] bool hasClaims() const;
    [[nodiscard]] ReportJob job() const;
    [[nodiscard]] QString suggestedName() const; // without its ending

    Desk desk_;
    QStackedWidget* stack_;
    QWidget* empty_;
    QWidget* work_;
    PaperView* view_;
    QLabel* pageNote_;
    ReportForm* form_;
    QTimer timer_; // one preview after each burst of changes
    bool outdated_ = true;
    bool printing_ = false; // once the preview is there
    // Of the work that was begun last; set where nobody waits for it.
    std::shared_ptr<std::atomic<bool>> stopPreview_ = std::make_shared<std::atomic<bool>>();
    std::shared_ptr<std::atomic<bool>> stopExport_ = std::make_shared<std::atomic<bool>>();
    LatestTask<Preview> previews_;
    LatestTask<Written> exports_;
};

} // namespace biosubsidy::ui

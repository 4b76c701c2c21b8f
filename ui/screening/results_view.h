// SPDX-License-Identifier: GPL-3.0-or-later
//
// The results of a screening: filling while it runs, then sorted, filtered, seen as
// a distribution, opened and exported. It reads the database that the screening
// writes; lists and counts are made in the background.
#pragma once

#include <atomic>
#include <memory>

#include <QElapsedTimer>
#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>
#include <QTimer>
#include <QWidget>

#include "core/results/result_store.h"
#include "ui/screening/result_list_model.h"
#include "ui/screening/screening_job.h"
#include "ui/session/desk.h"
#include "ui/tasks/latest_task.h"
#include "ui/widgets/text_table_model.h"

namespace biosubsidy::ui {

class DistributionChart;
class ResultFilterBar;

class ResultsView : public QWidget {
    Q_OBJECT

public:
    explicit ResultsView(const Desk& desk, QWidget* parent = nullptr);
    ~ResultsView() override;

    // Results at `path`; `job` is filling them, or has, or is null.
    void show(const QString& path, ScreeningJob* job);
    void close();
    [[nodiscard]] ResultListModel& model() { return *model_; }
    [[nodiscard]] bool isBusy() const noexcept { return finder_.isBusy() || exporter_.isBusy(); }
    [[nodiscard]] const results::ResultRun& about() const noexcept { return about_; }
    void takeFocus();

Q_SIGNALS:
    void rowChosen(const biosubsidy::results::ResultRow& row);
    void otherRequested(); // another screening
    void portfolioRequested(const QString& path, const QString& name);
    void said(const QString& what);
    void wrote(const QString& what, const QString& path);
    void failed(const QString& summary, const QString& details);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Found {
        Stored<results::ResultView> view;
        Stored<results::ResultRun> about;
    };
    struct Exported {
        Stored<void> done;
        QString path;
    };

    void buildHead();
    void buildMiddle();
    void buildProblems();
    void connectParts();
    void fillTexts();
    void jobProgressed();
    void jobFinished(bool whole, const QString& why);
    void find();
    void rankByDefended();
    void take(const Found& found);
    void sort(int column, Qt::SortOrder order);
    void showState();
    void showDetails();
    // As many columns as there is room for, the most telling first.
    void fitColumns();
    void showProblems(bool on);
    void copyProblems();
    void chooseCurrent();
    void exportList();
    void tell(const StorageError& error);
    void tellUnlessRunning(const StorageError& error);
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QStringList termsText() const;

    Desk desk_;
    QString path_;
    ScreeningJob* job_ = nullptr;
    QString trouble_; // why the run ended early
    std::unique_ptr<results::ResultStore> store_;
    results::ResultRun about_;
    results::ResultQuery query_;
    Money sum_;
    std::shared_ptr<std::atomic<bool>> stopFinding_; // the search under way
    std::atomic<bool> closing_{false};
    QElapsedTimer sinceFound_;
    LatestTask<Found> finder_;
    LatestTask<Exported> exporter_;

    ResultListModel* model_;
    QLabel* title_;
    QLabel* state_;
    QProgressBar* bar_;
    QPushButton* stopButton_;
    QPushButton* openButton_;
    QPushButton* exportButton_;
    QPushButton* portfolioButton_;
    QPushButton* problemsButton_;
    QPushButton* otherButton_;
    ResultFilterBar* filter_;
    QTableView* table_;
    QLabel* nothing_;
    QFrame* side_;
    QLabel* chartTitle_;
    DistributionChart* chart_;
    QLabel* chartNote_;
    QPushButton* copyChart_;
    QLabel* details_; // of the chosen company
    QFrame* problems_;
    QLabel* problemsTitle_;
    QPushButton* copyProblems_;
    QTableView* problemsTable_;
    TextTableModel* problemsModel_;
};

} // namespace biosubsidy::ui

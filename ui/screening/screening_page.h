// SPDX-License-Identifier: GPL-3.0-or-later
//
// Many companies at once: a file is chosen, its columns are checked, it is screened
// in the background, and the results are looked at, exported, or opened as cases.
// Results are databases in a folder of their own, readable by their owner alone.
#pragma once

#include <map>
#include <set>

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QStackedWidget>
#include <QUndoStack>

#include "ui/screening/kept_maps.h"
#include "ui/screening/screening_job.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class MappingView;
class ResultsView;
class ScreeningStart;

class ScreeningPage : public Page {
    Q_OBJECT

public:
    ScreeningPage(const Desk& desk, QString resultsFolder, QWidget* parent = nullptr);
    ~ScreeningPage() override;

    void bringUp() override;
    // What was mended of the table that is looked at.
    [[nodiscard]] QUndoStack& undoStack();
    void takeFocus() override;
    // Shows its columns, or begins at once where there are none to check.
    void openFile(const QString& path);
    [[nodiscard]] ResultsView& results() { return *results_; }
    [[nodiscard]] ScreeningJob& job() { return *job_; }

Q_SIGNALS:
    // A company of the results, to be put into the library and opened.
    void caseChosen(const biosubsidy::Case& subject);
    // A report on all companies of the results; `name`: what was screened.
    void portfolioRequested(const QString& path, const QString& name);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    struct OpenedFile {
        QString path;
        std::optional<ScreeningSource> source;
        Localized problem;
    };

    void connectParts();
    void offerVerbs();
    void chooseFile();
    void saveTemplate();
    void takeFile(const OpenedFile& opened);
    void keepWhatWasDecided();
    void start();
    void showResults(const QString& path);
    void listResults();
    void removeOrRestore(const QString& path);
    // `identity`: its name and code, as the results have them.
    void openLine(std::uint64_t line, const std::string& identity);
    void takeCase(const Result<Case>& found);
    [[nodiscard]] QString newResultsPath(const QString& file) const;
    [[nodiscard]] bool makeFolder();

    Desk desk_;
    QString folder_;
    KeptMaps kept_;
    std::map<QString, sheets::Corrections> mended_; // of files that were looked at, by path and time
    ScreeningSource source_;                        // of the results that are shown
    std::set<QString> removed_;
    ScreeningJob* job_;
    QStackedWidget* stack_;
    ScreeningStart* start_;
    MappingView* mapping_;
    ResultsView* results_;
    LatestTask<OpenedFile> opener_;
    LatestTask<Result<Case>> reader_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when, on the page of the result: the lines of the report's chapter of the
// same name, as bars and as tables, for each city that something comes in.
#pragma once

#include <vector>

#include <QFrame>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/results/schedule_city.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

class ScheduleView : public QFrame {
    Q_OBJECT

public:
    ScheduleView(const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

    // Hidden where nothing comes.
    void show(const AssessmentPtr& assessment);

public Q_SLOTS:
    void toggleTables();
    void copyPicture();
    void copyTable();

Q_SIGNALS:
    void claimRequested(const QString& key); // see keyOf()
    void said(const QString& what);

private:
    QToolButton* makeTool(const char* name, void (ScheduleView::*act)());
    void reword();
    void fill();
    [[nodiscard]] ScheduleCity* cityAt(std::size_t index);

    const Texts& texts_;
    const Theme& theme_;
    AssessmentPtr assessment_;
    QVBoxLayout* layout_;
    QLabel* heading_;
    QToolButton* tableButton_;
    QToolButton* pictureButton_;
    QToolButton* copyButton_;
    std::vector<ScheduleCity*> cities_; // those behind the shown ones are hidden
    std::size_t shown_ = 0;
};

} // namespace biosubsidy::ui

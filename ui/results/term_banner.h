// SPDX-License-Identifier: GPL-3.0-or-later
//
// The banner over a result whose documents are not in force on the day: which, since
// when or from when, what the result was on the last day or will be on the first, and
// what is known of what follows. A click shows the result of that day.
#pragma once

#include <vector>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/assessment/out_of_force.h"
#include "ui/look/texts.h"
#include "ui/session/assessment_runner.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

class TermBanner : public QFrame {
    Q_OBJECT

public:
    TermBanner(const AssessmentRunner& runner, const Texts& texts, QWidget* parent);

    void show(const AssessmentPtr& assessment);

Q_SIGNALS:
    void dayRequested(const biosubsidy::Date& day);

private:
    struct Row {
        QLabel* text;
        QPushButton* show;
    };
    void fill();
    void fillRow(const Row& row, const OutOfForce& of);
    Row makeRow();

    const AssessmentRunner& runner_;
    const Texts& texts_;
    AssessmentPtr assessment_;
    std::vector<Row> rows_;
    QVBoxLayout* layout_;
    std::vector<OutOfForce> documents_;
    bool reckoned_ = false; // what would have come of them
    LatestTask<std::vector<OutOfForce>> task_;
};

} // namespace biosubsidy::ui

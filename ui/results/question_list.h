// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questions that matter most: the missing facts with the most at stake, each
// a link to its field.
#pragma once

#include <vector>

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/look/texts.h"
#include "ui/session/assessment_runner.h"
#include "ui/widgets/eliding_button.h"

namespace biosubsidy::ui {

class QuestionList : public QFrame {
    Q_OBJECT

public:
    static constexpr std::size_t shownAtFirst = 5;

    QuestionList(const Texts& texts, QWidget* parent);

    void show(const AssessmentPtr& assessment);
    // Where a window has two such lists: what this one's widgets are called by.
    void setNames(const QString& prefix);

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);

private:
    struct Line {
        ElidingButton* link;
        QLabel* stake;
    };
    void addLine();
    void fillLine(const Line& line, const Question& question);

    const Texts& texts_;
    AssessmentPtr assessment_;
    QLabel* heading_;
    QGridLayout* grid_;
    QPushButton* more_;
    std::vector<Line> lines_;
    bool all_ = false;
    QString prefix_ = QStringLiteral("questions");
};

} // namespace biosubsidy::ui

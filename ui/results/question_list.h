// SPDX-License-Identifier: GPL-3.0-or-later
//
// The questions that matter most: the missing facts with the most at stake, each
// a link to its field.
#pragma once

#include <optional>
#include <vector>

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/look/texts.h"
#include "ui/session/assessment_runner.h"
#include "ui/widgets/eliding_button.h"

namespace biosubsidy::ui {

class Advisor;

class QuestionList : public QFrame {
    Q_OBJECT

public:
    static constexpr std::size_t shownAtFirst = 5;

    QuestionList(const Texts& texts, QWidget* parent);

    // Below each question also what its best and its worst answer would make of the
    // total, as soon as that is known.
    void askAdvisor(Advisor& advisor);

    void show(const AssessmentPtr& assessment);
    // Where a window has two such lists: what this one's widgets are called by.
    void setNames(const QString& prefix);

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Line {
        ElidingButton* link;
        QLabel* stake;
        QLabel* answers;
        std::optional<FactRef> answered; // what the answers are said of
    };
    void addLine();
    void fill();
    void fillLine(const Line& line, const Question& question);
    void fillAnswers();
    [[nodiscard]] QString answersText(const Question& question) const;

    const Texts& texts_;
    AssessmentPtr assessment_;
    std::vector<Question> questions_; // as they are listed
    Advisor* advisor_ = nullptr;
    QLabel* heading_;
    QGridLayout* grid_;
    QPushButton* more_;
    std::vector<Line> lines_;
    bool all_ = false;
    QString prefix_ = QStringLiteral("questions");
};

} // namespace biosubsidy::ui

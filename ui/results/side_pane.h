// SPDX-License-Identifier: GPL-3.0-or-later
//
// The result beside the form, as far as it helps to fill it in: warnings about the
// case, what to answer next, and what the total is made of.
#pragma once

#include <QLabel>
#include <QScrollArea>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

class Advisor;
class CompositionList;
class QuestionList;
class TermBanner;

class SidePane : public QScrollArea {
    Q_OBJECT

public:
    SidePane(const AssessmentRunner& runner, const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

    void show(const AssessmentPtr& assessment);
    void scrollToTop();
    // Best and worst answers beside the questions.
    void askAdvisor(Advisor& advisor);

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);
    void claimRequested(const QString& key);
    void pendingRequested();
    void dayRequested(const biosubsidy::Date& day);

private:
    void fill();

    const Texts& texts_;
    AssessmentPtr assessment_;
    TermBanner* term_;
    QLabel* warnings_;
    QuestionList* questions_;
    CompositionList* composition_;
    QLabel* disclaimer_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workspace.h"

#include <QVBoxLayout>

#include "ui/shell/case_bar.h"

namespace biosubsidy::ui {

Workspace::Workspace(CaseDocument& document, AssessmentRunner& runner, Texts& texts, const Theme& theme,
                     QWidget* parent)
    : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    bar_ = new CaseBar(texts, this);
    bar_->setDate(runner.asOf());
    layout->addWidget(bar_);
    splitter_ = new QSplitter(Qt::Horizontal, this);
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    form_ = new CaseForm(document, texts, splitter_);
    results_ = new ResultPane(texts, theme, splitter_);
    constexpr int leastWidth = 420;
    form_->setMinimumWidth(leastWidth);
    results_->setMinimumWidth(leastWidth);
    splitter_->addWidget(form_);
    splitter_->addWidget(results_);
    constexpr int width = 1000; // only the proportion matters
    splitter_->setSizes({width * 49 / 100, width * 51 / 100});
    splitter_->setStretchFactor(0, 1);
    splitter_->setStretchFactor(1, 1);
    layout->addWidget(splitter_, 1);
    connect(&runner, &AssessmentRunner::assessed, this, [this](const AssessmentPtr& assessment) {
        results_->show(assessment);
        form_->showStakes(*assessment);
    });
    connect(results_, &ResultPane::factRequested, form_, &CaseForm::reveal);
    connect(bar_, &CaseBar::dateChosen, &runner, &AssessmentRunner::setAsOf);
}

void Workspace::startOver() {
    form_->startOver();
    results_->scrollToTop();
}

} // namespace biosubsidy::ui

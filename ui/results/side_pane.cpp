// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/side_pane.h"

#include <QFrame>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/look/settle.h"
#include "ui/results/composition_list.h"
#include "ui/results/question_list.h"
#include "ui/results/result_words.h"
#include "ui/results/term_banner.h"

namespace biosubsidy::ui {

SidePane::SidePane(const AssessmentRunner& runner, const Texts& texts, const Theme& theme, QWidget* parent)
    : QScrollArea(parent), texts_(texts) {
    setObjectName(QStringLiteral("side"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    term_ = new TermBanner(runner, texts, content);
    connect(term_, &TermBanner::dayRequested, this, &SidePane::dayRequested);
    warnings_ = new QLabel(content);
    warnings_->setObjectName(QStringLiteral("warnings"));
    warnings_->setWordWrap(true);
    warnings_->setProperty("role", QStringLiteral("warning"));
    questions_ = new QuestionList(texts, content);
    constexpr std::size_t room = 6;
    composition_ = new CompositionList(texts, theme, room, content);
    disclaimer_ = new QLabel(content);
    disclaimer_->setProperty("role", QStringLiteral("muted"));
    disclaimer_->setWordWrap(true);
    for (QWidget* part : std::initializer_list<QWidget*>{term_, warnings_, questions_, composition_, disclaimer_})
        layout->addWidget(part);
    layout->addStretch();
    setWidget(content);
    connect(questions_, &QuestionList::factRequested, this, &SidePane::factRequested);
    connect(composition_, &CompositionList::claimRequested, this, &SidePane::claimRequested);
    connect(composition_, &CompositionList::pendingRequested, this, &SidePane::pendingRequested);
    texts_.follow(this, [this] {
        disclaimer_->setText(disclaimerText(texts_));
        if (assessment_ != nullptr) fill();
    });
}

void SidePane::show(const AssessmentPtr& assessment) {
    assessment_ = assessment;
    fill();
}

void SidePane::fill() {
    const int scroll = verticalScrollBar()->value();
    widget()->setUpdatesEnabled(false);
    const QString warnings = warningText(*assessment_, texts_);
    warnings_->setText(warnings);
    warnings_->setVisible(!warnings.isEmpty());
    term_->show(assessment_);
    questions_->show(assessment_);
    composition_->show(assessment_);
    settleLayouts();
    widget()->setUpdatesEnabled(true);
    verticalScrollBar()->setValue(scroll);
}

void SidePane::askAdvisor(Advisor& advisor) {
    questions_->askAdvisor(advisor);
    composition_->askAdvisor(advisor);
}

void SidePane::scrollToTop() {
    verticalScrollBar()->setValue(0);
}

} // namespace biosubsidy::ui

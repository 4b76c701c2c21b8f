// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/result_pane.h"

#include <QFrame>
#include <QScrollBar>

#include "ui/look/conversions.h"
#include "ui/look/settle.h"
#include "ui/results/headline_view.h"
#include "ui/results/pack_list.h"
#include "ui/results/question_list.h"
#include "ui/results/verdict_group.h"

namespace biosubsidy::ui {

ResultPane::ResultPane(const Texts& texts, const Theme& theme, QWidget* parent)
    : QWidget(parent), texts_(texts), theme_(theme) {
    build();
    const auto reword = [this] {
        if (assessment_ == nullptr) return;
        headline_->reword(*assessment_);
        fill();
    };
    connect(&texts, &Texts::languageChanged, this, reword);
    connect(&theme, &Theme::changed, this, reword);
}

void ResultPane::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    headline_ = new HeadlineView(texts_, this);
    outer->addWidget(headline_);
    area_ = new QScrollArea(this);
    area_->setWidgetResizable(true);
    area_->setFrameShape(QFrame::NoFrame);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area_->setFocusPolicy(Qt::NoFocus);
    outer->addWidget(area_, 1);
    auto* content = new QWidget(area_);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    warnings_ = new QLabel(content);
    warnings_->setObjectName(QStringLiteral("warnings"));
    warnings_->setWordWrap(true);
    warnings_->setProperty("role", QStringLiteral("warning"));
    layout->addWidget(warnings_);
    questions_ = new QuestionList(texts_, content);
    connect(questions_, &QuestionList::factRequested, this, &ResultPane::factRequested);
    layout->addWidget(questions_);
    constexpr std::array verdicts{Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible};
    for (std::size_t index = 0; index < verdicts.size(); ++index) {
        groups_[index] = new VerdictGroup(verdicts[index], texts_, theme_, content);
        connect(groups_[index], &VerdictGroup::factRequested, this, &ResultPane::factRequested);
        layout->addWidget(groups_[index]);
    }
    packs_ = new PackList(texts_, theme_, content);
    layout->addWidget(packs_);
    disclaimer_ = new QLabel(content);
    disclaimer_->setProperty("role", QStringLiteral("muted"));
    disclaimer_->setWordWrap(true);
    layout->addWidget(disclaimer_);
    layout->addStretch();
    area_->setWidget(content);
}

void ResultPane::show(const AssessmentPtr& assessment) {
    assessment_ = assessment;
    headline_->show(*assessment_);
    fill();
}

void ResultPane::fill() {
    const int scroll = area_->verticalScrollBar()->value();
    area_->widget()->setUpdatesEnabled(false);
    showWarnings();
    questions_->show(assessment_);
    for (VerdictGroup* group : groups_) group->show(assessment_);
    packs_->show(*assessment_);
    disclaimer_->setText(texts_("测算依据公开文件，不构成申报结论；是否支持、支持多少，以主管部门的决定为准。",
                                "An estimate from published documents, not a decision: whether and how much is granted "
                                "is for the authorities to decide."));
    settleLayouts();
    area_->widget()->setUpdatesEnabled(true);
    area_->verticalScrollBar()->setValue(scroll);
}

void ResultPane::showWarnings() {
    QStringList lines;
    for (const CaseWarning& warning : assessment_->warnings)
        lines << QStringLiteral("! ") + texts_(warning.message) + QStringLiteral("  ") + toQt(warning.pointer);
    for (const CityResult& city : assessment_->cities) {
        if (!city.openSearch) continue;
        lines << texts_("! %1：组合太多，没有证明这是最优组合；合计不会更高于 %2 元。",
                        "! %1: too many combinations to prove this the best; no total exceeds CNY %2.")
                     .arg(texts_(assessment_->city(city).label), toQt(city.openSearch->upperBound.toString()));
    }
    warnings_->setText(lines.join(QLatin1Char('\n')));
    warnings_->setVisible(!lines.isEmpty());
}

void ResultPane::scrollToTop() {
    area_->verticalScrollBar()->setValue(0);
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/profile_page.h"

#include <QAction>
#include <QVBoxLayout>

#include "core/assessment/relevance.h"
#include "ui/levers/advisor.h"
#include "ui/levers/open_questions.h"

namespace biosubsidy::ui {

namespace {

const QString splitterKey = QStringLiteral("profile/splitter");

} // namespace

ProfilePage::ProfilePage(const Desk& desk, QWidget* parent) : Page(parent), runner_(desk.runner) {
    setObjectName(QStringLiteral("page.profile"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    splitter_ = new QSplitter(Qt::Horizontal, this);
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    form_ = new CaseForm(desk.document, desk.places, desk.texts, splitter_);
    side_ = new SidePane(desk.runner, desk.texts, desk.theme, splitter_);
    constexpr int leastForm = 460;
    constexpr int leastSide = 360;
    form_->setMinimumWidth(leastForm);
    side_->setMinimumWidth(leastSide);
    splitter_->addWidget(form_);
    splitter_->addWidget(side_);
    constexpr int usualForm = 800;
    constexpr int usualSide = 480;
    splitter_->setSizes({usualForm, usualSide});
    splitter_->setStretchFactor(0, 2);
    splitter_->setStretchFactor(1, 1);
    const QByteArray kept = desk.settings.value(splitterKey).toByteArray();
    if (!kept.isEmpty()) splitter_->restoreState(kept);
    connect(splitter_, &QSplitter::splitterMoved, this,
            [this, &settings = desk.settings] { settings.setValue(splitterKey, splitter_->saveState()); });
    layout->addWidget(splitter_);
    const auto show = [this](const AssessmentPtr& assessment) {
        side_->show(assessment);
        form_->ask(factsThatMatter(*assessment));
        showStakes();
    };
    connect(&desk.runner, &AssessmentRunner::assessed, this, show);
    if (desk.runner.latest() != nullptr) show(desk.runner.latest());
    auto* find = new QAction(this);
    find->setObjectName(QStringLiteral("profile.find_field"));
    find->setShortcut(Qt::CTRL | Qt::Key_L);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(find);
    connect(find, &QAction::triggered, form_, &CaseForm::findField);
    desk.texts.follow(find,
                      [find, &texts = desk.texts] { find->setText(texts("按名称找信息", "Find a field by name")); });
    offer(find);
    offer("projects.paste_table", Qt::CTRL | Qt::SHIFT | Qt::Key_V);
    offer("expenses.paste_table", Qt::CTRL | Qt::ALT | Qt::Key_V);
    connect(side_, &SidePane::factRequested, form_, &CaseForm::reveal);
    connect(side_, &SidePane::claimRequested, this, &ProfilePage::claimRequested);
    connect(side_, &SidePane::dayRequested, this, &Page::dayRequested);
    connect(side_, &SidePane::pendingRequested, this, &ProfilePage::pendingRequested);
}

void ProfilePage::askAdvisor(Advisor& advisor) {
    advisor_ = &advisor;
    side_->askAdvisor(advisor);
    connect(&advisor, &Advisor::advised, this, &ProfilePage::showStakes);
}

void ProfilePage::showStakes() {
    if (runner_.latest() != nullptr) form_->showStakes(openQuestions(*runner_.latest(), advisor_));
}

void ProfilePage::takeFocus() {
    form_->takeFocus();
}

void ProfilePage::startOver() {
    form_->startOver();
    side_->scrollToTop();
}

} // namespace biosubsidy::ui

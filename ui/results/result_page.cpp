// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/result_page.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollBar>

#include "ui/levers/advice_list.h"
#include "ui/levers/advisor.h"
#include "ui/look/settle.h"
#include "ui/results/claims_text.h"
#include "ui/results/composition_list.h"
#include "ui/results/filter_bar.h"
#include "ui/results/headline_view.h"
#include "ui/results/pack_list.h"
#include "ui/results/question_list.h"
#include "ui/results/result_words.h"
#include "ui/results/schedule_view.h"
#include "ui/results/term_banner.h"
#include "ui/results/verdict_group.h"
#include "ui/widgets/downward_scroll.h"

namespace biosubsidy::ui {

namespace {

constexpr int twoColumnsFrom = 980;
constexpr int asideWidth = 380;

} // namespace

ResultPage::ResultPage(const Desk& desk, QWidget* parent) : Page(parent), desk_(desk) {
    setObjectName(QStringLiteral("page.result"));
    build();
    assessment_ = desk_.runner.latest();
    connect(&desk_.runner, &AssessmentRunner::assessed, this, &ResultPage::follow);
    const auto reword = [this] {
        if (assessment_ == nullptr) return;
        headline_->reword(*assessment_);
        fill();
    };
    connect(&desk_.texts, &Texts::languageChanged, this, reword);
    connect(&desk_.theme, &Theme::changed, this, reword);
}

void ResultPage::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    area_ = downwardScroll(this);
    outer->addWidget(area_);
    auto* content = new QWidget(area_);
    columns_ = new QHBoxLayout(content);
    columns_->setContentsMargins(16, 12, 16, 16);
    columns_->setSpacing(16);
    columns_->addWidget(buildMain(), 1);
    columns_->addWidget(buildAside());
    area_->setWidget(content);
}

QWidget* ResultPage::buildMain() {
    auto* column = new QWidget(this);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    headline_ = new HeadlineView(desk_.texts, column);
    headline_->setProperty("role", QStringLiteral("card"));
    warnings_ = new QLabel(column);
    warnings_->setObjectName(QStringLiteral("result.warnings"));
    warnings_->setWordWrap(true);
    warnings_->setProperty("role", QStringLiteral("warning"));
    constexpr std::size_t room = 40;
    composition_ = new CompositionList(desk_.texts, desk_.theme, room, column);
    connect(composition_, &CompositionList::claimRequested, this, &ResultPage::showClaim);
    connect(composition_, &CompositionList::pendingRequested, this, [this] { showKind(ClaimFilter::Kind::pending); });
    schedule_ = new ScheduleView(desk_.texts, desk_.theme, column);
    connect(schedule_, &ScheduleView::claimRequested, this, &ResultPage::showClaim);
    connect(schedule_, &ScheduleView::said, this, &Page::said);
    filter_ = new FilterBar(desk_.texts, column);
    connect(filter_, &FilterBar::changed, this, &ResultPage::fillGroups);
    nothing_ = new QLabel(column);
    nothing_->setObjectName(QStringLiteral("result.nothing"));
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setWordWrap(true);
    term_ = new TermBanner(desk_.runner, desk_.texts, column);
    connect(term_, &TermBanner::dayRequested, this, &Page::dayRequested);
    layout->addWidget(term_);
    layout->addWidget(headline_);
    layout->addWidget(warnings_);
    layout->addWidget(composition_);
    layout->addWidget(schedule_);
    layout->addWidget(buildTools());
    layout->addWidget(filter_);
    layout->addWidget(nothing_);
    constexpr std::array verdicts{Verdict::eligible, Verdict::arguable, Verdict::undetermined, Verdict::ineligible};
    for (std::size_t index = 0; index < verdicts.size(); ++index) {
        groups_[index] = new VerdictGroup(verdicts[index], desk_.texts, desk_.theme, column);
        connect(groups_[index], &VerdictGroup::factRequested, this, &Page::factRequested);
        connect(groups_[index], &VerdictGroup::measureRequested, this, &Page::measureRequested);
        connect(groups_[index], &VerdictGroup::applyRequested, this, &ResultPage::applyRequested);
        layout->addWidget(groups_[index]);
    }
    layout->addStretch(1); // where few claims are left, their rows keep their height
    return column;
}

// The heading of the claims, with the buttons that copy what is shown.
QWidget* ResultPage::buildTools() {
    auto* line = new QWidget(this);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 8, 0, 0);
    auto* heading = new QLabel(line);
    heading->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(heading);
    layout->addStretch();
    auto* text = new QPushButton(line);
    text->setObjectName(QStringLiteral("result.copy_text"));
    auto* table = new QPushButton(line);
    table->setObjectName(QStringLiteral("result.copy_table"));
    connect(text, &QPushButton::clicked, this, &ResultPage::copyText);
    connect(table, &QPushButton::clicked, this, &ResultPage::copyTable);
    layout->addWidget(text);
    layout->addWidget(table);
    desk_.texts.follow(line, [this, heading, text, table] {
        const Texts& texts = desk_.texts;
        heading->setText(texts("逐项结果", "Claim by claim"));
        text->setText(texts("复制为文字", "Copy as text"));
        text->setToolTip(texts("把下面显示的各项连同理由复制下来", "The claims shown below, with their reasons"));
        table->setText(texts("复制为表格", "Copy as a table"));
        table->setToolTip(texts("可直接粘贴到电子表格，金额以元计", "To paste into a spreadsheet; sums in yuan"));
    });
    return line;
}

QWidget* ResultPage::buildAside() {
    auto* column = new QWidget(this);
    asideLayout_ = new QVBoxLayout(column);
    asideLayout_->setContentsMargins(0, 0, 0, 0);
    asideLayout_->setSpacing(12);
    questions_ = new QuestionList(desk_.texts, column);
    questions_->setNames(QStringLiteral("result.questions"));
    connect(questions_, &QuestionList::factRequested, this, &Page::factRequested);
    packs_ = new PackList(desk_.texts, desk_.theme, column);
    disclaimer_ = new QLabel(column);
    disclaimer_->setProperty("role", QStringLiteral("muted"));
    disclaimer_->setWordWrap(true);
    desk_.texts.follow(disclaimer_, [this] { disclaimer_->setText(disclaimerText(desk_.texts)); });
    asideLayout_->addWidget(questions_);
    asideLayout_->addWidget(packs_);
    asideLayout_->addWidget(disclaimer_);
    asideLayout_->addStretch();
    return column;
}

void ResultPage::askAdvisor(Advisor& advisor) {
    auto* advice = new AdviceList(advisor, desk_.texts, desk_.theme, asideLayout_->parentWidget());
    asideLayout_->insertWidget(0, advice);
    connect(advice, &AdviceList::factRequested, this, &Page::factRequested);
    connect(advice, &AdviceList::measureRequested, this, &Page::measureRequested);
    connect(advice, &AdviceList::sitingRequested, this, [this] { Q_EMIT pageRequested(PageId::siting); });
    questions_->askAdvisor(advisor);
    composition_->askAdvisor(advisor);
    headline_->askAdvisor(advisor);
    connect(&advisor, &Advisor::advised, this, [this] {
        if (assessment_ != nullptr) headline_->reword(*assessment_);
    });
}

void ResultPage::showApplications(const CaseApplications& all) {
    for (VerdictGroup* group : groups_) group->showApplications(&all);
    connect(&all, &CaseApplications::changed, this, [this] {
        if (assessment_ != nullptr) follow(assessment_);
    });
}

void ResultPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool wide = width() >= twoColumnsFrom;
    columns_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget* aside = asideLayout_->parentWidget();
    aside->setMinimumWidth(wide ? asideWidth : 0);
    aside->setMaximumWidth(wide ? asideWidth : QWIDGETSIZE_MAX);
}

void ResultPage::follow(const AssessmentPtr& assessment) {
    assessment_ = assessment;
    stale_ = true;
    if (isVisible()) bringUp();
}

void ResultPage::bringUp() {
    if (assessment_ == nullptr || !stale_) return;
    headline_->show(*assessment_);
    fill();
}

void ResultPage::takeFocus() {
    groups_[0]->setFocus();
}

void ResultPage::fill() {
    stale_ = false;
    const int scroll = area_->verticalScrollBar()->value();
    area_->widget()->setUpdatesEnabled(false);
    const QString warnings = warningText(*assessment_, desk_.texts);
    warnings_->setText(warnings);
    warnings_->setVisible(!warnings.isEmpty());
    term_->show(assessment_);
    composition_->show(assessment_);
    schedule_->show(assessment_);
    filter_->count(*assessment_);
    questions_->show(assessment_);
    packs_->show(*assessment_);
    fillGroups();
    settleLayouts();
    area_->widget()->setUpdatesEnabled(true);
    area_->verticalScrollBar()->setValue(scroll);
}

void ResultPage::fillGroups() {
    if (assessment_ == nullptr) return;
    const ClaimFilter& filter = filter_->filter();
    // Who asks for these wants to see them, and not how many there are.
    if (filter.kind == ClaimFilter::Kind::ineligible) groups_.back()->setOpen(true);
    for (VerdictGroup* group : groups_) group->show(assessment_, filter);
    const bool nothing = shownClaims().empty();
    nothing_->setVisible(nothing);
    nothing_->setText(filter == ClaimFilter()
                          ? desk_.texts("所在城市没有载入的政策。", "No policy is loaded for this city.")
                          : desk_.texts("没有这样的措施。换一个词，或选“全部”。",
                                        "There is no such claim. Try another word, or choose All."));
}

std::vector<ClaimId> ResultPage::shownClaims() const {
    std::vector<ClaimId> shown;
    for (const VerdictGroup* group : groups_) {
        const std::vector<ClaimId> ofGroup = group->claims();
        shown.insert(shown.end(), ofGroup.begin(), ofGroup.end());
    }
    return shown;
}

void ResultPage::showClaim(const QString& key) {
    bringUp();
    for (int attempt = 0; attempt < 2; ++attempt) {
        for (VerdictGroup* group : groups_) {
            ClaimRow* row = group->reveal(key);
            if (row == nullptr) continue;
            row->setOpen(true);
            showHere(row);
            return;
        }
        filter_->clear(); // it may have hidden the claim
    }
}

void ResultPage::showKind(ClaimFilter::Kind kind) {
    bringUp();
    filter_->setKind(kind);
    showHere(filter_);
}

void ResultPage::showHere(QWidget* widget) {
    settleLayouts();
    constexpr int margin = 24;
    const int top = widget->mapTo(area_->widget(), QPoint()).y();
    area_->verticalScrollBar()->setValue(top - margin);
}

void ResultPage::findInClaims() {
    bringUp();
    showHere(filter_);
    filter_->focusSearch();
}

void ResultPage::copyText() {
    if (assessment_ == nullptr) return;
    bringUp();
    const std::vector<ClaimId> claims = shownClaims();
    QGuiApplication::clipboard()->setText(claimsAsText(*assessment_, claims, desk_.texts));
    Q_EMIT said(desk_.texts.counted("已复制 %1 项", "%1 [claim|claims] copied", claims.size()));
}

void ResultPage::copyTable() {
    if (assessment_ == nullptr) return;
    bringUp();
    const std::vector<ClaimId> claims = shownClaims();
    claimsAsTable(*assessment_, claims, desk_.texts).copy();
    Q_EMIT said(desk_.texts.counted("已复制 %1 行，可粘贴到电子表格",
                                    "%1 [row|rows] copied, to paste into a spreadsheet", claims.size()));
}

} // namespace biosubsidy::ui

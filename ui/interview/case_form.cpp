// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/case_form.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/interview/awards_page.h"
#include "ui/interview/company_page.h"
#include "ui/interview/fact_finder.h"
#include "ui/interview/items_page.h"
#include "ui/look/settle.h"
#include "ui/widgets/downward_scroll.h"

namespace biosubsidy::ui {

CaseForm::CaseForm(CaseDocument& document, const OwnPlaces& places, const Texts& texts, QWidget* parent)
    : QWidget(parent), document_(document), places_(places), texts_(texts) {
    build();
    connect(tabs_, &QTabBar::currentChanged, stack_, &QStackedWidget::setCurrentIndex);
    connect(&document_, &CaseDocument::changed, this, &CaseForm::refresh);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { showHelpOf(now); });
    texts_.follow(this, [this] { fillTexts(); });
}

void CaseForm::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    tabs_ = new QTabBar(this);
    tabs_->setObjectName(QStringLiteral("form.pages"));
    tabs_->setDrawBase(false);
    tabs_->setExpanding(false);
    stack_ = new QStackedWidget(this);
    finder_ = new FactFinder(document_, texts_, this);
    auto* top = new QFrame(this);
    top->setProperty("role", QStringLiteral("bar"));
    auto* line = new QHBoxLayout(top);
    line->setContentsMargins(0, 0, 16, 0);
    line->addWidget(tabs_, 1);
    line->addWidget(finder_);
    layout->addWidget(top);
    layout->addWidget(stack_, 1);
    projectsPage_ = new ItemsPage(document_, Entity::project, places_, texts_, this);
    expensesPage_ = new ItemsPage(document_, Entity::expense, places_, texts_, this);
    awardsPage_ = new AwardsPage(document_, texts_, this);
    addPage(new CompanyPage(document_, places_, texts_, this));
    addPage(projectsPage_);
    addPage(expensesPage_);
    addPage(awardsPage_);
    for (ItemsPage* page : {projectsPage_, expensesPage_})
        connect(page, &ItemsPage::topRequested, this,
                [this] { areas_[static_cast<std::size_t>(tabs_->currentIndex())]->verticalScrollBar()->setValue(0); });
    finder_->setItems([this](Entity entity) {
        return entity == Entity::company ? 0 : (entity == Entity::project ? projectsPage_ : expensesPage_)->shownItem();
    });
    connect(finder_, &FactFinder::chosen, this, &CaseForm::reveal);
    auto* foot = new QFrame(this);
    foot->setProperty("role", QStringLiteral("panel"));
    auto* footLayout = new QVBoxLayout(foot);
    footLayout->setContentsMargins(24, 8, 24, 8);
    help_ = new QLabel(foot);
    help_->setObjectName(QStringLiteral("form.help"));
    help_->setProperty("role", QStringLiteral("muted"));
    help_->setTextFormat(Qt::RichText);
    help_->setWordWrap(true);
    help_->setAlignment(Qt::AlignTop);
    constexpr int lines = 2;
    help_->setFixedHeight(lines * help_->fontMetrics().lineSpacing());
    footLayout->addWidget(help_);
    layout->addWidget(foot);
}

void CaseForm::addPage(FormPage* page) {
    QScrollArea* area = downwardScroll(this);
    area->setWidget(page);
    stack_->addWidget(area);
    tabs_->addTab(QString());
    pages_.push_back(page);
    areas_.push_back(area);
}

void CaseForm::fillTexts() {
    const auto counted = [this](const QString& word, std::size_t count) {
        return count == 0 ? word : texts_("%1（%2）", "%1 (%2)").arg(word).arg(count);
    };
    tabs_->setAccessibleName(texts_("表单各页", "Pages of the form"));
    tabs_->setTabText(company, texts_("企业", "Company"));
    tabs_->setTabText(projects, counted(texts_("项目", "Projects"), document_.subject().projects.size()));
    tabs_->setTabText(expenses, counted(texts_("支出", "Expenses"), document_.subject().expenses.size()));
    tabs_->setTabText(awards, counted(texts_("已获支持", "Support held"), document_.awards().size()));
    showHelpOf(QApplication::focusWidget());
}

void CaseForm::refresh() {
    for (FormPage* page : pages_) page->refresh();
    fillTexts();
}

void CaseForm::reveal(const FactRef& ref) {
    for (std::size_t index = 0; index < pages_.size(); ++index) {
        FactField* field = pages_[index]->find(ref);
        if (field == nullptr) continue;
        tabs_->setCurrentIndex(static_cast<int>(index));
        settleLayouts(); // the page may only now get its size
        constexpr int margin = 80;
        areas_[index]->ensureWidgetVisible(field, 0, margin);
        field->editor().setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void CaseForm::showStakes(const std::vector<Question>& questions) {
    for (FormPage* page : pages_) page->showStakes(questions);
}

void CaseForm::ask(const std::vector<FactRef>& facts) {
    for (FormPage* page : pages_) page->ask(facts);
}

void CaseForm::findField() {
    finder_->setFocus(Qt::ShortcutFocusReason);
    finder_->selectAll();
}

QStringList CaseForm::unreadable() const {
    QStringList all;
    for (const FormPage* page : pages_) all << (page == awardsPage_ ? awardsPage_->unreadable() : page->unsavable());
    return all;
}

QStringList CaseForm::unsavable() const {
    QStringList all;
    for (const FormPage* page : pages_) all << page->unsavable();
    return all;
}

void CaseForm::startOver() {
    finder_->clear();
    for (FormPage* page : pages_) page->reset();
    tabs_->setCurrentIndex(company);
    for (QScrollArea* area : areas_) area->verticalScrollBar()->setValue(0);
    if (FactField* first = pages_.front()->find({Entity::company, 0, 0})) first->editor().setFocus();
}

void CaseForm::takeFocus() {
    auto* last = lastField_.isEmpty() ? nullptr : findChild<QWidget*>(lastField_);
    if (last != nullptr && last->isVisible()) return last->setFocus();
    // A field of another tab could not have it.
    FactField* first = tabs_->currentIndex() == company ? pages_.front()->find({Entity::company, 0, 0}) : nullptr;
    if (first == nullptr) return tabs_->setFocus();
    first->editor().setFocus();
}

void CaseForm::addProject() {
    tabs_->setCurrentIndex(projects);
    projectsPage_->add();
}

void CaseForm::addExpense() {
    tabs_->setCurrentIndex(expenses);
    expensesPage_->add();
}

void CaseForm::addAward() {
    tabs_->setCurrentIndex(awards);
    awardsPage_->add();
}

void CaseForm::showHelpOf(QWidget* focused) {
    for (QWidget* widget = focused; widget != nullptr && widget != this; widget = widget->parentWidget()) {
        if (const auto* field = qobject_cast<FactField*>(widget)) {
            lastField_ = focused->objectName();
            help_->setText(
                QStringLiteral("<b>%1</b>　%2").arg(field->label().toHtmlEscaped(), field->help().toHtmlEscaped()));
            return;
        }
    }
    help_->setText(texts_("未填与“否”“0”不同：未填的事实可能改变结果，蓝字写明最多影响多少。金额可写 8000万、1.2亿元。",
                          "Not stated is neither no nor zero: it may change the result, and the blue line says by how "
                          "much. Amounts may be typed as 8000万 or 1.2亿元."));
}

} // namespace biosubsidy::ui

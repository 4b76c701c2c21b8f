// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/portfolio/portfolio_form.h"

#include <QFileInfo>
#include <QSignalBlocker>

#include "core/portfolio/results_reader.h"
#include "ui/look/conversions.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

namespace {

QDate toQt(const Date& day) {
    return {day.year(), static_cast<int>(day.month()), static_cast<int>(day.day())};
}

} // namespace

PortfolioForm::PortfolioForm(const Desk& desk, QWidget* parent)
    : PaperForm("portfolio",
                {{"企业扶持政策总览", "Support for many firms at a glance"},
                 {"显示在封面上", "shown on the cover"},
                 {"导出报告…", "Export the report..."}},
                desk.texts, desk.settings, parent),
      desk_(desk) {
    firmPages_ = addCheck("firms", {"每家企业另写一页", "a page for each firm"});
    column().addSpacing(8);
    before_ = addChoice("before", {"与另一次相比", "Compare with"});
    day_ = new DayEdit(this);
    day_->setObjectName(QStringLiteral("portfolio.before_day"));
    choose_ = new QPushButton(this);
    choose_->setObjectName(QStringLiteral("portfolio.choose_results"));
    note_ = new QLabel(this);
    note_->setObjectName(QStringLiteral("portfolio.before_note"));
    note_->setProperty("role", QStringLiteral("note"));
    note_->setWordWrap(true);
    for (QWidget* widget : std::initializer_list<QWidget*>{day_, choose_, note_}) column().addWidget(widget);
    column().addStretch();
    connect(day_, &QDateEdit::dateChanged, this, &PortfolioForm::remember);
    connect(choose_, &QPushButton::clicked, this, &PortfolioForm::choose);
    texts().follow(this, [this] {
        day_->setAccessibleName(texts()("与哪一天相比", "The day to compare with"));
        choose_->setText(texts()("选择筛查结果…", "Choose results..."));
        choose_->setAccessibleName(choose_->text());
        fillBefore();
    });
    restore();
}

void PortfolioForm::fillBefore() {
    std::vector<Localized> items{{"不比较", "Nothing"}};
    if (areCases_) items.push_back({"这些案例在另一天的样子", "These cases as of another day"});
    items.push_back({"另一次筛查的结果", "The results of a screening"});
    fill(*before_, items);
    showWhatApplies();
}

void PortfolioForm::startOver(bool areCases, const Date& day) {
    areCases_ = areCases;
    results_.clear();
    const QSignalBlocker quiet(before_);
    const QSignalBlocker quietDay(day_);
    before_->setCurrentIndex(0);
    fillBefore();
    day_->setMaximumDate(toQt(day));
    day_->setDate(toQt(day).addMonths(-1));
}

portfolio::PortfolioOptions PortfolioForm::options() const {
    return {language(), unit(), title(), author(), firmPages_->isChecked()};
}

PortfolioForm::Before PortfolioForm::before() const {
    if (before_->currentIndex() <= 0) return Before::nothing;
    return areCases_ && before_->currentIndex() == 1 ? Before::day : Before::results;
}

Date PortfolioForm::beforeDay() const {
    const QDate day = day_->date();
    return *Date::of(day.year(), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

// A file that holds no results is told of and not taken.
void PortfolioForm::choose() {
    const QString path =
        desk_.prompts.fileToImport(texts()("选择另一次筛查的结果", "Choose the results of a screening"),
                                   texts()("筛查的结果 (*.db *.ndjson *.csv);;所有文件 (*)",
                                           "Results of a screening (*.db *.ndjson *.csv);;All files (*)"));
    if (path.isEmpty()) return;
    const portfolio::ResultKind kind = portfolio::kindOfResults(toUtf8(path));
    if (kind == portfolio::ResultKind::none || kind == portfolio::ResultKind::claims) {
        setStyleProperty(*note_, "state", QStringLiteral("wrong"));
        note_->setText(texts()("%1 不是筛查的结果：应为筛查写出的 .db、.ndjson 或每家一行的 .csv。",
                               "%1 holds no results: the .db, .ndjson or .csv with a row for each firm that a "
                               "screening wrote is wanted.")
                           .arg(QFileInfo(path).fileName()));
        note_->show();
        return;
    }
    results_ = path;
    remember();
}

void PortfolioForm::showWhatApplies() {
    day_->setVisible(before() == Before::day);
    choose_->setVisible(before() == Before::results);
    note_->setVisible(before() != Before::nothing);
    setStyleProperty(*note_, "state", QString());
    if (before() == Before::day)
        note_->setText(
            texts()("那一天存着的内容，按那一天测算；当时还没有的案例列为新增。",
                    "What was saved by that day, assessed as of it; cases that were not there yet are new."));
    else
        note_->setText(results_.isEmpty() ? texts()("还没有选择", "None chosen yet") : QFileInfo(results_).fileName());
}

void PortfolioForm::restoreOwn() {
    firmPages_->setChecked(settings().value(key("firms"), false).toBool());
    showWhatApplies();
}

void PortfolioForm::rememberOwn() {
    settings().setValue(key("firms"), firmPages_->isChecked());
    showWhatApplies();
}

} // namespace biosubsidy::ui

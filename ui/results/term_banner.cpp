// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/term_banner.h"

#include "core/advice/advice.h"
#include "core/assessment/assessor.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

TermBanner::TermBanner(const AssessmentRunner& runner, const Texts& texts, QWidget* parent)
    : QFrame(parent), runner_(runner), texts_(texts), layout_(new QVBoxLayout(this)),
      task_(*this, [this](const auto& totals) {
          totals_ = totals;
          fill();
      }) {
    setObjectName(QStringLiteral("result.term"));
    setProperty("role", QStringLiteral("notice"));
    layout_->setContentsMargins(12, 8, 12, 8);
    layout_->setSpacing(8);
    hide();
    texts_.follow(this, [this] { fill(); });
}

void TermBanner::show(const AssessmentPtr& assessment) {
    assessment_ = assessment;
    notices_ = wording::termNotices(*assessment);
    totals_.reset();
    task_.cancel();
    if (!notices_.empty()) {
        std::vector<Date> days;
        for (const wording::TermNotice& notice : notices_) days.push_back(notice.day);
        task_.start([rules = assessment->rules, subject = assessment->subject, options = runner_.options(), days] {
            TotalsOfDays totals;
            for (const Date& day : days) {
                AssessOptions ofDay = options;
                ofDay.asOf = day;
                ofDay.trace = false;
                totals.insert_or_assign(day.toString(), advice::totalOf(assess(rules, *subject, ofDay)));
            }
            return totals;
        });
    }
    fill();
}

void TermBanner::fill() {
    setVisible(!notices_.empty());
    while (rows_.size() < notices_.size()) rows_.push_back(makeRow());
    for (std::size_t index = 0; index < rows_.size(); ++index) {
        const bool used = index < notices_.size();
        rows_[index].text->setVisible(used);
        rows_[index].show->setVisible(used);
        if (used) fillRow(rows_[index], notices_[index]);
    }
}

void TermBanner::fillRow(const Row& row, const wording::TermNotice& notice) {
    const Language language = texts_.language();
    const QString day = toQt(notice.day.toString());
    const QString after = toQt(wording::afterTermText(notice, *assessment_->rules, assessment_->asOf, language));
    row.text->setText(toQt(wording::termText(notice, language)) + texts_("。", ". ") + after);
    QString text = notice.ended ? texts_("按最后一天 %1 查看", "Show the last day, %1").arg(day)
                                : texts_("按施行首日 %1 查看", "Show the first day, %1").arg(day);
    if (totals_ != nullptr) {
        const Money& total = totals_->at(notice.day.toString());
        text += texts_("（最高可获 %1）", " (at most %1)").arg(toQt(wording::roundedText(total, language)));
        row.show->setToolTip(toQt(wording::exactYuanText(total, language)));
    }
    row.show->setText(text);
    row.show->setAccessibleName(text);
}

TermBanner::Row TermBanner::makeRow() {
    const std::size_t index = rows_.size();
    const Row row{new QLabel(this), new QPushButton(this)};
    row.text->setObjectName(QStringLiteral("result.term.%1").arg(index));
    row.text->setWordWrap(true);
    row.show->setObjectName(QStringLiteral("result.term.%1.show").arg(index));
    row.show->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout_->addWidget(row.text);
    layout_->addWidget(row.show);
    connect(row.show, &QPushButton::clicked, this, [this, index] { Q_EMIT dayRequested(notices_.at(index).day); });
    return row;
}

} // namespace biosubsidy::ui

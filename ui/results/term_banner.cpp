// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/term_banner.h"

#include <algorithm>

#include "core/wording/money_text.h"
#include "core/wording/term_notices.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

TermBanner::TermBanner(const AssessmentRunner& runner, const Texts& texts, QWidget* parent)
    : QFrame(parent), runner_(runner), texts_(texts), layout_(new QVBoxLayout(this)),
      task_(*this, [this](const auto& found) {
          documents_ = *found;
          reckoned_ = true;
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
    documents_ = documentsOutOfForce(*assessment);
    reckoned_ = false;
    task_.cancel();
    if (!documents_.empty())
        task_.start([assessment, options = runner_.options()] { return outOfForce(*assessment, options); });
    fill();
}

void TermBanner::fill() {
    setVisible(!documents_.empty());
    while (rows_.size() < documents_.size()) rows_.push_back(makeRow());
    // Below the last of those that share a day and a city: it shows the same for each.
    const auto isLast = [this](std::size_t index) {
        const OutOfForce& of = documents_[index];
        return std::none_of(documents_.begin() + static_cast<std::ptrdiff_t>(index) + 1, documents_.end(),
                            [&](const OutOfForce& later) { return later.day == of.day && later.city == of.city; });
    };
    for (std::size_t index = 0; index < rows_.size(); ++index) {
        const bool used = index < documents_.size();
        rows_[index].text->setVisible(used);
        rows_[index].show->setVisible(used && isLast(index));
        if (used) fillRow(rows_[index], documents_[index]);
    }
}

void TermBanner::fillRow(const Row& row, const OutOfForce& of) {
    const Language language = texts_.language();
    const QString day = toQt(of.day.toString());
    row.text->setText(toQt(wording::termText(of, language)) + texts_("。", ". ") +
                      toQt(wording::afterTermText(of, language)));
    QString text = of.ended ? texts_("按最后一天 %1 查看", "Show the last day, %1").arg(day)
                            : texts_("按施行首日 %1 查看", "Show the first day, %1").arg(day);
    if (reckoned_ && of.hasFigures) {
        const Money& total = of.totals.ceiling;
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
    connect(row.show, &QPushButton::clicked, this, [this, index] { Q_EMIT dayRequested(documents_.at(index).day); });
    return row;
}

} // namespace biosubsidy::ui

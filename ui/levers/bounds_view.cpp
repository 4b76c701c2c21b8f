// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/bounds_view.h"

#include <algorithm>

#include <QGridLayout>

#include "core/advice/advice_words.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/widgets/role_label.h"

namespace biosubsidy::ui {

namespace {

QLabel* addLabel(QWidget* parent, const char* role, bool wraps = true) {
    QLabel* label = roleLabel(parent, role);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wraps);
    return label;
}

bool mattersFor(const advice::Answers& answers) {
    return !answers.exact || answers.best.total != answers.worst.total;
}

} // namespace

BoundsView::BoundsView(Advisor& advisor, const Texts& texts, const Theme& theme, QWidget* parent)
    : QFrame(parent), advisor_(advisor), texts_(texts), theme_(theme) {
    setObjectName(QStringLiteral("bounds"));
    setProperty("role", QStringLiteral("card"));
    build();
    connect(&advisor_, &Advisor::advised, this, &BoundsView::fill);
    texts_.follow(this, [this] { fill(); });
}

void BoundsView::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 8, 10);
    layout->setSpacing(4);
    title_ = addLabel(this, "section");
    title_->setObjectName(QStringLiteral("bounds.title"));
    range_ = addLabel(this, "");
    range_->setObjectName(QStringLiteral("bounds.range"));
    bar_ = new RangeBar(theme_, this);
    bar_->setObjectName(QStringLiteral("bounds.bar"));
    ends_ = addLabel(this, "muted");
    ends_->setObjectName(QStringLiteral("bounds.ends"));
    heading_ = addLabel(this, "quiet");
    for (QLabel* label : {title_, range_, ends_, heading_}) label->setContentsMargins(8, 0, 8, 0);
    auto* barBox = new QHBoxLayout;
    barBox->setContentsMargins(8, 0, 8, 0);
    barBox->addWidget(bar_);
    list_ = new QVBoxLayout;
    list_->setSpacing(0);
    more_ = new QPushButton(this);
    more_->setObjectName(QStringLiteral("bounds.more"));
    more_->setProperty("role", QStringLiteral("link"));
    more_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(more_, &QPushButton::clicked, this, [this] {
        all_ = !all_;
        fill();
    });
    layout->addWidget(title_);
    layout->addWidget(range_);
    layout->addLayout(barBox);
    layout->addWidget(ends_);
    layout->addSpacing(8);
    layout->addWidget(heading_);
    layout->addLayout(list_);
    layout->addWidget(more_);
    layout->addStretch();
}

void BoundsView::fill() {
    title_->setText(texts_("未填信息的影响范围", "What the open facts leave open"));
    setAccessibleName(title_->text());
    const AdvisoryPtr& advisory = advisor_.latest();
    std::vector<const advice::Answers*> questions;
    if (advisory != nullptr) {
        for (const advice::Answers& answers : advisory->questions) {
            if (mattersFor(answers)) questions.push_back(&answers);
        }
    }
    QStringList lines;
    if (advisory != nullptr) {
        for (const std::string& line : advice::rangeText(advisory->assessment, advisory->range, texts_.language()))
            lines << toQt(line).trimmed();
        const advice::TotalRange& range = advisory->range;
        bar_->show({range.low.bound, range.high.bound, advisory->total, range.high.bound,
                    range.low.exact() && range.high.exact()});
    }
    range_->setText(lines.isEmpty() ? texts_("正在计算……", "Working...") : lines.takeFirst());
    ends_->setText(lines.join(QLatin1Char('\n')));
    ends_->setVisible(!lines.isEmpty());
    bar_->setVisible(!lines.isEmpty());
    bar_->setAccessibleName(range_->text());
    heading_->setText(texts_("逐个问题：最差与最好的回答（其余不变）",
                             "Question by question: the worst and the best answer, all else unchanged"));
    heading_->setVisible(!questions.empty());
    const std::size_t shown = all_ ? questions.size() : std::min(questions.size(), questionsAtFirst);
    while (rows_.size() < shown) rows_.push_back(makeRow(rows_.size()));
    facts_.clear();
    for (std::size_t index = 0; index < shown; ++index) {
        facts_.push_back(questions[index]->fact);
        fillRow(index, *advisory, *questions[index]);
    }
    for (std::size_t index = 0; index < rows_.size(); ++index) rows_[index].head->setVisible(index < shown);
    more_->setText(all_ ? texts_("收起", "Show fewer")
                        : texts_("再显示 %1 个问题", "Show %1 more").arg(questions.size() - shown));
    more_->setVisible(questions.size() > questionsAtFirst);
}

void BoundsView::fillRow(std::size_t index, const advice::Advisory& advisory, const advice::Answers& answers) {
    const Language language = texts_.language();
    const Row& row = rows_[index];
    const auto money = [&](const Money& sum) { return toQt(wording::roundedText(sum, language)); };
    const auto exactly = [&](const Money& sum) { return toQt(wording::exactYuanText(sum, language)); };
    const auto value = [&](const advice::Answer& answer) {
        return toQt(advice::valueText(advisory.assessment, answers.fact, answer.value, language));
    };
    row.name->setText(toQt(wording::factText(advisory.assessment, answers.fact, language)));
    row.span->setText(texts_("%1 至 %2", "%1 to %2").arg(money(answers.lowerBound), money(answers.upperBound)));
    row.head->setToolTip(texts_("%1 至 %2", "%1 to %2").arg(exactly(answers.lowerBound), exactly(answers.upperBound)));
    row.answers->setText(
        answers.exact
            ? texts_("最差：%1；最好：%2", "Worst: %1; best: %2").arg(value(answers.worst), value(answers.best))
            : texts_("已证明的界；找到的最好：%1", "Proven bounds; the best found: %1").arg(value(answers.best)));
    row.bar->show({answers.lowerBound, answers.upperBound, advisory.total,
                   std::max(advisory.range.high.bound, answers.upperBound), answers.exact});
    row.head->setAccessibleName(toQt(advice::questionText(advisory.assessment, answers, language)));
}

BoundsView::Row BoundsView::makeRow(std::size_t index) {
    auto* head = new RowHead(theme_, this);
    head->setCheckable(false);
    head->setObjectName(QStringLiteral("bounds.%1").arg(index));
    Row row{head, addLabel(head, ""), addLabel(head, "sum", false), addLabel(head, "muted"),
            new RangeBar(theme_, head)};
    for (QLabel* label : {row.name, row.span, row.answers}) label->setAttribute(Qt::WA_TransparentForMouseEvents);
    setStyleProperty(*row.span, "weight", QStringLiteral("light"));
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(8, 4, 8, 4);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(1);
    grid->setColumnStretch(0, 1);
    grid->addWidget(row.name, 0, 0);
    grid->addWidget(row.span, 0, 1, Qt::AlignRight | Qt::AlignTop);
    grid->addWidget(row.answers, 1, 0);
    grid->addWidget(row.bar, 1, 1);
    connect(head, &RowHead::clicked, this, [this, index] {
        if (const auto fact = advisor_.factNow(facts_.at(index))) Q_EMIT factRequested(*fact);
    });
    list_->addWidget(head);
    return row;
}

void BoundsView::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    advisor_.setWatched(*this, true);
}

void BoundsView::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    advisor_.setWatched(*this, false);
}

} // namespace biosubsidy::ui

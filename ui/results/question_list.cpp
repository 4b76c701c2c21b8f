// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/question_list.h"

#include <algorithm>

#include <QVBoxLayout>

#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/levers/advisor.h"
#include "ui/levers/open_questions.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

QuestionList::QuestionList(const Texts& texts, QWidget* parent) : QFrame(parent), texts_(texts) {
    setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 16, 10);
    layout->setSpacing(2);
    heading_ = new QLabel(this);
    heading_->setProperty("role", QStringLiteral("section"));
    layout->addWidget(heading_);
    grid_ = new QGridLayout;
    grid_->setVerticalSpacing(0);
    grid_->setColumnStretch(0, 1);
    layout->addLayout(grid_);
    more_ = new QPushButton(this);
    more_->setObjectName(QStringLiteral("questions.more"));
    more_->setProperty("role", QStringLiteral("link"));
    more_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    layout->addWidget(more_);
    texts_.follow(this, [this] {
        more_->setAccessibleName(texts_("显示全部问题", "Show all questions"));
        if (assessment_ != nullptr) show(assessment_);
    });
    connect(more_, &QPushButton::clicked, this, [this] {
        all_ = !all_;
        show(assessment_);
    });
}

void QuestionList::askAdvisor(Advisor& advisor) {
    advisor_ = &advisor;
    connect(&advisor, &Advisor::advised, this, [this] {
        if (assessment_ != nullptr) fill();
    });
    connect(&advisor, &Advisor::outdated, this, &QuestionList::fillAnswers);
}

void QuestionList::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    if (advisor_ != nullptr) advisor_->setWatched(*this, true);
}

void QuestionList::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    if (advisor_ != nullptr) advisor_->setWatched(*this, false);
}

// What was said stays while the next advisory is on its way, so that nothing
// flickers, but only beside the question that it was said of.
void QuestionList::fillAnswers() {
    if (advisor_ == nullptr || assessment_ == nullptr) return;
    for (std::size_t index = 0; index < lines_.size(); ++index) {
        Line& line = lines_[index];
        const bool shown = index < questions_.size() && line.link->isVisibleTo(this);
        const std::optional<FactRef> fact = shown ? std::optional(questions_[index].fact) : std::nullopt;
        if (advisor_->isCurrent() && shown) {
            line.answers->setText(answersText(questions_[index]));
            line.answered = fact;
        } else if (line.answered != fact) {
            line.answers->clear();
            line.answered.reset();
        }
        line.answers->setVisible(!line.answers->text().isEmpty());
    }
}

QString QuestionList::answersText(const Question& question) const {
    const advice::Answers* answers = advisor_->answersTo(question.fact);
    if (answers == nullptr) return {};
    const Language language = texts_.language();
    const Money best = answers->exact ? answers->best.total : answers->upperBound;
    const Money worst = answers->exact ? answers->worst.total : answers->lowerBound;
    if (best == worst)
        return texts_("单凭这一项，合计不变；与别的信息一起才有影响",
                      "By itself it leaves the total as it is; together with others it may not");
    return (answers->exact ? texts_("合计：最好 %1 · 最差 %2", "Total: best %1 · worst %2")
                           : texts_("合计：不高于 %1 · 不低于 %2", "Total: at most %1 · at least %2"))
        .arg(toQt(wording::moneyText(best, language)), toQt(wording::moneyText(worst, language)));
}

void QuestionList::setNames(const QString& prefix) {
    prefix_ = prefix;
    more_->setObjectName(prefix + QStringLiteral(".more"));
    for (std::size_t row = 0; row < lines_.size(); ++row)
        lines_[row].link->setObjectName(QStringLiteral("%1.%2").arg(prefix).arg(row));
}

void QuestionList::show(const AssessmentPtr& assessment) {
    assessment_ = assessment;
    fill();
}

void QuestionList::fill() {
    questions_ = openQuestions(*assessment_, advisor_);
    const std::vector<Question>& questions = questions_;
    setVisible(!questions.empty());
    constexpr std::size_t most = 200; // a case of a thousand projects has thousands
    const std::size_t listed = std::min(questions.size(), most);
    const std::size_t shown = all_ ? listed : std::min(questions.size(), shownAtFirst);
    while (lines_.size() < shown) addLine();
    for (std::size_t index = 0; index < lines_.size(); ++index) {
        lines_[index].link->setVisible(index < shown);
        lines_[index].stake->setVisible(index < shown);
        if (index < shown) fillLine(lines_[index], questions[index]);
    }
    heading_->setText(texts_("最值得先回答的问题", "The questions that matter most"));
    const QString all =
        listed == questions.size()
            ? texts_("显示全部 %1 个问题", "All %1 questions").arg(listed)
            : texts_("显示前 %1 个问题（共 %2 个）", "The first %1 of %2 questions").arg(listed).arg(questions.size());
    more_->setText(all_ ? texts_("只看前 %1 个", "Only the first %1").arg(shownAtFirst) : all);
    more_->setVisible(questions.size() > shownAtFirst);
    fillAnswers();
}

void QuestionList::addLine() {
    const int row = static_cast<int>(lines_.size());
    const Line line{new ElidingButton(this), new QLabel(this), new QLabel(this), {}};
    line.link->setObjectName(QStringLiteral("%1.%2").arg(prefix_).arg(row));
    line.link->setProperty("role", QStringLiteral("link"));
    line.link->setCursor(Qt::PointingHandCursor);
    line.stake->setProperty("role", QStringLiteral("quiet"));
    line.stake->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    line.answers->setProperty("role", QStringLiteral("muted"));
    line.answers->setContentsMargins(6, 0, 0, 4);
    line.answers->hide();
    grid_->addWidget(line.link, 2 * row, 0);
    grid_->addWidget(line.stake, 2 * row, 1);
    grid_->addWidget(line.answers, 2 * row + 1, 0, 1, 2);
    connect(line.link, &QPushButton::clicked, this,
            [this, row] { Q_EMIT factRequested(questions_.at(static_cast<std::size_t>(row)).fact); });
    lines_.push_back(line);
}

void QuestionList::fillLine(const Line& line, const Question& question) {
    const Language language = texts_.language();
    line.link->setWholeText(toQt(wording::factText(*assessment_, question.fact, language)));
    line.stake->setText(question.atStake.isZero()
                            ? texts_.counted("影响 %1 项", "%1 [result|results]", question.claims)
                            : texts_("最多 %1", "up to %1").arg(toQt(wording::moneyText(question.atStake, language))));
    line.link->setAccessibleName(line.link->wholeText() + QLatin1Char(' ') + line.stake->text());
}

} // namespace biosubsidy::ui

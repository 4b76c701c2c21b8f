// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/composition_list.h"

#include <algorithm>

#include "core/assessment/out_of_force.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/levers/advisor.h"
#include "ui/levers/open_questions.h"
#include "ui/look/conversions.h"
#include "ui/results/verdict_group.h"

namespace biosubsidy::ui {

CompositionList::CompositionList(const Texts& texts, const Theme& theme, std::size_t most, QWidget* parent)
    : QFrame(parent), texts_(texts), theme_(theme), most_(most) {
    setProperty("role", QStringLiteral("card"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 10, 8, 8);
    layout->setSpacing(2);
    heading_ = new QLabel(this);
    heading_->setProperty("role", QStringLiteral("section"));
    heading_->setContentsMargins(8, 0, 8, 0);
    empty_ = new QLabel(this);
    empty_->setObjectName(QStringLiteral("composition.empty"));
    empty_->setProperty("role", QStringLiteral("quiet"));
    empty_->setWordWrap(true);
    empty_->setContentsMargins(8, 0, 8, 0);
    rowsLayout_ = new QVBoxLayout;
    rowsLayout_->setSpacing(0);
    layout->addWidget(heading_);
    layout->addWidget(empty_);
    layout->addLayout(rowsLayout_);
}

void CompositionList::show(const AssessmentPtr& assessment) {
    assessment_ = assessment;
    fill();
}

void CompositionList::askAdvisor(const Advisor& advisor) {
    advisor_ = &advisor;
    connect(&advisor, &Advisor::advised, this, [this] {
        if (assessment_ != nullptr) fill();
    });
}

void CompositionList::fill() {
    heading_->setText(texts_("最高可获由这些组成", "What the highest total is made of"));
    std::vector<Line> lines;
    for (const CityResult& city : assessment_->cities) {
        std::vector<Line> ofCity = linesOf(city);
        if (ofCity.empty()) continue;
        if (assessment_->cities.size() > 1)
            lines.push_back({texts_(assessment_->city(city).label) + QStringLiteral("　") +
                                 toQt(wording::moneyText(city.totals.ceiling, texts_.language())),
                             {},
                             {}});
        lines.insert(lines.end(), ofCity.begin(), ofCity.end());
    }
    empty_->setVisible(lines.empty());
    const bool outOfTerm = !documentsOutOfForce(*assessment_).empty();
    empty_->setText(outOfTerm ? texts_("没有计入合计的项目：测算日期不在政策的执行期内。",
                                       "Nothing counts: the date of assessment is not within the term of the policy.")
                              : texts_("还没有计入合计的项目。填写企业和项目的情况，符合的支持会列在这里。",
                                       "Nothing counts yet. Describe the company and its projects, and what holds will "
                                       "stand here."));
    place(lines);
}

std::vector<CompositionList::Line> CompositionList::linesOf(const CityResult& city) const {
    std::vector<ClaimId> counted;
    for (const std::size_t pack : city.packs) {
        const std::vector<Claim>& claims = assessment_->packs[pack].claims;
        for (std::size_t claim = 0; claim < claims.size(); ++claim) {
            if (claims[claim].chosen && !claims[claim].counted.isZero()) counted.push_back({pack, claim});
        }
    }
    std::stable_sort(counted.begin(), counted.end(), [&](const ClaimId& left, const ClaimId& right) {
        return assessment_->claim(right).counted < assessment_->claim(left).counted;
    });
    const BestCase best = bestCaseOf(*assessment_, city, advisor_);
    const Money more = best.total - city.totals.ceiling;
    std::vector<Line> lines;
    Money from;
    for (const ClaimId& id : counted) {
        if (lines.size() == most_) break;
        Line line{{}, keyOf(*assessment_, id), stepOf(id)};
        line.step.from = from;
        line.step.whole = best.total;
        from += line.step.length;
        lines.push_back(std::move(line));
    }
    const std::size_t left = counted.size() - lines.size();
    if (left > 0)
        lines.push_back(
            {texts_.counted("还有 %1 项较小的，见“结果”页", "%1 smaller [one is|ones are] on the page Result", left),
             {},
             {}});
    if (!more.isZero()) {
        Line open;
        open.step.name = best.exact ? texts_("最好情形，再加", "In the best case, more")
                                    : texts_("最好情形，至多再加", "In the best case, at most");
        open.step.sum = QLatin1Char('+') + toQt(wording::roundedText(more, texts_.language()));
        open.step.exact = toQt(wording::exactYuanText(more, texts_.language()));
        open.step.tone = StepTone::pending;
        open.step.from = city.totals.ceiling;
        open.step.length = more;
        open.step.whole = best.total;
        lines.push_back(std::move(open));
    }
    return lines;
}

CompositionStep CompositionList::stepOf(const ClaimId& id) const {
    const Claim& claim = assessment_->claim(id);
    const Measure& measure = *claim.measure;
    CompositionStep step;
    step.name = texts_(measure.title);
    step.place = toQt(wording::itemText(*assessment_, claim.entity, claim.item, texts_.language()));
    step.sum = toQt(wording::moneyText(claim.counted, texts_.language()));
    step.exact = toQt(wording::exactYuanText(claim.counted, texts_.language()));
    step.length = claim.counted;
    step.sure = std::min(claim.counted, claim.surelyWorth());
    if (!assessment_->packs[id.pack].pack->builtIn)
        step.tone = StepTone::own;
    else if (measure.support == Support::fixed)
        step.tone = StepTone::fixed;
    else
        step.tone = measure.rate == RateKind::open ? StepTone::open : StepTone::stated;
    if (step.tone == StepTone::open) step.place += texts_(" · 比例未公布", " · rate not published");
    if (claim.isOpen()) step.place += texts_(" · 金额待定", " · sum still open");
    if (claim.verdict == Verdict::arguable) step.place += texts_(" · 可争取", " · arguable");
    return step;
}

// Rows are kept, so that the focus stays where it is while the result changes.
void CompositionList::place(const std::vector<Line>& lines) {
    while (rows_.size() < lines.size()) {
        auto* label = new QLabel(this);
        label->setProperty("role", QStringLiteral("muted"));
        label->setContentsMargins(8, 6, 8, 2);
        auto* row = new CompositionRow(theme_, this);
        const qsizetype index = static_cast<qsizetype>(rows_.size());
        row->setObjectName(QStringLiteral("composition.%1").arg(index));
        connect(row, &QAbstractButton::clicked, this, [this, index] {
            if (keys_[index].isEmpty())
                Q_EMIT pendingRequested();
            else
                Q_EMIT claimRequested(keys_[index]);
        });
        rowsLayout_->addWidget(label);
        rowsLayout_->addWidget(row);
        cityLabels_.push_back(label);
        rows_.push_back(row);
    }
    keys_.clear();
    for (std::size_t index = 0; index < rows_.size(); ++index) {
        const bool used = index < lines.size();
        const bool heading = used && !lines[index].heading.isEmpty();
        cityLabels_[index]->setVisible(heading);
        rows_[index]->setVisible(used && !heading);
        if (!used) continue;
        keys_ << lines[index].key;
        if (heading)
            cityLabels_[index]->setText(lines[index].heading);
        else
            rows_[index]->show(lines[index].step);
    }
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/totals_line.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "core/wording/money_text.h"
#include "ui/levers/advisor.h"
#include "ui/look/conversions.h"
#include "ui/results/headline_figures.h"
#include "ui/widgets/role_label.h"

namespace biosubsidy::ui {

namespace {

// Of the figures of a headline those that have room in a line.
const QStringList& shownFigures() {
    static const QStringList shown{QStringLiteral("ceiling"), QStringLiteral("stated"), QStringLiteral("open_amount"),
                                   QStringLiteral("pending"), QStringLiteral("unstated")};
    return shown;
}

const HeadlineFigure& figure(const QString& id) {
    const auto& all = headlineFigures();
    return *std::find_if(all.begin(), all.end(), [&](const HeadlineFigure& one) { return one.id == id; });
}

// The cities of a line, as indices: where a case stands anywhere, those that give most.
std::vector<std::size_t> citiesWithRoom(const Assessment& assessment) {
    constexpr std::size_t most = 4;
    std::vector<std::size_t> shown(assessment.cities.size());
    std::iota(shown.begin(), shown.end(), std::size_t(0));
    if (shown.size() <= most) return shown;
    std::stable_sort(shown.begin(), shown.end(), [&](std::size_t left, std::size_t right) {
        return assessment.cities[left].totals.ceiling > assessment.cities[right].totals.ceiling;
    });
    shown.resize(most);
    return shown;
}

bool drawsOnDraft(const Assessment& assessment) {
    return std::any_of(assessment.packs.begin(), assessment.packs.end(),
                       [](const PackResult& pack) { return pack.status == PackStatus::draft; });
}

QLabel* makeLabel(QWidget* parent, const char* role, const char* tone) {
    QLabel* label = roleLabel(parent, role);
    label->setProperty("tone", QString::fromLatin1(tone));
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    return label;
}

} // namespace

TotalsLine::TotalsLine(const Texts& texts, const Theme& theme, QWidget* parent)
    : QFrame(parent), texts_(texts), theme_(theme), layout_(new QHBoxLayout(this)),
      place_(makeLabel(this, "place", "")), draft_(makeLabel(this, "badge", "arguable")),
      own_(makeLabel(this, "badge", "")), reported_(makeLabel(this, "badge", "arguable")) {
    setObjectName(QStringLiteral("totals"));
    setProperty("role", QStringLiteral("bar"));
    layout_->setContentsMargins(16, 3, 16, 3);
    layout_->setSpacing(4);
    place_->setObjectName(QStringLiteral("totals.place"));
    layout_->addWidget(place_);
    layout_->addStretch();
    reported_->setObjectName(QStringLiteral("totals.reported"));
    layout_->addWidget(own_);
    layout_->addWidget(reported_);
    layout_->addWidget(draft_);
    texts_.follow(this, [this] {
        setAccessibleName(texts_("结果合计", "Totals"));
        if (assessment_ != nullptr) fill(false);
    });
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TotalsLine::show(const AssessmentPtr& assessment) {
    const bool sameCase = assessment_ != nullptr;
    assessment_ = assessment;
    fill(sameCase);
}

void TotalsLine::askAdvisor(Advisor& advisor) {
    advisor_ = &advisor;
    connect(&advisor, &Advisor::advised, this, [this] {
        if (assessment_ != nullptr) fill(false);
    });
    if (isVisible()) advisor.setWatched(*this, true);
}

void TotalsLine::showEvent(QShowEvent* event) {
    QFrame::showEvent(event);
    if (advisor_ != nullptr) advisor_->setWatched(*this, true);
}

void TotalsLine::hideEvent(QHideEvent* event) {
    QFrame::hideEvent(event);
    if (advisor_ != nullptr) advisor_->setWatched(*this, false);
}

void TotalsLine::fill(bool markChanges) {
    QStringList cities;
    for (const std::size_t index : citiesWithRoom(*assessment_))
        cities << toQt(assessment_->city(assessment_->cities[index]).id);
    if (cities != cities_) {
        rebuild(cities);
        markChanges = false;
    }
    if (cities_.isEmpty())
        place_->setText(texts_("所在城市没有载入的政策，可在“画像”页改选城市。",
                               "No policy is loaded for this city; choose another on the page Profile."));
    else if (cities_.size() == 1)
        fillOne(markChanges);
    else
        fillSeveral(markChanges);
    draft_->setVisible(drawsOnDraft(*assessment_));
    draft_->setText(texts_("含征求意见稿", "Includes a draft"));
    draft_->setToolTip(texts_("这里的数字用到征求意见稿，正式文件可能不同。",
                              "These figures draw on a draft; the final document may differ."));
    const ReportedPart reported = reportedPart(*assessment_, assessment_->cities, texts_);
    reported_->setVisible(!reported.badge.isEmpty());
    reported_->setText(reported.badge);
    reported_->setToolTip(reported.meaning);
    const bool own = std::any_of(assessment_->cities.begin(), assessment_->cities.end(),
                                 [](const CityResult& city) { return !city.totals.own.isZero(); });
    own_->setVisible(own);
    own_->setText(texts_("含用户自填", "Includes own figures"));
    own_->setToolTip(texts_("合计里有用户自己填写、文件没有公布的金额。",
                            "The totals hold sums that the user entered and no document states."));
}

void TotalsLine::rebuild(const QStringList& cities) {
    qDeleteAll(links_);
    links_.clear();
    cities_ = cities;
    if (cities.size() == 1) {
        for (const QString& id : shownFigures())
            addLink(QStringLiteral("totals.%1").arg(id), id)->setStrong(links_.size() == 1);
        return;
    }
    for (const QString& city : cities) addLink(QStringLiteral("totals.city.%1").arg(city), QStringLiteral("ceiling"));
}

FigureLink* TotalsLine::addLink(const QString& name, const QString& figure) {
    auto* link = new FigureLink(theme_, this);
    link->setObjectName(name);
    links_.push_back(link);
    layout_->insertWidget(static_cast<int>(links_.size()), link);
    connect(link, &QAbstractButton::clicked, this, [this, figure] { Q_EMIT figureRequested(figure); });
    link->show();
    return link;
}

void TotalsLine::fillOne(bool markChanges) {
    const CityResult& city = assessment_->cities.front();
    place_->setText(texts_(assessment_->city(city).label));
    const HeadlineTotals known = headlineTotals(*assessment_, city, advisor_);
    for (std::size_t index = 0; index < links_.size(); ++index) {
        const HeadlineFigure& shown = figure(shownFigures()[static_cast<qsizetype>(index)]);
        const Totals& totals = known.totals;
        links_[index]->setFigure(texts_(known.captionOf(shown)), shown.value(totals, texts_), markChanges);
        links_[index]->setToolTip(
            QStringList{texts_(shown.meaning), shown.exact(totals, texts_)}.join(QLatin1Char('\n')).trimmed());
        if (shown.id == QLatin1String("open_amount")) links_[index]->setVisible(!totals.openAmount.isZero());
    }
}

void TotalsLine::fillSeveral(bool markChanges) {
    const std::size_t all = assessment_->cities.size();
    const std::vector<std::size_t> shown = citiesWithRoom(*assessment_);
    place_->setText(all > shown.size() ? texts_("%1 地中最高可获", "At most, the highest of %1 places").arg(all)
                                       : texts_("最高可获", "At most"));
    for (std::size_t index = 0; index < links_.size(); ++index) {
        const CityResult& city = assessment_->cities[shown[index]];
        links_[index]->setFigure(texts_(assessment_->city(city).label),
                                 figure(QStringLiteral("ceiling")).value(city.totals, texts_), markChanges);
        links_[index]->setToolTip(toQt(wording::exactYuanText(city.totals.ceiling, texts_.language())));
    }
}

} // namespace biosubsidy::ui

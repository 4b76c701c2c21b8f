// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/headline_view.h"

#include <QTimer>

#include "core/wording/money_text.h"
#include "ui/look/conversions.h"
#include "ui/look/theme.h"
#include "ui/results/pending.h"

namespace biosubsidy::ui {

namespace {

constexpr int markedFor = 1200; // milliseconds
const QString stated = QStringLiteral("stated");
const QString openRate = QStringLiteral("open_rate");
const QString pending = QStringLiteral("pending");
const QString unstated = QStringLiteral("unstated");
const QString inKind = QStringLiteral("in_kind");

} // namespace

HeadlineView::HeadlineView(const Texts& texts, QWidget* parent) : QFrame(parent), texts_(texts) {
    setProperty("role", QStringLiteral("bar"));
    blocksLayout_ = new QVBoxLayout(this);
    blocksLayout_->setContentsMargins(24, 12, 24, 12);
    blocksLayout_->setSpacing(10);
    empty_ = new QLabel(this);
    empty_->setObjectName(QStringLiteral("headline.empty"));
    empty_->setProperty("role", QStringLiteral("quiet"));
    empty_->setWordWrap(true);
    blocksLayout_->addWidget(empty_);
}

void HeadlineView::show(const Assessment& assessment) {
    QStringList cities;
    for (const CityResult& city : assessment.cities) cities << toQt(assessment.city(city).id);
    const bool sameCities = cities == shown_;
    if (!sameCities) {
        for (const CityBlock& block : blocks_) delete block.box;
        blocks_.clear();
        for (const QString& id : cities) blocks_.push_back(makeBlock(id));
        shown_ = cities;
    }
    marking_ = marking_ && sameCities;
    for (std::size_t index = 0; index < blocks_.size(); ++index)
        fill(blocks_[index], assessment, assessment.cities[index]);
    empty_->setVisible(blocks_.empty());
    empty_->setText(texts_("所在城市没有载入的政策。可在“企业”页改选城市。",
                           "No policy is loaded for this city. Choose another one on the page Company."));
    marking_ = true;
}

void HeadlineView::reword(const Assessment& assessment) {
    marking_ = false;
    show(assessment);
}

HeadlineView::CityBlock HeadlineView::makeBlock(const QString& cityId) {
    CityBlock block;
    block.box = new QWidget(this);
    block.box->setObjectName(QStringLiteral("headline.") + cityId);
    auto* grid = new QGridLayout(block.box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(0);
    auto* line = new QHBoxLayout;
    block.name = new QLabel(block.box);
    block.name->setProperty("role", QStringLiteral("heading"));
    block.ceilingCaption = new QLabel(block.box);
    block.ceilingCaption->setProperty("role", QStringLiteral("quiet"));
    block.ceiling = new QLabel(block.box);
    block.ceiling->setObjectName(QStringLiteral("headline.%1.ceiling").arg(cityId));
    block.ceiling->setProperty("role", QStringLiteral("headline"));
    block.ceiling->setTextInteractionFlags(Qt::TextSelectableByMouse);
    block.badges = new QLabel(block.box);
    block.badges->setProperty("role", QStringLiteral("badge"));
    block.badges->setProperty("tone", QStringLiteral("arguable"));
    block.badges->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    line->setSpacing(8);
    line->addWidget(block.name);
    line->addWidget(block.badges);
    line->addStretch();
    line->addWidget(block.ceilingCaption);
    line->addWidget(block.ceiling);
    grid->addLayout(line, 0, 0, 1, 6);
    for (const QString& name : {stated, openRate, pending, unstated, inKind}) addFigure(block, *grid, name);
    grid->setColumnStretch(5, 1);
    blocksLayout_->addWidget(block.box);
    return block;
}

void HeadlineView::addFigure(CityBlock& block, QGridLayout& grid, const QString& name) {
    const Figure figure{new QLabel(block.box), new QLabel(block.box)};
    figure.caption->setProperty("role", QStringLiteral("muted"));
    figure.value->setProperty("role", QStringLiteral("figure"));
    figure.value->setObjectName(block.box->objectName() + QLatin1Char('.') + name);
    const int column = static_cast<int>(block.figures.size());
    grid.addWidget(figure.caption, 1, column);
    grid.addWidget(figure.value, 2, column);
    block.figures.insert(name, figure);
}

void HeadlineView::fill(const CityBlock& block, const Assessment& assessment, const CityResult& city) {
    const Language language = texts_.language();
    const auto money = [&](const Money& sum) { return toQt(moneyText(sum, language)); };
    block.name->setText(texts_(assessment.city(city).label));
    const QString badges = badgesOf(assessment, city);
    block.badges->setText(badges);
    block.badges->setVisible(!badges.isEmpty());
    block.badges->setToolTip(texts_("这里的数字用到征求意见稿，正式文件可能不同。",
                                    "These figures draw on a draft; the final document may differ."));
    block.ceilingCaption->setText(texts_("最高可获", "At most"));
    setValue(*block.ceiling, money(city.totals.ceiling));
    block.ceiling->setToolTip(toQt(exactYuanText(city.totals.ceiling, language)));
    block.ceiling->setAccessibleName(texts_("%1最高可获 %2", "%1: at most %2").arg(block.name->text(), block.ceiling->text()));
    setFigure(block, stated, texts_("按公布比例", "By published rates"), money(city.totals.stated));
    setFigure(block, openRate, texts_("比例未公布", "Rate not published"), money(city.totals.openRate));
    setFigure(block, pending, texts_("待定最多", "Undecided, up to"), money(pendingAtMost(city.totals)));
    fillCounts(block, city.totals);
}

void HeadlineView::fillCounts(const CityBlock& block, const Totals& totals) {
    const auto items = [&](std::size_t count) {
        return texts_("%1 项", "%1").arg(count);
    };
    setFigure(block, unstated, texts_("未公布金额", "Sum not published"), items(totals.unstated));
    setFigure(block, inKind, texts_("非资金支持", "Not money"), items(totals.inKind));
}

void HeadlineView::setFigure(const CityBlock& block, const QString& name, const QString& caption,
                             const QString& value) {
    const Figure& figure = block.figures[name];
    figure.caption->setText(caption);
    setValue(*figure.value, value);
    figure.value->setAccessibleName(caption + QLatin1Char(' ') + value);
}

void HeadlineView::setValue(QLabel& label, const QString& text) {
    if (label.text() == text) return;
    const bool mark = marking_ && !label.text().isEmpty();
    label.setText(text);
    if (!mark) return;
    setStyleProperty(label, "fresh", QStringLiteral("yes"));
    QTimer::singleShot(markedFor, &label, [&label] { setStyleProperty(label, "fresh", {}); });
}

QString HeadlineView::badgesOf(const Assessment& assessment, const CityResult& city) const {
    for (const std::size_t pack : city.packs) {
        if (assessment.packs[pack].status == PackStatus::draft) return texts_("含征求意见稿", "Includes a draft");
    }
    return {};
}

} // namespace biosubsidy::ui

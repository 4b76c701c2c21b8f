// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/levers_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/curve/curve_reading.h"
#include "core/wording/explanation.h"
#include "core/wording/money_text.h"
#include "ui/levers/advice_list.h"
#include "ui/levers/bounds_view.h"
#include "ui/levers/curve_card.h"
#include "ui/look/conversions.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/downward_scroll.h"
#include "ui/widgets/money_edit.h"

namespace biosubsidy::ui {

namespace {

constexpr int twoColumnsFrom = 900; // pixels

QString amountText(const Levers& levers, std::size_t index, const CaseDocument& document, const Texts& texts) {
    const FactRef& ref = levers[index].fact;
    const Case& subject = document.subject();
    const Fact& fact = document.vocabulary().fact(ref.entity, ref.fact);
    QString name = texts(fact.label);
    if (ref.item < subject.count(ref.entity)) {
        const std::string& id = subject.item(ref.entity, ref.item).id;
        if (ref.entity == Entity::project) name = texts("项目 %1：%2", "Project %1: %2").arg(toQt(id), name);
        if (ref.entity == Entity::expense) name = texts("支出 %1：%2", "Expense %1: %2").arg(toQt(id), name);
        const FactValue& value = subject.item(ref.entity, ref.item).facts[ref.fact];
        const auto* money = std::get_if<Money>(&value);
        name += QStringLiteral("  ") +
                (money == nullptr ? texts("未填", "not given") : toQt(wording::moneyText(*money, texts.language())));
    }
    if (!levers[index].matters()) name += texts("（目前不影响合计）", " (does not matter now)");
    return name;
}

} // namespace

LeversPage::LeversPage(const Desk& desk, QWidget* parent, Advisor* shared)
    : Page(parent), desk_(desk),
      advisor_(shared != nullptr ? shared : new Advisor(desk.document, desk.runner, desk.places, this)),
      source_(new CurveSource(desk.document, desk.runner, this)) {
    setObjectName(QStringLiteral("page.levers"));
    build();
    connectChoices();
    desk_.texts.follow(this, [this] { reword(); });
}

void LeversPage::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    QScrollArea* area = downwardScroll(this);
    outer->addWidget(area);
    auto* content = new QWidget(area);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(16, 12, 16, 16);
    layout->setSpacing(12);
    title_ = new QLabel(content);
    title_->setProperty("role", QStringLiteral("heading"));
    layout->addWidget(title_);
    choices_ = makeChoices();
    layout->addWidget(choices_);
    nothing_ = new QLabel(content);
    nothing_->setObjectName(QStringLiteral("levers.empty"));
    nothing_->setProperty("role", QStringLiteral("quiet"));
    nothing_->setWordWrap(true);
    layout->addWidget(nothing_);
    card_ = new CurveCard(desk_.texts, desk_.theme, content);
    layout->addWidget(card_);
    below_ = new QHBoxLayout;
    below_->setSpacing(12);
    advice_ = new AdviceList(*advisor_, desk_.texts, desk_.theme, content);
    bounds_ = new BoundsView(*advisor_, desk_.texts, desk_.theme, content);
    below_->addWidget(advice_, 1, Qt::AlignTop);
    below_->addWidget(bounds_, 1, Qt::AlignTop);
    layout->addLayout(below_);
    layout->addStretch();
    area->setWidget(content);
    card_->hide();
}

QWidget* LeversPage::makeChoices() {
    auto* box = new QWidget(this);
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const auto caption = [&] {
        auto* label = new QLabel(box);
        label->setProperty("role", QStringLiteral("label"));
        return label;
    };
    amountCaption_ = caption();
    amounts_ = new CalmComboBox(box);
    amounts_->setObjectName(QStringLiteral("levers.amount"));
    amounts_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    amounts_->setMinimumContentsLength(24);
    amountCaption_->setBuddy(amounts_);
    cities_ = new CalmComboBox(box);
    cities_->setObjectName(QStringLiteral("levers.city"));
    rangeCaption_ = caption();
    fromEdit_ = new MoneyEdit(desk_.texts, box);
    toEdit_ = new MoneyEdit(desk_.texts, box);
    fromEdit_->inputs().front()->setObjectName(QStringLiteral("levers.from"));
    toEdit_->inputs().front()->setObjectName(QStringLiteral("levers.to"));
    for (MoneyEdit* edit : {fromEdit_, toEdit_}) edit->setFixedWidth(148);
    reset_ = new QPushButton(box);
    reset_->setObjectName(QStringLiteral("levers.reset"));
    reset_->setProperty("role", QStringLiteral("link"));
    layout->addWidget(amountCaption_);
    layout->addWidget(amounts_, 1);
    layout->addWidget(cities_);
    layout->addSpacing(8);
    layout->addWidget(rangeCaption_);
    layout->addWidget(fromEdit_);
    layout->addWidget(new QLabel(QStringLiteral("–"), box));
    layout->addWidget(toEdit_);
    layout->addWidget(reset_);
    return box;
}

void LeversPage::connectChoices() {
    connect(source_, &CurveSource::leversChanged, this, &LeversPage::fillAmounts);
    connect(source_, &CurveSource::curvesChanged, this, &LeversPage::takeCurves);
    // The point moves at once; a curve that differs follows.
    connect(&desk_.document, &CaseDocument::changed, this, &LeversPage::showCurve);
    connect(amounts_, &QComboBox::activated, this, [this](int index) {
        const Levers& levers = source_->levers();
        if (index >= 0 && static_cast<std::size_t>(index) < levers.size())
            source_->setFact(levers[static_cast<std::size_t>(index)].fact);
    });
    connect(cities_, &QComboBox::activated, this, &LeversPage::showCurve);
    for (MoneyEdit* edit : {fromEdit_, toEdit_}) connect(edit, &MoneyEdit::edited, this, &LeversPage::readRange);
    connect(reset_, &QPushButton::clicked, this, [this] {
        ownRange_ = false;
        resetRange();
        showCurve();
    });
    connect(card_, &CurveCard::keepRequested, this, &LeversPage::keep);
    connect(card_, &CurveCard::outOfRange, this, &LeversPage::widenTo);
    connect(card_, &CurveCard::said, this, &Page::said);
    connect(advice_, &AdviceList::factRequested, this, &Page::factRequested);
    connect(advice_, &AdviceList::measureRequested, this, &Page::measureRequested);
    connect(advice_, &AdviceList::sitingRequested, this, [this] { Q_EMIT pageRequested(PageId::siting); });
    connect(bounds_, &BoundsView::factRequested, this, &Page::factRequested);
    offer("curve.table", Qt::CTRL | Qt::Key_T);
    offer("curve.picture", Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    offer("curve.data", Qt::CTRL | Qt::SHIFT | Qt::Key_D);
    offer("what_if.keep", Qt::CTRL | Qt::Key_Return);
    offer("what_if.drop", Qt::CTRL | Qt::Key_Backspace);
}

void LeversPage::reword() {
    const Texts& texts = desk_.texts;
    title_->setText(texts("一个金额变动，合计怎样变化", "One amount changes: what becomes of the total"));
    amountCaption_->setText(texts("金额", "Amount"));
    amounts_->setAccessibleName(texts("要变动的金额", "The amount that changes"));
    cities_->setAccessibleName(texts("城市", "City"));
    rangeCaption_->setText(texts("范围", "Range"));
    fromEdit_->setLabel(texts("范围起点", "Range from"));
    toEdit_->setLabel(texts("范围终点", "Range to"));
    reset_->setText(texts("自动", "Automatic"));
    reset_->setToolTip(texts("回到能看到全部转折的范围", "Back to the range that shows every turn"));
    fillAmounts();
    fillCities();
}

void LeversPage::fillAmounts() {
    const Levers& levers = source_->levers();
    const auto chosen = source_->fact();
    amounts_->clear();
    for (std::size_t index = 0; index < levers.size(); ++index) {
        amounts_->addItem(amountText(levers, index, desk_.document, desk_.texts));
        if (chosen == levers[index].fact) amounts_->setCurrentIndex(static_cast<int>(index));
    }
    nothing_->setText(source_->curves() == nullptr
                          ? desk_.texts("正在计算曲线……", "Working out the curve...")
                          : desk_.texts("企业和项目所在的城市没有载入任何政策，画不出曲线。请先在画像里填写城市。",
                                        "No policy is loaded for where the company and its projects stand: there is "
                                        "no curve. Give a city in the profile first."));
}

void LeversPage::takeCurves() {
    fillCities();
    showCurve();
    fillAmounts();
}

void LeversPage::fillCities() {
    const CurvesPtr& curves = source_->curves();
    const int before = cities_->currentIndex();
    cities_->clear();
    if (curves == nullptr) return;
    for (std::size_t index = 0; index < curves->cities.size(); ++index)
        cities_->addItem(desk_.texts(curves->assessment.city(curves->assessment.cities[index]).label));
    cities_->setCurrentIndex(std::clamp(before, 0, std::max(0, cities_->count() - 1)));
    cities_->setVisible(cities_->count() > 1);
}

void LeversPage::readRange() {
    const FactValue from = fromEdit_->value();
    const FactValue to = toEdit_->value();
    const auto* low = std::get_if<Money>(&from);
    const auto* high = std::get_if<Money>(&to);
    if (low == nullptr || high == nullptr || !(*low < *high)) return;
    ownRange_ = true;
    from_ = *low;
    to_ = *high;
    showCurve();
}

void LeversPage::resetRange() {
    if (source_->curves() == nullptr) return;
    from_ = Money();
    to_ = curve::worthLookingTo(*source_->curves());
    if (const auto own = ownAmount(); own && *own > to_) to_ = *own;
}

void LeversPage::widenTo(const Money& amount) {
    ownRange_ = true;
    from_ = std::min(from_, amount);
    to_ = std::max(to_, amount);
    showCurve();
}

void LeversPage::showCurve() {
    const CurvesPtr& curves = source_->curves();
    const bool any = curves != nullptr && !curves->cities.empty() && source_->fact();
    card_->setVisible(any);
    nothing_->setVisible(!any);
    choices_->setVisible(any || !source_->levers().empty());
    if (!any) return;
    if (rangeFor_ != curves->fact) ownRange_ = false;
    rangeFor_ = curves->fact;
    if (!ownRange_) resetRange();
    fromEdit_->setValue(from_);
    toEdit_->setValue(to_);
    reset_->setEnabled(ownRange_);
    const int city = std::clamp(cities_->currentIndex(), 0, static_cast<int>(curves->cities.size()) - 1);
    card_->show({curves, static_cast<std::size_t>(city), from_, to_, ownAmount(), std::nullopt});
}

std::optional<Money> LeversPage::ownAmount() const {
    const auto fact = source_->fact();
    if (!fact) return std::nullopt;
    const auto* money = std::get_if<Money>(&desk_.document.fact(*fact));
    return money == nullptr ? std::nullopt : std::optional<Money>(*money);
}

void LeversPage::keep(const Money& amount) {
    const auto fact = source_->fact();
    if (!fact) return;
    takeFocus(); // else it runs on from the button, which has done its work, and the page scrolls after it
    desk_.document.setFact(*fact, amount);
    Q_EMIT said(desk_.texts("已写入案例：%1。可以撤销。", "Written into the case: %1. It can be undone.")
                    .arg(toQt(wording::moneyText(amount, desk_.texts.language()))));
}

void LeversPage::takeFocus() {
    if (card_->isVisible())
        card_->takeFocus();
    else
        amounts_->setFocus();
}

void LeversPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    source_->setWatched(true);
}

void LeversPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    source_->setWatched(false);
}

void LeversPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool wide = width() >= twoColumnsFrom;
    below_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    for (int column = 0; column < below_->count(); ++column) below_->setStretch(column, wide ? 1 : 0);
}

} // namespace biosubsidy::ui

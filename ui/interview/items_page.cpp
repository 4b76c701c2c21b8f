// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/items_page.h"

#include <algorithm>
#include <set>

#include <QHBoxLayout>

#include "ui/interview/field_texts.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

ItemsPage::ItemsPage(CaseDocument& document, Entity entity, const Texts& texts, QWidget* parent)
    : FormPage(parent), document_(document), entity_(entity), texts_(texts) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 16);
    layout->setSpacing(12);
    empty_ = new QLabel(this);
    empty_->setProperty("role", QStringLiteral("quiet"));
    empty_->setWordWrap(true);
    layout->addWidget(empty_);
    strip_ = new ItemStrip(this);
    layout->addWidget(strip_);
    add_ = new QPushButton(this);
    add_->setObjectName(toQt(toString(entity)) + QStringLiteral("s.add"));
    add_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    paste_ = new QPushButton(this);
    paste_->setObjectName(toQt(toString(entity)) + QStringLiteral("s.paste_table"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add_);
    buttons->addWidget(paste_);
    buttons->addStretch();
    layout->addLayout(buttons);
    cardsLayout_ = new QVBoxLayout;
    cardsLayout_->setSpacing(12);
    layout->addLayout(cardsLayout_);
    layout->addStretch();
    connect(paste_, &QPushButton::clicked, this, &ItemsPage::paste);
    connect(strip_, &ItemStrip::chosen, this,
            [this](int index) { choose(cards_.at(static_cast<std::size_t>(index))->id()); });
    connect(add_, &QPushButton::clicked, this, &ItemsPage::add);
    connect(&document_, &CaseDocument::structureChanged, this, &ItemsPage::restructure);
    texts_.follow(this, [this] { fillTexts(); });
    restructure();
}

void ItemsPage::fillTexts() {
    const bool projects = entity_ == Entity::project;
    empty_->setText(projects
                        ? texts_("还没有项目。中试平台、产业化、技术改造等支持按项目计算，添加一个项目即可看到结果。",
                                 "No project yet. Support for pilot plants, production or upgrades is computed per "
                                 "project: add one to see the result.")
                        : texts_("还没有支出。创新券、服务券、境外市场开拓等支持按一笔支出计算。",
                                 "No expense yet. Support for vouchers, coupons or markets abroad is computed per "
                                 "expense."));
    add_->setText(projects ? texts_("添加项目", "Add a project") : texts_("添加支出", "Add an expense"));
    add_->setAccessibleName(add_->text());
    paste_->setText(texts_("从表格粘贴…", "Paste a table..."));
    paste_->setAccessibleName(paste_->text());
    showChosen();
}

void ItemsPage::add() {
    choose(document_.addItem(entity_));
    ItemCard* card = cards_.back();
    card->setOpen(true);
    card->sections().fields().front()->setFocus();
}

void ItemsPage::paste() {
    if (pastePanel_ == nullptr) {
        pastePanel_ = new PastePanel(document_, entity_, texts_, this);
        auto* layout = static_cast<QVBoxLayout*>(this->layout());
        layout->insertWidget(layout->indexOf(cardsLayout_), pastePanel_);
        connect(pastePanel_, &PastePanel::closed, this, [this] { paste_->setFocus(); });
    }
    pastePanel_->open();
    Q_EMIT topRequested();
}

ItemCard* ItemsPage::takeCard(const std::string& id) {
    const auto found = std::find_if(cards_.begin(), cards_.end(), [&](ItemCard* card) { return card->id() == id; });
    if (found == cards_.end()) return nullptr;
    ItemCard* card = *found;
    cards_.erase(found);
    return card;
}

void ItemsPage::restructure() {
    std::set<std::string> known;
    for (const ItemCard* card : cards_) known.insert(card->id());
    std::vector<ItemCard*> now;
    for (std::size_t index = 0; index < document_.subject().count(entity_); ++index) {
        ItemCard* card = takeCard(document_.subject().item(entity_, index).id);
        if (card == nullptr) card = new ItemCard(document_, entity_, index, texts_, this);
        card->setIndex(index);
        cardsLayout_->removeWidget(card);
        cardsLayout_->addWidget(card);
        now.push_back(card);
    }
    for (ItemCard* gone : cards_) {
        gone->hide();
        gone->deleteLater(); // it may be the sender
    }
    // A new card among old ones was asked for: it is the one to see.
    const auto isNew = [&](const ItemCard* card) { return !known.empty() && known.count(card->id()) == 0; };
    const auto fresh = std::find_if(now.begin(), now.end(), isNew);
    if (fresh != now.end()) chosen_ = (*fresh)->id();
    cards_ = std::move(now);
    empty_->setVisible(cards_.empty());
    showChosen();
}

void ItemsPage::choose(const std::string& id) {
    chosen_ = id;
    showChosen();
}

void ItemsPage::showChosen() {
    if (cards_.empty() || entity_ != Entity::project) return strip_->hide();
    auto found = std::find_if(cards_.begin(), cards_.end(), [&](ItemCard* card) { return card->id() == chosen_; });
    if (found == cards_.end()) found = cards_.begin();
    chosen_ = (*found)->id();
    QStringList titles;
    for (ItemCard* card : cards_) {
        titles << card->title();
        card->setVisible(card == *found);
    }
    strip_->show(titles, static_cast<int>(found - cards_.begin()));
}

void ItemsPage::refresh() {
    for (ItemCard* card : cards_) card->refresh();
    showChosen();
}

FactField* ItemsPage::find(const FactRef& ref) {
    if (ref.entity != entity_ || ref.item >= cards_.size()) return nullptr;
    choose(cards_[ref.item]->id());
    cards_[ref.item]->setOpen(true);
    return &cards_[ref.item]->sections().field(ref.fact);
}

void ItemsPage::showStakes(const std::vector<Question>& questions) {
    for (ItemCard* card : cards_) showStakesOn(card->sections(), {entity_, card->index(), 0}, questions);
}

QStringList ItemsPage::unsavable() const {
    QStringList problems;
    for (const ItemCard* card : cards_) problems << problemsOf(card->sections(), card->title(), texts_);
    return problems;
}

void ItemsPage::reset() {
    chosen_.clear();
    showChosen();
    for (ItemCard* card : cards_) dropProblems(card->sections());
}

} // namespace biosubsidy::ui

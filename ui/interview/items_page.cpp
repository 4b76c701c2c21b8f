// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/interview/items_page.h"

#include <algorithm>
#include <set>

#include <QHBoxLayout>

#include "ui/interview/field_texts.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

namespace {

constexpr std::size_t mostBelowEachOther = 12; // expenses; beyond, one is shown as of projects
constexpr std::size_t fewEnough = 4;           // to make their cards beforehand: each takes some milliseconds

} // namespace

ItemsPage::ItemsPage(CaseDocument& document, Entity entity, const OwnPlaces& places, const Texts& texts,
                     QWidget* parent)
    : FormPage(parent), document_(document), entity_(entity), places_(places), texts_(texts) {
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
    connect(strip_, &ItemStrip::chosen, this, [this](int index) { choose(ids_.at(static_cast<std::size_t>(index))); });
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
    ItemCard& fresh = card(ids_.size() - 1);
    fresh.setOpen(true);
    fresh.sections().fields().front()->setFocus();
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

bool ItemsPage::oneAtATime() const {
    return entity_ == Entity::project || ids_.size() > mostBelowEachOther;
}

ItemCard& ItemsPage::card(std::size_t index) {
    ItemCard*& slot = cards_[ids_.at(index)];
    if (slot == nullptr) {
        slot = new ItemCard(document_, entity_, index, places_, texts_, this);
        askOn(*slot);
        showStakesOn(slot->sections(), {entity_, index, 0}, questions_);
        cardsLayout_->addWidget(slot);
    }
    return *slot;
}

void ItemsPage::removeGone() {
    const std::set<std::string> there(ids_.begin(), ids_.end());
    std::erase_if(cards_, [&](const auto& known) {
        if (there.count(known.first) > 0) return false;
        known.second->hide();
        known.second->deleteLater(); // it may be the sender
        return true;
    });
}

void ItemsPage::restructure() {
    const std::set<std::string> known(ids_.begin(), ids_.end());
    ids_.clear();
    for (std::size_t index = 0; index < document_.subject().count(entity_); ++index)
        ids_.push_back(document_.subject().item(entity_, index).id);
    removeGone();
    for (std::size_t index = 0; index < ids_.size(); ++index) {
        if (!oneAtATime() || ids_.size() <= fewEnough) (void)card(index);
        const auto made = cards_.find(ids_[index]);
        if (made == cards_.end()) continue;
        made->second->setIndex(index);
        cardsLayout_->removeWidget(made->second);
        cardsLayout_->addWidget(made->second);
    }
    // A new item among old ones was asked for: it is the one to see.
    const auto isNew = [&](const std::string& id) { return !known.empty() && known.count(id) == 0; };
    const auto fresh = std::find_if(ids_.begin(), ids_.end(), isNew);
    if (fresh != ids_.end()) chosen_ = *fresh;
    empty_->setVisible(ids_.empty());
    showChosen();
}

void ItemsPage::choose(const std::string& id) {
    chosen_ = id;
    showChosen();
}

std::size_t ItemsPage::chosenIndex() const {
    const auto found = std::find(ids_.begin(), ids_.end(), chosen_);
    return found == ids_.end() ? 0 : static_cast<std::size_t>(found - ids_.begin());
}

void ItemsPage::showChosen() {
    if (ids_.empty() || !oneAtATime()) {
        for (const auto& [id, made] : cards_) made->show();
        return strip_->hide();
    }
    const std::size_t chosen = chosenIndex();
    chosen_ = ids_[chosen];
    ItemCard& shown = card(chosen);
    shown.refresh();
    for (const auto& [id, made] : cards_) made->setVisible(made == &shown);
    QStringList titles;
    for (std::size_t index = 0; index < ids_.size(); ++index)
        titles << ItemCard::titleOf(document_, entity_, index, texts_);
    strip_->show(titles, static_cast<int>(chosen));
}

// Where there are many cards, one that is not seen is brought up to date when it is.
void ItemsPage::refresh() {
    if (!oneAtATime() || ids_.size() <= fewEnough)
        for (const auto& [id, made] : cards_) made->refresh();
    showChosen();
}

FactField* ItemsPage::find(const FactRef& ref) {
    if (ref.entity != entity_ || ref.item >= ids_.size()) return nullptr;
    choose(ids_[ref.item]);
    ItemCard& found = card(ref.item);
    found.setOpen(true);
    found.sections().reveal(ref.fact);
    return &found.sections().field(ref.fact);
}

void ItemsPage::showStakes(const std::vector<Question>& questions) {
    questions_ = questions;
    for (const auto& [id, made] : cards_) showStakesOn(made->sections(), {entity_, made->index(), 0}, questions);
}

// An expense is three facts: there is nothing to fold away.
void ItemsPage::askOn(ItemCard& card) const {
    if (entity_ == Entity::project && asked_) ui::askOn(card.sections(), {entity_, card.index(), 0}, *asked_);
}

void ItemsPage::ask(const std::vector<FactRef>& facts) {
    asked_ = facts;
    for (const auto& [id, made] : cards_) askOn(*made);
}

QStringList ItemsPage::unsavable() const {
    QStringList problems;
    for (const std::string& id : ids_) {
        const auto made = cards_.find(id);
        if (made != cards_.end()) problems << problemsOf(made->second->sections(), made->second->title(), texts_);
    }
    return problems;
}

void ItemsPage::reset() {
    chosen_.clear();
    showChosen();
    for (const auto& [id, made] : cards_) {
        dropProblems(made->sections());
        made->sections().foldAgain();
    }
}

} // namespace biosubsidy::ui

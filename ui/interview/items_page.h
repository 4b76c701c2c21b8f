// SPDX-License-Identifier: GPL-3.0-or-later
//
// The projects, or the expenses, of the case: a card for each and a button that
// adds one. Of several projects one is shown, chosen on a strip; expenses are
// short and stand below each other, as long as there are not too many. Without any
// it says what would stand here. A card is made when its item is first shown, so
// that a case of a thousand projects opens as quickly as one of two.
#pragma once

#include <map>
#include <vector>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/interview/form_page.h"
#include "ui/interview/item_card.h"
#include "ui/interview/item_strip.h"
#include "ui/interview/paste_panel.h"

namespace biosubsidy::ui {

class ItemsPage : public FormPage {
    Q_OBJECT

public:
    ItemsPage(CaseDocument& document, Entity entity, const OwnPlaces& places, const Texts& texts, QWidget* parent);

    void refresh() override;
    [[nodiscard]] FactField* find(const FactRef& ref) override;
    void showStakes(const std::vector<Question>& questions) override;
    void ask(const std::vector<FactRef>& facts) override;
    [[nodiscard]] QStringList unsavable() const override;
    void reset() override;
    // The cards follow items that came, went or moved.
    void restructure();
    // Adds an item and puts the cursor into it.
    void add();
    void paste();
    // Of the item that is shown; 0 where there is none.
    [[nodiscard]] std::size_t shownItem() const { return chosenIndex(); }

Q_SIGNALS:
    void topRequested(); // what opened stands at the top of the page

private:
    [[nodiscard]] bool oneAtATime() const;
    [[nodiscard]] ItemCard& card(std::size_t index); // made where there is none yet
    [[nodiscard]] std::size_t chosenIndex() const;
    void removeGone();
    void fillTexts();
    void choose(const std::string& id);
    void showChosen();

    void askOn(ItemCard& card) const;

    CaseDocument& document_;
    Entity entity_;
    const OwnPlaces& places_;
    const Texts& texts_;
    QLabel* empty_;
    ItemStrip* strip_;
    QVBoxLayout* cardsLayout_;
    QPushButton* add_;
    QPushButton* paste_;
    PastePanel* pastePanel_ = nullptr; // made when first asked for
    std::vector<std::string> ids_;     // of all items, in order
    std::map<std::string, ItemCard*> cards_;
    std::vector<Question> questions_; // for cards that are made later
    std::optional<std::vector<FactRef>> asked_;
    std::string chosen_; // the id of the project that is shown
};

} // namespace biosubsidy::ui

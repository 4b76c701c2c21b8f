// SPDX-License-Identifier: GPL-3.0-or-later
//
// A project or an expense in the form. The card belongs to the item with its id;
// where that stands in the case may change.
#pragma once

#include "ui/interview/card.h"
#include "ui/interview/fact_sections.h"
#include "ui/session/case_document.h"
#include "ui/session/own_places.h"

namespace biosubsidy::ui {

class ItemCard : public Card {
    Q_OBJECT

public:
    ItemCard(CaseDocument& document, Entity entity, std::size_t index, const OwnPlaces& places, const Texts& texts,
             QWidget* parent);

    [[nodiscard]] const std::string& id() const { return id_; }
    [[nodiscard]] std::size_t index() const { return index_; }
    void setIndex(std::size_t index) { index_ = index; }
    [[nodiscard]] FactSections& sections() { return *sections_; }
    [[nodiscard]] const FactSections& sections() const { return *sections_; }
    void refresh();
    [[nodiscard]] QString title() const { return titleOf(document_, entity_, index_, texts_); }
    // The id, which files and questions use, and what people call it: its name, or
    // for want of one the kind.
    [[nodiscard]] static QString titleOf(const CaseDocument& document, Entity entity, std::size_t index,
                                         const Texts& texts);

private:
    CaseDocument& document_;
    const Texts& texts_;
    Entity entity_;
    std::size_t index_;
    std::string id_;
    FactSections* sections_;
};

} // namespace biosubsidy::ui

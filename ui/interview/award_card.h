// SPDX-License-Identifier: GPL-3.0-or-later
//
// Support already held: policy, amount, level, what it was given for, and under which
// measure of the packs if under one. It counts once amount and aim are there; until then
// the card says what is missing.
#pragma once

#include <QLabel>

#include "ui/interview/card.h"
#include "ui/interview/fact_field.h"
#include "ui/session/case_document.h"
#include "ui/widgets/calm_combo_box.h"

namespace biosubsidy::ui {

class AwardCard : public Card {
    Q_OBJECT

public:
    AwardCard(CaseDocument& document, std::size_t index, const Texts& texts, QWidget* parent);

    [[nodiscard]] const std::string& id() const { return id_; }
    void setIndex(std::size_t index) { index_ = index; }
    void refresh();
    [[nodiscard]] QStringList unsavable() const;
    // What is typed and can be no value: lost when the case is left.
    [[nodiscard]] QStringList unreadable() const;
    void reset();
    [[nodiscard]] FactField& amount() { return *amount_; }

private:
    void build();
    [[nodiscard]] FactField* addField(const Fact& fact);
    [[nodiscard]] QWidget* addChooser(QLabel*& label, CalmComboBox*& box, const QString& name, QLabel* note);
    void fillAims();
    void fillUnders();
    void take();
    [[nodiscard]] QString lacking() const; // what keeps it from counting

    CaseDocument& document_;
    const Texts& texts_;
    std::size_t index_;
    std::string id_;
    QWidget* content_;
    FactField* policy_;
    FactField* amount_;
    FactField* level_;
    FactField* year_;
    QLabel* aimLabel_;
    CalmComboBox* aim_;
    QLabel* note_;
    QLabel* underLabel_;
    CalmComboBox* under_;
    // Of the entries after the first.
    std::vector<AwardAim> aims_;
    std::vector<std::string> unders_; // "pack/measure"
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The support that is already held: a card for each award and a button that adds
// one.
#pragma once

#include <vector>

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/interview/award_card.h"
#include "ui/interview/form_page.h"

namespace biosubsidy::ui {

class AwardsPage : public FormPage {
    Q_OBJECT

public:
    AwardsPage(CaseDocument& document, const Texts& texts, QWidget* parent);

    void refresh() override;
    [[nodiscard]] FactField* find(const FactRef&) override { return nullptr; } // awards are no facts
    void showStakes(const std::vector<Question>&) override {}
    void ask(const std::vector<FactRef>&) override {}
    [[nodiscard]] QStringList unsavable() const override;
    // Without what is merely incomplete: that is kept as a draft.
    [[nodiscard]] QStringList unreadable() const;
    void reset() override;
    void restructure();
    void add();

private:
    CaseDocument& document_;
    const Texts& texts_;
    QLabel* empty_;
    QVBoxLayout* cardsLayout_;
    QPushButton* add_;
    std::vector<AwardCard*> cards_;
};

} // namespace biosubsidy::ui

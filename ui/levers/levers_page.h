// SPDX-License-Identifier: GPL-3.0-or-later
//
// Levers: the total as a function of any amount of the case, what another amount
// would make of it, what else would change it, and what the open facts leave open.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

#include "ui/levers/advisor.h"
#include "ui/levers/curve_source.h"
#include "ui/session/desk.h"
#include "ui/session/page.h"

class QBoxLayout;

namespace biosubsidy::ui {

class AdviceList;
class BoundsView;
class CurveCard;
class MoneyEdit;

class LeversPage : public Page {
    Q_OBJECT

public:
    // An advisor that others use too saves its work; null: one of its own.
    explicit LeversPage(const Desk& desk, QWidget* parent = nullptr, Advisor* shared = nullptr);

    void takeFocus() override;
    // Looks at this amount.
    void choose(const FactRef& fact) { source_->setFact(fact); }
    [[nodiscard]] const CurveSource& source() const noexcept { return *source_; }
    [[nodiscard]] const Advisor& advisor() const noexcept { return *advisor_; }

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    QWidget* makeChoices();
    void connectChoices();
    void reword();
    void fillAmounts();
    void takeCurves();
    void fillCities();
    void readRange();
    void resetRange();
    void widenTo(const Money& amount);
    void showCurve();
    void keep(const Money& amount);
    [[nodiscard]] std::optional<Money> ownAmount() const;

    Desk desk_;
    Advisor* advisor_;
    CurveSource* source_;
    Money from_;
    Money to_;
    bool ownRange_ = false;           // the person's, not ours
    std::optional<FactRef> rangeFor_; // of which it is
    QLabel* title_;
    QLabel* nothing_;
    QWidget* choices_;
    QLabel* amountCaption_;
    QComboBox* amounts_;
    QComboBox* cities_;
    QLabel* rangeCaption_;
    MoneyEdit* fromEdit_;
    MoneyEdit* toEdit_;
    QPushButton* reset_;
    CurveCard* card_;
    QBoxLayout* below_;
    AdviceList* advice_;
    BoundsView* bounds_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the open facts leave open: between which sums the total lies once all of
// them are known, and what the best and the worst answer to each question would
// make of it. A question that is chosen leads to its field.
#pragma once

#include <vector>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/charts/range_bar.h"
#include "ui/levers/advisor.h"
#include "ui/look/texts.h"
#include "ui/widgets/row_head.h"

namespace biosubsidy::ui {

class BoundsView : public QFrame {
    Q_OBJECT

public:
    static constexpr std::size_t questionsAtFirst = 6;

    BoundsView(Advisor& advisor, const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Row {
        RowHead* head;
        QLabel* name;
        QLabel* span;
        QLabel* answers;
        RangeBar* bar;
    };
    void build();
    void fill();
    void fillRow(std::size_t index, const advice::Advisory& advisory, const advice::Answers& answers);
    [[nodiscard]] Row makeRow(std::size_t index);

    Advisor& advisor_;
    const Texts& texts_;
    const Theme& theme_;
    QLabel* title_;
    QLabel* range_;
    RangeBar* bar_;
    QLabel* ends_;
    QLabel* heading_;
    QVBoxLayout* list_;
    QPushButton* more_;
    std::vector<Row> rows_;
    std::vector<FactRef> facts_; // of the rows
    bool all_ = false;
};

} // namespace biosubsidy::ui

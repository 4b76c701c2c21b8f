// SPDX-License-Identifier: GPL-3.0-or-later
//
// What would change the outcome: pieces of advice in groups, each group by what it
// would bring. It asks the advisor only while it is seen; an entry that is chosen
// leads to its field, its measure or the comparison of places.
#pragma once

#include <vector>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/levers/advice_row.h"
#include "ui/levers/advisor.h"

namespace biosubsidy::ui {

class AdviceList : public QFrame {
    Q_OBJECT

public:
    static constexpr std::size_t changesAtFirst = 5;
    static constexpr std::size_t othersAtFirst = 2; // of every further group

    AdviceList(Advisor& advisor, const Texts& texts, const Theme& theme, QWidget* parent = nullptr);

    // All of them instead of the first few.
    void setAll(bool all);

Q_SIGNALS:
    void factRequested(const biosubsidy::FactRef& fact);
    void measureRequested(const QString& pack, const QString& measure);
    void sitingRequested();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct GroupView {
        QLabel* heading;
        QPushButton* fold; // the heading of a group that is folded at first
        QLabel* empty;
        QVBoxLayout* box;
        std::vector<AdviceRow*> rows;
        bool open = false;
    };
    void build();
    void fill();
    void fillGroup(std::size_t index, const AdviceGroup& group);
    void showNothing(const QString& why);
    void showState();
    [[nodiscard]] GroupView makeGroup();
    AdviceRow* makeRow(GroupView& view, std::size_t group);
    void choose(const AdviceEntry& entry);

    Advisor& advisor_;
    const Texts& texts_;
    const Theme& theme_;
    QLabel* title_;
    QLabel* state_;
    QPushButton* stop_;
    QLabel* nothing_;
    QLabel* footnote_;
    QPushButton* more_;
    QVBoxLayout* groups_;
    std::vector<GroupView> views_;
    bool all_ = false;
};

} // namespace biosubsidy::ui

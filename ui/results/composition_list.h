// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the highest total is made of: its claims as a waterfall, largest first,
// then what is still open, up to what may come at most. A city each, where
// several are in view.
#pragma once

#include <vector>

#include <QFrame>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/look/texts.h"
#include "ui/results/composition_row.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

class Advisor;

class CompositionList : public QFrame {
    Q_OBJECT

public:
    // `most`: how many claims of a city are shown.
    CompositionList(const Texts& texts, const Theme& theme, std::size_t most, QWidget* parent);

    void show(const AssessmentPtr& assessment);
    // For the best case.
    void askAdvisor(const Advisor& advisor);

Q_SIGNALS:
    void claimRequested(const QString& key); // see keyOf()
    void pendingRequested();

private:
    struct Line {
        QString heading; // of a city; empty for a step
        QString key;     // of the claim; empty for what is open
        CompositionStep step;
    };
    void fill();
    [[nodiscard]] std::vector<Line> linesOf(const CityResult& city) const;
    [[nodiscard]] CompositionStep stepOf(const ClaimId& id) const;
    void place(const std::vector<Line>& lines);

    const Texts& texts_;
    const Theme& theme_;
    std::size_t most_;
    AssessmentPtr assessment_;
    const Advisor* advisor_ = nullptr;
    QLabel* heading_;
    QLabel* empty_;
    QVBoxLayout* rowsLayout_;
    std::vector<QLabel*> cityLabels_;
    std::vector<CompositionRow*> rows_;
    QStringList keys_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The result in one line, always in the same place while a person works: what may
// be had at most, what of it rests on published rates, what is still open. Each
// figure leads to what it is made of. Where several cities are in view, each has
// its highest total.
#pragma once

#include <vector>

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/results/figure_link.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

class Advisor;

class TotalsLine : public QFrame {
    Q_OBJECT

public:
    TotalsLine(const Texts& texts, const Theme& theme, QWidget* parent);

    void show(const AssessmentPtr& assessment);
    // For the best case, which is searched for as long as the line is seen.
    void askAdvisor(Advisor& advisor);

Q_SIGNALS:
    // The id of a headline figure: "ceiling", "stated", "open_amount", "pending", "unstated".
    void figureRequested(const QString& figure);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fill(bool markChanges);
    void rebuild(const QStringList& cities);
    FigureLink* addLink(const QString& name, const QString& figure);
    void fillOne(bool markChanges);
    void fillSeveral(bool markChanges);

    const Texts& texts_;
    const Theme& theme_;
    AssessmentPtr assessment_;
    Advisor* advisor_ = nullptr;
    QHBoxLayout* layout_;
    QLabel* place_;
    QLabel* draft_;
    QLabel* own_;
    QLabel* reported_;
    QStringList cities_;
    std::vector<FigureLink*> links_;
};

} // namespace biosubsidy::ui

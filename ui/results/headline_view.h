// SPDX-License-Identifier: GPL-3.0-or-later
//
// The totals, always in the same place: what may be had at most, what of it rests
// on published rates, what is still open. One city has a large figure, several
// have a line each. A figure that has just changed is marked for a moment.
#pragma once

#include <vector>

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/look/texts.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

class Advisor;

class HeadlineView : public QFrame {
    Q_OBJECT

public:
    HeadlineView(const Texts& texts, QWidget* parent);

    // Where the best case comes from.
    void askAdvisor(const Advisor& advisor);
    void show(const Assessment& assessment);
    // The same result in other words: nothing is marked as changed.
    void reword(const Assessment& assessment);

private:
    struct CityLine {
        QLabel* name;
        QLabel* draft;
        QLabel* reported;
        std::vector<QLabel*> values; // in the order of the figures
    };
    void rebuild(const QStringList& cityIds);
    void layOutOne();
    void layOutTable();
    [[nodiscard]] CityLine makeLine(const QString& cityId);
    [[nodiscard]] QWidget* nameBox(const CityLine& line);
    void fillCaptions();
    void fillLine(const CityLine& line, const Assessment& assessment, const CityResult& city);
    void setValue(QLabel& label, const QString& text);

    const Texts& texts_;
    QVBoxLayout* outer_;
    QLabel* empty_;
    QWidget* box_ = nullptr;
    QGridLayout* grid_ = nullptr;
    QStringList shown_; // ids of the cities
    std::vector<CityLine> lines_;
    std::vector<QLabel*> captions_;
    bool marking_ = true;
    bool bound_ = false; // a best case is a bound alone
    const Advisor* advisor_ = nullptr;
};

} // namespace biosubsidy::ui

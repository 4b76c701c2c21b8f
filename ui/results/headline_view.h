// SPDX-License-Identifier: GPL-3.0-or-later
//
// The totals, a block per city, always in the same place: what may be had at
// most, what of it rests on published rates, what is still open. A figure that
// has just changed is marked for a moment.
#pragma once

#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QMap>
#include <QVBoxLayout>

#include "ui/look/texts.h"
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

class HeadlineView : public QFrame {
    Q_OBJECT

public:
    HeadlineView(const Texts& texts, QWidget* parent);

    void show(const Assessment& assessment);
    // The same result in other words: nothing is marked as changed.
    void reword(const Assessment& assessment);

private:
    struct Figure {
        QLabel* caption;
        QLabel* value;
    };
    struct CityBlock {
        QWidget* box;
        QLabel* name;
        QLabel* badges;
        QLabel* ceiling;
        QLabel* ceilingCaption;
        QMap<QString, Figure> figures;
    };
    CityBlock makeBlock(const QString& cityId);
    void addFigure(CityBlock& block, QGridLayout& grid, const QString& name);
    void fill(const CityBlock& block, const Assessment& assessment, const CityResult& city);
    void fillCounts(const CityBlock& block, const Totals& totals);
    void setFigure(const CityBlock& block, const QString& name, const QString& caption, const QString& value);
    void setValue(QLabel& label, const QString& text);
    [[nodiscard]] QString badgesOf(const Assessment& assessment, const CityResult& city) const;

    const Texts& texts_;
    QVBoxLayout* blocksLayout_;
    QLabel* empty_;
    QStringList shown_; // ids of the cities
    std::vector<CityBlock> blocks_;
    bool marking_ = true;
};

} // namespace biosubsidy::ui

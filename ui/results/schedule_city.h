// SPDX-License-Identifier: GPL-3.0-or-later
//
// What comes when in one city: the bars, and below them, where they are wanted, the
// tables of the years and of what they are made of, and what to read with them.
#pragma once

#include <QLabel>
#include <QTableView>

#include "ui/charts/year_chart.h"
#include "ui/widgets/copied_table.h"
#include "ui/widgets/text_table_model.h"

namespace biosubsidy::ui {

class ScheduleCity : public QWidget {
    Q_OBJECT

public:
    ScheduleCity(const Texts& texts, const Theme& theme, QWidget* parent);

    // `name`: of the city; "" where there is but one.
    void show(const schedule::CityLines& lines, const QString& name, const Money& scale);
    void showTables(bool shown);
    [[nodiscard]] YearChart& chart() { return *chart_; }
    // The columns of the table of the years, sums in yuan.
    [[nodiscard]] QList<CopiedColumn> yearColumns() const;

Q_SIGNALS:
    void tableRequested();
    void claimRequested(const biosubsidy::ClaimId& claim);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    [[nodiscard]] QTableView* makeTable(const char* name, TextTableModel& model);
    void fillYears();
    void fillParts();
    void fitYears();
    void fitParts();
    static void fitHeight(QTableView& table);

    const Texts& texts_;
    schedule::CityLines lines_;
    QString cityName_;
    QLabel* name_;
    QLabel* single_; // in place of a bar, which alone compares nothing
    YearChart* chart_;
    QWidget* tables_;
    TextTableModel* yearModel_;
    QTableView* years_;
    QLabel* partsHeading_;
    TextTableModel* partModel_;
    QTableView* parts_;
    QLabel* again_;
    QLabel* notes_;     // what has to be read with the years
    QLabel* moreNotes_; // and with the tables
};

} // namespace biosubsidy::ui

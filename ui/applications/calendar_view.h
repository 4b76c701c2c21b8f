// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is due, month by month, and below the sheet all of the day that is chosen.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include "core/storage/library.h"
#include "ui/applications/month_view.h"
#include "ui/widgets/text_table_model.h"

namespace biosubsidy::ui {

class CalendarView : public QWidget {
    Q_OBJECT

public:
    CalendarView(const storage::Library& library, const Texts& texts, const Theme& theme, const Date& today,
                 QWidget* parent);

    // The deadlines of what the query finds.
    void show(const storage::ApplicationQuery& query);
    void setToday(const Date& today);
    [[nodiscard]] MonthView& month() { return *month_; }

Q_SIGNALS:
    void chosen(biosubsidy::storage::ApplicationId id);    // looked at
    void activated(biosubsidy::storage::ApplicationId id); // to be worked on
    void failed(const biosubsidy::StorageError& error);

private:
    void build();
    void read();
    void fillDay();
    [[nodiscard]] std::optional<storage::ApplicationId> current() const;

    const storage::Library& library_;
    const Texts& texts_;
    Date today_;
    storage::ApplicationQuery query_;
    QPushButton* back_ = nullptr;
    QPushButton* forth_ = nullptr;
    QPushButton* now_ = nullptr;
    QLabel* title_ = nullptr;
    MonthView* month_;
    QLabel* nothing_ = nullptr;
    TextTableModel* rows_;
    QTableView* list_ = nullptr;
    std::vector<applications::DeadlineLine> lines_; // of the day
};

} // namespace biosubsidy::ui

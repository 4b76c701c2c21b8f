// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the applications of all cases are due by in the next 30 days, what is overdue
// first; how many that is within 7 and within 30. Nothing stands here while nothing is
// due. A line opens its application.
#pragma once

#include <functional>

#include <QFrame>
#include <QLabel>
#include <QTableView>
#include <QToolButton>

#include "core/storage/library.h"
#include "ui/library/due_model.h"

namespace biosubsidy::ui {

class DuePanel : public QFrame {
    Q_OBJECT

public:
    DuePanel(const storage::Library& library, const Texts& texts, const Theme& theme,
             std::function<storage::Moment()> now, QWidget* parent = nullptr);

    // Asks the library again.
    void refresh();
    [[nodiscard]] bool isOpen() const { return open_; }
    void setOpen(bool open);

Q_SIGNALS:
    void applicationRequested(const biosubsidy::storage::ApplicationId& id);
    void failed(const biosubsidy::StorageError& error);

private:
    void reword();
    void fit();
    void openLine(const QModelIndex& index);

    const storage::Library& library_;
    const Texts& texts_;
    std::function<storage::Moment()> now_;
    Date today_ = *Date::of(1970, 1, 1);
    bool open_ = true;
    QLabel* heading_;
    QLabel* counts_;
    QToolButton* fold_;
    DueModel* model_;
    QTableView* table_;
};

} // namespace biosubsidy::ui

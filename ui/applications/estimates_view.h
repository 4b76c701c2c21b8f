// SPDX-License-Identifier: GPL-3.0-or-later
//
// How good the estimates are: expected, applied for, approved and paid side by side for
// each measure, of the applications that are listed; out as CSV and XLSX.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QWidget>

#include "core/applications/estimates.h"
#include "core/storage/library.h"
#include "ui/session/desk.h"
#include "ui/widgets/text_table_model.h"

namespace biosubsidy::ui {

class EstimatesView : public QWidget {
    Q_OBJECT

public:
    EstimatesView(const storage::Library& library, const Desk& desk, QWidget* parent);

    void show(std::span<const storage::ApplicationId> ids);
    [[nodiscard]] QTableView& table() { return *table_; }

Q_SIGNALS:
    void wrote(const QString& what, const QString& path);
    void notWritten(const QString& summary, const QString& details);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void fitColumns();
    [[nodiscard]] QStringList cells(const applications::Estimate& of) const;
    void write(const QString& ending);

    const storage::Library& library_;
    Desk desk_;
    std::vector<applications::Estimate> estimates_;
    QLabel* about_;
    QPushButton* csv_;
    QPushButton* xlsx_;
    TextTableModel* rows_;
    QTableView* table_;
};

} // namespace biosubsidy::ui

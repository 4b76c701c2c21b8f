// SPDX-License-Identifier: GPL-3.0-or-later
//
// One place of the comparison: its name and what is not firm about it, its bar and
// its sum, or in words that no figure is published. Choosing it shows its detail.
#pragma once

#include <QHBoxLayout>
#include <QLabel>
#include <QSize>

#include "ui/charts/sum_bar.h"
#include "ui/siting/places.h"
#include "ui/widgets/row_head.h"

namespace biosubsidy::ui {

class PlaceRow : public RowHead {
    Q_OBJECT

public:
    PlaceRow(const Texts& texts, const Theme& theme, QWidget* parent);

    void show(const Place& place, const Money& scale);
    // Rows that stand together have their bars on one scale: columns of one width.
    [[nodiscard]] QSize columnWidths() const; // of name and sum, as width and height
    void setColumnWidths(const QSize& widths);
    [[nodiscard]] const QString& placeId() const noexcept { return id_; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Texts& texts_;
    QString id_;
    QWidget* head_;
    QWidget* tail_;
    QLabel* rank_;
    QLabel* name_;
    BadgeLine* badges_;
    QLabel* sum_;
    SumBar* bar_;
    QLabel* parts_;
    QLabel* difference_;
};

} // namespace biosubsidy::ui

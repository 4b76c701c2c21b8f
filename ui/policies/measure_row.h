// SPDX-License-Identifier: GPL-3.0-or-later
//
// One measure of a document: a line with its clause, title and sum that opens to
// everything about it. What is inside is made when it is first opened.
#pragma once

#include <functional>

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/packs/own_figure.h"
#include "ui/policies/measure_html.h"
#include "ui/widgets/row_head.h"

namespace biosubsidy::ui {

class OwnFigureForm;

class MeasureRow : public QWidget {
    Q_OBJECT

public:
    // `look` gives what there is to show now, as often as it is asked. `document`:
    // also name the document.
    using Look = std::function<MeasureView()>;
    MeasureRow(Look look, bool document, const Texts& texts, const Theme& theme, QWidget* parent);

    void refresh();
    [[nodiscard]] bool isOpen() const { return head_->isChecked(); }
    void setOpen(bool open) { head_->setChecked(open); }
    [[nodiscard]] QString pack() const;
    [[nodiscard]] QString measure() const;
    [[nodiscard]] RowHead& head() { return *head_; }
    // What went wrong with the figure that was entered.
    void refuseFigure(const Diagnostics& problems);

Q_SIGNALS:
    void resultRequested();
    void figureEntered(const biosubsidy::OwnFigure& figure);

private:
    void build();
    QLabel* addLabel(const char* role);
    void fillHead();
    [[nodiscard]] QString documentName(const MeasureView& view) const;
    void fillDetails();
    void makeDetails();
    void openForm();

    Look look_;
    bool document_;
    const Texts& texts_;
    const Theme& theme_;
    RowHead* head_;
    QLabel* sign_;
    QLabel* title_;
    QLabel* subtitle_;
    QLabel* sum_;
    QFrame* box_ = nullptr;
    QLabel* details_ = nullptr;
    QPushButton* enter_ = nullptr; // a figure of one's own, for an unstated measure
    OwnFigureForm* form_ = nullptr;
};

} // namespace biosubsidy::ui

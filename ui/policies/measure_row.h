// SPDX-License-Identifier: GPL-3.0-or-later
//
// One measure of a document: a line with its clause, title and sum that opens to
// everything about it.
#pragma once

#include <functional>

#include <QPushButton>

#include "core/packs/own_figure.h"
#include "ui/policies/measure_html.h"
#include "ui/widgets/opening_row.h"

namespace biosubsidy::ui {

class OwnFigureForm;

class MeasureRow : public OpeningRow {
    Q_OBJECT

public:
    // `look` gives what there is to show now, as often as it is asked. `document`:
    // also name the document.
    using Look = std::function<MeasureView()>;
    MeasureRow(Look look, bool document, const Texts& texts, const Theme& theme, QWidget* parent);

    void refresh();
    [[nodiscard]] QString pack() const;
    [[nodiscard]] QString measure() const;
    // What went wrong with the figure that was entered.
    void refuseFigure(const Diagnostics& problems);

Q_SIGNALS:
    void resultRequested();
    void figureEntered(const biosubsidy::OwnFigure& figure);

protected:
    [[nodiscard]] QString detailsHtml() const override;
    void fillBox(QVBoxLayout& box) override;
    void openLink(const QString& link) override;

private:
    void fillHead();
    [[nodiscard]] QString documentName(const MeasureView& view) const;
    void openForm();

    Look look_;
    bool document_;
    const Texts& texts_;
    QLabel* sum_;
    QPushButton* enter_ = nullptr; // a figure of one's own, for an unstated measure
    OwnFigureForm* form_ = nullptr;
};

} // namespace biosubsidy::ui

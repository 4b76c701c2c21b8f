// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the report on many firms is wanted, and what it is compared with. The comparison
// is of these firms and is forgotten with them; the rest is remembered.
#pragma once

#include "core/portfolio/portfolio_report.h"
#include "ui/report/paper_form.h"
#include "ui/session/desk.h"
#include "ui/widgets/day_edit.h"

namespace biosubsidy::ui {

class PortfolioForm : public PaperForm {
    Q_OBJECT

public:
    enum class Before : std::uint8_t { nothing, day, results };

    PortfolioForm(const Desk& desk, QWidget* parent);

    // Other firms: cases, which have earlier states, or results; of this day.
    void startOver(bool areCases, const Date& day);
    [[nodiscard]] portfolio::PortfolioOptions options() const;
    [[nodiscard]] Before before() const;
    [[nodiscard]] Date beforeDay() const;
    [[nodiscard]] const QString& beforeResults() const noexcept { return results_; }

protected:
    void restoreOwn() override;
    void rememberOwn() override;

private:
    void fillBefore();
    void choose();
    void showWhatApplies();

    Desk desk_;
    QCheckBox* firmPages_;
    CalmComboBox* before_;
    DayEdit* day_;
    QPushButton* choose_;
    QLabel* note_;
    bool areCases_ = true;
    QString results_; // path
};

} // namespace biosubsidy::ui

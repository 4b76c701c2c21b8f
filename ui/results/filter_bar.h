// SPDX-License-Identifier: GPL-3.0-or-later
//
// The filter over the claims: kinds as chips with how many each has, and a field
// for words.
#pragma once

#include <vector>

#include <QButtonGroup>
#include <QLineEdit>
#include <QPushButton>
#include <QWidget>

#include "ui/look/texts.h"
#include "ui/results/claim_filter.h"

namespace biosubsidy::ui {

class FilterBar : public QWidget {
    Q_OBJECT

public:
    FilterBar(const Texts& texts, QWidget* parent);

    [[nodiscard]] const ClaimFilter& filter() const noexcept { return filter_; }
    void setKind(ClaimFilter::Kind kind);
    void clear();
    void focusSearch();
    // Counts what each kind has, and hides those that have nothing.
    void count(const Assessment& assessment);

Q_SIGNALS:
    void changed();

private:
    void choose(ClaimFilter::Kind kind);
    void fillTexts();

    const Texts& texts_;
    ClaimFilter filter_;
    QButtonGroup* group_;
    QLineEdit* words_;
    std::vector<QPushButton*> chips_;
    std::vector<std::size_t> counts_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The years above the list of documents, and the day of the assessment on them.
#pragma once

#include <QAbstractItemView>

#include "ui/look/texts.h"
#include "ui/look/theme.h"
#include "ui/policies/time_scale.h"

namespace biosubsidy::ui {

class TimeAxis : public QWidget {
    Q_OBJECT

public:
    // As wide as the rows of `list`, scroll bar aside.
    TimeAxis(const Texts& texts, const Theme& theme, const QAbstractItemView& list, QWidget* parent);

    void show(const TimeScale& scale, const Date& today);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Texts& texts_;
    const Theme& theme_;
    const QAbstractItemView& list_;
    TimeScale scale_;
    Date today_ = *Date::of(1970, 1, 1); // until shown
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// One claim of the total as a step of a waterfall: its name, its bar where the
// steps before it end, its sum. A click opens the claim.
#pragma once

#include "core/values/money.h"
#include "ui/widgets/row_head.h"

namespace biosubsidy::ui {

// What a bar stands for; each has a colour and a pattern, so that it holds in grey.
enum class StepTone : std::uint8_t { fixed, stated, open, own, pending };

struct CompositionStep {
    QString name;
    QString place; // which project; below the name
    QString sum;
    QString exact;
    StepTone tone = StepTone::stated;
    Money from; // where the bar begins, and how long it is, of `whole`
    Money length;
    Money sure; // the part of it that facts not given cannot lower; the rest is hatched
    Money whole;
    friend bool operator==(const CompositionStep&, const CompositionStep&) = default;
};

class CompositionRow : public RowHead {
    Q_OBJECT

public:
    CompositionRow(const Theme& theme, QWidget* parent);

    void show(const CompositionStep& step);
    [[nodiscard]] const CompositionStep& step() const noexcept { return step_; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintBar(QPainter& painter, const QRect& track) const;
    void hatch(QPainter& painter, const QRect& bar) const;

    CompositionStep step_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/what_if_bar.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include "core/curve/curve_reading.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

WhatIfBar::WhatIfBar(const Texts& texts, QWidget* parent)
    : QFrame(parent), texts_(texts), caption_(new QLabel(this)), edit_(new MoneyEdit(texts, this)),
      outcome_(new QLabel(this)), keep_(new QPushButton(this)), drop_(new QPushButton(this)) {
    setObjectName(QStringLiteral("what_if"));
    setProperty("role", QStringLiteral("detail"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 6, 12, 6);
    layout->setSpacing(10);
    edit_->setFixedWidth(150);
    edit_->inputs().front()->setObjectName(QStringLiteral("what_if.amount"));
    caption_->setBuddy(edit_->inputs().front());
    outcome_->setObjectName(QStringLiteral("what_if.outcome"));
    outcome_->setWordWrap(true);
    keep_->setObjectName(QStringLiteral("what_if.keep"));
    keep_->setProperty("role", QStringLiteral("primary"));
    drop_->setObjectName(QStringLiteral("what_if.drop"));
    layout->addWidget(caption_);
    layout->addWidget(edit_);
    layout->addWidget(outcome_, 1);
    layout->addWidget(keep_);
    layout->addWidget(drop_);
    connect(edit_, &MoneyEdit::edited, this, [this] {
        const FactValue value = edit_->value();
        const auto* amount = std::get_if<Money>(&value);
        Q_EMIT tried(amount == nullptr ? std::nullopt : std::optional<Money>(*amount));
        fill();
    });
    connect(keep_, &QPushButton::clicked, this, &WhatIfBar::keepRequested);
    connect(drop_, &QPushButton::clicked, this, &WhatIfBar::dropRequested);
    texts_.follow(this, [this] { fill(); });
}

void WhatIfBar::show(const CurveView& view) {
    view_ = view;
    if (view_.whatIf)
        edit_->setValue(*view_.whatIf);
    else if (edit_->problem().isEmpty())
        edit_->setValue(std::monostate{});
    fill();
}

void WhatIfBar::fill() {
    caption_->setText(texts_("假如改为", "What if it were"));
    edit_->setLabel(texts_("假如这项金额改为", "What if the amount were"));
    edit_->setUnknownText(texts_("如 1.2亿", "such as 120000000"));
    keep_->setText(texts_("写入案例", "Keep"));
    keep_->setToolTip(texts_("把这个金额写入案例，可以撤销。", "Writes the amount into the case; it can be undone."));
    drop_->setText(texts_("放弃", "Drop"));
    const bool tried = view_.curves != nullptr && view_.whatIf.has_value();
    keep_->setEnabled(tried && view_.whatIf != view_.own);
    drop_->setEnabled(tried);
    outcome_->setText(outcome(&wording::roundedText));
    outcome_->setToolTip(outcome(
        [](const Money& sum, Language language, wording::Rounding) { return wording::exactYuanText(sum, language); }));
}

QString WhatIfBar::outcome(MoneyWords words) const {
    if (!edit_->problem().isEmpty()) return edit_->problem();
    if (view_.curves == nullptr) return {};
    if (!view_.whatIf)
        return texts_("拖动图上的点，或在这里填一个金额。", "Drag the point in the chart, or type an amount here.");
    const curve::CurveReading reading = curve::readAt(view_.curve(), *view_.whatIf);
    const auto money = [&](const Money& amount) {
        return toQt(words(amount, texts_.language(), wording::Rounding::down));
    };
    if (reading.open)
        return texts_("合计在 %1 与 %2 之间。", "The total lies between %1 and %2.")
            .arg(money(reading.open->low), money(reading.open->high));
    const QString total = texts_("合计 %1", "Total %1").arg(money(reading.total));
    if (!view_.own)
        return texts_("%1；案例里还没有填这项金额。", "%1; the case does not give this amount yet.").arg(total);
    const auto difference = curve::differenceBetween(view_.curve(), *view_.own, *view_.whatIf);
    if (!difference) return total;
    if (difference->isZero()) return texts_("%1，与现在相同。", "%1, the same as now.").arg(total);
    return *difference > Money()
               ? texts_("%1，比现在多 %2。", "%1: %2 more than now.").arg(total, money(*difference))
               : texts_("%1，比现在少 %2。", "%1: %2 less than now.").arg(total, money(Money() - *difference));
}

} // namespace biosubsidy::ui

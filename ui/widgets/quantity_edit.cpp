// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/quantity_edit.h"

#include "core/tables/typed_value.h"
#include "core/wording/money_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

QString QuantityEdit::understood() const {
    return isKnown(value()) ? QStringLiteral("= ") + write(value()) : QString();
}

tl::expected<FactValue, QString> QuantityEdit::read(const QString& text) const {
    CellReading read = readTyped(fact_, toUtf8(text));
    if (read.sure != CellReading::Sure::read) return tl::unexpected(texts()(read.why));
    return std::move(read.value);
}

QString QuantityEdit::write(const FactValue& value) const {
    return toQt(wording::quantityText(std::get<Quantity>(value), fact_.unit, texts().language()));
}

} // namespace biosubsidy::ui

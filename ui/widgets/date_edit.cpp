// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/date_edit.h"

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

tl::expected<FactValue, QString> DateEdit::read(const QString& text) const {
    if (const auto date = Date::parse(toUtf8(text))) return FactValue(*date);
    return tl::unexpected(texts()("应为日期，如 2026-11-22", "a date such as 2026-11-22"));
}

QString DateEdit::write(const FactValue& value) const {
    return toQt(std::get<Date>(value).toString());
}

} // namespace biosubsidy::ui

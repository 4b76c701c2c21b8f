// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/date_edit.h"

#include "core/values/date_text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

tl::expected<FactValue, QString> DateEdit::read(const QString& text) const {
    if (const auto date = Date::parse(toUtf8(text))) return FactValue(*date);
    const Localized expected = expectedDate(toUtf8(text));
    return tl::unexpected(texts()(Localized{"应为" + expected.zh, expected.en}));
}

QString DateEdit::write(const FactValue& value) const {
    return toQt(std::get<Date>(value).toString());
}

} // namespace biosubsidy::ui

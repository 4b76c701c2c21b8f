// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/year_edit.h"

#include "core/facts/fact_limits.h"
#include "ui/widgets/whole_number.h"

namespace biosubsidy::ui {

tl::expected<FactValue, QString> YearEdit::read(const QString& text) const {
    if (const auto year = wholeNumber(text, earliestYear, latestYear)) return FactValue(*year);
    return tl::unexpected(texts()("应为 1949 到 2200 之间的年份，如 2026", "a year from 1949 to 2200, such as 2026"));
}

QString YearEdit::write(const FactValue& value) const {
    return QString::number(std::get<std::int64_t>(value));
}

} // namespace biosubsidy::ui

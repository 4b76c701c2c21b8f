// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/count_edit.h"

#include "core/facts/fact_limits.h"
#include "ui/widgets/whole_number.h"

namespace biosubsidy::ui {

tl::expected<FactValue, QString> CountEdit::read(const QString& text) const {
    if (const auto number = wholeNumber(text, 0, largestCount)) return FactValue(*number);
    return tl::unexpected(texts()("应为 0 到 10 亿之间的整数，只用数字，如 120",
                                  "a whole number from 0 to 1,000,000,000, in digits, such as 120"));
}

QString CountEdit::write(const FactValue& value) const {
    return QString::number(std::get<std::int64_t>(value));
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/whole_number.h"

#include <charconv>

#include "core/values/text.h"
#include "ui/look/conversions.h"

namespace biosubsidy::ui {

std::optional<std::int64_t> wholeNumber(const QString& typed, std::int64_t least, std::int64_t most) {
    const std::string digits = normaliseTypedNumber(toUtf8(typed));
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || number < least || number > most) return std::nullopt;
    return number;
}

} // namespace biosubsidy::ui

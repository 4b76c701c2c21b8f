// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/values/date_text.h"

#include <algorithm>

namespace biosubsidy {

Localized expectedDate(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    const auto fits = [](char shape, char byte) { return shape == '0' ? byte >= '0' && byte <= '9' : byte == shape; };
    if (text.size() == form.size() && std::equal(form.begin(), form.end(), text.begin(), fits))
        return {"日历上有的一天", "a day that the calendar has"};
    return {"日期，如 2026-11-22", "a date such as 2026-11-22"};
}

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Amounts and whole numbers as people write them in cells. `text`: as plainCell()
// makes it.
#pragma once

#include <string_view>

#include "core/tables/typed_value.h"

namespace biosubsidy {

// "2,000万元", "¥500", "人民币1.2亿元", "500（伍佰）万元"; two amounts, a sign, another
// currency, "约" and wrong groups are unread.
[[nodiscard]] CellReading readAmount(std::string_view text, MoneyUnit unit);

// "2,000", "2000平方米", "1.5万㎡": in the fact's own unit, said or not. What stands in
// another unit is unread: how it converts and rounds is for its owner to say.
[[nodiscard]] CellReading readQuantity(const Fact& fact, std::string_view text);

// "1,200", "120.0", "120人", "1.2E2"; a year may end in 年 or 年度.
[[nodiscard]] CellReading readCount(std::string_view text, std::int64_t least, std::int64_t most);
[[nodiscard]] CellReading readYear(std::string_view text, std::int64_t earliest, std::int64_t latest);

} // namespace biosubsidy

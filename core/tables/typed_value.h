// SPDX-License-Identifier: GPL-3.0-or-later
//
// A fact's value as people write it in a spreadsheet: kinder than the case file, and
// as strict about what cannot be understood. "8000万", "是", "北京", "中试平台、研发",
// "120人", "2026年度". What is not surely understood is never taken for something: it
// stays unknown, and why is said.
#pragma once

#include <string>
#include <string_view>

#include "core/facts/case.h"
#include "core/tables/money_unit.h"

namespace biosubsidy {

struct CellReading {
    // read: surely understood, or surely empty. doubtful: taken, and to be told.
    // unread: something stands there that is not understood; the value is unknown.
    enum class Sure : std::uint8_t { read, doubtful, unread };
    FactValue value;
    Sure sure = Sure::read;
    Localized why; // of what is not `read`: what is odd, and what would be right

    [[nodiscard]] static CellReading unread(Localized why);
    [[nodiscard]] static CellReading doubtful(FactValue value, Localized why);
};

// What stands for "unknown" and "none": placeholders.h. Choices and elements of a set
// are read by id or by label in either language; elements are parted by 、 ; ； , ， |
// or a line. `unit`: what a bare number in a column of amounts counts.
[[nodiscard]] CellReading readTyped(const Fact& fact, std::string_view text, MoneyUnit unit = MoneyUnit::yuan);

// Half-width, without spaces at its ends and without characters that cannot be seen.
[[nodiscard]] std::string plainCell(std::string_view text);

} // namespace biosubsidy

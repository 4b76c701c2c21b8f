// SPDX-License-Identifier: GPL-3.0-or-later
//
// A unified social credit code as spreadsheets leave it: with a quotation mark before it,
// as ="…", in full-width letters, with blanks and signs that cannot be seen, and as a
// number whose last digits are gone.
#pragma once

#include <string>
#include <string_view>

#include "core/sheets/row.h"
#include "core/tables/typed_value.h"

namespace biosubsidy::sheets {

// Everything that changes nothing taken off.
[[nodiscard]] std::string plainUscc(std::string_view text);
// unread where digits were lost; doubtful where the code cannot be right as it stands.
[[nodiscard]] CellReading readUscc(const Cell& cell);

} // namespace biosubsidy::sheets

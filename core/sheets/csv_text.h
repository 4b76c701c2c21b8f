// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells of a text table as spreadsheet programs take them back: quoted where they
// need it, and never a formula. A text that begins with = + - @, with their
// full-width forms, with a tab or a line break gets an apostrophe.
#pragma once

#include <string>
#include <string_view>

namespace biosubsidy::sheets {

[[nodiscard]] bool looksLikeFormula(std::string_view text);
void appendCsvCell(std::string& out, std::string_view text);

} // namespace biosubsidy::sheets

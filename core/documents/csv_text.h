// SPDX-License-Identifier: GPL-3.0-or-later
//
// Cells of a text table as spreadsheet programs take them back: quoted where they
// need it for any separator, and never a formula. A text that begins with = + - @,
// with another form of them (full-width, small), or with a tab or a line break gets
// an apostrophe, whatever blanks and invisible marks stand in front. A program that
// separates by another mark than the writer's does not see the quotes: no line break
// and no tab stays, and a semicolon begins a cell too. A control character is replaced
// by U+FFFD, so that a table can be shown on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace biosubsidy {

[[nodiscard]] bool looksLikeFormula(std::string_view text);
void appendCsvCell(std::string& out, std::string_view text);

// For the clipboard: on one line, tabs and line breaks as spaces, and never a formula
// nor the beginning of a quoted cell.
[[nodiscard]] std::string pastedCell(std::string_view text);

} // namespace biosubsidy

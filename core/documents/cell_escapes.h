// SPDX-License-Identifier: GPL-3.0-or-later
//
// How a workbook (.xlsx) writes characters that XML has no place for: "_x000D_" is a
// carriage return, and "_x005F_" an underscore that would begin such a sign.
#pragma once

#include <string>
#include <string_view>

namespace biosubsidy {

// Line ends become "\n"; what is no character becomes U+FFFD.
[[nodiscard]] std::string withoutCellEscapes(std::string_view text);
// Line ends become "\n".
[[nodiscard]] std::string withPlainLineEnds(std::string text);
// The text for a cell: what a workbook would take for such a sign is kept, what XML
// does not know replaced, and what is more than a cell holds (32,767 units of UTF-16)
// cut, with an ellipsis.
[[nodiscard]] std::string cellText(std::string_view text);

} // namespace biosubsidy

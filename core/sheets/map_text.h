// SPDX-License-Identifier: GPL-3.0-or-later
//
// A map of columns as a text, to be kept beside the results that it led to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/sheets/column_map.h"

namespace biosubsidy::sheets {

[[nodiscard]] std::string mapText(const ColumnMap& map, const Vocabulary& vocabulary);
// None where the text or a fact in it is not understood, or where the sheets no
// longer have the headings that it was made for.
[[nodiscard]] std::optional<ColumnMap> mapOfText(std::string_view text, std::span<const SheetPreview> sheets,
                                                 const Vocabulary& vocabulary);

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A map of columns as a text, to be kept beside the results that it led to, with the
// cells that were mended.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/sheets/column_map.h"
#include "core/sheets/corrections.h"

namespace biosubsidy::sheets {

[[nodiscard]] std::string mapText(const ColumnMap& map, const Vocabulary& vocabulary,
                                  const Corrections& corrections = {});
// None where the text or a fact in it is not understood, or where the sheets no
// longer have the headings that it was made for.
[[nodiscard]] std::optional<ColumnMap> mapOfText(std::string_view text, std::span<const SheetPreview> sheets,
                                                 const Vocabulary& vocabulary, Corrections* corrections = nullptr);

// A map as a file that people change: JSON ("biosubsidy-table-map/1"), sheets by name,
// columns by heading.
[[nodiscard]] std::string mapFile(const ColumnMap& map, const Vocabulary& vocabulary);
// `guessed` with what a map says instead: mapFile()'s, or mapText()'s of old. What it
// says of a column is decided, but for "?", which leaves it open; a column that it does
// not name is as it was guessed.
[[nodiscard]] tl::expected<ColumnMap, Localized> applyMap(std::string_view text, std::span<const SheetPreview> sheets,
                                                          const Vocabulary& vocabulary, ColumnMap guessed,
                                                          int asOfYear = 0);
// A name for all files whose headings are those of this one: maps are kept by it.
[[nodiscard]] std::string layoutOf(const ColumnMap& map);

} // namespace biosubsidy::sheets

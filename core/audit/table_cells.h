// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of a text and their cells, whether a page's markup parts them or a plain
// text's tabs, upright strokes or wide gaps. Part of table_figures.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "core/audit/glyphs.h"

namespace biosubsidy::audit {

struct Cell {
    std::size_t begin = 0; // characters of the text, white space around them left out
    std::size_t end = 0;
    [[nodiscard]] bool isEmpty() const { return begin == end; }
};
using Row = std::vector<Cell>;

// Of a page, a row ends where the table says so; of a plain text, where the line does.
[[nodiscard]] std::size_t rowEndFrom(std::u32string_view raw, const Glyphs& text, std::size_t at);

// A line that is no row of a table is one cell.
[[nodiscard]] Row cellsOf(std::u32string_view raw, const Glyphs& text, std::size_t begin, std::size_t end);

} // namespace biosubsidy::audit

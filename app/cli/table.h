// SPDX-License-Identifier: GPL-3.0-or-later
//
// A table for a terminal: columns align with Chinese text, because widths are
// those that the characters take there. Where it would be too wide, columns of
// words become narrower and their cells go on below; amounts are never broken.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "app/cli/style.h"

namespace biosubsidy::cli {

struct Column {
    enum class Kind {
        words, // broken where there is no room
        name,  // never broken
        amount // never broken, to the right
    };
    std::string heading;
    Kind kind = Kind::words;
};

class Table {
public:
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    // One cell for each column; a line break in a cell is kept.
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    [[nodiscard]] bool isEmpty() const noexcept { return rows_.empty(); }

    // Headings are left out where all are empty.
    void print(std::ostream& out, std::size_t width, std::size_t indent, const Style& style) const;

private:
    [[nodiscard]] std::vector<std::size_t> widths(std::size_t room) const;
    void printRow(std::ostream& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                  std::size_t indent, const Style* headingStyle) const;

    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

} // namespace biosubsidy::cli

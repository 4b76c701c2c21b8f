// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table.h"

#include <algorithm>

#include "app/cli/paragraph.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8; // of a column of words

std::size_t widest(const std::string& cell) {
    std::size_t width = 0;
    for (const std::string& line : wrapped(cell, SIZE_MAX)) width = std::max(width, displayWidth(line));
    return width;
}

// The widest part of a heading that is not broken at a space or a line break.
std::size_t widestWord(const std::string& heading) {
    std::size_t width = 0;
    std::size_t start = 0;
    while (start < heading.size()) {
        const std::size_t end = std::min(heading.find_first_of(" \n", start), heading.size());
        width = std::max(width, displayWidth(heading.substr(start, end - start)));
        start = end + 1;
    }
    return width;
}

std::size_t total(const std::vector<std::size_t>& widths) {
    std::size_t sum = widths.empty() ? 0 : gap * (widths.size() - 1);
    for (const std::size_t width : widths) sum += width;
    return sum;
}

} // namespace

// Starts from what every cell would like. Where that is too wide, headings over
// amounts are broken first, then columns of words; the amounts never are.
std::vector<std::size_t> Table::widths(std::size_t room) const {
    std::vector<std::size_t> wanted;
    std::vector<std::size_t> least;
    for (std::size_t index = 0; index < columns_.size(); ++index) {
        std::size_t cells = 0;
        for (const auto& row : rows_) cells = std::max(cells, widest(row[index]));
        const std::string& heading = columns_[index].heading;
        wanted.push_back(std::max(cells, widest(heading)));
        least.push_back(columns_[index].kind == Column::Kind::words ? narrowest : std::max(cells, widestWord(heading)));
    }
    for (const bool words : {false, true}) {
        while (total(wanted) > room) {
            std::size_t chosen = columns_.size();
            for (std::size_t index = 0; index < columns_.size(); ++index) {
                if ((columns_[index].kind == Column::Kind::words) != words || wanted[index] <= least[index]) continue;
                if (chosen == columns_.size() || wanted[index] > wanted[chosen]) chosen = index;
            }
            if (chosen == columns_.size()) break;
            --wanted[chosen];
        }
    }
    return wanted;
}

void Table::printRow(std::ostream& out, const std::vector<std::string>& cells, const std::vector<std::size_t>& widths,
                     std::size_t indent, const Style* headingStyle) const {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 0;
    for (std::size_t index = 0; index < cells.size(); ++index) {
        lines.push_back(wrapped(cells[index], widths[index]));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t line = 0; line < height; ++line) {
        std::string text;
        for (std::size_t index = 0; index < cells.size(); ++index) {
            const std::string part = line < lines[index].size() ? lines[index][line] : "";
            text += (index > 0 ? std::string(gap, ' ') : "") + (columns_[index].kind == Column::Kind::amount
                                                                    ? paddedLeft(part, widths[index])
                                                                    : padded(part, widths[index]));
        }
        text.erase(text.find_last_not_of(' ') + 1);
        out << std::string(indent, ' ') << (headingStyle != nullptr ? headingStyle->quiet(text) : text) << '\n';
    }
}

void Table::print(std::ostream& out, std::size_t width, std::size_t indent, const Style& style) const {
    const std::vector<std::size_t> fitted = widths(width > indent ? width - indent : 1);
    std::vector<std::string> headings;
    for (const Column& column : columns_) headings.push_back(column.heading);
    const bool hasHeadings =
        std::any_of(headings.begin(), headings.end(), [](const std::string& heading) { return !heading.empty(); });
    if (hasHeadings) printRow(out, headings, fitted, indent, &style);
    for (const auto& row : rows_) printRow(out, row, fitted, indent, nullptr);
}

} // namespace biosubsidy::cli

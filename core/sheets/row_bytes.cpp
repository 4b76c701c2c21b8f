// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/row_bytes.h"

#include <cstring>

namespace biosubsidy::sheets {

namespace {

// Seven bits a byte, the lowest first; the highest bit says that more follow.
void putNumber(std::string& bytes, std::uint64_t number) {
    constexpr std::uint64_t more = 0x80;
    while (number >= more) {
        bytes += static_cast<char>((number & (more - 1)) | more);
        number >>= 7U;
    }
    bytes += static_cast<char>(number);
}

std::uint64_t takeNumber(std::string_view bytes, std::size_t& at) {
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7U) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        number |= (std::uint64_t{byte} & 0x7FU) << shift;
        if (byte < 0x80U) return number;
    }
}

} // namespace

void beginRow(std::string& bytes, std::uint64_t number) {
    putNumber(bytes, number);
}

// The column plus one, so that nought ends the row.
void putCell(std::string& bytes, const Cell& cell) {
    putNumber(bytes, std::uint64_t{cell.column} + 1);
    bytes += static_cast<char>(cell.flaw);
    bytes += static_cast<char>(cell.kind);
    if (cell.kind == Kind::currency) bytes.append(cell.money.data(), cell.money.size());
    putNumber(bytes, cell.text.size());
    bytes += cell.text;
}

void endRow(std::string& bytes) {
    putNumber(bytes, 0);
}

void takeRow(std::string_view bytes, std::size_t& at, Row& row) {
    row.number = takeNumber(bytes, at);
    std::size_t count = 0;
    while (const std::uint64_t column = takeNumber(bytes, at)) {
        if (count == row.cells.size()) row.cells.emplace_back();
        Cell& cell = row.cells[count++];
        cell.column = static_cast<std::uint32_t>(column - 1);
        cell.flaw = static_cast<Flaw>(bytes[at++]);
        cell.kind = static_cast<Kind>(bytes[at++]);
        cell.money = {};
        if (cell.kind == Kind::currency) {
            std::memcpy(cell.money.data(), bytes.data() + at, cell.money.size());
            at += cell.money.size();
        }
        const std::size_t size = takeNumber(bytes, at);
        cell.text.assign(bytes.substr(at, size));
        at += size;
    }
    row.cells.resize(count);
}

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Old workbooks (BIFF8 in a compound file) made for tests, record by record.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace biosubsidy::test {

[[nodiscard]] std::string little(std::uint64_t value, int bytes); // the lowest byte first
[[nodiscard]] std::string record(unsigned kind, const std::string& bytes);
[[nodiscard]] std::string wide(std::u16string_view text);
[[nodiscard]] std::string textOf(std::u16string_view text); // of two bytes a unit, as records hold it
[[nodiscard]] std::string cellHead(unsigned row, unsigned column, unsigned style = 0);
[[nodiscard]] std::string beginOfBook();
[[nodiscard]] std::string beginOfSheet();
[[nodiscard]] std::string endOfPart();

// The stream of a workbook with one sheet, "企业".
[[nodiscard]] std::string workbookStream(const std::string& globals, const std::string& cells);

// A compound file with one stream: its table in sector 0, its directory in 1, then the
// stream; a small stream stands in sectors of 64 bytes, whose table has sector 2. At
// most 60 KB.
[[nodiscard]] std::string compoundFile(std::u16string_view name, const std::string& stream, bool small = false);

} // namespace biosubsidy::test

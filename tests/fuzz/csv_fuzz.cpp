// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tables as text: encodings, separators, quotes, headings, cells.
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/table.h"

using namespace biosubsidy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::textOf(data, size);
    if (bytes.starts_with("PK")) return 0; // a workbook
    fuzz::readTable(fuzz::MemoryFile(bytes).path());
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// OpenDocument spreadsheets: as their bytes, where they begin like an archive;
// otherwise as their content and, behind a zero byte, their styles, which are packed
// here.
#include "core/documents/zip_bytes.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/table.h"

using namespace biosubsidy;

namespace {

std::string packed(std::string_view parts) {
    const std::size_t end = std::min(parts.find('\0'), parts.size());
    const std::string styles(parts.substr(std::min(end + 1, parts.size())));
    return *zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", false},
                    {"content.xml", std::string(parts.substr(0, end)), false},
                    {"styles.xml", styles.empty() ? "<none/>" : styles, false}},
                   fuzz::day());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::textOf(data, size);
    fuzz::readTable(bytes.starts_with("PK") ? fuzz::MemoryFile(bytes).path() : fuzz::MemoryFile(packed(bytes)).path());
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Old workbooks: as their bytes, where they begin like a compound file; otherwise as
// the records of a workbook, which are put into one here.
#include <algorithm>

#include "core/documents/ole_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/table.h"

using namespace biosubsidy;

namespace {

constexpr std::size_t sector = 512;

std::string little(std::uint64_t value, std::size_t bytes) {
    std::string text;
    for (std::size_t at = 0; at < bytes; ++at) text += static_cast<char>(value >> (8 * at));
    return text;
}

std::string entry(std::string_view name, char kind, std::uint32_t child, std::uint32_t first, std::size_t size) {
    std::string bytes;
    for (const char letter : name) bytes += {letter, '\0'};
    bytes.resize(64, '\0');
    bytes += little((name.size() + 1) * 2, 2) + kind + '\x01' + std::string(8, '\xFF') + little(child, 4);
    bytes.resize(116, '\0');
    return bytes + little(first, 4) + little(size, 8);
}

// The table of sectors, the directory, the stream; no stream is small.
std::string packed(std::string_view stream) {
    const std::size_t count = (stream.size() + sector - 1) / sector;
    const std::size_t tables = (count + 1) / (sector / 4 - 1) + 1;
    const std::size_t first = tables + 1;
    std::string table(tables * 4, '\xFD');
    table += little(0xFFFF'FFFE, 4);
    for (std::size_t at = 0; at < count; ++at) table += little(at + 1 < count ? first + at + 1 : 0xFFFF'FFFE, 4);
    table.resize(tables * sector, '\xFF');
    std::string directory = entry("Root Entry", 5, 1, 0xFFFF'FFFE, 0) +
                            entry("Workbook", 2, 0xFFFF'FFFF, static_cast<std::uint32_t>(first), stream.size());
    directory.resize(sector, '\0');
    std::string header(OleFile::mark);
    header.resize(24, '\0');
    header += little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2);
    header.resize(44, '\0');
    header += little(tables, 4) + little(tables, 4) + little(0, 4) + little(0, 4) + little(0xFFFF'FFFE, 4) +
              little(0, 4) + little(0xFFFF'FFFE, 4) + little(0, 4);
    for (std::size_t at = 0; at < tables; ++at) header += little(at, 4);
    header.resize(sector, '\xFF');
    std::string file = header + table + directory + std::string(stream);
    file.resize((file.size() + sector - 1) / sector * sector, '\0');
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = fuzz::textOf(data, size);
    const bool whole = bytes.starts_with(OleFile::mark.substr(0, 4));
    fuzz::readTable(fuzz::MemoryFile(whole ? std::string(bytes) : packed(bytes)).path());
    return 0;
}

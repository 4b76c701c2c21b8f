// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/old_workbook.h"

#include <algorithm>

namespace biosubsidy::test {

std::string little(std::uint64_t value, int bytes) {
    std::string text;
    for (int at = 0; at < bytes; ++at) text += static_cast<char>(value >> (8 * at));
    return text;
}

std::string record(unsigned kind, const std::string& bytes) {
    return little(kind, 2) + little(bytes.size(), 2) + bytes;
}

std::string wide(std::u16string_view text) {
    std::string bytes;
    for (const char16_t unit : text) bytes += little(unit, 2);
    return bytes;
}

std::string textOf(std::u16string_view text) {
    return little(text.size(), 2) + '\x01' + wide(text);
}

std::string cellHead(unsigned row, unsigned column, unsigned style) {
    return little(row, 2) + little(column, 2) + little(style, 2);
}

std::string beginOfBook() {
    return record(0x0809, little(0x0600, 2) + little(0x0005, 2) + std::string(12, '\0'));
}

std::string beginOfSheet() {
    return record(0x0809, little(0x0600, 2) + little(0x0010, 2) + std::string(12, '\0'));
}

std::string endOfPart() {
    return record(0x000A, "");
}

std::string workbookStream(const std::string& globals, const std::string& cells) {
    const std::string begin = beginOfBook();
    const std::string end = endOfPart();
    const std::string name = wide(u"企业");
    const std::size_t tail = 4 + 8 + name.size() + end.size();
    const std::string sheet =
        record(0x0085, little(begin.size() + globals.size() + tail, 4) + std::string(2, '\0') + '\x02' + '\x01' + name);
    return begin + globals + sheet + end + beginOfSheet() + cells + end;
}

namespace {

std::string entry(std::u16string_view name, char kind, std::uint32_t child, std::uint32_t first, std::size_t size) {
    std::string bytes = wide(name);
    bytes.resize(64, '\0');
    bytes += little((name.size() + 1) * 2, 2) + kind + '\x01' + little(0xFFFF'FFFF, 4) + little(0xFFFF'FFFF, 4) +
             little(child, 4);
    bytes.resize(116, '\0');
    return bytes + little(first, 4) + little(size, 8);
}

} // namespace

std::string compoundFile(std::u16string_view name, const std::string& stream, bool small) {
    constexpr std::size_t sector = 512;
    std::string body = stream;
    if (!small) body.resize(std::max<std::size_t>(body.size(), 4096), '\0');
    const std::size_t size = body.size();
    body.resize((size + sector - 1) / sector * sector, '\0');
    const std::size_t first = small ? 3 : 2;
    const std::size_t count = body.size() / sector;
    std::string table = little(0xFFFF'FFFD, 4) + little(0xFFFF'FFFE, 4);
    if (small) table += little(0xFFFF'FFFE, 4);
    for (std::size_t at = 0; at < count; ++at) table += little(at + 1 < count ? first + at + 1 : 0xFFFF'FFFE, 4);
    table.resize(sector, '\xFF');
    std::string directory = entry(u"Root Entry", 5, 1, small ? 3 : 0xFFFF'FFFE, small ? size : 0) +
                            entry(name, 2, 0xFFFF'FFFF, small ? 0 : 2, size);
    directory.resize(sector, '\0');
    std::string smallTable;
    for (std::size_t at = 0; small && at < (size + 63) / 64; ++at)
        smallTable += little((at + 1) * 64 < size ? at + 1 : 0xFFFF'FFFE, 4);
    if (small) smallTable.resize(sector, '\xFF');
    std::string header = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    header.resize(24, '\0');
    header += little(0x3E, 2) + little(3, 2) + little(0xFFFE, 2) + little(9, 2) + little(6, 2);
    header.resize(44, '\0');
    header += little(1, 4) + little(1, 4) + little(0, 4) + little(4096, 4) + little(small ? 2 : 0xFFFF'FFFE, 4) +
              little(small ? 1 : 0, 4) + little(0xFFFF'FFFE, 4) + little(0, 4) + little(0, 4);
    header.resize(sector, '\xFF');
    return header + table + directory + smallTable + body;
}

} // namespace biosubsidy::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/documents/csv_text.h"

#include <algorithm>
#include <array>

#include "core/documents/json_writer.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

// The bytes of a blank or invisible character at the front; 0: there is none.
std::size_t invisibleAt(std::string_view text) {
    const auto first = static_cast<unsigned char>(text.front());
    if (first <= 0x20U || first == 0x7FU) return 1;
    if (first < 0x80U) return 0;
    if (first == 0xC2U && text.size() > 1 && static_cast<unsigned char>(text[1]) <= 0xA0U) return 2; // C1, U+00A0
    // Spaces and marks without width, directions, the byte order mark, the ideographic space.
    constexpr std::array<std::string_view, 5> groups{"\xE2\x80", "\xE2\x81", byteOrderMark, "\xE3\x80\x80",
                                                     "\xE1\x9A\x80"};
    for (const std::string_view group : groups) {
        if (!text.starts_with(group) || text.size() < 3) continue;
        const auto last = static_cast<unsigned char>(text[2]);
        const bool mark = group.size() == 3 || (group == "\xE2\x80" ? last <= 0x8FU || (last >= 0xA8U && last <= 0xAFU)
                                                                    : last >= 0x9FU && last <= 0xAFU);
        if (mark) return 3;
    }
    return 0;
}

// What could drive a terminal, besides tabs and line breaks: control characters and
// those that turn the direction of text. Told from their bytes, since most texts
// have none.
bool isSpaceControl(char letter) {
    return letter == '\t' || letter == '\r' || letter == '\n';
}

bool hasControls(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x20U ? !isSpaceControl(text[at]) : byte == 0x7FU) return true;
        if ((byte == 0xC2U || byte == 0xE2U) && drivingAt(text.substr(at, 3)) != 0) return true;
    }
    return false;
}

std::string withoutControls(std::string_view text) {
    std::string result;
    for (const char32_t code : codePoints(text)) {
        const std::string letter = toUtf8(code);
        result += isSpaceControl(letter.front()) ? letter : printable(letter);
    }
    return result;
}

} // namespace

bool looksLikeFormula(std::string_view text) {
    if (text.empty()) return false;
    if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return true;
    while (!text.empty()) {
        const std::size_t invisible = invisibleAt(text);
        if (invisible == 0) break;
        text.remove_prefix(invisible);
    }
    constexpr std::array<std::string_view, 12> marks{"=",  "+",  "-",  "@",  "＝", "＋",
                                                     "－", "＠", "﹦", "﹢", "﹣", "﹫"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

void appendCsvCell(std::string& out, std::string_view text) {
    if (hasControls(text)) return appendCsvCell(out, withoutControls(text));
    const bool quoted = text.find_first_of(",;\"\t\r\n") != std::string_view::npos;
    if (quoted) out += '"';
    if (looksLikeFormula(text)) out += '\'';
    if (!quoted) {
        out += text;
        return;
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') out += '"';
        out += isSpaceControl(text[at]) ? ' ' : text[at];
        if (text[at] == ';' && looksLikeFormula(text.substr(at + 1))) out += '\'';
    }
    out += '"';
}

std::string pastedCell(std::string_view text) {
    if (hasControls(text)) return pastedCell(withoutControls(text));
    std::string cell(looksLikeFormula(text) || text.starts_with('"') ? "'" : "");
    for (const char letter : text) cell += isSpaceControl(letter) ? ' ' : letter;
    return cell;
}

} // namespace biosubsidy

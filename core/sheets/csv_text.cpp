// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/csv_text.h"

#include <algorithm>
#include <array>

namespace biosubsidy::sheets {

bool looksLikeFormula(std::string_view text) {
    constexpr std::array<std::string_view, 11> marks{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

void appendCsvCell(std::string& out, std::string_view text) {
    const bool formula = looksLikeFormula(text);
    if (!formula && text.find_first_of(",;\"\t\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    if (formula) out += '\'';
    for (const char letter : text) {
        if (letter == '"') out += '"';
        out += letter;
    }
    out += '"';
}

} // namespace biosubsidy::sheets

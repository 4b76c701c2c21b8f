// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/uscc_cell.h"

#include <algorithm>

#include "core/facts/uscc.h"
#include "core/tables/placeholders.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

std::string plainUscc(std::string_view text) {
    std::string code;
    for (const char32_t point : codePoints(plainCell(text))) {
        constexpr std::u32string_view dropped = U"'`’‘\"“”=";
        if (isSpace(point) || isControl(point) || dropped.find(point) != std::u32string_view::npos) continue;
        if (point >= U'a' && point <= U'z')
            code += static_cast<char>(point - U'a' + U'A');
        else
            code += toUtf8(point);
    }
    return code;
}

CellReading readUscc(const Cell& cell) {
    const std::string code = plainUscc(cell.text);
    std::string small = plainCell(cell.text);
    std::transform(small.begin(), small.end(), small.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    if (isPlaceholder(small) || isNone(small) || code.empty()) return {};
    constexpr std::size_t kept = 15; // digits that a spreadsheet keeps of a number
    const bool digits = std::all_of(code.begin(), code.end(), [](char one) { return one >= '0' && one <= '9'; });
    const bool scientific =
        code.find("E+") != std::string::npos && code.find_first_not_of("0123456789.E+") == std::string::npos;
    const bool cut = digits && code.size() > kept && code.find_first_not_of('0', kept) == std::string::npos;
    if (scientific || cut || (digits && code.size() > kept && cell.kind == Kind::number))
        return CellReading::unread(
            {"信用代码被当作数字保存，第 15 位以后的数字已丢失；请把该格设为文本后重新填写",
             "the credit code was kept as a number, and its digits beyond the fifteenth are lost; "
             "make the cell a text and enter it again"});
    const UsccFault fault = checkUscc(code);
    if (fault == UsccFault::none) return {FactValue(code), CellReading::Sure::read, {}};
    return CellReading::doubtful(code, biosubsidy::describe(fault));
}

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/row.h"

#include <algorithm>

namespace biosubsidy::sheets {

Localized describe(Flaw flaw) {
    switch (flaw) {
    case Flaw::none: break;
    case Flaw::formulaError: return {"公式出错，没有值", "the formula ends in an error and has no value"};
    case Flaw::uncomputed:
        return {"公式还没有计算结果；请在表格软件里打开并保存一次",
                "the formula has no stored result; open the file in a spreadsheet program and save it once"};
    case Flaw::encoding:
        return {"含有损坏的字符；请另存为 UTF-8 后重试", "broken characters; save the file as UTF-8 and try again"};
    case Flaw::unclosedQuote: return {"这一行有一个引号没有配对", "a quotation mark in this row has no partner"};
    case Flaw::lostText:
        return {"文件里没有这一格所指的文字；请在表格软件里打开并另存一次",
                "the file does not hold the text of this cell; open it in a spreadsheet program and save it again"};
    case Flaw::twice:
        return {"文件里这一格出现了不止一次；请在表格软件里打开并另存一次",
                "the file holds this cell more than once; open it in a spreadsheet program and save it again"};
    }
    return {};
}

std::string_view Cell::currency() const {
    const std::string_view whole(money.data(), money.size());
    return whole.substr(0, whole.find('\0'));
}

const std::vector<MergedRange>& RowSource::merged() const {
    static const std::vector<MergedRange> none;
    return none;
}

const Cell* Row::find(std::uint32_t column) const {
    const auto found = std::lower_bound(cells.begin(), cells.end(), column,
                                        [](const Cell& cell, std::uint32_t wanted) { return cell.column < wanted; });
    return found == cells.end() || found->column != column ? nullptr : &*found;
}

Localized tooLongCell() {
    return {"有单元格的文字超过 128 KB（表格软件一格最多 32,767 个字），没有读取",
            "a cell holds more than 128 KB of text (a spreadsheet's holds 32,767 characters); not read"};
}

Localized tooLongRow() {
    return {"有一行的文字超过 16 MB，不像是表格；没有读取",
            "a row holds more than 16 MB of text: hardly a table; not read"};
}

void orderCells(std::vector<Cell>& cells) {
    const auto byColumn = [](const Cell& one, const Cell& other) { return one.column < other.column; };
    std::stable_sort(cells.begin(), cells.end(), byColumn);
    std::size_t kept = 0;
    for (std::size_t at = 1; at < cells.size(); ++at) {
        if (cells[at].column == cells[kept].column)
            cells[at].flaw = Flaw::twice;
        else
            ++kept;
        if (kept != at) cells[kept] = std::move(cells[at]);
    }
    if (!cells.empty()) cells.resize(kept + 1);
}

std::string columnLetters(std::uint32_t column) {
    constexpr std::uint32_t letters = 26;
    std::string text;
    for (std::uint32_t left = column + 1; left > 0; left = (left - 1) / letters)
        text.insert(text.begin(), static_cast<char>('A' + (left - 1) % letters));
    return text;
}

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/commented_book.h"

#include <algorithm>

#include "core/documents/workbook.h"
#include "core/sheets/table_rows.h"
#include "core/system/output_file.h"

namespace biosubsidy::sheets {

namespace {

using Comments = std::map<CellPlace, std::string>;

void say(Comments& comments, const CellPlace& place, const std::string& what) {
    std::string& text = comments[place];
    text += (text.empty() ? "" : "\n") + what;
}

// What is not sure of a column, at its heading; of a form, at its value.
void commentColumns(Comments& comments, const ColumnMap& map, Language language) {
    const Localized unit{"没有写单位，按元读取；请写明，如“（万元）”",
                         "no unit is said, and yuan is taken; please write it, as in \"（万元）\""};
    for (std::size_t index = 0; index < map.sheets.size(); ++index) {
        const SheetMap& sheet = map.sheets[index];
        if (sheet.role == SheetMap::Role::ignored) continue;
        const auto at = [&](std::uint32_t column) -> CellPlace {
            const SheetCell cell = sheet.inFile(sheet.headingEnd, column);
            return {index, sheet.form.empty() ? cell.row : sheet.form[column].row,
                    sheet.form.empty() ? cell.column : sheet.form[column].column};
        };
        for (const std::uint32_t column : sheet.undecided())
            if (const Localized& why = sheet.said[column].why; !why.empty())
                say(comments, at(column), why.in(language));
        for (std::uint32_t column = 0; column < std::min(sheet.columns.size(), sheet.said.size()); ++column)
            if (sheet.said[column].unitFrom == UnitFrom::assumed &&
                sheet.columns[column].use != MappedColumn::Use::ignored)
                say(comments, at(column), unit.in(language));
    }
}

// By place; a row's own stands at its first cell.
Comments commentsOf(const TableAccount& account, const ColumnMap& map, Language language) {
    Comments comments;
    commentColumns(comments, map, language);
    for (const TableNote& note : account.notes()) {
        if (note.kind == NoteKind::skipped || note.kind == NoteKind::joined) continue;
        const SheetCell cell = map.sheets.at(note.sheet).inFile(note.row, note.column.value_or(0));
        say(comments, {note.sheet, cell.row, cell.column}, note.message.in(language));
    }
    return comments;
}

void writeRow(WorkbookSheet& page, const Row& row) {
    const auto at = static_cast<std::uint32_t>(row.number - 1);
    for (const Cell& cell : row.cells) {
        if (cell.kind == Kind::number)
            static_cast<void>(page.decimal(at, cell.column, cell.text, cell.text, Look::text));
        else
            page.text(at, cell.column, cell.text);
    }
}

} // namespace

tl::expected<void, Localized> writeCommented(const std::string& path, const TableFile& file, const ColumnMap& map,
                                             const Corrections& corrections, const TableAccount& account,
                                             Language language) {
    const auto target = Target::at(path, {file.path()});
    if (!target) return tl::unexpected(target.error().why);
    WorkFile work(*target);
    if (auto begun = work.begin(); !begun) return begun;
    const Comments comments = commentsOf(account, map, language);
    Workbook book(work.name());
    for (std::size_t sheet = 0; sheet < file.sheets().size(); ++sheet) {
        const std::string& name = file.sheets()[sheet].name;
        WorkbookSheet page = book.addSheet(name.empty() ? "Sheet1" : name);
        auto rows = rowsAsTheyStand(file, sheet, corrections);
        if (!rows) return tl::unexpected(std::move(rows.error()));
        // A book that is written row by row takes a comment no later than its row.
        auto one = comments.lower_bound({sheet, 0, 0});
        const auto commentUpTo = [&](std::uint64_t last) {
            for (; one != comments.end() && one->first.sheet == sheet && one->first.row <= last; ++one)
                page.comment(static_cast<std::uint32_t>(one->first.row - 1), one->first.column, one->second);
        };
        Row row;
        for (;;) {
            const auto more = (*rows)->next(row);
            if (!more) return tl::unexpected(more.error());
            if (!*more) break;
            if (row.number > mostSheetRows) return tl::unexpected(tooManyRows(row.number));
            commentUpTo(row.number - 1);
            writeRow(page, row);
            commentUpTo(row.number);
        }
        commentUpTo(mostSheetRows);
    }
    if (auto closed = book.close(); !closed) return closed;
    return work.finish(*target);
}

} // namespace biosubsidy::sheets

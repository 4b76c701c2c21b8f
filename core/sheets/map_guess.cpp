// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the beginnings of sheets to a map of their columns.
#include <algorithm>
#include <set>

#include "core/sheets/column_map.h"
#include "core/sheets/form_guess.h"
#include "core/sheets/sheet_guess.h"
#include "core/values/text_parts.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
using Use = MappedColumn::Use;

bool isNotes(std::string_view plain) {
    constexpr std::string_view names[] = {"选项", "notes",    "choices",  "readme",
                                          "字典", "数据字典", "下拉选项", "代码表"};
    return std::find(std::begin(names), std::end(names), plain) != std::end(names) || plain.ends_with("说明");
}

Role roleByName(std::string_view name) {
    const std::string plain = plainHeading(name);
    if (isNotes(plain)) return Role::ignored;
    if (holdsOneOf(plain,
                   {"已获", "已有支持", "已享受", "补贴", "补助", "资助", "奖补", "award", "supportheld", "subsid"}))
        return Role::awards;
    if (holdsOneOf(plain, {"支出", "费用", "expense"})) return Role::expenses;
    if (holdsOneOf(plain, {"项目", "project"})) return Role::projects;
    return Role::companies;
}

std::size_t sureColumns(const SheetMap& map) {
    std::size_t sure = 0;
    for (std::size_t column = 0; column < map.columns.size(); ++column)
        sure += map.columns[column].use != Use::ignored && map.said[column].sure == Sureness::exact ? 1 : 0;
    return sure;
}

// The doubtful ones among them: a doubt is no reason to look elsewhere.
std::size_t knownColumns(const SheetMap& map) {
    std::size_t known = 0;
    for (std::size_t column = 0; column < map.columns.size(); ++column)
        known += map.columns[column].use != Use::ignored && map.said[column].sure != Sureness::contained ? 1 : 0;
    return known;
}

// The rows are looked through for names; only around the best is more looked at.
SheetMap best(const Guesser& guesser, const SheetPreview& sheet, Role role) {
    const auto guess = [&](std::uint64_t first, std::uint64_t last) {
        return guessAt(guesser, sheet, role, first, last);
    };
    if (sheet.rows.empty()) return guess(1, 1);
    constexpr std::size_t lookedOn = 40; // rows behind a good one
    std::size_t bestRow = 0;
    std::size_t most = 0;
    constexpr std::size_t mostCells = 60'000; // looked at, of a very wide sheet
    std::size_t cells = 0;
    for (std::size_t index = 0; index < sheet.rows.size() && (most < 2 || index < bestRow + lookedOn); ++index) {
        std::set<std::string_view> names;
        if (cells > mostCells) break;
        for (const Cell& cell : sheet.rows[index].cells) {
            ++cells;
            if (cell.text.empty() || names.contains(cell.text)) continue;
            if (guesser.book.isName(role, cell.text)) names.insert(cell.text);
        }
        if (names.size() <= most) continue;
        most = names.size();
        bestRow = index;
    }
    const auto number = [&](std::size_t index) { return sheet.rows[index].number; };
    SheetMap found = guess(number(bestRow), number(bestRow));
    if (most == 0) { // a row of proposals is better than none
        std::size_t proposed = 0;
        std::size_t looked = 0;
        constexpr std::size_t mostHeadings = 4'000;
        for (std::size_t index = 0; index < std::min<std::size_t>(lookedOn, sheet.rows.size()); ++index) {
            if (looked > mostHeadings) break;
            SheetMap map = guess(number(index), number(index));
            looked += map.columns.size();
            if (const std::size_t here = map.undecided().size(); here > proposed) {
                proposed = here;
                found = std::move(map);
            }
        }
        return found;
    }
    // Units alone below the names: （万元）
    const auto isUnits = [](const Row& row) {
        return std::all_of(row.cells.begin(), row.cells.end(), [](const Cell& cell) {
            std::string plain = plainHeading(cell.text);
            if (plain.starts_with('(') && plain.ends_with(')')) plain = plain.substr(1, plain.size() - 2);
            return unitOf(plain).kind != UnitSaid::Kind::nothing;
        });
    };
    const auto consider = [&](std::size_t first, bool ifAsGood) {
        if (first + 1 >= sheet.rows.size() || number(first + 1) != number(first) + 1) return;
        SheetMap two = guess(number(first), number(first + 1));
        const std::size_t known = knownColumns(two);
        const std::size_t before = knownColumns(found);
        if (known > before || (ifAsGood && known == before)) found = std::move(two);
    };
    // 营业收入 over 2023, 2024 and 2025: below the heading of a group, and of no other.
    const auto isBelowGroups = [](const Row& upper, const Row& lower) {
        bool inGroup = false; // stands where the row above has nothing, behind something
        for (const Cell& cell : lower.cells) {
            const bool blank = upper.find(cell.column) == nullptr;
            const bool before = !upper.cells.empty() && cell.column > upper.cells.front().column;
            if (blank && !before) return false;
            if (!blank && upper.find(cell.column + 1) != nullptr) return false; // a heading by itself
            inGroup = inGroup || blank;
        }
        return inGroup && lower.cells.size() > 1 && upper.cells.size() > 1;
    };
    if (bestRow + 1 < sheet.rows.size() && number(bestRow + 1) == number(bestRow) + 1 &&
        isBelowGroups(sheet.rows[bestRow], sheet.rows[bestRow + 1])) {
        SheetMap two = guess(number(bestRow), number(bestRow + 1));
        if (knownColumns(two) + 1 >= knownColumns(found)) return two;
    }
    if (bestRow > 0) consider(bestRow - 1, sheet.rows[bestRow - 1].cells.size() > 2);
    consider(bestRow, bestRow + 1 < sheet.rows.size() && isUnits(sheet.rows[bestRow + 1]));
    constexpr std::size_t ofTable = 3; // names in one row
    if (role != Role::companies || most >= ofTable) return found;
    const auto layout = findForm(guesser.book, guesser.vocabulary, role, sheet, most);
    if (!layout) return found;
    SheetMap form = guessForm(guesser, sheet, role, *layout);
    return knownColumns(form) > knownColumns(found) ? form : found;
}

bool hasCompany(const SheetMap& map, const Vocabulary& vocabulary) {
    return std::any_of(map.columns.begin(), map.columns.end(), [&](const MappedColumn& column) {
        return column.use == Use::fact && column.entity == Entity::company &&
               (column.fact == vocabulary.known().uscc || column.fact == vocabulary.known().companyName);
    });
}

Localized whyIgnored(const SheetPreview& sheet, std::size_t known) {
    if (sheet.rows.empty()) return {};
    if (sheet.hidden) return {"隐藏的工作表，没有读取", "a hidden sheet, not read"};
    if (isNotes(plainHeading(sheet.name))) return {"说明页，没有读取", "a sheet of notes, not read"};
    if (known == 0) return {"没有认得的标题，没有读取", "it has no heading that is known, and was not read"};
    return {"标题和企业表不同，没有读取；要读它用 --sheet 或 --map",
            "its headings are not those of the sheet of companies, and it was not read; --sheet or --map reads it"};
}

} // namespace

MappedColumn guessHeading(const Vocabulary& vocabulary, Role role, std::string_view heading) {
    return HeadingBook(vocabulary).read(role, heading).column;
}

SheetMap guessSheet(const Vocabulary& vocabulary, const SheetPreview& sheet, Role role, std::uint64_t headingRow,
                    std::uint64_t headingEnd, int asOfYear) {
    const HeadingBook book(vocabulary);
    return guessAt({vocabulary, book, asOfYear}, sheet, role, headingRow, std::max(headingRow, headingEnd));
}

std::optional<SheetMap> guessFormSheet(const Vocabulary& vocabulary, const SheetPreview& sheet, Role role,
                                       int asOfYear) {
    const HeadingBook book(vocabulary);
    const auto form = findForm(book, vocabulary, role, sheet, 0);
    if (!form) return std::nullopt;
    return guessForm({vocabulary, book, asOfYear}, sheet, role, *form);
}

SheetMap bestHeadings(const Vocabulary& vocabulary, const SheetPreview& sheet, Role role, int asOfYear) {
    const HeadingBook book(vocabulary);
    return best({vocabulary, book, asOfYear}, sheet, role);
}

ColumnMap guessMap(const Vocabulary& vocabulary, std::span<const SheetPreview> sheets, int asOfYear) {
    const HeadingBook book(vocabulary);
    const Guesser guesser{vocabulary, book, asOfYear};
    ColumnMap map;
    std::vector<std::size_t> known;
    for (const SheetPreview& sheet : sheets) {
        const bool out = sheet.hidden || sheet.rows.empty();
        const Role role = sheets.size() == 1 ? Role::companies : out ? Role::ignored : roleByName(sheet.name);
        map.sheets.push_back(best(guesser, sheet, sheet.rows.empty() ? Role::ignored : role));
        known.push_back(sureColumns(map.sheets.back()));
    }
    // The sheet of companies: of those that may be one, where most is known.
    const auto choose = [&](Role role) {
        std::size_t chosen = map.sheets.size();
        for (std::size_t sheet = 0; sheet < map.sheets.size(); ++sheet) {
            const bool may =
                map.sheets[sheet].role == role && (role == Role::companies || sheets[sheet].rows.size() > 1);
            if (may && (chosen == map.sheets.size() || known[sheet] > known[chosen])) chosen = sheet;
        }
        return chosen;
    };
    std::size_t main = choose(Role::companies);
    const bool poor = main == map.sheets.size() || known[main] == 0;
    for (const Role role : {Role::projects, Role::awards, Role::expenses}) {
        if (!poor || (main != map.sheets.size() && known[main] > 0)) break;
        const std::size_t other = choose(role);
        if (other == map.sheets.size()) continue;
        SheetMap as = best(guesser, sheets[other], Role::companies);
        if (!hasCompany(as, vocabulary)) continue;
        known[other] = sureColumns(as);
        map.sheets[other] = std::move(as);
        main = other;
    }
    for (std::size_t sheet = 0; sheet < map.sheets.size(); ++sheet) {
        SheetMap& one = map.sheets[sheet];
        const bool companies = one.role == Role::companies && sheet != main;
        if (companies && (known[sheet] == 0 || one.columns != map.sheets[main].columns)) one.role = Role::ignored;
        if (one.role == Role::ignored) one.why = whyIgnored(sheets[sheet], known[sheet]);
        if (one.role == Role::ignored && sheets[sheet].hidden && known[sheet] == 0)
            one.why = whyIgnored(sheets[sheet], 1);
    }
    return map;
}

} // namespace biosubsidy::sheets

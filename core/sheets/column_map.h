// SPDX-License-Identifier: GPL-3.0-or-later
//
// What each column of a table of companies stands for. It is guessed from the
// headings, in both languages, and is a plain value: a page shows it and lets a
// person change it; the command line takes it as it is guessed.
//
// Companies stand on one sheet, a row each. Their projects, expenses and the support
// that they hold stand on sheets of their own, where a column names the company, or
// in the company's row: "项目1总投资（万元）", "project 2 total_investment".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/sheets/row.h"
#include "core/tables/item_table.h"

namespace biosubsidy::sheets {

// By what a row of projects names its company.
enum class CompanyKey : std::uint8_t { number, uscc, name };

struct MappedColumn {
    enum class Use : std::uint8_t {
        ignored,
        key,    // names the company
        itemId, // the id of the project or expense
        fact,
        award, // a field of support already held; `fact` is an AwardField
        awardId,
    };
    Use use = Use::ignored;
    CompanyKey key = CompanyKey::number; // of a key
    Entity entity = Entity::company;     // of a fact or an id
    std::size_t item = 0;                // in a company's row: which project, from 0
    std::size_t fact = 0;
    MoneyUnit unit = MoneyUnit::yuan; // of a bare number
    friend bool operator==(const MappedColumn&, const MappedColumn&) = default;

    [[nodiscard]] static MappedColumn ofKey(CompanyKey key);
    [[nodiscard]] static MappedColumn ofFact(Entity entity, std::size_t fact, MoneyUnit unit = MoneyUnit::yuan,
                                             std::size_t item = 0);
    [[nodiscard]] bool isAmount(const Vocabulary& vocabulary) const;
    // Whether both say the same thing of the same item, in whatever unit.
    [[nodiscard]] bool sameTarget(const MappedColumn& other) const;
};

// How sure it is that a column is what it is taken for. exact: its heading is a name of
// the fact. contained: it holds one, or is part of one. doubtful: something about it
// speaks against it (an unknown unit, another year, a second column of the same).
// chosen: a person said so.
enum class Sureness : std::uint8_t { none, exact, contained, doubtful, chosen };
// Where the unit of a column of amounts was said. assumed: nowhere, and yuan it is.
enum class UnitFrom : std::uint8_t { nowhere, heading, group, above, assumed, chosen };

struct ColumnSaid {
    Sureness sure = Sureness::none;
    UnitFrom unitFrom = UnitFrom::nowhere;
    std::string unitText{}; // as it stood: "单位：万元"
    int year = 0;           // that the heading names: 2025年营业收入
    bool ofUnits = false;   // each cell says the unit or the currency of its row's amounts
    Localized why{};        // of what is doubtful or, though known, not read
};

struct SheetCell {
    std::uint64_t row = 1;    // as spreadsheets count
    std::uint32_t column = 0; // from 0
    friend bool operator==(const SheetCell&, const SheetCell&) = default;
};

struct SheetMap {
    enum class Role : std::uint8_t { ignored, companies, projects, expenses, awards };
    Role role = Role::ignored;
    std::string name;
    std::uint64_t headingRow = 1;
    std::uint64_t headingEnd = 1;      // the last row of headings: headingRow, or the one below it
    std::vector<std::string> headings; // of two rows: "项目1 / 总投资"
    std::vector<MappedColumn> columns; // one for each heading
    std::vector<ColumnSaid> said{};    // likewise: how each came to be
    // Of a form, whose labels are the headings: where the value of each stands, of the first
    // company. A row of it is then a company, and its number that of the company's column.
    std::vector<SheetCell> form{};
    std::uint32_t formCompanies = 1; // in columns side by side
    Localized why{};                 // why it is ignored, or a part of it
    bool hidden = false;

    // Whether both read the same columns for the same things.
    friend bool operator==(const SheetMap& left, const SheetMap& right) {
        return left.role == right.role && left.name == right.name && left.headingRow == right.headingRow &&
               left.headingEnd == right.headingEnd && left.headings == right.headings &&
               left.columns == right.columns && left.form == right.form && left.formCompanies == right.formCompanies;
    }

    // Where a cell of a row that is read stands in the file: elsewhere in a form.
    [[nodiscard]] SheetCell inFile(std::uint64_t row, std::uint32_t column) const;
    [[nodiscard]] bool saysUnits(std::uint32_t column) const { return column < said.size() && said[column].ofUnits; }
    // A person's word on a column.
    void choose(std::uint32_t column, const MappedColumn& as);
    // Columns that are taken for something without being sure of it.
    [[nodiscard]] std::vector<std::uint32_t> undecided() const;

    // Where the columns say the same: the later ones.
    [[nodiscard]] std::vector<std::uint32_t> repeated() const;
    // Columns with a heading that are not used.
    [[nodiscard]] std::vector<std::uint32_t> unused() const;
};

struct ColumnMap {
    std::vector<SheetMap> sheets; // as in the file
    friend bool operator==(const ColumnMap&, const ColumnMap&) = default;

    [[nodiscard]] const SheetMap* companies() const;
    // What keeps it from being used; empty: nothing.
    [[nodiscard]] Localized problem(const Vocabulary& vocabulary) const;
};

// The beginning of a sheet, to guess from and to show.
struct SheetPreview {
    std::string name; // "" for a text file
    bool hidden = false;
    std::vector<Row> rows;
    std::uint64_t rowsAbout = 0;
    std::vector<MergedRange> merged{}; // as far as they are known without reading a long sheet
};
// Headings are looked for in so many rows that hold something.
inline constexpr std::size_t previewRows = 300;

// `asOfYear`: of the assessment, which says what "last year" is; 0: unknown.
[[nodiscard]] ColumnMap guessMap(const Vocabulary& vocabulary, std::span<const SheetPreview> sheets, int asOfYear = 0);
// The columns of a sheet again, for another role or another row of headings; with
// `headingEnd` below it, of two rows.
[[nodiscard]] SheetMap guessSheet(const Vocabulary& vocabulary, const SheetPreview& sheet, SheetMap::Role role,
                                  std::uint64_t headingRow, std::uint64_t headingEnd = 0, int asOfYear = 0);
// As a form, where it may be one.
[[nodiscard]] std::optional<SheetMap> guessFormSheet(const Vocabulary& vocabulary, const SheetPreview& sheet,
                                                     SheetMap::Role role, int asOfYear = 0);
// With the row or rows of headings where most is known, or as a form.
[[nodiscard]] SheetMap bestHeadings(const Vocabulary& vocabulary, const SheetPreview& sheet, SheetMap::Role role,
                                    int asOfYear = 0);
[[nodiscard]] MappedColumn guessHeading(const Vocabulary& vocabulary, SheetMap::Role role, std::string_view heading);

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/sheet_input.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/values/counted.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using Use = MappedColumn::Use;

constexpr std::size_t pieceRows = 512;

// FNV-1a: tells inputs apart that differ by accident, as it is used here.
void mix(std::uint64_t& print, std::string_view bytes) {
    constexpr std::uint64_t prime = 0x100'0000'01B3U;
    for (const char byte : bytes) print = (print ^ static_cast<unsigned char>(byte)) * prime;
    print = (print ^ 0xFFU) * prime;
}

void mix(std::uint64_t& print, const Row& row) {
    for (const Cell& cell : row.cells) {
        mix(print, std::to_string(cell.column));
        mix(print, cell.text);
    }
    mix(print, std::to_string(row.number));
}

std::size_t sheetOfCompanies(const ColumnMap& map) {
    const SheetMap* main = map.companies();
    return main == nullptr ? 0 : static_cast<std::size_t>(main - map.sheets.data());
}

} // namespace

bool isExampleMark(std::string_view companyNumber) {
    const std::string plain = plainKey(companyNumber);
    return plain == "示例" || plain == "example";
}

SheetInput::SheetInput(std::shared_ptr<const TableFile> file, ColumnMap map, std::shared_ptr<const RuleBook> rules)
    : file_(std::move(file)), map_(std::move(map)), rules_(std::move(rules)), companySheet_(sheetOfCompanies(map_)),
      maker_(rules_->vocabulary(), map_, companySheet_, file_->path(), rules_->lookup()) {}

tl::expected<std::unique_ptr<SheetInput>, Localized>
SheetInput::open(std::shared_ptr<const TableFile> file, ColumnMap map, std::shared_ptr<const RuleBook> rules) {
    if (Localized why = map.problem(rules->vocabulary()); !why.empty()) return tl::unexpected(std::move(why));
    std::unique_ptr<SheetInput> input(new SheetInput(std::move(file), std::move(map), std::move(rules)));
    if (auto begun = input->begin(); !begun) return tl::unexpected(std::move(begun.error()));
    return input;
}

tl::expected<void, Localized> SheetInput::begin() {
    for (std::size_t sheet = 0; sheet < map_.sheets.size(); ++sheet) {
        const SheetMap::Role role = map_.sheets[sheet].role;
        if (role == SheetMap::Role::companies || role == SheetMap::Role::ignored) continue;
        if (auto read = readItems(sheet); !read) return read;
    }
    auto rows = file_->rows(companySheet_);
    if (!rows) return tl::unexpected(std::move(rows.error()));
    rows_ = std::move(*rows);
    return {};
}

tl::expected<void, Localized> SheetInput::readItems(std::size_t sheet) {
    const SheetMap& map = map_.sheets[sheet];
    const auto key = std::find_if(map.columns.begin(), map.columns.end(),
                                  [](const MappedColumn& column) { return column.use == Use::key; });
    const auto keyColumn = static_cast<std::uint32_t>(key - map.columns.begin());
    auto source = file_->rows(sheet);
    if (!source) return tl::unexpected(std::move(source.error()));
    Row row;
    for (;;) {
        const auto more = (*source)->next(row);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        if (row.number <= map.headingRow) continue;
        mix(print_, row);
        const Cell* cell = row.find(keyColumn);
        const std::string_view company = cell == nullptr ? std::string_view() : cell->text;
        if (isExampleMark(company)) continue;
        if (!items_.add(sheet, map, key->key, company, row))
            return tl::unexpected(
                Localized{fmt::format("项目和支出表合计超过 {} 行；请按企业拆成几个文件", ItemStore::most),
                          fmt::format("the sheets of projects and expenses have more than {} rows; split the file by "
                                      "companies",
                                      ItemStore::most)});
    }
}

std::string_view SheetInput::keyOf(const Row& company, CompanyKey kind) const {
    const SheetMap& map = map_.sheets[companySheet_];
    const Vocabulary& vocabulary = rules_->vocabulary();
    for (const Cell& cell : company.cells) {
        if (cell.column >= map.columns.size()) continue;
        const MappedColumn& column = map.columns[cell.column];
        const bool isKey = column.use == Use::key && column.key == kind;
        const bool isFact = column.use == Use::fact && column.entity == Entity::company;
        if (isKey || (isFact && kind == CompanyKey::uscc && column.fact == vocabulary.known().uscc) ||
            (isFact && kind == CompanyKey::name && vocabulary.find(Entity::company, "name") == column.fact))
            return cell.text;
    }
    return {};
}

// A sheet of projects may name companies by one thing, a sheet of expenses by
// another.
std::vector<StoredRow> SheetInput::itemsOf(const Row& company) {
    std::vector<StoredRow> all;
    if (items_.isEmpty()) return all;
    for (const CompanyKey kind : {CompanyKey::number, CompanyKey::uscc, CompanyKey::name}) {
        const std::string_view key = keyOf(company, kind);
        if (key.empty()) continue;
        std::vector<StoredRow> some = items_.take(kind, key);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

// The next row that holds anything of a company.
tl::expected<bool, Localized> SheetInput::nextCompany() {
    const SheetMap& map = map_.sheets[companySheet_];
    for (;;) {
        auto more = rows_->next(row_);
        if (!more || !*more) return more;
        position_ = row_.number;
        if (row_.number <= map.headingRow) continue;
        mix(print_, row_);
        const bool any = std::any_of(row_.cells.begin(), row_.cells.end(), [&](const Cell& cell) {
            return cell.flaw == Flaw::unclosedQuote ||
                   (cell.column < map.columns.size() && map.columns[cell.column].use == Use::fact);
        });
        if (any && !isExampleMark(keyOf(row_, CompanyKey::number))) return true;
    }
}

tl::expected<bool, Localized> SheetInput::next(screening::Piece& piece) {
    piece.clear();
    if (ended_) return false;
    piece.firstLine = position_ + 1;
    while (piece.cases.size() + piece.problems.size() < pieceRows) {
        const auto more = nextCompany();
        if (!more) return tl::unexpected(more.error());
        if (!*more) {
            ended_ = true;
            reportLeft(piece);
            break;
        }
        auto made = maker_.make(row_, itemsOf(row_));
        if (made)
            piece.cases.push_back({row_.number, std::move(*made)});
        else
            piece.problems.push_back({row_.number, std::move(made.error())});
    }
    piece.end = mark();
    return true;
}

// Rows of projects that name a company which is not there.
void SheetInput::reportLeft(screening::Piece& piece) {
    constexpr std::size_t mostListed = 1'000;
    const std::size_t count = items_.leftCount();
    if (count == 0) return;
    screening::LineProblem problem;
    problem.line = position_;
    for (const ItemStore::Place& place : items_.left(mostListed))
        problem.diagnostics.push_back(maker_.problem(
            place.sheet, place.row, std::nullopt, "no_company",
            {"企业表里没有这一行所写的企业", "the company that this row names is not in the sheet of companies"}));
    if (count > mostListed)
        problem.diagnostics.push_back(maker_.problem(
            companySheet_, position_, std::nullopt, "no_company",
            {fmt::format("另有 {} 行项目或支出找不到企业", count - mostListed),
             counted("{} more [row|rows] of projects or expenses [has|have] no company", count - mostListed)}));
    piece.problems.push_back(std::move(problem));
}

screening::InputMark SheetInput::mark() const {
    return {position_, position_, fmt::format("{:016x}", print_)};
}

tl::expected<screening::InputMark, Localized> SheetInput::skipTo(std::uint64_t position) {
    while (position_ < position) {
        const auto more = nextCompany();
        if (!more) return tl::unexpected(more.error());
        if (!*more) {
            ended_ = true;
            break;
        }
        static_cast<void>(itemsOf(row_)); // taken by a company before
    }
    return mark();
}

std::optional<std::uint64_t> SheetInput::size() const {
    const std::uint64_t about = rows_->rowsAbout();
    return about == 0 ? std::nullopt : std::optional(about);
}

Result<Case> SheetInput::caseAt(std::uint64_t row) {
    for (;;) {
        const auto more = nextCompany();
        Localized why = more ? Localized{"表里没有这一行了", "the table no longer has this row"} : more.error();
        if (!more || !*more || row_.number > row)
            return tl::unexpected(
                Diagnostics{maker_.problem(companySheet_, row, std::nullopt, "no_row", std::move(why))});
        std::vector<StoredRow> items = itemsOf(row_);
        if (row_.number == row) return maker_.make(row_, items);
    }
}

} // namespace biosubsidy::sheets

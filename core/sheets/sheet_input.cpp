// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/sheet_input.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/sheets/print.h"
#include "core/sheets/row_kind.h"
#include "core/sheets/table_rows.h"
#include "core/values/counted.h"

namespace biosubsidy::sheets {

namespace {

using Use = MappedColumn::Use;

constexpr std::size_t pieceRows = 512;

} // namespace

SheetInput::SheetInput(std::shared_ptr<const TableFile> file, ColumnMap map, std::shared_ptr<const RuleBook> rules,
                       Corrections corrections)
    : file_(std::move(file)), map_(std::move(map)), rules_(std::move(rules)), corrections_(std::move(corrections)),
      companies_(*file_, map_, rules_->vocabulary(), corrections_, account_),
      maker_(rules_->vocabulary(), map_, file_->path(), rules_->lookup()) {
    std::vector<std::pair<std::string, std::string>> districts;
    for (const Pack& pack : rules_->packs())
        for (const std::string& district : pack.districts) districts.emplace_back(district, pack.city);
    maker_.setDistricts(std::move(districts));
    scales_.reserve(map_.sheets.size());
    for (const SheetMap& sheet : map_.sheets) scales_.emplace_back(sheet, rules_->vocabulary());
    maker_.setScale([this](std::size_t sheet, std::uint32_t column, std::string_view text) {
        const bool company = map_.sheets[sheet].role == SheetMap::Role::companies;
        return (company ? companies_.scale() : scales_[sheet]).isFarOff(column, text);
    });
}

tl::expected<std::unique_ptr<SheetInput>, Localized> SheetInput::open(std::shared_ptr<const TableFile> file,
                                                                      ColumnMap map,
                                                                      std::shared_ptr<const RuleBook> rules,
                                                                      Corrections corrections) {
    if (Localized why = map.problem(rules->vocabulary()); !why.empty()) return tl::unexpected(std::move(why));
    std::unique_ptr<SheetInput> input(
        new SheetInput(std::move(file), std::move(map), std::move(rules), std::move(corrections)));
    if (auto begun = input->begin(); !begun) return tl::unexpected(std::move(begun.error()));
    return input;
}

tl::expected<void, Localized> SheetInput::begin() {
    for (std::size_t sheet = 0; sheet < map_.sheets.size(); ++sheet) {
        const SheetMap::Role role = map_.sheets[sheet].role;
        if (role == SheetMap::Role::companies || role == SheetMap::Role::ignored) continue;
        if (auto read = readItems(sheet); !read) return read;
    }
    return companies_.begin();
}

tl::expected<void, Localized> SheetInput::readItems(std::size_t sheet) {
    const SheetMap& map = map_.sheets[sheet];
    const auto key = std::find_if(map.columns.begin(), map.columns.end(),
                                  [](const MappedColumn& column) { return column.use == Use::key; });
    const auto keyColumn = static_cast<std::uint32_t>(key - map.columns.begin());
    auto source = rowsOf(*file_, map_, sheet, corrections_);
    if (!source) return tl::unexpected(std::move(source.error()));
    bool otherTable = false;
    std::string above; // the company of the row above, whose cell may be merged over this one
    Row row;
    for (;;) {
        const auto more = (*source)->next(row);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        if (row.number <= map.headingEnd) continue;
        for (const Cell& cell : row.cells) {
            mix(print_, cell.column);
            mix(print_, cell.text);
        }
        mix(print_, row.number);
        const RowKind kind = kindOf(row, map);
        if (kind == RowKind::headings) {
            otherTable = hasOtherHeadings(row, map);
            if (otherTable)
                account_.add({NoteKind::unread, sheet, row.number, std::nullopt, "other_table", row.cells.front().text,
                              otherTableBegins()});
        }
        if (otherTable) continue;
        if (kind != RowKind::data) {
            account_.add(
                {NoteKind::skipped, sheet, row.number, std::nullopt, "row", row.cells.front().text, describe(kind)});
            continue;
        }
        account_.countRow(row.cells.size());
        scales_[sheet].note(row);
        const Cell* cell = row.find(keyColumn);
        if (cell == nullptr && !above.empty())
            account_.add(
                {NoteKind::joined,
                 sheet,
                 row.number,
                 std::nullopt,
                 "joined",
                 row.cells.front().text,
                 {"没有写企业，算作上一行那家的", "it names no company, and is taken to that of the row above"}});
        else
            above = cell == nullptr ? std::string() : cell->text;
        if (isExampleMark(above)) continue;
        if (!items_.add(sheet, map, key->key, above, row))
            return tl::unexpected(
                Localized{fmt::format("项目和支出表合计超过 {} 行；请按企业拆成几个文件", ItemStore::most),
                          fmt::format("the sheets of projects and expenses have more than {} rows; split the file by "
                                      "companies",
                                      ItemStore::most)});
    }
}

// A sheet of projects may name companies by one thing, a sheet of expenses by
// another.
std::vector<StoredRow> SheetInput::itemsOf(const Row& company) {
    std::vector<StoredRow> all;
    if (items_.isEmpty()) return all;
    for (const CompanyKey kind : {CompanyKey::number, CompanyKey::uscc, CompanyKey::name}) {
        const std::string_view key = companies_.keyOf(company, kind);
        if (key.empty()) continue;
        std::vector<StoredRow> some = items_.take(kind, key);
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

// Notes go to the account; where strict, doubts come back as what is wrong.
Diagnostics SheetInput::tellNotes(std::vector<TableNote> notes) {
    Diagnostics doubts;
    for (TableNote& note : notes) {
        if (strict_ && note.kind != NoteKind::refused)
            doubts.push_back(maker_.problem(note.sheet, note.row, note.column, note.code, note.message));
        account_.add(std::move(note));
    }
    return doubts;
}

// Whether the row's cells stand where they should.
std::optional<Localized> SheetInput::refusal(const StoredRow& stored) {
    const Row& row = stored.row;
    if (!isShifted(row, map_.sheets[stored.sheet])) return std::nullopt;
    if (!file_->isWorkbook())
        return Localized{"这一行的格数比标题多，可能有逗号没有加引号，各格错了位",
                         "the row has more cells than there are headings: a comma without quotation marks may have "
                         "shifted them"};
    company_.doubts.push_back({NoteKind::doubtful,
                               stored.sheet,
                               row.number,
                               row.cells.back().column,
                               "no_heading",
                               row.cells.back().text,
                               {"这一列没有标题，没有读取", "the column has no heading and is not read"}});
    return std::nullopt;
}

Result<Case> SheetInput::makeCompany() {
    std::vector<StoredRow> items = itemsOf(company_.own.row);
    for (const StoredRow& joined : company_.joined) {
        std::vector<StoredRow> more = itemsOf(joined.row);
        std::move(more.begin(), more.end(), std::back_inserter(items));
    }
    Diagnostics refused;
    const auto refuse = [&](const StoredRow& one, const char* code, Localized why) {
        refused.push_back(maker_.problem(one.sheet, one.row.number, std::nullopt, code, why));
        account_.add({NoteKind::refused, one.sheet, one.row.number, std::nullopt, code, {}, std::move(why)});
    };
    if (company_.nameless) refuse(company_.own, "nameless", {"这一行没有写是哪家企业", "the row names no company"});
    if (auto why = refusal(company_.own)) refuse(company_.own, "shifted", *why);
    for (const StoredRow& joined : company_.joined)
        if (auto why = refusal(joined)) refuse(joined, "shifted", *why);
    if (!refused.empty()) return tl::unexpected(std::move(refused));
    Diagnostics doubts = tellNotes(std::move(company_.doubts));
    std::vector<TableNote> notes;
    auto made = maker_.make(company_.own, items, company_.joined, &notes);
    for (Diagnostic& doubt : tellNotes(std::move(notes))) doubts.push_back(std::move(doubt));
    if (doubts.empty()) return made;
    if (!made) doubts.insert(doubts.begin(), made.error().begin(), made.error().end());
    return tl::unexpected(std::move(doubts));
}

tl::expected<bool, Localized> SheetInput::next(screening::Piece& piece) {
    piece.clear();
    if (ended_) return false;
    piece.firstLine = companies_.position() + 1;
    while (piece.cases.size() + piece.problems.size() < pieceRows) {
        const auto more = companies_.next(company_);
        if (!more) return tl::unexpected(more.error());
        if (!*more) {
            ended_ = true;
            reportLeft(piece);
            break;
        }
        auto made = makeCompany();
        if (made)
            piece.cases.push_back({company_.line, std::move(*made)});
        else
            piece.problems.push_back({company_.line, std::move(made.error())});
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
    problem.line = companies_.position();
    const Localized why{"企业表里没有这一行所写的企业",
                        "the company that this row names is not in the sheet of companies"};
    for (const ItemStore::Place& place : items_.left(mostListed)) {
        problem.diagnostics.push_back(maker_.problem(place.sheet, place.row, std::nullopt, "no_company", why));
        account_.add({NoteKind::refused, place.sheet, place.row, std::nullopt, "no_company", {}, why});
    }
    if (count > mostListed)
        problem.diagnostics.push_back(maker_.problem(
            company_.own.sheet, problem.line, std::nullopt, "no_company",
            {fmt::format("另有 {} 行项目或支出找不到企业", count - mostListed),
             counted("{} more [row|rows] of projects or expenses [has|have] no company", count - mostListed)}));
    piece.problems.push_back(std::move(problem));
}

screening::InputMark SheetInput::mark() const {
    std::uint64_t print = print_;
    mix(print, companies_.fingerprint());
    return {companies_.position(), companies_.position(), fmt::format("{:016x}", print)};
}

tl::expected<screening::InputMark, Localized> SheetInput::skipTo(std::uint64_t position) {
    while (companies_.position() < position) {
        const auto more = companies_.next(company_);
        if (!more) return tl::unexpected(more.error());
        if (!*more) {
            ended_ = true;
            break;
        }
        static_cast<void>(makeCompany()); // its items are taken, and its notes told
    }
    return mark();
}

std::optional<std::uint64_t> SheetInput::size() const {
    const std::uint64_t about = companies_.rowsAbout();
    return about == 0 ? std::nullopt : std::optional(about);
}

Result<Case> SheetInput::caseAt(std::uint64_t row) {
    for (;;) {
        const auto more = companies_.next(company_);
        Localized why = more ? Localized{"表里没有这一行了", "the table no longer has this row"} : more.error();
        const std::uint64_t line = more && *more ? company_.line : 0;
        if (!more || !*more || line > row)
            return tl::unexpected(
                Diagnostics{maker_.problem(company_.own.sheet, row, std::nullopt, "no_row", std::move(why))});
        Result<Case> made = makeCompany();
        if (line == row) return made;
    }
}

tl::expected<TableAccount, Localized> lookThrough(SheetInput& input, const std::function<bool()>& wantsStop) {
    screening::Piece piece;
    for (;;) {
        if (wantsStop && wantsStop()) break;
        const auto more = input.next(piece);
        if (!more) return tl::unexpected(more.error());
        if (!*more) break;
    }
    return input.account();
}

} // namespace biosubsidy::sheets

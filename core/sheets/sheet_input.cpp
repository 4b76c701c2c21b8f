// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/sheet_input.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/sheets/row_kind.h"
#include "core/sheets/uscc_cell.h"
#include "core/tables/placeholders.h"
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
      maker_(rules_->vocabulary(), map_, companySheet_, file_->path(), rules_->lookup()) {
    std::vector<std::pair<std::string, std::string>> districts;
    for (const Pack& pack : rules_->packs())
        for (const std::string& district : pack.districts) districts.emplace_back(district, pack.city);
    maker_.setDistricts(std::move(districts));
    for (const MappedColumn& column : map_.sheets.at(companySheet_).columns)
        named_ = named_ || (column.use == Use::fact && column.entity == Entity::company &&
                            (column.fact == rules_->vocabulary().known().uscc ||
                             rules_->vocabulary().find(Entity::company, "name") == column.fact));
}

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
    return openCompanies();
}

tl::expected<void, Localized> SheetInput::openCompanies() {
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
        if (row.number <= map.headingEnd) continue;
        mix(print_, row);
        if (const RowKind kind = kindOf(row, map); kind != RowKind::data) {
            account_.add(
                {NoteKind::skipped, sheet, row.number, std::nullopt, "row", row.cells.front().text, describe(kind)});
            continue;
        }
        account_.countRow(row.cells.size());
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
    const SheetMap& map = map_.sheets[companySheet_]; // of all sheets of companies alike
    const Vocabulary& vocabulary = rules_->vocabulary();
    for (const Cell& cell : company.cells) {
        if (cell.column >= map.columns.size()) continue;
        const MappedColumn& column = map.columns[cell.column];
        const bool isKey = column.use == Use::key && column.key == kind;
        const bool isFact = column.use == Use::fact && column.entity == Entity::company;
        if (isKey || (isFact && kind == CompanyKey::uscc && column.fact == vocabulary.known().uscc) ||
            (isFact && kind == CompanyKey::name && column.fact == vocabulary.known().companyName))
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

void SheetInput::skip(const Row& row, std::string code, Localized why) {
    account_.add({NoteKind::skipped, companySheet_, row.number, std::nullopt, std::move(code),
                  row.cells.empty() ? std::string() : row.cells.front().text, std::move(why)});
}

// The next row of a sheet of companies that is no total, note or example.
tl::expected<bool, Localized> SheetInput::nextRow(Row& row) {
    for (;;) {
        auto more = rows_->next(row);
        if (!more) return more;
        if (!*more) {
            std::size_t next = companySheet_ + 1;
            while (next < map_.sheets.size() && map_.sheets[next].role != SheetMap::Role::companies) ++next;
            if (next == map_.sheets.size()) return false;
            base_ += lastRow_;
            companySheet_ = next;
            if (auto opened = openCompanies(); !opened) return tl::unexpected(std::move(opened.error()));
            continue;
        }
        lastRow_ = row.number;
        const SheetMap& map = map_.sheets[companySheet_];
        if (row.number <= map.headingEnd) continue;
        mix(print_, row);
        const RowKind kind = kindOf(row, map);
        if (kind != RowKind::data)
            skip(row, kind == RowKind::total ? "total_row" : "row", describe(kind));
        else if (!isExampleMark(keyOf(row, CompanyKey::number)))
            return true;
    }
}

SheetInput::Identity SheetInput::identityOf(const Row& row) const {
    const SheetMap& map = map_.sheets[companySheet_];
    const Vocabulary& vocabulary = rules_->vocabulary();
    const auto name = vocabulary.find(Entity::company, "name");
    Identity identity;
    for (const Cell& cell : row.cells) {
        if (cell.column >= map.columns.size() || cell.text.empty()) continue;
        const MappedColumn& column = map.columns[cell.column];
        if (column.use == Use::key && column.key == CompanyKey::number)
            identity.numbered = plainHeading(map.headings[cell.column]) != "序号";
        if (column.use != Use::fact || column.entity != Entity::company) continue;
        if (isPlaceholder(cell.text)) continue;
        if (column.fact == vocabulary.known().uscc) identity.uscc = plainUscc(cell.text);
        if (name == column.fact) identity.name = plainKey(cell.text);
        if (column.fact == vocabulary.known().companyCity || column.fact == vocabulary.known().companyDistrict)
            identity.place += plainKey(cell.text);
    }
    return identity;
}

// How a row stands to the company before it.
SheetInput::Standing SheetInput::standingOf(const Row& row, const Identity& identity) const {
    if (!named_) return Standing::own;
    if (identity.uscc.empty() && identity.name.empty()) {
        if (identity.numbered) return Standing::own;
        const SheetMap& map = map_.sheets[companySheet_];
        for (const Cell& cell : row.cells) {
            if (cell.column >= map.columns.size()) continue;
            const MappedColumn& column = map.columns[cell.column];
            if (column.use != Use::fact || column.entity != Entity::company || isPlaceholder(cell.text)) continue;
            const Cell* above = row_.find(cell.column);
            if (above == nullptr || above->text != cell.text) return Standing::nameless;
        }
        return Standing::joined;
    }
    if (!identity.uscc.empty() && !identity_.uscc.empty()) {
        const bool name = identity.name == identity_.name || identity.name.empty() || identity_.name.empty();
        return identity.uscc == identity_.uscc && name ? Standing::same : Standing::own;
    }
    if (identity.name.empty() || identity.name != identity_.name) return Standing::own;
    const bool place = identity.place == identity_.place || identity.place.empty() || identity_.place.empty();
    return place ? Standing::same : Standing::own;
}

std::uint64_t SheetInput::printOf(const Row& row) const {
    const SheetMap& map = map_.sheets[companySheet_];
    std::uint64_t print = 0;
    for (const Cell& cell : row.cells) {
        if (cell.column >= map.columns.size()) continue;
        const MappedColumn& column = map.columns[cell.column];
        if (column.use == Use::ignored || column.use == Use::key) continue;
        mix(print, std::to_string(cell.column));
        mix(print, plainKey(cell.text));
    }
    return print;
}

// The row where the company stood before, apart from here; `alike`: that row says the same.
std::optional<std::uint64_t> SheetInput::seenBefore(const Row& row, const Identity& identity, bool& alike) {
    const auto print = [](std::string_view kind, std::string_view text) {
        std::uint64_t made = 0;
        mix(made, kind);
        mix(made, text);
        return made;
    };
    std::optional<std::uint64_t> found;
    const std::uint64_t own = printOf(row);
    const std::uint64_t code = identity.uscc.empty() ? 0 : print("code", identity.uscc);
    const std::uint64_t name = identity.name.empty() ? 0 : print("name", identity.name);
    const Seen here{base_ + row.number, own, code, name};
    const auto look = [&](std::uint64_t key, bool byName) {
        const auto [at, added] = seen_.emplace(key, here);
        if (added || found) return;
        if (byName && code != 0 && at->second.uscc != 0 && code != at->second.uscc) {
            account_.add({NoteKind::doubtful,
                          companySheet_,
                          row.number,
                          std::nullopt,
                          "same_name",
                          row.cells.front().text,
                          {fmt::format("和第 {} 行名称、地点相同而信用代码不同，按两家企业计算", at->second.row),
                           fmt::format("name and place are those of row {}, but not the code; taken as two companies",
                                       at->second.row)}});
            return;
        }
        if (!byName && name != 0 && at->second.name != 0 && name != at->second.name) {
            account_.add({NoteKind::doubtful,
                          companySheet_,
                          row.number,
                          std::nullopt,
                          "same_code",
                          row.cells.front().text,
                          {fmt::format("信用代码和第 {} 行相同而名称不同，按两家企业计算", at->second.row),
                           fmt::format("the credit code is that of row {}, but not the name; taken as two companies",
                                       at->second.row)}});
            return;
        }
        found = at->second.row;
        alike = at->second.print == own;
    };
    if (code != 0) look(code, false);
    if (!identity.name.empty()) look(print("name", identity.name + "|" + identity.place), true);
    return found;
}

// The next company: its row, and the rows that are joined to it.
tl::expected<bool, Localized> SheetInput::nextCompany() {
    joined_.clear();
    refused_ = {};
    for (;;) {
        if (ahead_) {
            row_ = std::move(*ahead_);
            ahead_.reset();
        } else {
            row_.cells.clear();
            const auto more = nextRow(row_);
            if (!more || !*more) return more;
        }
        sheetOfCompany_ = companySheet_;
        baseOfCompany_ = base_;
        identity_ = identityOf(row_);
        position_ = base_ + row_.number;
        if (named_ && identity_.uscc.empty() && identity_.name.empty() && !identity_.numbered) {
            refused_ = {"这一行没有写是哪家企业", "the row names no company"};
            return true;
        }
        bool alike = false;
        const auto before = named_ ? seenBefore(row_, identity_, alike) : std::nullopt;
        if (before && alike) {
            skip(row_, "same_row",
                 {fmt::format("和第 {} 行完全相同，跳过", *before),
                  fmt::format("just as row {}; passed over", *before)});
            continue;
        }
        if (before)
            refused_ = {
                fmt::format("和第 {} 行是同一家企业而内容不同；请把它的各行放在一起，或只留一行", *before),
                fmt::format("the same company as in row {}, saying something else; put its rows together, or keep one",
                            *before)};
        break;
    }
    const std::size_t sheet = companySheet_;
    for (;;) {
        Row next;
        const auto more = nextRow(next);
        if (!more) return more;
        if (!*more) return true;
        const Identity identity = identityOf(next);
        const Standing standing = companySheet_ == sheet ? standingOf(next, identity) : Standing::own;
        if (standing == Standing::own || standing == Standing::nameless) {
            ahead_ = std::move(next);
            return true;
        }
        position_ = base_ + next.number;
        if (standing == Standing::same && printOf(next) == printOf(row_)) {
            skip(next, "same_row",
                 {fmt::format("和第 {} 行完全相同，跳过", row_.number),
                  fmt::format("just as row {}; passed over", row_.number)});
            continue;
        }
        account_.add({NoteKind::joined,
                      companySheet_,
                      next.number,
                      std::nullopt,
                      "joined",
                      next.cells.empty() ? std::string() : next.cells.front().text,
                      {fmt::format("并入第 {} 行的企业", row_.number),
                       fmt::format("taken to the company of row {}", row_.number)}});
        joined_.push_back(std::move(next));
    }
}

// The sheet of the company; the row ahead may be of the next one.
Result<Case> SheetInput::makeCompany() {
    const std::size_t sheet = sheetOfCompany_;
    const auto refuse = [&](const Localized& why, const char* code) {
        return tl::unexpected(Diagnostics{maker_.problem(sheet, row_.number, std::nullopt, code, why)});
    };
    std::vector<StoredRow> items = itemsOf(row_);
    for (const Row& row : joined_) {
        std::vector<StoredRow> more = itemsOf(row);
        std::move(more.begin(), more.end(), std::back_inserter(items));
    }
    account_.countRow(row_.cells.size());
    for (const Row& row : joined_) account_.countRow(row.cells.size());
    if (!refused_.empty()) return refuse(refused_, "repeated_company");
    for (const Row* row : [&] {
             std::vector<const Row*> rows{&row_};
             for (const Row& one : joined_) rows.push_back(&one);
             return rows;
         }()) {
        if (!isShifted(*row, map_.sheets[sheet])) continue;
        if (!file_->isWorkbook())
            return refuse({"这一行的格数比标题多，可能有逗号没有加引号，各格错了位",
                           "the row has more cells than there are headings: a comma without quotation marks may have "
                           "shifted them"},
                          "shifted");
        account_.add({NoteKind::doubtful,
                      sheet,
                      row->number,
                      row->cells.back().column,
                      "no_heading",
                      row->cells.back().text,
                      {"这一列没有标题，没有读取", "the column has no heading and is not read"}});
    }
    std::vector<TableNote> notes;
    auto made = maker_.make(row_, items, joined_, &notes, sheet);
    Diagnostics doubts;
    for (TableNote& note : notes) {
        if (strict_) doubts.push_back(maker_.problem(note.sheet, note.row, note.column, note.code, note.message));
        account_.add(std::move(note));
    }
    if (!strict_ || doubts.empty()) return made;
    if (!made) doubts.insert(doubts.begin(), made.error().begin(), made.error().end());
    return tl::unexpected(std::move(doubts));
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
        const std::uint64_t line = (baseOfCompany_ + row_.number);
        auto made = makeCompany();
        if (made)
            piece.cases.push_back({line, std::move(*made)});
        else
            piece.problems.push_back({line, std::move(made.error())});
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
        static_cast<void>(makeCompany()); // its items are taken, and its notes told
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
        const std::uint64_t line = more && *more ? (baseOfCompany_ + row_.number) : 0;
        if (!more || !*more || line > row)
            return tl::unexpected(
                Diagnostics{maker_.problem(sheetOfCompany_, row, std::nullopt, "no_row", std::move(why))});
        Result<Case> made = makeCompany();
        if (line == row) return made;
    }
}

} // namespace biosubsidy::sheets

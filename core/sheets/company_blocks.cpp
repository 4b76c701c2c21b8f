// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/company_blocks.h"

#include <utility>

#include <fmt/format.h>

#include "core/sheets/item_store.h"
#include "core/sheets/print.h"
#include "core/sheets/row_bytes.h"
#include "core/sheets/uscc_cell.h"
#include "core/tables/placeholders.h"

namespace biosubsidy::sheets {

namespace {

using Use = MappedColumn::Use;
using Mark = CompanyBlocks::Found::Mark;
enum Said : std::size_t { number, code, name, city, district };

// Never nought, which is "none".
std::uint64_t printed(std::string_view plain) {
    std::uint64_t print = 0;
    if (!plain.empty()) mix(print, plain);
    return print;
}

bool agree(std::uint64_t left, std::uint64_t right) {
    return left == 0 || right == 0 || left == right;
}

Localized twoCompanies(const char* zh, const char* en, std::uint64_t line) {
    return {fmt::format(fmt::runtime(zh), line), fmt::format(fmt::runtime(en), line)};
}

} // namespace

CompanyBlocks::CompanyBlocks(const SheetMap& companies, const Vocabulary& vocabulary) : map_(companies) {
    const Vocabulary::Known& known = vocabulary.known();
    for (std::uint32_t at = 0; at < map_.columns.size(); ++at) {
        const MappedColumn& column = map_.columns[at];
        if (column.use == Use::key && column.key == CompanyKey::number) {
            columns_[number] = at;
            counts_ = plainHeading(map_.headings[at]) == "序号";
        }
        if (column.use != Use::fact || column.entity != Entity::company) continue;
        if (column.fact == known.uscc) columns_[code] = at;
        if (column.fact == known.companyName) columns_[name] = at;
        if (column.fact == known.companyCity) columns_[city] = at;
        if (column.fact == known.companyDistrict) columns_[district] = at;
    }
}

std::string_view CompanyBlocks::keyOf(const Row& row, CompanyKey kind) const {
    constexpr std::size_t places[] = {number, code, name};
    const std::uint32_t column = columns_[places[static_cast<std::size_t>(kind)]];
    const Cell* cell = column == none ? nullptr : row.find(column);
    return cell == nullptr ? std::string_view() : std::string_view(cell->text);
}

CompanyBlocks::Identity CompanyBlocks::identityOf(const Row& row) const {
    const auto textOf = [&](Said which) {
        const Cell* cell = columns_[which] == none ? nullptr : row.find(columns_[which]);
        return cell == nullptr || isPlaceholder(cell->text) ? std::string_view() : std::string_view(cell->text);
    };
    Identity identity;
    identity.code = printed(plainUscc(textOf(code)));
    identity.name = printed(plainKey(textOf(name)));
    identity.place = printed(plainKey(textOf(city)) + plainKey(textOf(district)));
    identity.numbered = !counts_ && !textOf(number).empty();
    return identity;
}

// Of what is read, but for how it names its company; blanks do not count.
std::uint64_t CompanyBlocks::printOf(const Row& row) const {
    std::uint64_t print = 0;
    for (const Cell& cell : row.cells) {
        if (cell.column >= map_.columns.size()) continue;
        const MappedColumn& column = map_.columns[cell.column];
        if (column.use == Use::ignored || column.use == Use::key) continue;
        mix(print, cell.column);
        mixWithoutBlanks(print, cell.text);
    }
    return print;
}

bool CompanyBlocks::isOfCompany(const Cell& cell) const {
    if (cell.column >= map_.columns.size()) return false;
    const MappedColumn& column = map_.columns[cell.column];
    return column.use == Use::fact && column.entity == Entity::company;
}

// Whether the row is of the company of the rows above it.
bool CompanyBlocks::belongs(const Row& row, std::size_t sheet, const Identity& identity) const {
    if (first_.bytes.empty() || sheet != first_.sheet) return false;
    if (!identity.says()) {
        if (identity.numbered) return false;
        std::size_t at = 0;
        Row above;
        takeRow(first_.bytes, at, above);
        for (const Cell& cell : row.cells) {
            if (!isOfCompany(cell) || isPlaceholder(cell.text)) continue;
            const Cell* before = above.find(cell.column);
            if (before == nullptr || before->text != cell.text) return false;
        }
        return true;
    }
    const Identity& first = first_.identity;
    if (identity.code != 0 && first.code != 0) return identity.code == first.code && agree(identity.name, first.name);
    return identity.name != 0 && identity.name == first.name && agree(identity.place, first.place);
}

// The company that came before; none: none did, and what it resembles is a doubt.
std::uint32_t CompanyBlocks::blockOf(const Identity& identity, Found& found) const {
    const auto resembles = [&found](const char* doubt, Localized why) {
        if (!found.doubt.empty()) return;
        found.doubt = doubt;
        found.why = std::move(why);
    };
    if (const auto at = byCode_.find(identity.code); identity.code != 0 && at != byCode_.end()) {
        const Block& block = blocks_[at->second];
        if (agree(identity.name, block.identity.name)) return at->second;
        resembles("same_code",
                  twoCompanies("信用代码和第 {} 行相同而名称不同，按两家企业计算",
                               "the credit code is that of row {}, but not the name; taken as two companies",
                               block.line));
    }
    constexpr int mostLookedAt = 64;
    const auto named = byName_.find(identity.name);
    std::uint32_t at = identity.name == 0 || named == byName_.end() ? none : named->second;
    for (int looked = 0; at != none && looked < mostLookedAt; at = blocks_[at].before, ++looked) {
        const Block& block = blocks_[at];
        const bool place = agree(identity.place, block.identity.place);
        const bool sameCode = agree(identity.code, block.identity.code);
        if (place && sameCode) {
            found.doubt.clear();
            found.why = {};
            return at;
        }
        if (place)
            resembles("same_name",
                      twoCompanies("和第 {} 行名称、地点相同而信用代码不同，按两家企业计算",
                                   "name and place are those of row {}, but not the code; taken as two companies",
                                   block.line));
        else if (identity.code == 0 || block.identity.code == 0)
            resembles("same_name_elsewhere",
                      twoCompanies("和第 {} 行名称相同而地点不同，按两家企业计算",
                                   "the name is that of row {}, but not the place; taken as two companies",
                                   block.line));
    }
    return none;
}

void CompanyBlocks::join(std::uint32_t block, const Identity& identity) {
    Identity& known = blocks_[block].identity;
    if (known.place == 0) known.place = identity.place;
    if (known.code != 0 || identity.code == 0) return;
    known.code = identity.code;
    byCode_.try_emplace(identity.code, block);
}

void CompanyBlocks::remember(const Identity& identity, std::uint64_t line, std::uint64_t print) {
    const auto index = static_cast<std::uint32_t>(blocks_.size());
    Block block{identity, line, print, none};
    if (identity.code != 0) byCode_.try_emplace(identity.code, index);
    if (identity.name != 0) {
        const auto [found, added] = byName_.try_emplace(identity.name, index);
        if (!added) block.before = std::exchange(found->second, index);
    }
    blocks_.push_back(block);
}

CompanyBlocks::Found CompanyBlocks::find(const Row& row, std::size_t sheet, std::uint64_t line, bool remembers) {
    Found found{Mark::company, count_, line};
    if (columns_[code] == none && columns_[name] == none) {
        ++count_;
        return found; // nothing tells companies apart
    }
    const Identity identity = identityOf(row);
    const std::uint64_t print = printOf(row);
    if (belongs(row, sheet, identity)) {
        found.block = first_.found.block;
        found.line = first_.found.line;
        found.mark = identity.says() && print == first_.print ? Mark::same : first_.apart ? Mark::apart : Mark::joined;
        return found;
    }
    first_.bytes.clear();
    putRow(first_.bytes, row, [this](const Cell& cell) { return isOfCompany(cell); });
    first_.identity = identity;
    first_.print = print;
    first_.sheet = sheet;
    const std::uint32_t before = remembers ? blockOf(identity, found) : none;
    first_.apart = before != none;
    if (first_.apart) {
        found.block = before;
        found.line = blocks_[before].line;
        found.mark = blocks_[before].print == print ? Mark::same : Mark::apart;
        join(before, identity);
    } else {
        ++count_;
        if (remembers) remember(identity, line, print);
        if (!identity.says() && !identity.numbered) found.mark = Mark::nameless;
    }
    first_.found = found;
    return found;
}

} // namespace biosubsidy::sheets

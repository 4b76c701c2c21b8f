// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/company_rows.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/facts/fact_limits.h"
#include "core/sheets/print.h"
#include "core/sheets/row_bytes.h"
#include "core/sheets/row_kind.h"
#include "core/sheets/table_rows.h"
#include "core/tables/unit_line.h"

namespace biosubsidy::sheets {

namespace {

using Use = MappedColumn::Use;

std::size_t firstSheet(const ColumnMap& map) {
    const SheetMap* main = map.companies();
    return main == nullptr ? 0 : static_cast<std::size_t>(main - map.sheets.data());
}

} // namespace

bool isExampleMark(std::string_view companyNumber) {
    const std::string plain = plainKey(companyNumber);
    return plain == "示例" || plain == "example";
}

CompanyRows::CompanyRows(const TableFile& file, const ColumnMap& map, const Vocabulary& vocabulary,
                         const Corrections& corrections, TableAccount& account)
    : file_(file), map_(map), vocabulary_(vocabulary), corrections_(corrections), account_(account),
      sheet_(firstSheet(map)), scale_(map.sheets.at(sheet_), vocabulary), blocks_(map.sheets.at(sheet_), vocabulary) {}

tl::expected<void, Localized> CompanyRows::openSheet() {
    auto rows = rowsOf(file_, map_, sheet_, corrections_);
    if (!rows) return tl::unexpected(std::move(rows.error()));
    source_ = std::move(*rows);
    return {};
}

std::uint64_t CompanyRows::rowsAbout() const {
    return whole_ ? base_ + last_ : source_->rowsAbout();
}

tl::expected<void, Localized> CompanyRows::begin() {
    if (auto opened = openSheet(); !opened) return opened;
    whole_ = file_.isWorkbook() || source_->rowsAbout() <= mostKept;
    if (whole_) return keepAll();
    account_.add({NoteKind::doubtful,
                  sheet_,
                  map_.sheets[sheet_].headingEnd,
                  std::nullopt,
                  "too_long_to_join",
                  {},
                  {fmt::format("超过 {} 行：同一企业只在相邻的行里合并，隔开的按几家计算", mostKept),
                   fmt::format("more than {} rows: the same company is joined in rows that stand together, and taken "
                               "as several where they stand apart",
                               mostKept)}});
    return {};
}

tl::expected<void, Localized> CompanyRows::keepAll() {
    Row row;
    for (;;) {
        const auto more = fromFile(row);
        if (!more) return tl::unexpected(more.error());
        if (!*more) return {};
        const auto found = placed(row);
        if (!found) continue;
        if (found->mark == Mark::company) begun_.push_back(row.number);
        const auto place = store_.begin(static_cast<char>(found->mark));
        if (!place) return tl::unexpected(place.error());
        if (starts_.empty() || starts_.back().sheet != sheet_) starts_.push_back({*place, sheet_, base_});
        // What stands without a heading may be a row that was shifted.
        const SheetMap& map = map_.sheets[sheet_];
        putRow(store_.bytes(), row, [&map](const Cell& cell) {
            return cell.column >= map.columns.size() || map.columns[cell.column].use != Use::ignored ||
                   map.headings[cell.column].empty() || map.saysUnits(cell.column) || cell.flaw == Flaw::unclosedQuote;
        });
        if (found->mark != Mark::apart) continue;
        std::vector<KeptRow>& rows = apart_[found->block];
        if (rows.size() <= mostItems) rows.push_back({sheet_, *place});
    }
}

TableNote CompanyRows::noteOf(NoteKind kind, const Row& row, std::string code, Localized message) const {
    return {kind,
            sheet_,
            row.number,
            std::nullopt,
            std::move(code),
            row.cells.empty() ? std::string() : row.cells.front().text,
            std::move(message)};
}

// The next row of the sheets of companies that is no total, note or example.
tl::expected<bool, Localized> CompanyRows::fromFile(Row& row) {
    for (;;) {
        auto more = source_->next(row);
        if (!more) return more;
        if (!*more) {
            lookAtMerged();
            std::size_t next = sheet_ + 1;
            while (next < map_.sheets.size() && map_.sheets[next].role != SheetMap::Role::companies) ++next;
            if (next == map_.sheets.size()) return false;
            base_ += std::exchange(last_, 0);
            otherTable_ = false;
            sheet_ = next;
            if (auto opened = openSheet(); !opened) return tl::unexpected(std::move(opened.error()));
            continue;
        }
        last_ = row.number;
        const SheetMap& map = map_.sheets[sheet_];
        if (row.number <= map.headingEnd && map.form.empty()) continue;
        for (const Cell& cell : row.cells) {
            mix(print_, cell.column);
            mix(print_, cell.text);
        }
        mix(print_, row.number);
        const RowKind kind = kindOf(row, map);
        if (kind == RowKind::headings || otherTable_) {
            if (isOfOtherTable(row, kind)) continue;
        }
        if (kind != RowKind::data) {
            if (kind == RowKind::note || kind == RowKind::section) lookAtUnit(row);
            account_.add(noteOf(NoteKind::skipped, row, kind == RowKind::total ? "total_row" : "row", describe(kind)));
        } else if (!isExampleMark(keyOf(row, CompanyKey::number))) {
            account_.countRow(row.cells.size());
            scale_.note(row);
            if (isNameAlone(row, map, vocabulary_.known().companyName))
                account_.add(noteOf(NoteKind::doubtful, row, "name_alone", describeNameAlone()));
            return true;
        }
    }
}

// Rows below the headings of another table are not read, up to those of this one.
bool CompanyRows::isOfOtherTable(const Row& row, RowKind kind) {
    if (kind != RowKind::headings) return otherTable_;
    otherTable_ = hasOtherHeadings(row, map_.sheets[sheet_]);
    if (otherTable_) account_.add(noteOf(NoteKind::unread, row, "other_table", otherTableBegins()));
    return otherTable_;
}

// A note far below may speak of a unit where yuan was assumed, or of another than the headings.
void CompanyRows::lookAtUnit(const Row& row) {
    const std::vector<ColumnSaid>& said = map_.sheets[sheet_].said;
    const bool assumed =
        std::any_of(said.begin(), said.end(), [](const ColumnSaid& one) { return one.unitFrom == UnitFrom::assumed; });
    const Localized why =
        assumed ? Localized{"注里提到金额单位，而没有写单位的列已按元读取；请在标题里写明单位后重新测算",
                            "the note speaks of a unit, and columns without one were read as yuan; write the unit into "
                            "their headings and screen again"}
                : Localized{"这一行写的单位和标题里的不同；它下面的金额仍按标题里的单位读取，请核对",
                            "the unit here is not that of the headings; the amounts below are read in that of the "
                            "headings: please look"};
    const auto isDoubtful = [&](const Cell& cell) {
        const UnitSaid unit = unitOfLine(cell.text);
        if (!assumed) return isOtherThanOfAll(unit);
        return unit.kind == UnitSaid::Kind::foreign ||
               (unit.kind == UnitSaid::Kind::money && unit.unit != MoneyUnit::yuan) || !unitSpokenOf(cell.text).empty();
    };
    for (const Cell& cell : row.cells) {
        if (!isDoubtful(cell)) continue;
        TableNote note = noteOf(NoteKind::doubtful, row, "unit_in_note", why);
        note.text = cell.text;
        return account_.add(std::move(note));
    }
}

// A cell that is merged over several companies counts for the first of them.
void CompanyRows::lookAtMerged() {
    const SheetMap& map = map_.sheets[sheet_];
    for (const MergedRange& range : map.form.empty() ? source_->merged() : std::vector<MergedRange>()) {
        if (range.firstRow <= map.headingEnd || range.firstColumn >= map.columns.size() ||
            map.columns[range.firstColumn].use == Use::ignored)
            continue;
        const auto other = std::upper_bound(begun_.begin(), begun_.end(), range.firstRow);
        if (other == begun_.end() || *other > range.lastRow) continue;
        TableNote note{NoteKind::unread, sheet_, range.firstRow, range.firstColumn, "merged_cell", {}, {}};
        note.message = {
            fmt::format("这一格合并到第 {} 行，跨几家企业；只算作第一家的，其余按未知处理，请逐家填写", range.lastRow),
            fmt::format("a cell merged down to row {}, over several companies: it counts for the first, and "
                        "is unknown for the others; write it for each",
                        range.lastRow)};
        account_.add(std::move(note));
    }
    begun_.clear();
}

// A unit that none of the columns of amounts has.
bool CompanyRows::isOtherThanOfAll(const UnitSaid& unit) const {
    if (unit.kind == UnitSaid::Kind::foreign) return true;
    const SheetMap& map = map_.sheets[sheet_];
    bool any = false;
    for (const MappedColumn& column : map.columns) {
        if (!column.isAmount(vocabulary_)) continue;
        if (column.unit == unit.unit) return false;
        any = true;
    }
    return any && unit.kind == UnitSaid::Kind::money;
}

// What the row is to those before it, which the account is told; none: it says nothing new.
std::optional<CompanyBlocks::Found> CompanyRows::placed(const Row& row) {
    CompanyBlocks::Found found = blocks_.find(row, sheet_, base_ + row.number, whole_);
    switch (found.mark) {
    case Mark::same:
        account_.add(noteOf(NoteKind::skipped, row, "same_row",
                            {fmt::format("和第 {} 行完全相同，跳过", found.line),
                             fmt::format("just as row {}; passed over", found.line)}));
        return std::nullopt;
    case Mark::joined:
    case Mark::apart:
        account_.add(noteOf(NoteKind::joined, row, "joined",
                            {fmt::format("并入第 {} 行的企业", found.line),
                             fmt::format("taken to the company of row {}", found.line)}));
        break;
    case Mark::company:
    case Mark::nameless:
        if (!found.doubt.empty())
            doubts_[found.block].push_back(noteOf(NoteKind::doubtful, row, found.doubt, std::move(found.why)));
        break;
    }
    return found;
}

tl::expected<bool, Localized> CompanyRows::pull(Pulled& pulled) {
    if (whole_) return pullKept(pulled);
    for (;;) {
        auto more = fromFile(pulled.row);
        if (!more || !*more) return more;
        const auto found = placed(pulled.row);
        if (!found) continue;
        pulled.mark = found->mark;
        pulled.sheet = sheet_;
        pulled.base = base_;
        return true;
    }
}

tl::expected<bool, Localized> CompanyRows::pullKept(Pulled& pulled) {
    while (store_.isRow(at_)) {
        while (start_ + 1 < starts_.size() && starts_[start_ + 1].place == at_) ++start_;
        const auto mark = store_.read(at_, pulled.row);
        if (!mark) return tl::unexpected(mark.error());
        pulled.mark = static_cast<Mark>(*mark);
        if (pulled.mark == Mark::apart) continue; // with its company
        pulled.sheet = starts_[start_].sheet;
        pulled.base = starts_[start_].base;
        return true;
    }
    return false;
}

tl::expected<bool, Localized> CompanyRows::next(Company& company) {
    company.joined.clear();
    company.doubts.clear();
    if (!isAhead_) {
        auto more = pull(ahead_);
        if (!more || !*more) return more;
    }
    isAhead_ = false;
    std::swap(company.own.row, ahead_.row);
    company.own.sheet = ahead_.sheet;
    company.line = ahead_.base + company.own.row.number;
    company.nameless = ahead_.mark == Mark::nameless;
    position_ = company.line;
    for (;;) {
        auto more = pull(ahead_);
        if (!more) return more;
        isAhead_ = *more && ahead_.mark != Mark::joined;
        if (!*more || isAhead_) break;
        position_ = ahead_.base + ahead_.row.number;
        if (company.joined.size() <= mostItems) company.joined.push_back({ahead_.sheet, ahead_.row});
    }
    if (const auto apart = apart_.find(block_); apart != apart_.end()) {
        for (KeptRow& one : apart->second) {
            company.joined.push_back({one.sheet, {}});
            if (const auto read = store_.read(one.place, company.joined.back().row); !read)
                return tl::unexpected(read.error());
        }
    }
    if (const auto doubts = doubts_.find(block_); doubts != doubts_.end()) company.doubts = doubts->second;
    ++block_;
    return true;
}

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/case_maker.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/facts/fact_limits.h"
#include "core/facts/item_id.h"
#include "core/sheets/case_work.h"
#include "core/sheets/uscc_cell.h"
#include "core/tables/typed_value.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

using Use = MappedColumn::Use;

CaseMaker::CaseMaker(const Vocabulary& vocabulary, const ColumnMap& map, std::string source, MeasureLookup measures)
    : vocabulary_(vocabulary), map_(map), source_(std::move(source)), measures_(std::move(measures)),
      unitColumns_(map.sheets.size()) {
    for (std::size_t sheet = 0; sheet < map.sheets.size(); ++sheet)
        for (std::uint32_t column = 0; column < map.sheets[sheet].said.size(); ++column)
            if (map.sheets[sheet].said[column].ofUnits) unitColumns_[sheet].push_back(column);
}

Diagnostic CaseMaker::problem(std::size_t sheet, std::uint64_t row, std::optional<std::uint32_t> column,
                              std::string code, Localized message) const {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.source = source_;
    diagnostic.place.line = row;
    diagnostic.place.column = column ? *column + 1 : 0;
    const Localized where = placeOf(map_, sheet, row, column);
    diagnostic.message = {where.zh + message.zh, where.en + message.en};
    return diagnostic;
}

Item& CaseMaker::itemOf(Work& work, Entity entity, std::size_t index, const Vocabulary& vocabulary) {
    std::vector<Item>& items = entity == Entity::project ? work.subject.projects : work.subject.expenses;
    while (items.size() <= index) items.push_back(Case::emptyItem(vocabulary, entity, {}));
    return items[index];
}

namespace {

// An absent value is taken for something: one that is there and unread is not absent.
bool hasDefault(const Fact& fact) {
    return fact.defaultChoice.has_value() || fact.defaultFrom != DefaultFrom::nothing;
}

// A number whose format says that it is something else: a percentage, a day.
std::optional<Localized> otherKind(const Fact& fact, const Cell& cell) {
    const bool number = fact.type == FactType::money || fact.type == FactType::count || fact.type == FactType::year;
    if (!number) return std::nullopt;
    if (cell.kind == Kind::percent)
        return Localized{"单元格的格式是百分比，不是所要的数",
                         "the cell's format is a percentage, not what is asked for"};
    if (cell.kind == Kind::date)
        return Localized{"单元格的格式是日期或时间，不是所要的数",
                         "the cell's format is a day or a time, not what is asked for"};
    const bool foreign = cell.kind == Kind::currency && cell.currency() != "CNY" && !cell.currency().empty();
    if (foreign || (cell.kind == Kind::currency && fact.type != FactType::money))
        return Localized{"单元格的格式是外币或金额；请按汇率折成人民币再填",
                         "the cell's format is a currency; write what is asked for, amounts in yuan"};
    return std::nullopt;
}

} // namespace

Localized withText(const Localized& why, const std::string& text) {
    if (text.empty()) return why;
    constexpr std::size_t most = 40;
    const std::string stood = printable(shortened(text, most));
    return {fmt::format("写的是“{}”；{}", stood, why.zh), fmt::format("found \"{}\"; {}", stood, why.en)};
}

void CaseMaker::refuse(Work& work, const TableNote& why) const {
    work.problems.push_back(problem(why.sheet, why.row, why.column, why.code, withText(why.message, why.text)));
    work.notes.push_back(why);
}

void CaseMaker::dropEmptyItems(Work& work) {
    // Repeated columns that are empty in this row leave no project behind.
    for (std::vector<Item>* list : {&work.subject.projects, &work.subject.expenses}) {
        const auto from = static_cast<std::ptrdiff_t>(work.from[list == &work.subject.projects ? 0 : 1]);
        list->erase(std::remove_if(list->begin() + from, list->end(),
                                   [](const Item& item) {
                                       return item.id.empty() &&
                                              std::none_of(item.facts.begin(), item.facts.end(), isKnown);
                                   }),
                    list->end());
    }
    std::erase_if(work.awards, [](const Work::PlacedAward& award) { return award.draft.isEmpty(); });
}

Result<Case> CaseMaker::make(const StoredRow& company, const std::vector<StoredRow>& items,
                             const std::vector<StoredRow>& joined, std::vector<TableNote>* notes) const {
    Work work;
    work.subject = Case::empty(vocabulary_);
    readCells(work, company.sheet, company.row, std::nullopt);
    dropEmptyItems(work);
    if (const std::size_t rows = joined.size() + items.size(); rows > mostItems)
        refuse(work, {NoteKind::refused,
                      company.sheet,
                      company.row.number,
                      std::nullopt,
                      "too_many",
                      {},
                      {fmt::format("这家企业有 {} 行项目和支出，最多 {} 行", rows, mostItems),
                       fmt::format("the company has {} rows of projects and expenses, at most {} are possible", rows,
                                   mostItems)}});
    else
        readFurther(work, items, joined);
    compareAmounts(work, company.sheet, company.row);
    Result<Case> made = conclude(work);
    if (notes != nullptr) *notes = std::move(work.notes);
    return made;
}

void CaseMaker::readFurther(Work& work, const std::vector<StoredRow>& items,
                            const std::vector<StoredRow>& joined) const {
    for (const StoredRow& row : joined) joinRow(work, row);
    for (const StoredRow& row : items) {
        if (map_.sheets[row.sheet].role == SheetMap::Role::awards) {
            work.awards.emplace_back();
            readCells(work, row.sheet, row.row, work.awards.size() - 1);
            if (work.awards.back().draft.isEmpty()) work.awards.pop_back();
            continue;
        }
        const Entity entity =
            map_.sheets[row.sheet].role == SheetMap::Role::projects ? Entity::project : Entity::expense;
        const std::size_t index = work.subject.count(entity);
        static_cast<void>(itemOf(work, entity, index, vocabulary_));
        readCells(work, row.sheet, row.row, index);
    }
}

Result<Case> CaseMaker::conclude(Work& work) const {
    if (work.problems.empty()) {
        nameItems(work);
        finishAwards(work);
    }
    if (!work.problems.empty()) return tl::unexpected(std::move(work.problems));
    return std::move(work.subject);
}

void CaseMaker::take(Work& work, const Place& at, const Fact& fact, FactValue& value, CellReading read) const {
    using Sure = CellReading::Sure;
    if (read.sure == Sure::unread && hasDefault(fact))
        refuse(work, {NoteKind::refused, at.sheet, at.row.number, at.cell.column, "bad_cell", at.cell.text,
                      std::move(read.why)});
    else if (read.sure != Sure::read)
        work.notes.push_back({read.sure == Sure::unread ? NoteKind::unread : NoteKind::doubtful, at.sheet,
                              at.row.number, at.cell.column, "bad_cell", at.cell.text, std::move(read.why)});
    value = std::move(read.value);
}

std::optional<Localized> CaseMaker::otherUnit(std::size_t sheet, const Row& row, const Cell& amount,
                                              MoneyUnit unit) const {
    for (const std::uint32_t column : unitColumns_[sheet]) {
        const Cell* cell = row.find(column);
        if (cell == nullptr) continue;
        const UnitSaid said = unitOfCell(cell->text);
        const std::string where = columnLetters(column) + std::to_string(row.number);
        const std::string stood = printable(shortened(cell->text, 20));
        if (said.kind == UnitSaid::Kind::foreign)
            return Localized{where + " 写的是“" + stood + "”；请按汇率折成人民币再填",
                             where + " says \"" + stood + "\"; write the amount in yuan"};
        // A number that has a unit of its own says it itself.
        const bool bare = !amount.text.empty() && amount.text.back() >= '0' && amount.text.back() <= '9';
        if (said.kind == UnitSaid::Kind::money && bare && said.unit != unit)
            return Localized{where + " 写的单位是“" + stood + "”，和这一列的不同；请在这一格写明单位",
                             where + " says that the unit is \"" + stood +
                                 "\", and not that of the column; write the unit into this cell"};
    }
    return std::nullopt;
}

void CaseMaker::readCells(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> ownItem) const {
    const SheetMap& map = map_.sheets[sheet];
    bool places = false;
    for (const Cell& cell : row.cells) {
        if (cell.flaw == Flaw::unclosedQuote) {
            return refuse(
                work, {NoteKind::refused, sheet, row.number, std::nullopt, "unclosed_quote", {}, describe(cell.flaw)});
        }
        if (cell.column >= map.columns.size()) continue;
        const MappedColumn& column = map.columns[cell.column];
        if (column.use == Use::ignored || column.use == Use::key) continue;
        const Place at{sheet, row, cell};
        if (column.use == Use::award || column.use == Use::awardId) {
            readAward(work, at, column, ownItem.value_or(column.item + work.from[2]));
            continue;
        }
        Item& item =
            column.entity == Entity::company
                ? work.subject.company
                : itemOf(work, column.entity, ownItem.value_or(column.item + work.fromOf(column.entity)), vocabulary_);
        if (column.use == Use::itemId) {
            readId(work, at, item, column.entity);
            continue;
        }
        const Vocabulary::Known& known = vocabulary_.known();
        const bool place = column.entity == Entity::company
                               ? column.fact == known.companyCity || column.fact == known.companyDistrict
                               : column.entity == Entity::project &&
                                     (column.fact == known.projectCity || column.fact == known.projectDistrict);
        if (place && cell.flaw == Flaw::none)
            places = true;
        else
            readFact(work, at, column, item);
    }
    if (places) readPlaces(work, sheet, row, ownItem);
}

// Of a bare number in a column that nowhere names its unit, the yuan are but assumed.
std::int64_t CaseMaker::leastLikely(const Place& at) const {
    constexpr std::int64_t ofAny = 1'000;
    constexpr std::int64_t ofAssumed = 100'000;
    const std::vector<ColumnSaid>& said = map_.sheets[at.sheet].said;
    const bool assumed = at.cell.column < said.size() && said[at.cell.column].unitFrom == UnitFrom::assumed;
    const bool bare = !at.cell.text.empty() && at.cell.text.back() >= '0' && at.cell.text.back() <= '9';
    return assumed && bare ? ofAssumed : ofAny;
}

CellReading CaseMaker::readingOf(const Fact& fact, const std::string& text, MoneyUnit unit) const {
    if (fact.type != FactType::flag && fact.type != FactType::choice && fact.type != FactType::set)
        return readTyped(fact, text, unit);
    constexpr std::size_t mostKept = 200; // of a fact
    auto& kept = readings_[&fact];
    if (const auto found = kept.find(text); found != kept.end()) return found->second;
    CellReading read = readTyped(fact, text, unit);
    if (kept.size() < mostKept) kept.emplace(text, read);
    return read;
}

void CaseMaker::readFact(Work& work, const Place& at, const MappedColumn& column, Item& item) const {
    const Fact& fact = vocabulary_.fact(column.entity, column.fact);
    FactValue& value = item.facts.at(column.fact);
    if (at.cell.flaw != Flaw::none && at.cell.flaw != Flaw::formulaError)
        return take(work, at, fact, value, CellReading::unread(describe(at.cell.flaw)));
    if (fact.checkedAsUscc) return take(work, at, fact, value, readUscc(at.cell));
    if (fact.type == FactType::money && !unitColumns_[at.sheet].empty()) {
        auto why = otherUnit(at.sheet, at.row, at.cell, column.unit);
        if (why) return take(work, at, fact, value, CellReading::unread(std::move(*why)));
    }
    if (auto why = otherKind(fact, at.cell)) return take(work, at, fact, value, CellReading::unread(std::move(*why)));
    CellReading read = readingOf(fact, at.cell.text, column.unit);
    // #DIV/0! is an error, #N/A a way to say that nothing is known.
    if (at.cell.flaw == Flaw::formulaError && read.sure == CellReading::Sure::read && isKnown(read.value))
        read = CellReading::unread(describe(at.cell.flaw));
    const auto* amount = std::get_if<Money>(&read.value);
    const Money least = Money::fromYuan(leastLikely(at));
    constexpr std::int64_t mostLikely = 100'000'000'000; // yuan
    if (amount != nullptr && *amount > Money::fromYuan(mostLikely))
        read = CellReading::doubtful(read.value,
                                     {"金额大得不像，请核对单位；已按 " + amount->toString() + " 元读取",
                                      "hardly so large: is the unit right? Taken as CNY " + amount->toString()});
    else if (amount != nullptr && column.entity != Entity::expense && !amount->isZero() && *amount < least)
        read = CellReading::doubtful(read.value,
                                     {"金额小得不像，请核对单位；已按 " + amount->toString() + " 元读取",
                                      "hardly so small: is the unit right? Taken as CNY " + amount->toString()});
    else if (amount != nullptr && isFarOff_ && isFarOff_(at.sheet, at.cell.column, at.cell.text))
        read = CellReading::doubtful(
            read.value,
            {"和本列其他金额相差太远，请核对单位；已按 " + amount->toString() + " 元读取",
             "very far from the other amounts of its column: is the unit right? Taken as CNY " + amount->toString()});
    take(work, at, fact, value, std::move(read));
}

// A firm's own amounts that are ten thousand times apart: one of them may be in another unit.
void CaseMaker::compareAmounts(Work& work, std::size_t sheet, const Row& row) const {
    Money largest;
    for (const Item& item : work.subject.projects) {
        const auto total = vocabulary_.find(Entity::project, "total_investment");
        const auto* amount = total ? std::get_if<Money>(&item.facts.at(*total)) : nullptr;
        if (amount != nullptr) largest = std::max(largest, *amount);
    }
    const SheetMap& map = map_.sheets[sheet];
    for (const Cell& cell : row.cells) {
        if (cell.column >= map.columns.size()) continue;
        const MappedColumn& column = map.columns[cell.column];
        if (column.use != Use::fact || column.entity != Entity::company) continue;
        const auto* amount = std::get_if<Money>(&work.subject.company.facts.at(column.fact));
        constexpr int apart = 10'000;
        if (amount == nullptr || amount->isZero() || amount->fen() * apart > largest.fen()) continue;
        const bool told = std::any_of(work.notes.begin(), work.notes.end(), [&](const TableNote& note) {
            return note.sheet == sheet && note.row == row.number && note.column == cell.column;
        });
        if (told) continue;
        work.notes.push_back(
            {NoteKind::doubtful,
             sheet,
             row.number,
             cell.column,
             "far_apart",
             cell.text,
             {fmt::format("按 {} 元读取，和项目总投资 {} 元相差太远，请核对单位", amount->toString(),
                          largest.toString()),
              fmt::format("taken as CNY {}, very far from the investment of CNY {}: are the units right?",
                          amount->toString(), largest.toString())}});
    }
}

void CaseMaker::readId(Work& work, const Place& at, Item& item, Entity entity) const {
    const std::size_t sheet = at.sheet;
    const Row& row = at.row;
    const Cell& cell = at.cell;
    std::string id = cell.text;
    id.erase(std::remove(id.begin(), id.end(), ' '), id.end());
    if (id.empty()) return;
    if (!isItemId(id))
        refuse(work, {NoteKind::refused,
                      sheet,
                      row.number,
                      cell.column,
                      "bad_id",
                      {},
                      {"编号应为 1 至 64 个字符，不含空白、点和斜杠",
                       "an id has 1 to 64 characters without white space, dots or slashes"}});
    else if (!work.idsOf(entity).insert(id).second)
        refuse(work, {NoteKind::refused,
                      sheet,
                      row.number,
                      cell.column,
                      "repeated_id",
                      {},
                      {fmt::format("同一企业的编号“{}”重复", printable(id)),
                       fmt::format("the company has the id \"{}\" twice", printable(id))}});
    else
        item.id = std::move(id);
}

} // namespace biosubsidy::sheets

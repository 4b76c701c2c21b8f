// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/case_maker.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/facts/fact_limits.h"
#include "core/facts/item_id.h"
#include "core/sheets/award_columns.h"
#include "core/sheets/place_cell.h"
#include "core/sheets/uscc_cell.h"
#include "core/tables/typed_value.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

using Use = MappedColumn::Use;

struct CaseMaker::Work {
    struct PlacedAward {
        AwardDraft draft;
        std::size_t sheet = 0;
        std::uint64_t row = 0;
    };
    Case subject;
    std::vector<PlacedAward> awards;
    Diagnostics problems;
    std::vector<TableNote> notes;
    std::set<std::string, std::less<>> ids[2]; // of projects and of expenses
    std::size_t from[3]{};                     // items before this row: projects, expenses, awards

    std::set<std::string, std::less<>>& idsOf(Entity entity) { return ids[entity == Entity::project ? 0 : 1]; }
    [[nodiscard]] std::size_t fromOf(Entity entity) const { return from[entity == Entity::project ? 0 : 1]; }
};

struct CaseMaker::Place {
    std::size_t sheet;
    const Row& row;
    const Cell& cell;
};

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

Localized withText(const Localized& why, const std::string& text) {
    constexpr std::size_t most = 40;
    const std::string stood = printable(shortened(text, most));
    return {fmt::format("写的是“{}”；{}", stood, why.zh), fmt::format("found \"{}\"; {}", stood, why.en)};
}

bool sameItem(const Item& left, const Item& right) {
    return left.facts == right.facts;
}

} // namespace

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

Result<Case> CaseMaker::make(const Row& company, const std::vector<StoredRow>& items, const std::vector<Row>& joined,
                             std::vector<TableNote>* notes, std::optional<std::size_t> companySheet) const {
    Work work;
    work.subject = Case::empty(vocabulary_);
    const std::size_t sheet = companySheet.value_or(companySheet_);
    readCells(work, sheet, company, std::nullopt);
    dropEmptyItems(work);
    for (const Row& row : joined) joinRow(work, sheet, row);
    if (items.size() > mostItems) {
        work.problems.push_back(
            problem(sheet, company.number, std::nullopt, "too_many",
                    {fmt::format("这家企业有 {} 行项目和支出，最多 {} 行", items.size(), mostItems),
                     fmt::format("the company has {} rows of projects and expenses, at most {} are possible",
                                 items.size(), mostItems)}));
        return tl::unexpected(std::move(work.problems));
    }
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
    compareAmounts(work, sheet, company);
    if (notes != nullptr) *notes = std::move(work.notes);
    if (!work.problems.empty()) return tl::unexpected(std::move(work.problems));
    nameItems(work);
    finishAwards(work);
    if (!work.problems.empty()) return tl::unexpected(std::move(work.problems));
    return std::move(work.subject);
}

// What the row says of the company has to be what the rows before it say.
void CaseMaker::joinRow(Work& work, std::size_t sheet, const Row& row) const {
    work.from[0] = work.subject.projects.size();
    work.from[1] = work.subject.expenses.size();
    work.from[2] = work.awards.size();
    Item before = std::exchange(work.subject.company, Case::emptyItem(vocabulary_, Entity::company, {}));
    readCells(work, sheet, row, std::nullopt);
    dropEmptyItems(work);
    const Item added = std::exchange(work.subject.company, std::move(before));
    for (std::size_t fact = 0; fact < added.facts.size(); ++fact) {
        FactValue& known = work.subject.company.facts[fact];
        if (!isKnown(added.facts[fact]) || known == added.facts[fact]) continue;
        if (!isKnown(known)) {
            known = added.facts[fact];
            continue;
        }
        const Fact& of = vocabulary_.fact(Entity::company, fact);
        work.problems.push_back(
            problem(sheet, row.number, std::nullopt, "contradiction",
                    {fmt::format("和上面同一家企业的“{}”不一致；请改成一致或只留一行", of.label.zh),
                     fmt::format("its \"{}\" is not that of the same company above; make them agree, or keep one row",
                                 of.label.en)}));
    }
    // The same row twice is one project, not two.
    for (const Entity entity : {Entity::project, Entity::expense}) {
        std::vector<Item>& list = entity == Entity::project ? work.subject.projects : work.subject.expenses;
        const std::size_t from = work.fromOf(entity);
        for (std::size_t index = list.size(); index-- > from;) {
            const auto end = list.begin() + static_cast<std::ptrdiff_t>(from);
            if (std::none_of(list.begin(), end, [&](const Item& item) { return sameItem(item, list[index]); }))
                continue;
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(index));
            work.notes.push_back({NoteKind::doubtful,
                                  sheet,
                                  row.number,
                                  std::nullopt,
                                  "same_item",
                                  {},
                                  {"和上面的项目或支出完全一样，只算一个",
                                   "a project or expense just like one above it; counted once"}});
        }
    }
    for (std::size_t& from : work.from) from = 0;
}

void CaseMaker::take(Work& work, const Place& at, const Fact& fact, FactValue& value, CellReading read) const {
    using Sure = CellReading::Sure;
    if (read.sure == Sure::unread && hasDefault(fact))
        work.problems.push_back(
            problem(at.sheet, at.row.number, at.cell.column, "bad_cell", withText(read.why, at.cell.text)));
    else if (read.sure != Sure::read)
        work.notes.push_back({read.sure == Sure::unread ? NoteKind::unread : NoteKind::doubtful, at.sheet,
                              at.row.number, at.cell.column, "bad_cell", at.cell.text, std::move(read.why)});
    value = std::move(read.value);
}

void CaseMaker::readCells(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> ownItem) const {
    const SheetMap& map = map_.sheets[sheet];
    bool places = false;
    for (const Cell& cell : row.cells) {
        if (cell.flaw == Flaw::unclosedQuote) {
            work.problems.push_back(problem(sheet, row.number, std::nullopt, "unclosed_quote", describe(cell.flaw)));
            return;
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

void CaseMaker::readFact(Work& work, const Place& at, const MappedColumn& column, Item& item) const {
    const Fact& fact = vocabulary_.fact(column.entity, column.fact);
    FactValue& value = item.facts.at(column.fact);
    if (at.cell.flaw != Flaw::none && at.cell.flaw != Flaw::formulaError)
        return take(work, at, fact, value, CellReading::unread(describe(at.cell.flaw)));
    if (fact.checkedAsUscc) return take(work, at, fact, value, readUscc(at.cell));
    CellReading read = readTyped(fact, at.cell.text, column.unit);
    if (at.cell.flaw == Flaw::formulaError && read.sure == CellReading::Sure::read && isKnown(read.value))
        read = CellReading::unread(describe(at.cell.flaw));
    // #DIV/0! is an error, #N/A a way to say that nothing is known.
    const auto* amount = std::get_if<Money>(&read.value);
    const Money least = Money::fromYuan(1'000);
    if (amount != nullptr && column.entity != Entity::expense && !amount->isZero() && *amount < least)
        read = CellReading::doubtful(read.value,
                                     {"金额小得不像，请核对单位；已按 " + amount->toString() + " 元读取",
                                      "hardly so small: is the unit right? Taken as CNY " + amount->toString()});
    take(work, at, fact, value, std::move(read));
}

// The city first: a district may name it too.
void CaseMaker::readPlaces(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> ownItem) const {
    const SheetMap& map = map_.sheets[sheet];
    const Vocabulary::Known& known = vocabulary_.known();
    for (const bool cities : {true, false}) {
        for (const Cell& cell : row.cells) {
            if (cell.column >= map.columns.size() || cell.flaw != Flaw::none) continue;
            const MappedColumn& column = map.columns[cell.column];
            if (column.use != Use::fact || column.entity == Entity::expense) continue;
            const bool company = column.entity == Entity::company;
            const std::size_t city = company ? known.companyCity : known.projectCity;
            const std::size_t district = company ? known.companyDistrict : known.projectDistrict;
            if (column.fact != (cities ? city : district)) continue;
            Item& item = company ? work.subject.company
                                 : itemOf(work, column.entity,
                                          ownItem.value_or(column.item + work.fromOf(column.entity)), vocabulary_);
            const Place at{sheet, row, cell};
            if (cities)
                readCity(work, at, item, city, district);
            else
                readDistrict(work, at, item, city, district);
        }
    }
}

void CaseMaker::readCity(Work& work, const Place& at, Item& item, std::size_t city, std::size_t district) const {
    const Entity entity = &item == &work.subject.company ? Entity::company : Entity::project;
    const Fact& fact = vocabulary_.fact(entity, city);
    CellReading read = readTyped(fact, at.cell.text);
    if (read.sure == CellReading::Sure::unread) {
        const PlaceText place = readPlace(fact, at.cell.text);
        if (place.city && (place.rest.empty() || looksLikeDistrict(place.rest))) {
            read = {FactValue(ChoiceIndex{*place.city}), CellReading::Sure::read, {}};
            if (!place.rest.empty()) item.facts.at(district) = place.rest;
        }
    }
    take(work, at, fact, item.facts.at(city), std::move(read));
}

void CaseMaker::readDistrict(Work& work, const Place& at, Item& item, std::size_t city, std::size_t district) const {
    const Entity entity = &item == &work.subject.company ? Entity::company : Entity::project;
    const Fact& fact = vocabulary_.fact(entity, district);
    CellReading read = readTyped(fact, at.cell.text);
    const auto* text = std::get_if<std::string>(&read.value);
    if (text == nullptr) return take(work, at, fact, item.facts.at(district), std::move(read));
    const PlaceText place = readPlace(vocabulary_.fact(entity, city), *text);
    const auto* known = std::get_if<ChoiceIndex>(&item.facts.at(city));
    const auto* before = std::get_if<std::string>(&item.facts.at(district));
    if (place.city && known != nullptr && known->index != *place.city)
        return take(work, at, fact, item.facts.at(district),
                    CellReading::unread({"和所在城市不一致", "not in the city that the row names"}));
    if (before != nullptr && !place.rest.empty() && *before != place.rest) {
        const std::string was = *before;
        return take(work, at, fact, item.facts.at(district),
                    CellReading::unread({"和城市一格里写的“" + printable(was) + "”不一致",
                                         "not the district \"" + printable(was) + "\" of the cell of the city"}));
    }
    if (place.city && known == nullptr) item.facts.at(city) = ChoiceIndex{*place.city};
    if (place.rest.empty()) return; // the city alone
    read.value = place.rest;
    const Fact& cities = vocabulary_.fact(entity, city);
    for (const auto& [name, of] : districts_) {
        const auto choice = cities.choice(of);
        const auto* now = std::get_if<ChoiceIndex>(&item.facts.at(city));
        if (place.rest == name && now == nullptr && choice && read.sure == CellReading::Sure::read) {
            item.facts.at(city) = ChoiceIndex{*choice};
            read = CellReading::doubtful(read.value,
                                         {"没有写城市，按" + cities.choices[*choice].label.zh + "读取",
                                          "no city is named; taken as in " + cities.choices[*choice].label.en});
        }
    }
    const bool listed =
        std::any_of(districts_.begin(), districts_.end(), [&](const auto& one) { return one.first == place.rest; });
    for (const auto& [name, of] : districts_) {
        if (listed || place.rest.find(name) == std::string::npos) continue;
        read = CellReading::doubtful(
            place.rest, {"和政策里的“" + name + "”相近但不同；若就是它，请改成这样写",
                         "near the policy's \"" + name + "\", but not the same; if it is meant, write so"});
        break;
    }
    take(work, at, fact, item.facts.at(district), std::move(read));
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

void CaseMaker::readAward(Work& work, const Place& at, const MappedColumn& column, std::size_t index) const {
    while (work.awards.size() <= index) work.awards.emplace_back();
    Work::PlacedAward& award = work.awards[index];
    award.sheet = at.sheet;
    award.row = at.row.number;
    if (column.use == Use::awardId) {
        award.draft.id = at.cell.text;
        std::erase(award.draft.id, ' ');
        return;
    }
    const auto field = static_cast<AwardField>(column.fact);
    CellReading read = at.cell.flaw == Flaw::none ? readTyped(awardFact(field), at.cell.text, column.unit)
                                                  : CellReading::unread(describe(at.cell.flaw));
    // All but the policy's name decides what comes off.
    if (read.sure == CellReading::Sure::unread && field != AwardField::policy)
        work.problems.push_back(
            problem(at.sheet, at.row.number, at.cell.column, "bad_cell", withText(read.why, at.cell.text)));
    else if (read.sure != CellReading::Sure::read)
        work.notes.push_back({read.sure == CellReading::Sure::unread ? NoteKind::unread : NoteKind::doubtful, at.sheet,
                              at.row.number, at.cell.column, "bad_cell", at.cell.text, std::move(read.why)});
    award.draft.fields.at(column.fact) = std::move(read.value);
}

void CaseMaker::finishAwards(Work& work) const {
    std::set<std::string, std::less<>> ids;
    for (const Work::PlacedAward& award : work.awards) {
        const std::string& id = award.draft.id;
        if (!id.empty() && (!isItemId(id) || !ids.insert(id).second))
            work.problems.push_back(
                problem(award.sheet, award.row, std::nullopt, "bad_id",
                        {fmt::format("已获支持的编号“{}”不合要求或重复", printable(id)),
                         fmt::format("the id \"{}\" of support held is no id, or comes twice", printable(id))}));
    }
    std::size_t number = 1;
    for (Work::PlacedAward& award : work.awards) {
        while (award.draft.id.empty()) {
            std::string id = fmt::format("a{}", number++);
            if (ids.insert(id).second) award.draft.id = std::move(id);
        }
        const std::string_view measure = measureOf(award.draft);
        const MeasureKind kind = measures_ && !measure.empty() ? measures_(measure) : MeasureKind::unknown;
        if (auto made = finished(award.draft, work.subject, vocabulary_, kind))
            work.subject.awards.push_back(std::move(*made));
        else
            work.problems.push_back(problem(award.sheet, award.row, std::nullopt, "award",
                                            {"已获支持：" + made.error().zh, "support held: " + made.error().en}));
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
        work.problems.push_back(problem(sheet, row.number, cell.column, "bad_id",
                                        {"编号应为 1 至 64 个字符，不含空白、点和斜杠",
                                         "an id has 1 to 64 characters without white space, dots or slashes"}));
    else if (!work.idsOf(entity).insert(id).second)
        work.problems.push_back(problem(sheet, row.number, cell.column, "repeated_id",
                                        {fmt::format("同一企业的编号“{}”重复", printable(id)),
                                         fmt::format("the company has the id \"{}\" twice", printable(id))}));
    else
        item.id = std::move(id);
}

void CaseMaker::nameItems(Work& work) const {
    for (const Entity entity : {Entity::project, Entity::expense}) {
        std::size_t number = 1;
        for (Item& item : entity == Entity::project ? work.subject.projects : work.subject.expenses) {
            while (item.id.empty()) {
                std::string id = fmt::format("{}{}", entity == Entity::project ? 'p' : 'e', number++);
                if (work.idsOf(entity).insert(id).second) item.id = std::move(id);
            }
        }
    }
}

} // namespace biosubsidy::sheets

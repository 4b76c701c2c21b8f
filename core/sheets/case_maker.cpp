// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/case_maker.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/facts/fact_limits.h"
#include "core/facts/item_id.h"
#include "core/sheets/award_columns.h"
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
    std::set<std::string, std::less<>> ids[2]; // of projects and of expenses

    std::set<std::string, std::less<>>& idsOf(Entity entity) { return ids[entity == Entity::project ? 0 : 1]; }
};

Diagnostic CaseMaker::problem(std::size_t sheet, std::uint64_t row, std::optional<std::uint32_t> column,
                              std::string code, Localized message) const {
    const SheetMap& map = map_.sheets.at(sheet);
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.source = source_;
    diagnostic.place.line = row;
    diagnostic.place.column = column ? *column + 1 : 0;
    Localized where;
    if (sheet != companySheet_ || !map.name.empty()) {
        where.zh = fmt::format("“{}”表", printable(map.name));
        where.en = fmt::format("sheet \"{}\", ", printable(map.name));
    }
    if (column) {
        const std::string heading = *column < map.headings.size() ? printable(map.headings[*column]) : std::string();
        const std::string cell = columnLetters(*column) + std::to_string(row);
        where.zh += fmt::format("{}“{}”：", cell, heading);
        where.en += fmt::format("{} \"{}\": ", cell, heading);
    } else {
        where.zh += fmt::format("第 {} 行：", row);
        where.en += fmt::format("row {}: ", row);
    }
    diagnostic.message = {where.zh + message.zh, where.en + message.en};
    return diagnostic;
}

Item& CaseMaker::itemOf(Work& work, Entity entity, std::size_t index, const Vocabulary& vocabulary) {
    std::vector<Item>& items = entity == Entity::project ? work.subject.projects : work.subject.expenses;
    while (items.size() <= index) items.push_back(Case::emptyItem(vocabulary, entity, {}));
    return items[index];
}

Result<Case> CaseMaker::make(const Row& company, const std::vector<StoredRow>& items) const {
    Work work;
    work.subject = Case::empty(vocabulary_);
    readCells(work, companySheet_, company, std::nullopt);
    // Repeated columns that are empty in this row leave no project behind.
    for (std::vector<Item>* list : {&work.subject.projects, &work.subject.expenses}) {
        list->erase(std::remove_if(list->begin(), list->end(),
                                   [](const Item& item) {
                                       return item.id.empty() &&
                                              std::none_of(item.facts.begin(), item.facts.end(), isKnown);
                                   }),
                    list->end());
    }
    std::erase_if(work.awards, [](const Work::PlacedAward& award) { return award.draft.isEmpty(); });
    if (items.size() > mostItems) {
        work.problems.push_back(
            problem(companySheet_, company.number, std::nullopt, "too_many",
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
    if (!work.problems.empty()) return tl::unexpected(std::move(work.problems));
    nameItems(work);
    finishAwards(work);
    if (!work.problems.empty()) return tl::unexpected(std::move(work.problems));
    return std::move(work.subject);
}

void CaseMaker::readCells(Work& work, std::size_t sheet, const Row& row, std::optional<std::size_t> ownItem) const {
    const SheetMap& map = map_.sheets[sheet];
    for (const Cell& cell : row.cells) {
        if (cell.flaw == Flaw::unclosedQuote) {
            work.problems.push_back(problem(sheet, row.number, std::nullopt, "unclosed_quote", describe(cell.flaw)));
            return;
        }
        if (cell.column >= map.columns.size()) continue;
        const MappedColumn& column = map.columns[cell.column];
        if (column.use == Use::ignored || column.use == Use::key) continue;
        if (cell.flaw != Flaw::none) {
            work.problems.push_back(problem(sheet, row.number, cell.column, "bad_cell", describe(cell.flaw)));
            continue;
        }
        if (column.use == Use::award || column.use == Use::awardId) {
            readAward(work, sheet, row, cell, ownItem.value_or(column.item));
            continue;
        }
        Item& item = column.entity == Entity::company
                         ? work.subject.company
                         : itemOf(work, column.entity, ownItem.value_or(column.item), vocabulary_);
        if (column.use == Use::itemId) {
            readId(work, sheet, row, cell, item, column.entity);
            continue;
        }
        auto value = readTyped(vocabulary_.fact(column.entity, column.fact), cell.text, column.unit);
        if (value)
            item.facts.at(column.fact) = std::move(*value);
        else
            work.problems.push_back(problem(sheet, row.number, cell.column, "bad_cell", value.error()));
    }
}

void CaseMaker::readAward(Work& work, std::size_t sheet, const Row& row, const Cell& cell, std::size_t index) const {
    while (work.awards.size() <= index) work.awards.emplace_back();
    Work::PlacedAward& award = work.awards[index];
    award.sheet = sheet;
    award.row = row.number;
    const MappedColumn& column = map_.sheets[sheet].columns[cell.column];
    if (column.use == Use::awardId) {
        award.draft.id = cell.text;
        std::erase(award.draft.id, ' ');
        return;
    }
    auto value = readTyped(awardFact(static_cast<AwardField>(column.fact)), cell.text, column.unit);
    if (value)
        award.draft.fields.at(column.fact) = std::move(*value);
    else
        work.problems.push_back(problem(sheet, row.number, cell.column, "bad_cell", value.error()));
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

void CaseMaker::readId(Work& work, std::size_t sheet, const Row& row, const Cell& cell, Item& item,
                       Entity entity) const {
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

// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the beginnings of sheets to a map of their columns.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/sheets/column_map.h"
#include "core/sheets/heading_book.h"
#include "core/tables/award_facts.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
using Use = MappedColumn::Use;

bool holdsOneOf(std::string_view text, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](std::string_view name) { return text.find(name) != std::string_view::npos; });
}

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

const Row* rowOf(const SheetPreview& sheet, std::uint64_t number) {
    const auto found =
        std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const Row& row) { return row.number == number; });
    return found == sheet.rows.end() ? nullptr : &*found;
}

std::size_t sureColumns(const SheetMap& map) {
    std::size_t sure = 0;
    for (std::size_t column = 0; column < map.columns.size(); ++column)
        sure += map.columns[column].use != Use::ignored && map.said[column].sure == Sureness::exact ? 1 : 0;
    return sure;
}

class SheetGuess {
public:
    SheetGuess(const Vocabulary& vocabulary, const HeadingBook& book, const SheetPreview& sheet, Role role,
               int asOfYear)
        : vocabulary_(vocabulary), book_(book), sheet_(sheet), asOfYear_(asOfYear) {
        map_.role = role;
        map_.name = sheet.name;
        map_.hidden = sheet.hidden;
    }

    SheetMap at(std::uint64_t first, std::uint64_t last) {
        map_.headingRow = first;
        map_.headingEnd = std::max(first, last);
        constexpr std::uint32_t mostMapped = 2'000;
        std::uint32_t width = 0;
        for (const Row& row : sheet_.rows) {
            if (!row.cells.empty()) width = std::max(width, std::min(row.cells.back().column + 1, mostMapped));
        }
        const Row* upper = last > first ? rowOf(sheet_, first) : nullptr;
        const Row* lower = rowOf(sheet_, map_.headingEnd);
        std::string group;
        for (std::uint32_t column = 0; column < width; ++column) {
            const Cell* own = upper == nullptr ? nullptr : upper->find(column);
            if (own != nullptr) group = own->text;
            const Cell* cell = lower == nullptr ? nullptr : lower->find(column);
            if (upper == nullptr)
                addColumn({}, cell == nullptr ? std::string() : cell->text);
            else if (cell == nullptr)
                addColumn({}, own == nullptr ? std::string() : own->text);
            else
                addColumn(group, cell->text);
        }
        settleYears();
        settleRepeated();
        settleUnits();
        return std::move(map_);
    }

private:
    void addColumn(const std::string& group, const std::string& heading) {
        HeadingMeaning meaning;
        std::string shown = heading;
        if (group.empty() || group == heading) {
            meaning = book_.read(map_.role, heading);
        } else {
            shown = group + " / " + heading;
            meaning = ofTwo(group, heading);
        }
        map_.headings.push_back(std::move(shown));
        map_.columns.push_back(meaning.column);
        map_.said.push_back(std::move(meaning.said));
    }

    // 项目1 over 总投资; 经营情况（万元） over 营业收入; 营业收入 over 万元.
    HeadingMeaning ofTwo(const std::string& group, const std::string& heading) const {
        if (unitOf(plainHeading(heading)).kind != UnitSaid::Kind::nothing)
            return book_.read(map_.role, group + "(" + heading + ")");
        HeadingMeaning both = book_.read(map_.role, group + heading);
        if (both.said.sure == Sureness::exact && both.column.use != Use::ignored) return both;
        HeadingMeaning alone = book_.read(map_.role, heading);
        std::string words = plainHeading(group);
        const UnitSaid unit = takeHeadingUnit(words);
        if (unit.kind != UnitSaid::Kind::nothing && alone.said.unitFrom == UnitFrom::nowhere &&
            isAmount(alone.column)) {
            alone.said.unitText = unit.text;
            alone.said.unitFrom = UnitFrom::group;
            alone.column.unit = unit.unit;
            if (unit.kind != UnitSaid::Kind::money) {
                alone.said.sure = Sureness::doubtful;
                alone.said.why = {"上一行标题里的单位不是人民币", "the unit in the heading above is not yuan"};
            }
        }
        return alone;
    }

    [[nodiscard]] bool isAmount(const MappedColumn& column) const {
        if (column.use == Use::award) return column.fact == static_cast<std::size_t>(AwardField::amount);
        return column.use == Use::fact && vocabulary_.fact(column.entity, column.fact).type == FactType::money;
    }

    void leaveOut(std::size_t column, Localized why) {
        map_.columns[column] = MappedColumn();
        map_.said[column].sure = Sureness::none;
        map_.said[column].why = std::move(why);
    }

    // Of 2023年营收, 2024年营收, 2025年营收 the last; and that has to be last year's.
    void settleYears() {
        for (std::size_t column = 0; column < map_.columns.size(); ++column) {
            const int year = map_.said[column].year;
            if (year == 0 || map_.columns[column].use == Use::ignored) continue;
            for (std::size_t other = 0; other < map_.columns.size(); ++other) {
                const bool same = other != column && map_.columns[other].use != Use::ignored &&
                                  map_.columns[other].sameTarget(map_.columns[column]) &&
                                  map_.said[other].sure == Sureness::exact;
                if (!same || (map_.said[other].year != 0 && map_.said[other].year <= year)) continue;
                leaveOut(column, {"另有一列更合适（更近的年份或没有写年份）",
                                  "another column fits better: a later year, or none named"});
                break;
            }
            if (map_.columns[column].use == Use::ignored || asOfYear_ == 0) continue;
            const Fact& fact = vocabulary_.fact(map_.columns[column].entity, map_.columns[column].fact);
            const bool flow = fact.id == "revenue" || fact.id == "annual_output";
            if (year == asOfYear_ - 1 || (!flow && year == asOfYear_)) continue;
            map_.said[column].sure = Sureness::doubtful;
            map_.said[column].why = {fmt::format("标题写的是 {} 年，这个字段要的是 {} 年的数", year, asOfYear_ - 1),
                                     fmt::format("the heading says {}; the field asks for {}", year, asOfYear_ - 1)};
        }
    }

    // What is sure beats what is not; of two that are as sure, the second is a doubt.
    void settleRepeated() {
        for (std::size_t column = 0; column < map_.columns.size(); ++column) {
            for (std::size_t other = 0; other < map_.columns.size(); ++other) {
                const MappedColumn& one = map_.columns[column];
                if (other == column || one.use == Use::ignored || map_.columns[other].use == Use::ignored ||
                    !map_.columns[other].sameTarget(one))
                    continue;
                const std::string name = columnLetters(static_cast<std::uint32_t>(other));
                const bool sure = map_.said[column].sure == Sureness::exact;
                const bool otherSure = map_.said[other].sure == Sureness::exact;
                if (otherSure && !sure) {
                    leaveOut(column, {fmt::format("{} 列更合适", name), fmt::format("column {} fits better", name)});
                } else if (sure == otherSure && one.use != Use::fact && one.use != Use::award) {
                    leaveOut(isCounter(column) || other < column ? column : other, {});
                } else if (sure == otherSure && other < column) {
                    map_.said[column].sure = Sureness::doubtful;
                    map_.said[column].why = {fmt::format("和 {} 列是同一个字段", name),
                                             fmt::format("the same field as column {}", name)};
                }
            }
        }
    }
    [[nodiscard]] bool isCounter(std::size_t column) const { return plainHeading(map_.headings[column]) == "序号"; }

    void settleUnits() {
        std::vector<UnitSaid> above;
        for (const Row& row : sheet_.rows) {
            if (row.number >= map_.headingRow) break;
            for (const Cell& cell : row.cells) addUnit(above, unitOfLine(cell.text));
        }
        if (sheet_.name.find("单位") != std::string::npos || plainHeading(sheet_.name).ends_with(')'))
            addUnit(above, unitOfLine(sheet_.name));
        for (std::size_t column = 0; column < map_.columns.size(); ++column) {
            ColumnSaid& said = map_.said[column];
            if (!isAmount(map_.columns[column]) || said.unitFrom != UnitFrom::nowhere ||
                said.sure == Sureness::doubtful)
                continue;
            said.unitFrom = above.empty() ? UnitFrom::assumed : UnitFrom::above;
            if (above.empty()) continue;
            said.unitText = above.front().text;
            map_.columns[column].unit = above.front().unit;
            if (above.size() == 1 && above.front().kind == UnitSaid::Kind::money) continue;
            said.sure = Sureness::doubtful;
            said.why = above.size() > 1
                           ? Localized{"标题上方写了不止一个单位", "more than one unit stands above the headings"}
                           : Localized{"标题上方写的单位是外币", "the unit above the headings is another currency"};
        }
    }
    static void addUnit(std::vector<UnitSaid>& units, UnitSaid said) {
        if (said.kind != UnitSaid::Kind::money && said.kind != UnitSaid::Kind::foreign) return;
        const bool known = std::any_of(units.begin(), units.end(), [&](const UnitSaid& one) {
            return one.kind == said.kind && one.unit == said.unit;
        });
        if (!known) units.push_back(std::move(said));
    }

    const Vocabulary& vocabulary_;
    const HeadingBook& book_;
    const SheetPreview& sheet_;
    int asOfYear_;
    SheetMap map_;
};

// The rows are looked through for names; only around the best is more looked at.
SheetMap best(const Vocabulary& vocabulary, const HeadingBook& book, const SheetPreview& sheet, Role role,
              int asOfYear) {
    const auto guess = [&](std::uint64_t first, std::uint64_t last) {
        return SheetGuess(vocabulary, book, sheet, role, asOfYear).at(first, last);
    };
    if (sheet.rows.empty()) return guess(1, 1);
    constexpr std::size_t lookedOn = 40; // rows behind a good one
    std::size_t bestRow = 0;
    std::size_t most = 0;
    for (std::size_t index = 0; index < sheet.rows.size() && (most < 2 || index < bestRow + lookedOn); ++index) {
        std::set<std::string_view> names;
        for (const Cell& cell : sheet.rows[index].cells) {
            if (cell.text.empty() || names.contains(cell.text)) continue;
            if (book.isName(role, cell.text)) names.insert(cell.text);
        }
        if (names.size() <= most) continue;
        most = names.size();
        bestRow = index;
    }
    const auto number = [&](std::size_t index) { return sheet.rows[index].number; };
    SheetMap found = guess(number(bestRow), number(bestRow));
    if (most == 0) { // a row of proposals is better than none
        std::size_t proposed = 0;
        for (std::size_t index = 0; index < std::min<std::size_t>(lookedOn, sheet.rows.size()); ++index) {
            SheetMap map = guess(number(index), number(index));
            if (const std::size_t here = map.undecided().size(); here > proposed) {
                proposed = here;
                found = std::move(map);
            }
        }
        return found;
    }
    const auto consider = [&](std::size_t first, bool ifAsGood) {
        if (first + 1 >= sheet.rows.size() || number(first + 1) != number(first) + 1) return;
        SheetMap two = guess(number(first), number(first + 1));
        const std::size_t sure = sureColumns(two);
        if (sure > sureColumns(found) || (ifAsGood && sure == sureColumns(found))) found = std::move(two);
    };
    if (bestRow > 0) consider(bestRow - 1, sheet.rows[bestRow - 1].cells.size() > 2);
    consider(bestRow, false);
    return found;
}

bool hasCompany(const SheetMap& map, const Vocabulary& vocabulary) {
    return std::any_of(map.columns.begin(), map.columns.end(), [&](const MappedColumn& column) {
        return column.use == Use::fact && column.entity == Entity::company &&
               (column.fact == vocabulary.known().uscc || vocabulary.find(Entity::company, "name") == column.fact);
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
    return SheetGuess(vocabulary, book, sheet, role, asOfYear).at(headingRow, std::max(headingRow, headingEnd));
}

SheetMap bestHeadings(const Vocabulary& vocabulary, const SheetPreview& sheet, Role role, int asOfYear) {
    const HeadingBook book(vocabulary);
    return best(vocabulary, book, sheet, role, asOfYear);
}

ColumnMap guessMap(const Vocabulary& vocabulary, std::span<const SheetPreview> sheets, int asOfYear) {
    const HeadingBook book(vocabulary);
    ColumnMap map;
    std::vector<std::size_t> known;
    for (const SheetPreview& sheet : sheets) {
        const bool out = sheet.hidden || sheet.rows.empty();
        const Role role = sheets.size() == 1 ? Role::companies : out ? Role::ignored : roleByName(sheet.name);
        map.sheets.push_back(best(vocabulary, book, sheet, sheet.rows.empty() ? Role::ignored : role, asOfYear));
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
        SheetMap as = best(vocabulary, book, sheets[other], Role::companies, asOfYear);
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

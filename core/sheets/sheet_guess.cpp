// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/sheet_guess.h"

#include <algorithm>

#include <fmt/format.h>

#include "core/sheets/heading_words.h"
#include "core/sheets/row_kind.h"
#include "core/tables/unit_line.h"

namespace biosubsidy::sheets {

namespace {

using Role = SheetMap::Role;
using Use = MappedColumn::Use;

constexpr std::string_view unitHeadings[] = {"单位",     "金额单位", "计量单位", "货币单位", "币种",    "货币",
                                             "货币种类", "币别",     "币种单位", "unit",     "currency"};

const Row* rowOf(const SheetPreview& sheet, std::uint64_t number) {
    const auto found =
        std::find_if(sheet.rows.begin(), sheet.rows.end(), [&](const Row& row) { return row.number == number; });
    return found == sheet.rows.end() ? nullptr : &*found;
}

class SheetGuess {
public:
    SheetGuess(const Guesser& guesser, const SheetPreview& sheet, Role role)
        : vocabulary_(guesser.vocabulary), book_(guesser.book), sheet_(sheet), asOfYear_(guesser.asOfYear) {
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
        findUnitColumns();
        settleYears();
        settleRepeated();
        settleUnits();
        return std::move(map_);
    }

    // A form: each label is a heading.
    SheetMap form(const FormLayout& layout) {
        map_.headingRow = layout.labels.front().row;
        map_.headingEnd = map_.headingRow;
        map_.form = layout.fields;
        map_.formCompanies = layout.companies;
        for (const FormLayout::Label& label : layout.labels) addColumn({}, label.text);
        if (!layout.leftOut.empty())
            map_.why = {layout.leftOut + " 列不像一家企业的值，没有读取",
                        "column " + layout.leftOut + " does not look like a company's values and is not read"};
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
        std::string bare = plainHeading(heading);
        if (bare.starts_with('(') && bare.ends_with(')')) bare = bare.substr(1, bare.size() - 2);
        if (unitOf(bare).kind != UnitSaid::Kind::nothing) return book_.read(map_.role, group + "(" + bare + ")");
        constexpr std::size_t digits = 4;
        const bool year = bare.size() >= digits && bare.starts_with("20") &&
                          bare.find_first_not_of("0123456789") >= digits &&
                          (bare.size() == digits || bare.substr(digits) == "年" || bare.substr(digits) == "年度");
        if (year) return book_.read(map_.role, bare.substr(0, digits) + "年" + group);
        HeadingMeaning both = book_.read(map_.role, group + heading);
        if (both.said.sure == Sureness::exact && both.column.use != Use::ignored) return both;
        // 总投资（万元） over 计划: 计划总投资（万元）.
        std::string word = plainHeading(heading);
        const UnitSaid own = takeHeadingUnit(word);
        HeadingMeaning before = book_.read(map_.role, word + group + (own.text.empty() ? "" : "(" + own.text + ")"));
        if (before.said.sure == Sureness::exact && before.column.use == Use::fact) return before;
        HeadingMeaning alone = book_.read(map_.role, heading);
        std::string words = plainHeading(group);
        const UnitSaid unit = takeHeadingUnit(words);
        if (unit.kind != UnitSaid::Kind::nothing && alone.said.unitFrom == UnitFrom::nowhere &&
            alone.column.isAmount(vocabulary_)) {
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

    // 币种, 金额单位, with 美元 or 万元 below. 单位 may head a column of companies.
    void findUnitColumns() {
        for (std::uint32_t column = 0; column < map_.columns.size(); ++column) {
            const std::string plain = plainHeading(map_.headings[column]);
            const bool may = std::any_of(std::begin(unitHeadings), std::end(unitHeadings),
                                         [&](std::string_view one) { return plain == one; });
            if (!may || !holdsUnits(column)) continue;
            map_.columns[column] = MappedColumn();
            map_.said[column] = ColumnSaid();
            map_.said[column].ofUnits = true;
            map_.said[column].why = {"每行金额的单位或币种；和标题里的不同的，那一行的金额不读取",
                                     "the unit or currency of each row; amounts of a row where it is another are not "
                                     "read"};
        }
    }
    [[nodiscard]] bool holdsUnits(std::uint32_t column) const {
        return std::any_of(sheet_.rows.begin(), sheet_.rows.end(), [&](const Row& row) {
            const Cell* cell = row.number > map_.headingEnd ? row.find(column) : nullptr;
            if (cell == nullptr) return false;
            return unitOfCell(cell->text).kind != UnitSaid::Kind::nothing;
        });
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
            const bool flow = isOfLastYear(fact.id);
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
        std::string spoken; // a unit that is not understood
        for (const Row& row : sheet_.rows) {
            // Notes below a table speak of its unit too.
            const bool note = row.number > map_.headingEnd && !row.cells.empty() && isNote(row.cells.front().text);
            if (row.number >= map_.headingRow && !note) continue;
            for (const Cell& cell : row.cells) {
                addUnit(above, unitOfLine(cell.text));
                if (spoken.empty()) spoken = unitSpokenOf(cell.text);
            }
        }
        if (sheet_.name.find("单位") != std::string::npos || plainHeading(sheet_.name).ends_with(')'))
            addUnit(above, unitOfLine(sheet_.name));
        for (std::size_t column = 0; column < map_.columns.size(); ++column) {
            ColumnSaid& said = map_.said[column];
            if (!map_.columns[column].isAmount(vocabulary_) || said.unitFrom != UnitFrom::nowhere ||
                said.sure == Sureness::doubtful)
                continue;
            said.unitFrom = above.empty() ? UnitFrom::assumed : UnitFrom::above;
            if (above.empty() && !spoken.empty()) {
                said.sure = Sureness::doubtful;
                said.why = {"表格上方或注里提到“" + spoken + "”，不知道是不是这一列的单位",
                            "a line above the table or a note speaks of \"" + spoken +
                                "\": whether it is the unit of this column is not known"};
            }
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

} // namespace

SheetMap guessAt(const Guesser& guesser, const SheetPreview& sheet, SheetMap::Role role, std::uint64_t headingRow,
                 std::uint64_t headingEnd) {
    return SheetGuess(guesser, sheet, role).at(headingRow, headingEnd);
}

SheetMap guessForm(const Guesser& guesser, const SheetPreview& sheet, SheetMap::Role role, const FormLayout& layout) {
    return SheetGuess(guesser, sheet, role).form(layout);
}

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/item_table.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "core/facts/item_id.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

class TableSplitter {
public:
    explicit TableSplitter(std::string_view text) : text_(text) {}

    TextTable split() {
        while (at_ < text_.size()) {
            const char next = text_[at_++];
            if (quoted_) {
                takeQuoted(next);
            } else if (next == '"' && cell_.empty()) {
                quoted_ = true;
            } else if (next == '\t') {
                endCell();
            } else if (next == '\n' || next == '\r') {
                if (next == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
                endLine();
            } else {
                cell_ += next;
            }
        }
        if (!cell_.empty() || !line_.empty()) endLine();
        return std::move(table_);
    }

private:
    void takeQuoted(char next) {
        if (next != '"') {
            cell_ += next;
        } else if (at_ < text_.size() && text_[at_] == '"') {
            cell_ += '"';
            ++at_;
        } else {
            quoted_ = false;
        }
    }
    void endCell() {
        if (line_.size() < mostTableColumns) line_.push_back(std::move(cell_));
        cell_.clear();
    }
    void endLine() {
        endCell();
        table_.push_back(std::exchange(line_, {}));
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool quoted_ = false;
    std::string cell_;
    std::vector<std::string> line_;
    TextTable table_;
};

// The one fact whose label holds the heading or stands in it ("名称" for 项目名称);
// none where there are several.
std::optional<std::size_t> onlyFactLike(const std::vector<Fact>& facts, const std::string& heading) {
    constexpr std::size_t least = 2; // characters
    if (codePoints(heading).size() < least) return std::nullopt;
    std::optional<std::size_t> found;
    for (std::size_t index = 0; index < facts.size(); ++index) {
        bool like = false;
        for (const std::string& name : {facts[index].label.zh, facts[index].label.en}) {
            const std::string plain = plainHeading(name);
            like = like || plain.find(heading) != std::string::npos || heading.find(plain) != std::string::npos;
        }
        if (!like) continue;
        if (found) return std::nullopt;
        found = index;
    }
    return found;
}

class ItemReader {
public:
    ItemReader(const Vocabulary& vocabulary, Entity entity, const std::vector<TableColumn>& columns,
               const std::vector<std::string>& taken)
        : vocabulary_(vocabulary), entity_(entity), columns_(columns), taken_(taken.begin(), taken.end()) {}

    ItemTable read(const TextTable& rows) {
        for (std::size_t row = 0; row < rows.size(); ++row) readRow(row, rows[row]);
        return std::move(table_);
    }

private:
    void readRow(std::size_t row, const std::vector<std::string>& cells) {
        const bool empty = std::all_of(cells.begin(), cells.end(), [](const std::string& cell) {
            const std::vector<char32_t> points = codePoints(cell);
            return std::all_of(points.begin(), points.end(), isSpace);
        });
        if (empty) {
            ++table_.emptyRows;
            return;
        }
        if (table_.items.size() == mostItems) {
            if (!full_)
                problem(row, 0,
                        {fmt::format("最多读取 {} 行，以下各行没有读取", mostItems),
                         fmt::format("at most {} lines are read; those from here on were not", mostItems)});
            full_ = true;
            return;
        }
        Item item = Case::emptyItem(vocabulary_, entity_, {});
        for (std::size_t column = 0; column < std::min(cells.size(), columns_.size()); ++column)
            readCell(item, row, column, cells[column]);
        if (item.id.empty()) item.id = freeId();
        taken_.insert(item.id);
        table_.items.push_back(std::move(item));
    }

    void readCell(Item& item, std::size_t row, std::size_t column, const std::string& cell) {
        const TableColumn& use = columns_[column];
        if (use.use == TableColumn::Use::id) return takeId(item, row, column, cell);
        if (use.use == TableColumn::Use::ignored) return;
        CellReading read = readTyped(vocabulary_.fact(entity_, use.fact), cell, use.unit);
        if (read.sure != CellReading::Sure::read) problem(row, column, std::move(read.why));
        item.facts.at(use.fact) = std::move(read.value);
    }

    void takeId(Item& item, std::size_t row, std::size_t column, std::string id) {
        id.erase(std::remove(id.begin(), id.end(), ' '), id.end());
        if (id.empty()) return;
        if (!isItemId(id))
            problem(row, column,
                    {"编号应为 1 至 64 个字符，不含空白、点和斜杠；已另行编号",
                     "an id has 1 to 64 characters without white space, dots or slashes; another was given"});
        else if (taken_.count(id) > 0)
            problem(row, column,
                    {fmt::format("编号“{}”已有，已另行编号", printable(id)),
                     fmt::format("the id \"{}\" is taken; another was given", printable(id))});
        else
            item.id = id;
    }

    std::string freeId() {
        for (;; ++number_) {
            std::string id = fmt::format("{}{}", entity_ == Entity::project ? 'p' : 'e', number_);
            if (taken_.count(id) == 0) return id;
        }
    }

    void problem(std::size_t row, std::size_t column, Localized message) {
        table_.problems.push_back({row, column, std::move(message)});
    }

    const Vocabulary& vocabulary_;
    Entity entity_;
    const std::vector<TableColumn>& columns_;
    std::set<std::string> taken_;
    std::size_t number_ = 1;
    bool full_ = false;
    ItemTable table_;
};

} // namespace

bool isIdHeading(std::string_view heading) {
    for (const std::string_view name : {"id", "编号", "项目编号", "支出编号", "序号", "no.", "no"}) {
        if (heading == name) return true;
    }
    return false;
}

Localized headingUnit(const Fact& fact) {
    if (fact.type == FactType::money) return {"（万元）", " (CNY)"};
    if (fact.type == FactType::quantity) return {"（" + fact.unit.zh + "）", " (" + fact.unit.en + ")"};
    return {};
}

bool isUnitOf(const Fact& quantity, const UnitSaid& said) {
    if (said.kind == UnitSaid::Kind::nothing) return true;
    const std::vector<std::string> names = quantity.unitNames();
    return said.kind == UnitSaid::Kind::other && std::any_of(names.begin(), names.end(), [&](const std::string& name) {
               return plainHeading(name) == said.text;
           });
}

TextTable splitTable(std::string_view text) {
    return TableSplitter(withoutMark(text)).split();
}

TableColumn guessColumn(const Vocabulary& vocabulary, Entity entity, std::string_view text, HeadingMatch match) {
    std::string heading = plainHeading(text);
    const std::string whole = heading;
    const UnitSaid said = takeHeadingUnit(heading);
    // "总投资(美元)", "建筑面积(亩)": what counts something else is not what is asked for.
    const auto column = [&](std::size_t fact) -> TableColumn {
        const FactType type = vocabulary.fact(entity, fact).type;
        const bool counts = said.kind == UnitSaid::Kind::nothing || said.kind == UnitSaid::Kind::money;
        if (type == FactType::money && !counts) return {};
        if (type == FactType::quantity && !isUnitOf(vocabulary.fact(entity, fact), said)) return {};
        return {TableColumn::Use::fact, fact, said.unit};
    };
    if (isIdHeading(heading)) return {TableColumn::Use::id, 0, MoneyUnit::yuan};
    const std::vector<Fact>& facts = vocabulary.facts(entity);
    for (std::size_t index = 0; index < facts.size(); ++index) {
        for (const std::string& name : {facts[index].id, facts[index].label.zh, facts[index].label.en}) {
            const std::string plain = plainHeading(name);
            if (plain == heading || plain == whole) return column(index);
        }
    }
    if (match == HeadingMatch::exact) return {};
    if (const auto only = onlyFactLike(facts, heading)) return column(*only);
    return {};
}

ItemTable readItems(const Vocabulary& vocabulary, Entity entity, const std::vector<TableColumn>& columns,
                    const TextTable& rows, const std::vector<std::string>& taken) {
    return ItemReader(vocabulary, entity, columns, taken).read(rows);
}

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/table_account.h"

#include <fmt/format.h>

#include "core/documents/json_writer.h"
#include "core/tables/award_facts.h"
#include "core/values/counted.h"
#include "core/values/text.h"

namespace biosubsidy::sheets {

namespace {

using Use = MappedColumn::Use;
constexpr std::size_t shownText = 40; // characters of a cell

Localized sayUnitFrom(UnitFrom from) {
    switch (from) {
    case UnitFrom::nowhere: return {};
    case UnitFrom::heading: return {"标题", "its heading"};
    case UnitFrom::group: return {"上一行标题", "the heading above it"};
    case UnitFrom::above: return {"表格上方", "a line above the table"};
    case UnitFrom::assumed: return {"没有写，按元", "not said, taken as yuan"};
    case UnitFrom::chosen: return {"人工指定", "chosen"};
    }
    return {};
}

std::string_view name(Sureness sure) {
    constexpr std::array<std::string_view, 5> names{"none", "exact", "contained", "doubtful", "chosen"};
    return names[static_cast<std::size_t>(sure)];
}

std::string_view name(UnitFrom from) {
    constexpr std::array<std::string_view, 6> names{"nowhere", "heading", "group", "above", "assumed", "chosen"};
    return names[static_cast<std::size_t>(from)];
}

std::string oneLine(const std::string& text) {
    std::string line = shortened(text, shownText);
    for (char& letter : line)
        if (letter == '\n' || letter == '\r' || letter == '\t') letter = ' ';
    return printable(line);
}

class AccountWriter {
public:
    AccountWriter(const TableAccount& account, const ColumnMap& map, Language language, std::size_t mostListed)
        : account_(account), map_(map), zh_(language == Language::zh), language_(language), most_(mostListed) {}

    std::string write() {
        writeHead();
        writeNotes(NoteKind::unread, {"没有读懂，按未知处理：", "not understood, and left unknown:"});
        writeNotes(NoteKind::doubtful, {"已读取，请核对：", "read, please look at:"});
        writeNotes(NoteKind::joined, {"并入上面的企业：", "joined to the company above:"});
        writeNotes(NoteKind::skipped, {"跳过的行：", "rows passed over:"});
        return std::move(text_);
    }
    std::string head() {
        writeHead();
        return std::move(text_);
    }

private:
    void writeHead() {
        text_ += zh_ ? "读表情况：\n" : "What was read of the table:\n";
        for (const SheetMap& sheet : map_.sheets) writeSheet(sheet);
        text_ +=
            zh_ ? fmt::format("  读取 {} 行、{} 格；并入 {} 行，跳过 {} 行；存疑 {} 处，没有读懂 {} 处，拒绝 {} 处\n",
                              account_.rows(), account_.cells(), account_.count(NoteKind::joined),
                              account_.count(NoteKind::skipped), account_.count(NoteKind::doubtful),
                              account_.count(NoteKind::unread), account_.count(NoteKind::refused))
                : counted("  {} [row|rows] and {} [cell|cells] read; {} joined, {} skipped; {} doubtful, {} not "
                          "understood, {} that refuse a company\n",
                          account_.rows(), account_.cells(), account_.count(NoteKind::joined),
                          account_.count(NoteKind::skipped), account_.count(NoteKind::doubtful),
                          account_.count(NoteKind::unread), account_.count(NoteKind::refused));
    }

    void line(const Localized& text) { text_ += "    " + text.in(language_) + "\n"; }

    void writeSheet(const SheetMap& sheet) {
        const std::string called = sheet.name.empty() ? std::string() : printable(sheet.name);
        if (sheet.role == SheetMap::Role::ignored) {
            if (sheet.why.empty()) return;
            text_ += zh_ ? fmt::format("  “{}”表：{}\n", called, sheet.why.zh)
                         : fmt::format("  sheet \"{}\": {}\n", called, sheet.why.en);
            return;
        }
        std::size_t used = 0;
        std::string assumed;
        for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
            used += sheet.columns[column].use != Use::ignored ? 1 : 0;
            if (column < sheet.said.size() && sheet.said[column].unitFrom == UnitFrom::assumed &&
                sheet.columns[column].use != Use::ignored)
                assumed += (assumed.empty() ? "" : zh_ ? "、" : ", ") + printable(sheet.headings[column]);
        }
        const std::string where = called.empty() ? std::string()
                                  : zh_          ? "“" + called + "”表，"
                                                 : "sheet \"" + called + "\", ";
        if (sheet.form.empty())
            text_ += zh_ ? fmt::format("  {}标题在第 {} 行，读取 {} 列\n", where, sheet.headingEnd, used)
                         : counted("  {}headings in row {}, {} [column|columns] read\n", where, sheet.headingEnd, used);
        else
            text_ += zh_ ? fmt::format("  {}按表单读取（标题在左、内容在右）：{} 项，{} 家企业\n", where, used,
                                       sheet.formCompanies)
                         : counted("  {}read as a form (labels left of their values): {} [field|fields], {} "
                                   "[company|companies]\n",
                                   where, used, sheet.formCompanies);
        if (!sheet.why.empty()) line(sheet.why);
        if (!assumed.empty()) line({"没有写单位，按元读取：" + assumed, "without a unit, taken as yuan: " + assumed});
        for (std::size_t column = 0; column < sheet.columns.size() && column < sheet.said.size(); ++column) {
            const ColumnSaid& said = sheet.said[column];
            if (sheet.columns[column].use == Use::ignored && !said.why.empty())
                line({fmt::format("{} 列“{}”没有读取：{}", columnLetters(static_cast<std::uint32_t>(column)),
                                  printable(sheet.headings[column]), said.why.zh),
                      fmt::format("column {} \"{}\" is not read: {}", columnLetters(static_cast<std::uint32_t>(column)),
                                  printable(sheet.headings[column]), said.why.en)});
            if (said.unitFrom == UnitFrom::above || said.unitFrom == UnitFrom::group) {
                const Localized unit = nameOf(sheet.columns[column].unit);
                line({fmt::format("“{}”的单位：{}（见{}）", printable(sheet.headings[column]), unit.zh,
                                  sayUnitFrom(said.unitFrom).zh),
                      fmt::format("the unit of \"{}\": {} (from {})", printable(sheet.headings[column]), unit.en,
                                  sayUnitFrom(said.unitFrom).en)});
            }
        }
    }

    void writeNotes(NoteKind kind, const Localized& title) {
        const std::uint64_t all = account_.count(kind);
        if (all == 0) return;
        text_ += "  " + title.in(language_) + "\n";
        std::size_t listed = 0;
        for (const TableNote& note : account_.notes()) {
            if (note.kind != kind) continue;
            if (listed++ == most_) break;
            line(noteText(note, map_));
        }
        if (all > most_) line({fmt::format("……另有 {} 处", all - most_), fmt::format("… and {} more", all - most_)});
    }

    const TableAccount& account_;
    const ColumnMap& map_;
    bool zh_;
    Language language_;
    std::size_t most_;
    std::string text_;
};

void both(JsonWriter& json, const char* key, const Localized& text) {
    json.key(key);
    if (text.empty()) return json.null();
    json.beginObject();
    json.member("zh", text.zh);
    json.member("en", text.en);
    json.endObject();
}

std::int64_t number(std::uint64_t value) {
    return static_cast<std::int64_t>(value);
}

void writeColumn(JsonWriter& json, const SheetMap& sheet, std::size_t column, const Vocabulary& vocabulary) {
    const ColumnSaid said = column < sheet.said.size() ? sheet.said[column] : ColumnSaid();
    json.beginObject();
    json.member("column", columnLetters(static_cast<std::uint32_t>(column)));
    json.member("heading", sheet.headings[column]);
    json.member("is", targetName(sheet.columns[column], vocabulary));
    json.member("sure", name(said.sure));
    json.member("unit", nameOf(sheet.columns[column].unit).zh);
    json.member("unit_from", name(said.unitFrom));
    both(json, "why", said.why);
    json.endObject();
}

} // namespace

std::string_view toString(NoteKind kind) {
    constexpr std::array<std::string_view, noteKinds> names{"skipped", "joined", "doubtful", "unread", "refused"};
    return names[static_cast<std::size_t>(kind)];
}

void TableAccount::add(TableNote note) {
    ++counts_[static_cast<std::size_t>(note.kind)];
    if (notes_.size() < mostKept) notes_.push_back(std::move(note));
}

Localized placeOf(const ColumnMap& map, std::size_t sheet, std::uint64_t row, std::optional<std::uint32_t> column) {
    const SheetMap& on = map.sheets.at(sheet);
    Localized where;
    if (!on.name.empty()) {
        where.zh = fmt::format("“{}”表", printable(on.name));
        where.en = fmt::format("sheet \"{}\", ", printable(on.name));
    }
    if (column) {
        const std::string heading = *column < on.headings.size() ? printable(on.headings[*column]) : std::string();
        const SheetCell there = on.inFile(row, *column);
        const std::string cell = columnLetters(there.column) + std::to_string(there.row);
        where.zh += fmt::format("{}“{}”：", cell, heading);
        where.en += fmt::format("{} \"{}\": ", cell, heading);
    } else if (!on.form.empty()) {
        where.zh += fmt::format("{} 列：", columnLetters(static_cast<std::uint32_t>(row - 1)));
        where.en += fmt::format("column {}: ", columnLetters(static_cast<std::uint32_t>(row - 1)));
    } else {
        where.zh += fmt::format("第 {} 行：", row);
        where.en += fmt::format("row {}: ", row);
    }
    return where;
}

std::string targetName(const MappedColumn& column, const Vocabulary& vocabulary) {
    const auto item = [&](std::string_view list) { return fmt::format("{}.{}.", list, column.item + 1); };
    constexpr std::array<std::string_view, 3> keys{"number", "uscc", "name"};
    switch (column.use) {
    case Use::ignored: return "ignored";
    case Use::key: return "key." + std::string(keys[static_cast<std::size_t>(column.key)]);
    case Use::itemId: return item(column.entity == Entity::project ? "projects" : "expenses") + "id";
    case Use::award: return item("awards") + awardFact(static_cast<AwardField>(column.fact)).id;
    case Use::awardId: return item("awards") + "id";
    case Use::fact: break;
    }
    const std::string& id = vocabulary.fact(column.entity, column.fact).id;
    if (column.entity == Entity::company) return "company." + id;
    return item(column.entity == Entity::project ? "projects" : "expenses") + id;
}

Localized noteText(const TableNote& note, const ColumnMap& map) {
    const Localized where = placeOf(map, note.sheet, note.row, note.column);
    const std::string stood = oneLine(note.text);
    if (stood.empty()) return {where.zh + note.message.zh, where.en + note.message.en};
    return {fmt::format("{}“{}”，{}", where.zh, stood, note.message.zh),
            fmt::format("{}\"{}\", {}", where.en, stood, note.message.en)};
}

std::string accountText(const TableAccount& account, const ColumnMap& map, Language language, std::size_t mostListed) {
    return AccountWriter(account, map, language, mostListed).write();
}

Localized accountHead(const TableAccount& account, const ColumnMap& map) {
    return {AccountWriter(account, map, Language::zh, 0).head(), AccountWriter(account, map, Language::en, 0).head()};
}

std::string accountJson(const TableAccount& account, const ColumnMap& map, const Vocabulary& vocabulary) {
    constexpr std::array<std::string_view, 5> roles{"ignored", "companies", "projects", "expenses", "awards"};
    JsonWriter json;
    json.beginObject();
    json.member("format", "biosubsidy-table-account/1");
    json.member("rows", number(account.rows()));
    json.member("cells", number(account.cells()));
    for (std::size_t kind = 0; kind < noteKinds; ++kind)
        json.member(toString(static_cast<NoteKind>(kind)), number(account.count(static_cast<NoteKind>(kind))));
    json.key("sheets");
    json.beginArray();
    for (const SheetMap& sheet : map.sheets) {
        json.beginObject();
        json.member("name", sheet.name);
        json.member("role", roles[static_cast<std::size_t>(sheet.role)]);
        json.member("hidden", sheet.hidden);
        both(json, "why", sheet.why);
        json.member("form", !sheet.form.empty());
        json.member("heading_row", number(sheet.headingRow));
        json.member("heading_end", number(sheet.headingEnd));
        json.key("columns");
        json.beginArray();
        for (std::size_t column = 0; column < sheet.columns.size(); ++column) {
            if (sheet.headings[column].empty() && sheet.columns[column].use == Use::ignored) continue;
            writeColumn(json, sheet, column, vocabulary);
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.key("notes");
    json.beginArray();
    for (const TableNote& note : account.notes()) {
        json.beginObject();
        json.member("kind", toString(note.kind));
        json.member("sheet", map.sheets.at(note.sheet).name);
        const SheetMap& sheet = map.sheets.at(note.sheet);
        const SheetCell there = sheet.inFile(note.row, note.column.value_or(0));
        json.member("row", number(note.column ? there.row : note.row));
        json.key("column");
        if (note.column)
            json.value(columnLetters(there.column));
        else
            json.null();
        json.member("code", note.code);
        json.member("text", note.text);
        both(json, "message", note.message);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

} // namespace biosubsidy::sheets

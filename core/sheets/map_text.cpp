// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sheets/map_text.h"

#include <charconv>

#include <fmt/format.h>

#include "core/sheets/award_columns.h"

namespace biosubsidy::sheets {

namespace {

using Use = MappedColumn::Use;

// The next part of a line, up to a tab.
std::string_view takePart(std::string_view& line) {
    const std::size_t tab = line.find('\t');
    const std::string_view part = line.substr(0, tab);
    line = tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1);
    return part;
}

std::optional<std::size_t> takeNumber(std::string_view& line, std::size_t most) {
    const std::string_view part = takePart(line);
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
    if (error != std::errc() || end != part.data() + part.size() || number > most) return std::nullopt;
    return number;
}

std::string textWithSize(std::string_view text) {
    return fmt::format("{}:{}\n", text.size(), text);
}

const std::string& nameOf(const MappedColumn& column, const Vocabulary& vocabulary) {
    static const std::string none = "-";
    if (column.use == Use::fact) return vocabulary.fact(column.entity, column.fact).id;
    return column.use == Use::award ? awardFact(static_cast<AwardField>(column.fact)).id : none;
}

std::optional<MappedColumn> columnOf(std::string_view line, const Vocabulary& vocabulary) {
    const auto use = takeNumber(line, static_cast<std::size_t>(Use::awardId));
    const auto key = takeNumber(line, static_cast<std::size_t>(CompanyKey::name));
    const auto entity = takeNumber(line, static_cast<std::size_t>(Entity::expense));
    constexpr std::size_t mostItems = 1'000;
    const auto item = takeNumber(line, mostItems);
    const auto unit = takeNumber(line, moneyUnits - 1);
    if (!use || !key || !entity || !item || !unit) return std::nullopt;
    MappedColumn column;
    column.use = static_cast<Use>(*use);
    column.key = static_cast<CompanyKey>(*key);
    column.entity = static_cast<Entity>(*entity);
    column.item = *item;
    column.unit = static_cast<MoneyUnit>(*unit);
    if (column.use == Use::award) {
        for (std::size_t field = 0; field < awardFields; ++field) {
            if (awardFact(static_cast<AwardField>(field)).id != line) continue;
            column.fact = field;
            return column;
        }
        return std::nullopt;
    }
    if (column.use != Use::fact) return column;
    const auto fact = vocabulary.find(column.entity, line);
    if (!fact) return std::nullopt;
    column.fact = *fact;
    return column;
}

} // namespace

std::string mapText(const ColumnMap& map, const Vocabulary& vocabulary, const Corrections& corrections) {
    std::string text;
    for (const SheetMap& sheet : map.sheets) {
        text += fmt::format("sheet\t{}\t{}\t{}\t{}{}\n", static_cast<int>(sheet.role), sheet.headingRow,
                            sheet.columns.size(), sheet.headingEnd, sheet.form.empty() ? "" : "\tform");
        for (const MappedColumn& column : sheet.columns)
            text += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", static_cast<int>(column.use), static_cast<int>(column.key),
                                static_cast<int>(column.entity), column.item, static_cast<int>(column.unit),
                                nameOf(column, vocabulary));
        for (const std::string& heading : sheet.headings) text += textWithSize(heading);
    }
    for (const auto& [place, mended] : corrections)
        text += fmt::format("mended\t{}\t{}\t{}\t", place.sheet, place.row, place.column) + textWithSize(mended);
    return text;
}

namespace {

// The cells that were mended, behind the map.
std::optional<Corrections> correctionsOf(std::string_view text) {
    Corrections corrections;
    while (!text.empty()) {
        constexpr std::string_view begin = "mended\t";
        if (!text.starts_with(begin)) return std::nullopt;
        text.remove_prefix(begin.size());
        constexpr std::size_t mostSheets = 1U << 16U;
        constexpr std::size_t mostRows = 1U << 31U;
        const auto sheet = takeNumber(text, mostSheets);
        const auto row = takeNumber(text, mostRows);
        const auto column = takeNumber(text, mostColumns);
        const std::size_t colon = text.find(':');
        if (!sheet || !row || !column || colon == std::string_view::npos) return std::nullopt;
        std::string_view digits = text.substr(0, colon);
        const auto size = takeNumber(digits, longestCell);
        text.remove_prefix(colon + 1);
        if (!size || *size >= text.size() || text[*size] != '\n') return std::nullopt;
        corrections[{*sheet, *row, static_cast<std::uint32_t>(*column)}] = std::string(text.substr(0, *size));
        text.remove_prefix(*size + 1);
    }
    return corrections;
}

} // namespace

std::optional<ColumnMap> mapOfText(std::string_view text, std::span<const SheetPreview> sheets,
                                   const Vocabulary& vocabulary, Corrections* corrections) {
    ColumnMap map;
    const auto takeLine = [&text] {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        return line;
    };
    for (const SheetPreview& sheet : sheets) {
        std::string_view head = takeLine();
        if (takePart(head) != "sheet") return std::nullopt;
        const auto role = takeNumber(head, static_cast<std::size_t>(SheetMap::Role::awards));
        const auto row = takeNumber(head, previewRows * previewRows);
        const auto count = takeNumber(head, mostColumns);
        // Before headings of two rows there were four parts.
        const auto end = head.empty() ? row : takeNumber(head, previewRows * previewRows);
        if (!role || !row || !count || !end) return std::nullopt;
        // The headings as they are now have to be those of then.
        const auto as = static_cast<SheetMap::Role>(*role);
        const bool form = head == "form";
        auto formed = form ? guessFormSheet(vocabulary, sheet, SheetMap::Role::companies) : std::nullopt;
        if (form && !formed) return std::nullopt;
        if (formed) formed->role = as;
        SheetMap read = form ? std::move(*formed) : guessSheet(vocabulary, sheet, as, *row, *end);
        if (read.columns.size() != *count) return std::nullopt;
        for (MappedColumn& column : read.columns) {
            const auto kept = columnOf(takeLine(), vocabulary);
            if (!kept) return std::nullopt;
            read.choose(static_cast<std::uint32_t>(&column - read.columns.data()), *kept);
        }
        for (const std::string& heading : read.headings) {
            const std::string wanted = textWithSize(heading);
            if (!text.starts_with(wanted)) return std::nullopt;
            text.remove_prefix(wanted.size());
        }
        map.sheets.push_back(std::move(read));
    }
    auto mended = correctionsOf(text);
    if (!mended) return std::nullopt;
    if (corrections != nullptr) *corrections = std::move(*mended);
    return map;
}

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/screen_sheets.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "app/cli/places_option.h"
#include "app/cli/screen_outputs.h"
#include "core/sheets/map_text.h"
#include "core/sheets/sheet_input.h"
#include "core/sheets/sheet_template.h"
#include "core/system/paths.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

// One line for each sheet that has columns which are not read.
void nameUnused(const sheets::ColumnMap& map, const Surroundings& surroundings, Language language) {
    for (const sheets::SheetMap& sheet : map.sheets) {
        if (sheet.role == sheets::SheetMap::Role::ignored) continue;
        std::string names;
        for (const std::uint32_t column : sheet.unused())
            names += (names.empty() ? "" : language == Language::zh ? "、" : ", ") + printable(sheet.headings[column]);
        if (names.empty()) continue;
        const std::string where = sheet.name.empty() ? std::string() : printable(sheet.name) + ": ";
        *surroundings.error << where
                            << (language == Language::zh ? "这些列没有对应的字段，不读取："
                                                         : "columns that are not read: ")
                            << names << '\n';
    }
}

} // namespace

bool isTable(const std::string& path) {
    // A text under the name of a workbook is a table too, as some systems export it.
    constexpr std::array<std::string_view, 8> endings{".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".et", ".ods"};
    const sheets::FileKind kind = sheets::kindOfFile(path);
    if (kind.is != sheets::FileKind::Is::text) return kind.is != sheets::FileKind::Is::lines;
    return std::find(endings.begin(), endings.end(), endingOf(path)) != endings.end();
}

namespace {

bool isLetters(const std::string& text, std::uint32_t column) {
    return sheets::columnLetters(column) == text;
}

void ignoreColumns(const ScreenOptions& options, sheets::ColumnMap& map, const Surroundings& surroundings,
                   Language language) {
    for (const std::string& wanted : options.ignore) {
        bool found = false;
        for (sheets::SheetMap& sheet : map.sheets) {
            for (std::uint32_t column = 0; column < sheet.columns.size(); ++column) {
                const bool named = plainHeading(sheet.headings[column]) == plainHeading(wanted);
                if (!named && !(isLetters(wanted, column) && sheet.role == sheets::SheetMap::Role::companies)) continue;
                sheet.choose(column, {});
                found = true;
            }
        }
        if (!found)
            failWith(surroundings, language,
                     {fmt::format("--ignore：没有标题或列号为“{}”的列", printable(wanted)),
                      fmt::format("--ignore: no column has the heading or the letters \"{}\"", printable(wanted))},
                     wrongUsage);
    }
}

sheets::ColumnMap mapFor(const ScreenOptions& options, const sheets::TableFile& file, const Vocabulary& vocabulary,
                         int asOfYear, const Surroundings& surroundings, Language language) {
    using Role = sheets::SheetMap::Role;
    sheets::ColumnMap map = sheets::guessMap(vocabulary, file.sheets(), asOfYear);
    if (!options.sheet.empty()) {
        bool found = false;
        for (std::size_t sheet = 0; sheet < map.sheets.size(); ++sheet) {
            const bool chosen = map.sheets[sheet].name == options.sheet;
            if (chosen)
                map.sheets[sheet] = sheets::bestHeadings(vocabulary, file.sheets()[sheet], Role::companies, asOfYear);
            else if (map.sheets[sheet].role == Role::companies) {
                map.sheets[sheet].role = Role::ignored;
                map.sheets[sheet].why = {"没有读取：--sheet 选了另一张", "not read: --sheet names another"};
            }
            found = found || chosen;
        }
        if (!found)
            failWith(surroundings, language,
                     {fmt::format("--sheet：没有名为“{}”的工作表", printable(options.sheet)),
                      fmt::format("--sheet: there is no sheet \"{}\"", printable(options.sheet))},
                     wrongUsage);
    }
    if (!options.map.empty()) {
        constexpr std::size_t largest = 16U << 20U;
        const auto text = readFile(options.map, largest);
        if (!text) cannotRead(options.map, text.error(), surroundings, language);
        auto kept = sheets::applyMap(*text, file.sheets(), vocabulary, std::move(map), asOfYear);
        if (!kept)
            failWith(surroundings, language,
                     {fmt::format("{}：{}", printable(options.map), kept.error().zh),
                      fmt::format("{}: {}", printable(options.map), kept.error().en)},
                     badInput);
        map = std::move(*kept);
    }
    ignoreColumns(options, map, surroundings, language);
    return map;
}

std::shared_ptr<const sheets::TableFile> openFile(const ScreenOptions& options, const Surroundings& surroundings,
                                                  Language language) {
    auto file = sheets::TableFile::open(options.file, options.separatorSign());
    if (!file) cannotRead(options.file, file.error(), surroundings, language);
    if (!options.separator.empty() && (*file)->isWorkbook())
        failWith(surroundings, language,
                 Localized{"--separator 只用于文本表（CSV），这是工作簿",
                           "--separator is for text tables (CSV); this is a workbook"},
                 wrongUsage);
    return std::move(*file);
}

// Each column that is not sure, and how to say what it is.
void refuseUndecided(const sheets::ColumnMap& map, const Vocabulary& vocabulary, bool strict,
                     const Surroundings& surroundings, Language language) {
    bool any = false;
    for (std::size_t index = 0; index < map.sheets.size(); ++index) {
        const sheets::SheetMap& sheet = map.sheets[index];
        if (sheet.role == sheets::SheetMap::Role::ignored) continue;
        for (const std::uint32_t column : sheet.undecided()) {
            any = true;
            const Localized where = sheets::placeOf(map, index, sheet.headingEnd, column);
            const std::string as = sheets::targetName(sheet.columns[column], vocabulary);
            const bool nothing = sheet.columns[column].use == sheets::MappedColumn::Use::ignored;
            const Localized message{fmt::format("{}拿不准这一列：{}{}", where.zh, sheet.said[column].why.zh,
                                                nothing ? "" : "（可能是 " + as + "）"),
                                    fmt::format("{}not sure what the column is: {}{}", where.en,
                                                sheet.said[column].why.en, nothing ? "" : " (it may be " + as + ")")};
            *surroundings.error << message.in(language) << '\n';
        }
    }
    for (std::size_t index = 0; index < map.sheets.size() && strict; ++index) {
        const sheets::SheetMap& sheet = map.sheets[index];
        if (sheet.role == sheets::SheetMap::Role::ignored) continue;
        for (std::uint32_t column = 0; column < sheet.columns.size(); ++column) {
            if (sheet.said[column].unitFrom != sheets::UnitFrom::assumed) continue;
            any = true;
            const Localized where = sheets::placeOf(map, index, sheet.headingEnd, column);
            *surroundings.error << (language == Language::zh ? where.zh + "没有写单位" : where.en + "no unit is said")
                                << '\n';
        }
    }
    if (any)
        failWith(
            surroundings, language,
            Localized{
                "有的列拿不准，没有测算：改标题（如“总投资（万元）”），或用 --ignore 列名 不读它，或用 --write-map "
                "FILE "
                "写出各列的含义、改好后用 --map FILE 读取",
                "some columns are not sure, and nothing was screened: change the heading (as in \"总投资（万元）\"), "
                "leave the column out by --ignore COLUMN, or write what the columns are by --write-map FILE, "
                "change it, and read it by --map FILE"},
            badInput);
}

} // namespace

TableInput openTable(const ScreenOptions& options, const std::shared_ptr<const RuleBook>& rules, int asOfYear,
                     const Surroundings& surroundings, Language language) {
    const std::string& path = options.file;
    const auto file = openFile(options, surroundings, language);
    sheets::ColumnMap map = mapFor(options, *file, rules->vocabulary(), asOfYear, surroundings, language);
    // Columns that are not sure are named all at once, with the ways out; two of one field
    // are among them.
    const bool undecided = std::any_of(map.sheets.begin(), map.sheets.end(), [](const sheets::SheetMap& sheet) {
        return sheet.role != sheets::SheetMap::Role::ignored && !sheet.undecided().empty();
    });
    if (const Localized why = map.problem(rules->vocabulary()); !why.empty() && !undecided)
        failWith(surroundings, language,
                 {fmt::format("{}：{}", printable(path), why.zh), fmt::format("{}: {}", printable(path), why.en)},
                 badInput);
    nameUnused(map, surroundings, language);
    refuseUndecided(map, rules->vocabulary(), options.strict, surroundings, language);
    std::string mapping = sheets::mapText(map, rules->vocabulary());
    auto input = sheets::SheetInput::open(file, std::move(map), rules);
    if (!input) cannotRead(path, input.error(), surroundings, language);
    if (options.strict) (*input)->beStrict();
    sheets::SheetInput* const sheet = input->get();
    return {std::move(*input), std::move(mapping), sheet};
}

void writeMap(const ScreenOptions& options, const std::shared_ptr<const RuleBook>& rules, int asOfYear,
              const Surroundings& surroundings, Language language) {
    const Target target =
        targetOf("--write-map", options.writeMap,
                 inputsOf(options, {options.file, options.map}, surroundings, language), surroundings, language);
    const auto file = openFile(options, surroundings, language);
    const sheets::ColumnMap map = mapFor(options, *file, rules->vocabulary(), asOfYear, surroundings, language);
    if (const auto written = target.write(sheets::mapFile(map, rules->vocabulary())); !written)
        cannotWrite(options.writeMap, written.error(), surroundings, language);
    *surroundings.out << (language == Language::zh ? "各列的含义已写入 " : "what the columns are is in ")
                      << printable(options.writeMap) << '\n';
}

bool giveAccount(const ScreenOptions& options, const sheets::SheetInput& input, const Vocabulary& vocabulary,
                 const Surroundings& surroundings, Language language) {
    *surroundings.error << sheets::accountText(input.account(), input.map(), language);
    if (options.accountTarget) {
        const auto written =
            options.accountTarget->write(sheets::accountJson(input.account(), input.map(), vocabulary));
        if (!written) cannotWrite(options.accountTarget->path(), written.error(), surroundings, language);
    }
    return input.account().count(sheets::NoteKind::unread) > 0;
}

void refuseWhatIsNotRead(const std::string& path, const sheets::FileKind& kind, const Surroundings& surroundings,
                         Language language) {
    if (kind.is != sheets::FileKind::Is::refused) return;
    const std::string name = path == "-" ? (language == Language::zh ? "标准输入" : "standard input") : printable(path);
    failWith(surroundings, language,
             {fmt::format("{}：{}", name, kind.refusal.zh), fmt::format("{}: {}", name, kind.refusal.en)}, badInput);
}

void checkSheetOptions(ScreenOptions& options, const OutputKind& kind, const Surroundings& surroundings,
                       Language language) {
    if (!options.fromStream())
        refuseWhatIsNotRead(options.file, sheets::kindOfFile(options.file), surroundings, language);
    if (isTable(options.file) && options.errorsTarget && !options.errorsTarget->isStream())
        options.accountTarget =
            targetOf("--errors", accountPath(options.errorsTarget->path()),
                     inputsOf(options, {options.file, options.map}, surroundings, language), surroundings, language);
    if (options.resume && !kind.goesOn)
        failWith(surroundings, language,
                 Localized{"--resume：XLSX 不能接着写，请从头开始，或改用 .csv、.db",
                           "--resume: an XLSX file cannot be gone on with; begin anew, or use .csv or .db"},
                 wrongUsage);
    if (options.firstLine != 1 && isTable(options.file))
        failWith(surroundings, language,
                 Localized{"--first-line 只用于每行一个案例的文件", "--first-line is for files with one case a line"},
                 wrongUsage);
}

ProblemKeeper::ProblemKeeper(screening::Watcher& inner, screening::Output& output)
    : inner_(inner), database_(dynamic_cast<results::SqliteOutput*>(&output)) {}

screening::Written ProblemKeeper::problem(const screening::LineProblem& problem) {
    if (database_ != nullptr) {
        if (auto kept = database_->addProblem(problem); !kept) return kept;
    }
    return inner_.problem(problem);
}

namespace {

FactColumns templateColumns(const ScreenOptions& options, const std::shared_ptr<const RuleBook>& rules,
                            const Surroundings& surroundings, Language language) {
    if (options.places.empty()) return allColumns(rules->vocabulary());
    const AssessOptions assessOptions = assessOptionsOf(options, *rules, surroundings, language);
    return columnsFor(*rules, assessOptions,
                      wholePlacesNamed(options.places, *rules, assessOptions, surroundings, language));
}

} // namespace

void writeTemplate(const ScreenOptions& options, const std::shared_ptr<const RuleBook>& rules,
                   const Surroundings& surroundings, Language language) {
    const std::string& path = options.templatePath;
    const std::string ending = endingOf(path);
    if (ending != ".xlsx" && ending != ".csv")
        failWith(surroundings, language,
                 {fmt::format("--template 的值是“{}”，文件名应以 .xlsx 或 .csv 结尾", printable(path)),
                  fmt::format("--template: found “{}”, expected a name that ends in .xlsx or .csv", printable(path))},
                 wrongUsage);
    const Target target =
        targetOf("--template", path, inputsOf(options, {}, surroundings, language), surroundings, language);
    const FactColumns columns = templateColumns(options, rules, surroundings, language);
    const auto written = ending == ".csv" ? target.write(sheets::csvTemplate(rules->vocabulary(), columns, language))
                                          : sheets::writeXlsxTemplate(rules->vocabulary(), columns, language, target);
    if (!written) cannotWrite(path, written.error(), surroundings, language);
    *surroundings.out << (language == Language::zh ? "模板已写入 " : "the template is in ") << printable(path) << '\n';
}

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/screen_sheets.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include <fmt/format.h>

#include "core/documents/files.h"
#include "core/sheets/map_text.h"
#include "core/sheets/sheet_input.h"
#include "core/sheets/sheet_template.h"
#include "core/sheets/xlsx_output.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

std::string endingOf(const std::string& path) {
    std::string ending = std::filesystem::path(path).extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return ending;
}

[[noreturn]] void cannotRead(const std::string& path, const Localized& why, const Surroundings& surroundings,
                             Language language) {
    failWith(surroundings, language,
             {fmt::format("无法读取 {}：{}", printable(path), why.zh),
              fmt::format("cannot read {}: {}", printable(path), why.en)},
             ioFailure);
}

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
    constexpr std::array<std::string_view, 5> endings{".csv", ".tsv", ".txt", ".xlsx", ".xlsm"};
    const std::string ending = endingOf(path);
    return std::find(endings.begin(), endings.end(), ending) != endings.end() && !sheets::looksLikeNdjson(path);
}

TableInput openTable(const std::string& path, const std::shared_ptr<const RuleBook>& rules,
                     const Surroundings& surroundings, Language language) {
    const auto file = sheets::TableFile::open(path);
    if (!file) cannotRead(path, file.error(), surroundings, language);
    sheets::ColumnMap map = sheets::guessMap(rules->vocabulary(), (*file)->sheets());
    if (const Localized why = map.problem(rules->vocabulary()); !why.empty())
        failWith(surroundings, language,
                 {fmt::format("{}：{}", printable(path), why.zh), fmt::format("{}: {}", printable(path), why.en)},
                 badInput);
    nameUnused(map, surroundings, language);
    std::string mapping = sheets::mapText(map, rules->vocabulary());
    auto input = sheets::SheetInput::open(*file, std::move(map), rules);
    if (!input) cannotRead(path, input.error(), surroundings, language);
    return {std::move(*input), std::move(mapping)};
}

std::unique_ptr<screening::Output> makeSheetOutput(const ScreenOptions& options, const std::string& kind,
                                                   std::shared_ptr<const blocks::BlockRules> rules, Language language,
                                                   const std::string& mapping, std::optional<std::uint64_t> rowsAbout) {
    if (kind == "xlsx") return std::make_unique<sheets::XlsxOutput>(options.out, std::move(rules), language, rowsAbout);
    if (kind != "sqlite") return nullptr;
    return std::make_unique<results::SqliteOutput>(
        options.out, std::move(rules),
        results::SqliteOutput::Options{.source = options.file, .language = language, .mapping = mapping});
}

void checkSheetOptions(const ScreenOptions& options, const std::string& kind, const Surroundings& surroundings,
                       Language language) {
    if (options.resume && kind == "xlsx")
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

void writeTemplate(const std::string& path, const Vocabulary& vocabulary, const Surroundings& surroundings,
                   Language language) {
    const std::string ending = endingOf(path);
    if (ending != ".xlsx" && ending != ".csv")
        failWith(surroundings, language,
                 {fmt::format("--template 的值是“{}”，文件名应以 .xlsx 或 .csv 结尾", printable(path)),
                  fmt::format("--template: found “{}”, expected a name that ends in .xlsx or .csv", printable(path))},
                 wrongUsage);
    const auto written = ending == ".csv" ? writeFile(path, sheets::csvTemplate(vocabulary, language))
                                          : sheets::writeXlsxTemplate(vocabulary, language, path);
    if (!written) failWith(surroundings, language, written.error(), ioFailure);
    *surroundings.out << (language == Language::zh ? "模板已写入 " : "the template is in ") << printable(path) << '\n';
}

} // namespace biosubsidy::cli

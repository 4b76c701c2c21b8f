// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/screen_options.h"

#include <algorithm>
#include <array>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "core/documents/sha256.h"
#include "core/results/postgres_output.h"
#include "core/screening/byte_output.h"
#include "core/screening/csv_format.h"
#include "core/screening/ndjson_format.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

struct Ending {
    std::string_view ending;
    std::string_view kind;
};
constexpr std::array<Ending, 6> endings{{{".ndjson", "ndjson"},
                                         {".jsonl", "ndjson"},
                                         {".csv", "csv"},
                                         {".xlsx", "xlsx"},
                                         {".db", "sqlite"},
                                         {".sqlite", "sqlite"}}};

std::string_view kindOf(const std::string& path) {
    const std::string ending = endingOf(path);
    for (const Ending& known : endings) {
        if (known.ending == ending) return known.kind;
    }
    return {};
}

// Names that a run writes under on its way to the target.
std::vector<std::string> namesOf(const Target& target) {
    if (target.isStream()) return {target.path()};
    return {target.path(), target.partial(), screening::statePath(target.path()), screening::reportPath(target.path()),
            accountPath(target.path())};
}

bool areOneFile(const std::string& left, const std::string& right) {
    if (left == right) return true;
    const auto identity = identityOf(left);
    return identity && identity == identityOf(right);
}

// Two outputs may go to one terminal, never to one file.
bool meet(const Target& left, const Target& right) {
    const auto about = lookAt(left.path());
    if (left.isStream() && about && !about->fifo) return false;
    for (const std::string& one : namesOf(left)) {
        for (const std::string& other : namesOf(right)) {
            if (areOneFile(one, other)) return true;
        }
    }
    return false;
}

} // namespace

std::string accountPath(const std::string& errors) {
    return errors + ".account.json";
}

bool ScreenOptions::toServer() const {
    return results::isPostgresUrl(out);
}

std::string ScreenOptions::outName() const {
    return toServer() ? results::withoutPassword(out) : out;
}

void addScreenOptions(CLI::App& command, ScreenOptions& options) {
    command.add_option(
        "IN", options.file,
        bilingual("每行一个案例的文件（NDJSON），或企业表（.csv、.xlsx、.xls、.et、.ods）；- 为标准输入，每行一个案例",
                  "a file with one case a line (NDJSON), or a table of companies (.csv, .xlsx, .xls, .et, .ods); - is "
                  "standard input, one case a line"));
    command
        .add_option("--out", options.out,
                    bilingual("写到这个文件，按结尾定格式：.ndjson、.csv、.xlsx、.db（SQLite）；- 为标准输出；"
                              "postgresql:// 开头的地址为数据库",
                              "the file to write; its ending says what it is: .ndjson, .csv, .xlsx, .db (SQLite); - is "
                              "standard output; an address postgresql://… is a database"))
        ->type_name("OUT");
    command
        .add_option("--template", options.templatePath,
                    bilingual("不测算，写一份企业表的空白模板：.xlsx 或 .csv",
                              "no screening: write an empty table of companies to fill in, .xlsx or .csv"))
        ->type_name("OUT");
    command
        .add_option("--places", options.places,
                    bilingual("模板只含这些地方的政策要问的列：城市，或 城市/区县，逗号分隔；all 为有政策的全部城市",
                              "only columns that the policies of these places ask for, in the template: a city, or "
                              "city/district, commas between them; all: every city that has policies"))
        ->type_name("PLACE")
        ->delimiter(',');
    command
        .add_option("--format", options.format,
                    bilingual("--out 为 - 时的格式，默认 ndjson", "what goes to standard output, ndjson by default"))
        ->type_name("ndjson|csv");
    addDateOption(command, options);
    command
        .add_option("--pack", options.packs,
                    bilingual("只按这个政策包测算，不看企业和项目在哪里；可多次给出",
                              "only this pack is in view, wherever company and projects stand; may be given again"))
        ->type_name("ID");
    addPacksOption(command, options);
    addRulesOption(command, options);
    command.add_flag("--no-exclusion", options.noExclusion,
                     bilingual("不假定同一项目的投资类支持只取其一",
                               "do not assume that of the support for one project's investment only one is granted"));
    command.add_flag("--no-own-figures", options.noOwnFigures,
                     bilingual("不计用户自填的数字", "leave out figures of the user's own"));
    command.add_flag("--claims", options.claims,
                     bilingual("每项没有被排除的支持一行，而不是每个案例一行",
                               "a row for each claim that is not ineligible, instead of one for each case"));
    command.add_flag("--no-cities", options.noCities,
                     bilingual("不逐地比较，只按企业和项目所在地测算（更快）",
                               "only where company and projects stand, without the other places (faster)"));
    command
        .add_option("--threads", options.threads,
                    bilingual("用几个线程；不给则用全部处理器", "how many threads; without it, one for each processor"))
        ->type_name("N")
        ->check(wholeNumber(1, 1024));
    command
        .add_option("--first-line", options.firstLine,
                    bilingual("输入第一行的行号，用于一个大文件的一部分；默认 1",
                              "number of the input's first line, for a part of a larger file; 1 by default"))
        ->type_name("N")
        ->check(wholeNumber(1, std::uint64_t{1} << 53U));
    command.add_flag("--resume", options.resume,
                     bilingual("接着上次没有做完的继续；没有则从头开始",
                               "go on with a run that was broken off; from the start where there is none"));
    command
        .add_option("--errors", options.errors,
                    bilingual("把有问题的行全部写到这个文件；不给则在屏幕上显示前 20 行",
                              "write what is wrong with bad lines to this file; without it the first 20 are shown"))
        ->type_name("FILE");
    command
        .add_option("--sheet", options.sheet,
                    bilingual("企业表是工作簿里的这一张", "the sheet of the workbook that holds the companies"))
        ->type_name("NAME");
    command
        .add_option("--separator", options.separator,
                    bilingual("文本表各格之间的分隔符：, ; | 或 tab；不给则看前几行",
                              "what parts the cells of a text table: , ; | or tab; without it the first lines tell"))
        ->type_name("SIGN")
        ->check(CLI::IsMember({",", ";", "|", "tab"}));
    command
        .add_option("--ignore", options.ignore,
                    bilingual("不读这一列：标题或列号；可多次给出",
                              "a column that is not read, by its heading or its letters; "
                              "may be given again"))
        ->type_name("COLUMN");
    command
        .add_option("--map", options.map,
                    bilingual("各列按这个文件读取（由 --write-map 写出，可修改）",
                              "read the columns as this file says (--write-map writes one, to be changed)"))
        ->type_name("FILE");
    command
        .add_option("--write-map", options.writeMap,
                    bilingual("不测算，把各列如何读取写到这个文件",
                              "no screening: write to this file how the columns are read"))
        ->type_name("FILE");
    command.add_flag("--strict", options.strict,
                     bilingual("凡有存疑或读不懂之处的企业都不测算",
                               "refuse every company of whose row anything is doubtful or not understood"));
    addLanguageOption(command, options);
}

std::string outputKind(const ScreenOptions& options, const Surroundings& surroundings, Language language) {
    const bool given = options.format != CommonOptions().format;
    if (given && options.format != "ndjson" && options.format != "csv") {
        failWith(surroundings, language,
                 {fmt::format("--format 的值是“{}”，应为 ndjson 或 csv", printable(options.format)),
                  fmt::format("--format: found “{}”, expected ndjson or csv", printable(options.format))},
                 wrongUsage);
    }
    if (given) return options.format;
    if (options.toStream()) return "ndjson";
    if (options.toServer()) return "postgresql";
    const std::string_view kind = kindOf(options.out);
    const auto found = lookAt(options.out);
    if (kind.empty() && found && found->standing == Standing::stream) return "ndjson"; // as to standard output
    if (kind.empty()) {
        failWith(
            surroundings, language,
            {fmt::format("--out 的值是“{}”，文件名应以 .ndjson、.csv、.xlsx 或 .db 结尾，或为 postgresql:// 开头的地址",
                         printable(options.out)),
             fmt::format("--out: found “{}”, expected a name that ends in .ndjson, .csv, .xlsx or .db, "
                         "or an address that begins with postgresql://",
                         printable(options.out))},
            wrongUsage);
    }
    return std::string(kind);
}

void checkScreenOptions(ScreenOptions& options, const std::string& kind, const Surroundings& surroundings,
                        Language language) {
    if (options.resume && options.toServer()) {
        failWith(surroundings, language,
                 Localized{"写入数据库不需要 --resume：同样的输入再运行一次，结果相同，不会重复",
                           "--resume is not needed for a database: the same input once more gives the same rows, none "
                           "twice"},
                 wrongUsage);
    }
    if (options.resume && options.toStream()) {
        failWith(surroundings, language,
                 Localized{"--resume 需要写到文件：标准输出不能接着写",
                           "--resume needs a file: standard output cannot be gone on with"},
                 wrongUsage);
    }
    const std::vector<std::string> inputs = inputsOf(options, {options.file, options.map}, surroundings, language);
    if (!options.toStream() && !options.toServer())
        options.target = targetOf("--out", options.out, inputs, surroundings, language);
    if (!options.errors.empty())
        options.errorsTarget = targetOf("--errors", options.errors, inputs, surroundings, language);
    if (options.target && options.target->isStream()) {
        if (kind == "sqlite") cannotWrite(options.out, needsFile(), surroundings, language);
        if (options.resume) {
            const Localized why = needsFile();
            failWith(surroundings, language,
                     Localized{fmt::format("--resume：{}：{}", printable(options.out), why.zh),
                               fmt::format("--resume: {}: {}", printable(options.out), why.en)},
                     wrongUsage);
        }
    }
    if (options.toFile()) { // and what is written beside it
        for (const std::string& name :
             {screening::statePath(options.target->path()), screening::reportPath(options.target->path())})
            static_cast<void>(targetOf("--out", name, inputs, surroundings, language));
    }
    if (options.target && options.errorsTarget && meet(*options.target, *options.errorsTarget)) {
        failWith(surroundings, language,
                 Localized{"--errors 和 --out 是同一个文件", "--errors and --out are the same file"}, wrongUsage);
    }
    options.goesOnLater = options.toFile() && kind != "xlsx";
}

std::unique_ptr<screening::Output> makeOutput(const ScreenOptions& options, const std::string& kind,
                                              std::shared_ptr<const blocks::BlockRules> rules,
                                              const screening::Identity& identity, Language language) {
    if (kind == "postgresql") {
        // Where a part of an input begins tells parts apart; the rules are the same.
        std::string text;
        for (const auto& [name, value] : identity) {
            if (name != "first_line") text += name + "=" + value + "\n";
        }
        std::string source = options.fromStream() ? "-" : options.file;
        if (options.firstLine > 1) source += "#" + std::to_string(options.firstLine);
        return std::make_unique<results::PostgresOutput>(
            std::move(rules), options.rows(), language,
            results::PostgresOutput::Options{options.out, source, sha256Of(text)});
    }
    std::unique_ptr<const screening::RowFormat> format;
    if (kind == "csv")
        format = std::make_unique<screening::CsvFormat>(std::move(rules), options.rows(), language);
    else
        format = std::make_unique<screening::NdjsonFormat>(std::move(rules), options.rows());
    if (options.toStream())
        return std::make_unique<screening::StreamOutput>(File::standard(Standard::out), std::move(format));
    return std::make_unique<screening::FileOutput>(*options.target, std::move(format));
}

} // namespace biosubsidy::cli

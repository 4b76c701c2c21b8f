// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli deadlines: what the applications of a library are to be handed in by,
// on the terminal or as a calendar, a table, JSON. The library is only read.
#include <algorithm>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/assessment_text.h"
#include "app/cli/commands.h"
#include "app/cli/paragraph.h"
#include "app/cli/table.h"
#include "core/storage/library.h"
#include "core/system/paths.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using applications::DeadlineLine;
using applications::Urgency;
using wording::say;

namespace {

struct Options : CommonOptions {
    std::string library;
    std::string out;
    std::string person;
    std::optional<std::int64_t> within; // days
};

std::string endingOf(const Options& options, const Surroundings& surroundings, Language language) {
    using applications::deadlineEndings;
    std::string ending = biosubsidy::endingOf(options.out);
    if (std::find(deadlineEndings.begin(), deadlineEndings.end(), ending) != deadlineEndings.end()) return ending;
    failWith(
        surroundings, language,
        {fmt::format("--out 的值是“{}”，文件名应以 {} 结尾", printable(options.out), fmt::join(deadlineEndings, "、")),
         fmt::format("--out: found \"{}\", expected a name that ends in {}", printable(options.out),
                     fmt::join(deadlineEndings, ", "))},
        wrongUsage);
}

[[noreturn]] void failOf(const StorageError& error, const Options& options, const Surroundings& surroundings,
                         Language language) {
    Diagnostic diagnostic;
    diagnostic.code = toString(error.problem);
    diagnostic.source = printable(options.library);
    diagnostic.message = error.message;
    diagnostic.advice = error.advice;
    failWith(surroundings, language, Diagnostics{diagnostic}, ioFailure);
}

std::vector<DeadlineLine> linesOf(const Options& options, const Date& today, const Surroundings& surroundings,
                                  Language language) {
    auto library = storage::Library::openReadOnly(options.library);
    if (!library) failOf(library.error(), options, surroundings, language);
    storage::ApplicationQuery query{.today = today};
    if (!options.person.empty()) query.person = options.person;
    if (options.within) query.dueUntil = applications::daysAfter(today, static_cast<long>(*options.within));
    auto lines = library->applications().deadlines(query);
    if (!lines) failOf(lines.error(), options, surroundings, language);
    return std::move(*lines);
}

// The words of deadlineCells(), with the days left in one.
std::vector<std::string> cellsOf(const DeadlineLine& line, const Date& today, Language language) {
    std::vector<std::string> all = deadlineCells(line, today, language);
    for (std::string& cell : all) cell = printable(cell);
    const std::string left = daysLeftText(applications::daysLeft(today, line.deadline.day), language);
    const std::string title = all[6].empty() ? all[5] : say(language, "{}（{}）", "{} ({})", all[5], all[6]);
    return {all[0], left, all[3], all[4], title, all[7], all[8]};
}

void printTable(const std::vector<DeadlineLine>& lines, const Date& today, Language language,
                const Surroundings& surroundings) {
    std::ostream& out = *surroundings.out;
    const Style style(surroundings.colour);
    out << say(language, "{} 个期限，以 {} 为准；工作日不计周末，法定节假日和调休未计入\n",
               "{} [deadline|deadlines], as of {}; working days leave out weekends and know no public holidays\n",
               lines.size(), today.toString());
    const std::vector<std::string> names = applications::deadlineHeadings(language);
    for (auto first = lines.begin(); first != lines.end();) {
        const Urgency urgency = applications::urgencyOf(first->deadline.day, today);
        Table table({{names[0], Column::Kind::name},
                     {names[1], Column::Kind::words},
                     {names[3], Column::Kind::words},
                     {names[4], Column::Kind::words},
                     {names[5], Column::Kind::words},
                     {names[7], Column::Kind::name},
                     {names[8], Column::Kind::words}});
        const std::string heading = words(urgency).in(language);
        out << '\n' << (urgency == Urgency::overdue ? style.warning(heading) : style.heading(heading)) << '\n';
        for (; first != lines.end() && applications::urgencyOf(first->deadline.day, today) == urgency; ++first)
            table.add(cellsOf(*first, today, language));
        table.print(out, readableWidth(surroundings), 2, style);
    }
}

int listDeadlines(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const Date today = dateOf(options, surroundings, language);
    if (options.out.empty()) {
        const std::vector<DeadlineLine> lines = linesOf(options, today, surroundings, language);
        if (format == Format::json)
            *surroundings.out << deadlinesAsJson(lines, today);
        else
            printTable(lines, today, language, surroundings);
        return done;
    }
    const std::string ending = endingOf(options, surroundings, language);
    const Target target = targetOf("--out", options.out, filesOfDatabase(options.library), surroundings, language);
    const std::vector<DeadlineLine> lines = linesOf(options, today, surroundings, language);
    const std::string bytes = deadlinesAs(ending, lines, today, "Biosubsidy//" BIOSUBSIDY_VERSION, language);
    if (const auto written = target.write(bytes); !written)
        cannotWrite(options.out, written.error(), surroundings, language);
    *surroundings.out << say(language, "{} 个期限写入 {}\n", "{} [deadline|deadlines] written to {}\n", lines.size(),
                             printable(options.out));
    return done;
}

} // namespace

void addDeadlines(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "deadlines", bilingual("案例库里各项申报的期限：申报截止、自定期限、日程；已过期的在前",
                               "what the applications of a library are due by: closing days of calls, own deadlines, "
                               "days that were noted; overdue ones first"));
    command->add_option("LIBRARY", options->library, bilingual("案例库文件", "the library's file"))
        ->required()
        ->expected(1);
    command
        ->add_option(
            "--out", options->out,
            bilingual("写到这个文件：.ics 日历（可重复导入，带提醒）、.csv 表格、.json；不给则列在终端",
                      "the file to write: .ics, a calendar with reminders that may be read in again and again; "
                      ".csv; .json. Without it they are listed on the terminal"))
        ->type_name("FILE");
    command
        ->add_option("--within", options->within,
                     bilingual("只要这么多天以内的，已过期的也在内", "those within so many days, overdue ones too"))
        ->type_name("DAYS")
        ->check(wholeNumber(0, 36'600));
    command->add_option("--person", options->person, bilingual("只要这位负责人的", "those of this person in charge"))
        ->type_name("NAME");
    addDateOption(*command, *options);
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command,
                "biosubsidy-cli deadlines library.db\n"
                "biosubsidy-cli deadlines library.db --within 30 --person 王工\n"
                "biosubsidy-cli deadlines library.db --out 期限.ics",
                "biosubsidy-cli deadlines library.db\n"
                "biosubsidy-cli deadlines library.db --within 30 --person Wang\n"
                "biosubsidy-cli deadlines library.db --out deadlines.ics");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return listDeadlines(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

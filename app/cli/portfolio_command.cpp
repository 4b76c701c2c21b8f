// SPDX-License-Identifier: GPL-3.0-or-later

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands.h"
#include "app/cli/firm_source.h"
#include "app/cli/paper_options.h"
#include "core/portfolio/gathering.h"
#include "core/system/output_file.h"
#include "core/system/paths.h"
#include "core/values/date_text.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using portfolio::Basis;
using portfolio::Portfolio;

namespace {

struct PortfolioCommandOptions : ScreenOptions {
    PaperOptions paper;
    std::string before;
    std::optional<std::string> beforeAsOf;
    std::uint64_t most = 200;
    bool firms = false;
};

class PortfolioCommand {
public:
    PortfolioCommand(PortfolioCommandOptions options, const Surroundings& surroundings)
        : options_(std::move(options)), surroundings_(surroundings), language_(languageOf(options_, surroundings)) {}

    int run() {
        const ui::ReportFormat& format = paperFormatOf(options_.out, surroundings_, language_);
        const Target target =
            targetOf("--out", options_.out,
                     inputsOf(options_, {options_.file, options_.map, options_.before}, surroundings_, language_),
                     surroundings_, language_);
        reportOptions_.language = language_;
        reportOptions_.unit = unitOf(options_.paper.unit, surroundings_, language_);
        reportOptions_.title = options_.paper.title;
        reportOptions_.author = options_.paper.author;
        reportOptions_.firmPages = options_.firms;
        rules_ = loadRules(options_, surroundings_, language_);
        const Date asOf = assessOptionsOf(options_, *rules_, surroundings_, language_).asOf;
        FirmSource source(options_, rules_, surroundings_, language_);
        if (source.isResults() && options_.asOf)
            failWith(surroundings_, language_,
                     Localized{"--as-of 只用于案例和企业表：结果有自己的测算日",
                               "--as-of is for cases and tables: results have a day of their own"},
                     wrongUsage);
        Basis basis = source.basis(asOf);
        const Date day = basis.asOf.value_or(asOf);
        std::optional<portfolio::Comparer> comparer;
        if (!options_.before.empty()) {
            comparer.emplace(rules_, folderOf(target.path()), options_.most);
            readBefore(*comparer, basis, day);
        }
        portfolio::PortfolioLimits limits;
        limits.firms = options_.most;
        Portfolio portfolio(rules_, day, limits);
        std::optional<WorkFile> work;
        std::optional<portfolio::PortfolioBook> book;
        if (format.writeDocument == nullptr) {
            work.emplace(target);
            if (const auto begun = work->begin(); !begun)
                cannotWrite(options_.out, begun.error(), surroundings_, language_);
            book.emplace(work->name(), *rules_, reportOptions_);
        }
        portfolio::FanOut taker(portfolio, book ? &*book : nullptr, comparer ? &*comparer : nullptr);
        source.giveTo(taker, day);
        portfolio::PortfolioInput input{portfolio, std::move(basis)};
        input.account = source.account();
        if (source.canReadAgain()) {
            lookCloser(source, portfolio, day);
            input.lookedCloser = true;
        }
        std::optional<portfolio::Comparison> comparison;
        if (comparer) {
            auto compared = comparer->finish();
            if (!compared) cannotWrite(options_.out, compared.error(), surroundings_, language_);
            comparison = std::move(*compared);
            input.comparison = &*comparison;
        }
        write(format, target, input, book, work);
        *surroundings_.out << wording::say(language_, "{} 家企业的总览已写入 {}\n",
                                           "the report on {} [firm|firms] is in {}\n", portfolio.firms,
                                           printable(options_.out));
        return source.hadProblems() ? badInput : done;
    }

private:
    // Of cases also as they would stand on the day of today's, so that what the date did
    // is told from what the firms did.
    void readBefore(portfolio::Comparer& comparer, const Basis& now, const Date& day) {
        PortfolioCommandOptions old = options_;
        old.file = options_.before;
        FirmSource source(old, rules_, surroundings_, language_);
        if (source.isResults() && options_.beforeAsOf)
            failWith(surroundings_, language_,
                     Localized{"--before-as-of 只用于案例和企业表：结果有自己的测算日",
                               "--before-as-of is for cases and tables: results have a day of their own"},
                     wrongUsage);
        Date before = day;
        if (options_.beforeAsOf) {
            CommonOptions given;
            given.asOf = options_.beforeAsOf;
            before = dateOf(given, surroundings_, language_);
        }
        Basis basis = source.basis(before);
        portfolio::Keeper keeper(comparer, false);
        source.giveTo(keeper, before);
        if (!source.isResults() && source.canReadAgain()) {
            portfolio::Keeper today(comparer, true);
            source.giveTo(today, day);
        }
        comparer.begin(std::move(basis), now);
    }

    void lookCloser(FirmSource& source, Portfolio& portfolio, const Date& day) {
        AssessOptions assessOptions = assessOptionsOf(options_, *rules_, surroundings_, language_);
        assessOptions.asOf = day;
        portfolio::CloserLook closer(portfolio, rules_, std::move(assessOptions), language_);
        source.cases([&](std::uint64_t line) { return closer.wants(line); },
                     [&](screening::LineCase found) { closer.look(std::move(found)); },
                     [](const screening::LineProblem&) {});
        closer.finish();
    }

    void write(const ui::ReportFormat& format, const Target& target, const portfolio::PortfolioInput& input,
               std::optional<portfolio::PortfolioBook>& book, std::optional<WorkFile>& work) const {
        if (book) {
            if (const auto finished = book->finish(input); !finished)
                cannotWrite(options_.out, finished.error(), surroundings_, language_);
            if (const auto finished = work->finish(target); !finished)
                cannotWrite(options_.out, finished.error(), surroundings_, language_);
            return;
        }
        const auto make = [&] { return format.writeDocument(portfolioDocument(input, reportOptions_)); };
        const Bytes bytes = format.isPainted ? painted(make) : make();
        if (!bytes) cannotWrite(options_.out, bytes.error(), surroundings_, language_);
        if (const auto written = target.write(*bytes); !written)
            cannotWrite(options_.out, written.error(), surroundings_, language_);
    }

    PortfolioCommandOptions options_;
    const Surroundings& surroundings_;
    Language language_;
    portfolio::PortfolioOptions reportOptions_;
    std::shared_ptr<const RuleBook> rules_;
};

void addOptions(CLI::App& command, PortfolioCommandOptions& options) {
    command
        .add_option(
            "IN", options.file,
            bilingual("每行一个案例的文件（NDJSON）、企业表（.csv、.xlsx、.xls、.et、.ods），或筛查的结果（.db、"
                      ".ndjson、.csv）；- 为标准输入，每行一个案例",
                      "a file with one case a line (NDJSON), a table of companies (.csv, .xlsx, .xls, .et, "
                      ".ods), or the results of a screening (.db, .ndjson, .csv); - is standard input, one case "
                      "a line"))
        ->required();
    command
        .add_option("--out", options.out,
                    bilingual("写到这个文件，按结尾定格式：" + paperEndings("、"),
                              "the file to write; its ending says what it is: " + paperEndings(", ")))
        ->type_name("FILE")
        ->required();
    command
        .add_option("--before", options.before,
                    bilingual("与这一次相比：另一天的案例、企业表或结果",
                              "compare with this one: the cases, the table or the results of another day"))
        ->type_name("OLD");
    command
        .add_option("--before-as-of", options.beforeAsOf,
                    bilingual("--before 是案例或企业表时，按这一天测算；不给则与今天的相同",
                              "where --before is cases or a table: the day that they are assessed for; without it "
                              "the same day"))
        ->type_name("DATE");
    command
        .add_option("--most", options.most,
                    bilingual("文件里最多列出几家企业，默认 200；XLSX 总是每家一行",
                              "how many firms the document lists at most, 200 by default; a workbook always has a row "
                              "for each"))
        ->type_name("N")
        ->check(wholeNumber(1, 2000));
    command.add_flag("--firms", options.firms,
                     bilingual("列出的企业每家另写一页", "a page for each of the firms that are listed"));
    addPaperOptions(command, options.paper, bilingual("报告的标题", "title of the report"),
                    bilingual("编制机构或编制人", "who prepares the report"));
    addAssessOptions(command, options);
    addTableOptions(command, options);
    addStrictOption(command, options);
    addLanguageOption(command, options);
}

} // namespace

void addPortfolio(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<PortfolioCommandOptions>();
    CLI::App* command = app.add_subcommand(
        "portfolio",
        bilingual("许多企业的总览：按确定程度、措施、企业、期限的合计，该问谁什么，未测算的和原因；可与上次相比",
                  "many firms at a glance: totals by certainty, measure, firm and deadline, whom to ask "
                  "what, what was not assessed and why; compared with another day if wanted"));
    addOptions(*command, *options);
    setExamples(
        *command,
        "biosubsidy-cli portfolio 企业表.xlsx --out 总览.pdf\n"
        "biosubsidy-cli portfolio 园区.ndjson --out 总览.xlsx --firms\n"
        "biosubsidy-cli portfolio 结果.db --out 总览.docx --author 园区管委会\n"
        "biosubsidy-cli portfolio 企业表.xlsx --before 上月企业表.xlsx --before-as-of 2026-10-31 --out 变化.pdf",
        "biosubsidy-cli portfolio companies.xlsx --out overview.pdf\n"
        "biosubsidy-cli portfolio park.ndjson --out overview.xlsx --firms\n"
        "biosubsidy-cli portfolio result.db --out overview.docx --author Park\n"
        "biosubsidy-cli portfolio companies.xlsx --before october.xlsx --before-as-of 2026-10-31 --out "
        "changes.pdf");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return PortfolioCommand(*options, surroundings).run(); };
    });
}

} // namespace biosubsidy::cli

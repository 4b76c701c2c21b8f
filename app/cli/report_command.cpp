// SPDX-License-Identifier: GPL-3.0-or-later

#include <algorithm>
#include <optional>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/case_options.h"
#include "app/cli/commands.h"
#include "app/cli/paper_options.h"
#include "app/cli/places_option.h"
#include "app/cli/progress_line.h"
#include "core/system/paths.h"
#include "core/system/process.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"
#include "ui/paper/report_formats.h"

namespace biosubsidy::cli {

namespace {

constexpr std::size_t largestLogo = 8U << 20U;

struct ReportCommandOptions : CaseOptions {
    std::string out;
    std::string unit;
    std::string author;
    std::string contact;
    std::string logo;
    std::string title;
    std::vector<std::string> with;
    std::vector<std::string> without;
    bool brief = false;
    bool compare = false;
    std::vector<std::string> places; // compared
};

std::optional<report::Picture> logoOf(const ReportCommandOptions& options, const Surroundings& surroundings,
                                      Language language) {
    if (options.logo.empty()) return std::nullopt;
    auto bytes = readFile(options.logo, largestLogo);
    if (!bytes) cannotRead(options.logo, bytes.error(), surroundings, language);
    auto picture = bytes->size() > largestLogo ? std::nullopt : report::pictureOf(std::move(*bytes));
    if (!picture)
        failWith(surroundings, language,
                 {fmt::format("{} 不是 8 MB 以内的 PNG 或 JPEG 图片", printable(options.logo)),
                  fmt::format("{} is no PNG or JPEG picture of at most 8 MB", printable(options.logo))},
                 badInput);
    return picture;
}

std::string chapterIds() {
    std::vector<std::string_view> ids;
    for (const report::Chapter& chapter : report::chapters()) ids.push_back(chapter.id);
    return fmt::format("{}", fmt::join(ids, ", "));
}

report::Contents contentsOf(const ReportCommandOptions& options, const Surroundings& surroundings, Language language) {
    report::Contents contents;
    const auto set = [&](const std::vector<std::string>& names, std::string_view option, bool wanted) {
        for (const std::string& name : names) {
            const auto all = report::chapters();
            const auto found = std::find_if(all.begin(), all.end(),
                                            [&](const report::Chapter& chapter) { return chapter.id == name; });
            if (found == all.end())
                failWith(surroundings, language,
                         {fmt::format("{} 的值是“{}”，应为其中的章节：{}", option, printable(name), chapterIds()),
                          fmt::format("{}: found \"{}\", expected chapters out of {}", option, printable(name),
                                      chapterIds())},
                         wrongUsage);
            contents.*(found->wanted) = wanted;
        }
    };
    set(options.with, "--with", true);
    set(options.without, "--without", false);
    return contents;
}

// A line break in the contact may be typed as \n.
std::string withLineBreaks(std::string text) {
    for (std::size_t at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at + 1))
        text.replace(at, 2, "\n");
    return text;
}

int writeReport(const ReportCommandOptions& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const ui::ReportFormat& format = paperFormatOf(options.out, surroundings, language);
    const Target target =
        targetOf("--out", options.out, inputsOf(options, {options.file, options.logo}, surroundings, language),
                 surroundings, language);
    report::Options reportOptions;
    reportOptions.language = language;
    reportOptions.unit = unitOf(options.unit, surroundings, language);
    reportOptions.contents = contentsOf(options, surroundings, language);
    reportOptions.brief = options.brief;
    reportOptions.title = options.title;
    reportOptions.author = options.author;
    reportOptions.contact = withLineBreaks(options.contact);
    reportOptions.logo = logoOf(options, surroundings, language);
    reportOptions.workFolder = folderOf(target.path());
    const auto rules = loadRules(options, surroundings, language);
    const AssessOptions assessOptions = assessOptionsOf(options, *rules, surroundings, language);
    const Case subject = loadCase(options.file, *rules, surroundings, language);
    std::vector<Siting> sitings;
    const bool compare = options.compare || !options.places.empty();
    if (compare)
        sitings = compareSites(rules, subject, assessOptions,
                               sitesNamed(options.places, *rules, assessOptions, surroundings, language));
    ProgressLine progress(surroundings, {"写报告", "writing the report"},
                          {"停止，不写文件", "stops and writes no file"}, language);
    std::optional<advice::Advisory> advisory;
    if (reportOptions.contents.advice && !reportOptions.brief) {
        advice::AdviseOptions adviseOptions;
        adviseOptions.stop = &progress.stop();
        adviseOptions.progress = [&](unsigned hundredths) { progress.show(hundredths); };
        advisory = advice::advise(rules, subject, assessOptions, adviseOptions);
    }
    const Assessment assessment = assess(rules, subject, assessOptions);
    const report::Input input{assessment, compare ? &sitings : nullptr, outOfForce(assessment, assessOptions),
                              advisory ? &*advisory : nullptr};
    const Bytes bytes = progress.isStopped() ? Bytes()
                        : format.isPainted   ? painted([&] { return format.write(input, reportOptions); })
                                             : format.write(input, reportOptions);
    progress.clear();
    if (progress.isStopped())
        failWith(surroundings, language, Localized{"按要求停止，没有写报告", "stopped as asked; no report was written"},
                 bySignal + stopSignal());
    if (!bytes) cannotWrite(options.out, bytes.error(), surroundings, language);
    if (const auto written = target.write(*bytes); !written)
        cannotWrite(options.out, written.error(), surroundings, language);
    *surroundings.out << (language == Language::zh ? "报告已写入 " : "the report is in ") << printable(options.out)
                      << '\n';
    return done;
}

void addReportOptions(CLI::App& command, ReportCommandOptions& options) {
    addCaseOptions(command, options);
    command.remove_option(command.get_option("--format")); // the name of the file says it
    command
        .add_option("--out", options.out,
                    bilingual("写到这个文件，按结尾定格式：" + paperEndings("、"),
                              "the file to write; its ending says what it is: " + paperEndings(", ")))
        ->type_name("FILE")
        ->required();
    addUnitOption(command, options.unit);
    command.add_option("--title", options.title, bilingual("报告的标题", "title of the report"))->type_name("TEXT");
    command.add_option("--author", options.author, bilingual("编制机构或编制人", "who prepares the report"))
        ->type_name("TEXT");
    command
        .add_option("--contact", options.contact,
                    bilingual("联系方式；\\n 换行", "how to reach them; \\n begins a new line"))
        ->type_name("TEXT");
    command
        .add_option("--logo", options.logo, bilingual("封面上的标志，PNG 或 JPEG", "logo of the cover, PNG or JPEG"))
        ->type_name("FILE");
    command
        .add_option("--with", options.with,
                    bilingual("加上通常不写的章节：advice（什么会改变结果，需多次测算）",
                              "add a chapter that is usually left out: advice (what would change the outcome; it takes "
                              "many assessments)"))
        ->type_name("CHAPTER")
        ->delimiter(',');
    command
        .add_option("--without", options.without,
                    bilingual("不写这些章节，逗号分隔：" + chapterIds(),
                              "leave these chapters out, parted by commas: " + chapterIds()))
        ->type_name("CHAPTER")
        ->delimiter(',');
    command.add_flag("--brief", options.brief,
                     bilingual("只写一页摘要：合计、主要的各项、最值得补充的信息",
                               "one page alone: the sums, the largest claims, what to find out first"));
    command.add_flag("--compare", options.compare,
                     bilingual("加一章各地比较", "add a chapter that compares the places"));
    addPlacesOption(command, options.places);
}

} // namespace

void addReport(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<ReportCommandOptions>();
    CLI::App* command = app.add_subcommand(
        "report", bilingual("写一份可以交给客户的报告：摘要、逐项依据和算式、待补信息、文件与指纹",
                            "write a report to hand on: summary, each claim with its reasons and clause, what is open, "
                            "the documents with their hashes"));
    addReportOptions(*command, *options);
    setExamples(*command,
                "biosubsidy-cli report 案例.json --out 报告.pdf\n"
                "biosubsidy-cli report 案例.json --out 报告.xlsx --unit yuan\n"
                "biosubsidy-cli report 案例.json --out 一页.pdf --brief\n"
                "biosubsidy-cli report 案例.json --out 报告.docx --author 某某咨询 --logo 标志.png\n"
                "biosubsidy-cli report 案例.json --out 报告.odt --compare --without notes,facts",
                "biosubsidy-cli report case.json --out report.pdf\n"
                "biosubsidy-cli report case.json --out report.xlsx --unit yuan\n"
                "biosubsidy-cli report case.json --out page.pdf --brief\n"
                "biosubsidy-cli report case.json --out report.docx --author Consultants --logo logo.png\n"
                "biosubsidy-cli report case.json --out report.odt --compare --without notes,facts");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return writeReport(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

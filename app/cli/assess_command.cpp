// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/cli/assessment_text.h"
#include "app/cli/bounds_text.h"
#include "app/cli/case_options.h"
#include "app/cli/commands.h"
#include "core/advice/answers_json.h"
#include "core/assessment/assessment_json.h"

namespace biosubsidy::cli {

namespace {

struct Options : CaseOptions {
    bool all = false;
    bool bounds = false;
};

int assessCase(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    const AssessOptions assessOptions = assessOptionsOf(options, *rules, surroundings, language);
    const Assessment assessment = assess(rules, loadCase(options.file, *rules, surroundings, language), assessOptions);
    const auto bounds = options.bounds ? std::optional(advice::boundsOf(assessment, assessOptions)) : std::nullopt;
    if (format == Format::json) {
        *surroundings.out << (bounds ? advice::toJson(assessment, *bounds) : toJson(assessment));
        return done;
    }
    AssessmentText(assessment, language, surroundings, options.all).print();
    if (bounds) printBounds(assessment, *bounds, language, surroundings, options.all);
    return done;
}

} // namespace

void addAssess(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "assess", bilingual("测算一个案例可获得的支持：每项措施是否符合、金额怎么算、还缺什么信息",
                            "assess one case: which support it meets, how each sum comes about, what is missing"));
    addCaseOptions(*command, *options);
    command->add_flag(
        "--all", options->all,
        bilingual("列出每项措施的每个条件（只用于文本）", "show every condition of every measure (text only)"));
    command->add_flag("--bounds", options->bounds,
                      bilingual("每条待补信息的最好和最差回答会使合计变成多少，以及合计的范围",
                                "what the best and the worst answer to each question would make of the total, and "
                                "the total's range"));
    setExamples(*command,
                "biosubsidy-cli assess 案例.json\n"
                "biosubsidy-cli assess 案例.json --as-of 2026-11-22 --all\n"
                "biosubsidy-cli assess 案例.json --bounds\n"
                "biosubsidy-cli assess - --format json < 案例.json\n"
                "biosubsidy-cli assess 案例.json --pack beijing-2024 --packs 我的政策包/",
                "biosubsidy-cli assess case.json\n"
                "biosubsidy-cli assess case.json --as-of 2026-11-22 --all\n"
                "biosubsidy-cli assess case.json --bounds\n"
                "biosubsidy-cli assess - --format json < case.json\n"
                "biosubsidy-cli assess case.json --pack beijing-2024 --packs my-packs/");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return assessCase(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

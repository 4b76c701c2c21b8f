// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/assessment_text.h"
#include "app/cli/case_options.h"
#include "core/assessment/assessment_json.h"

namespace biosubsidy::cli {

namespace {

struct Options : CaseOptions {
    bool all = false;
};

int assessCase(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    const AssessOptions assessOptions = assessOptionsOf(options, *rules, surroundings, language);
    const Assessment assessment = assess(rules, loadCase(options.file, *rules, surroundings, language), assessOptions);
    if (format == Format::json)
        *surroundings.out << toJson(assessment);
    else
        AssessmentText(assessment, language, surroundings, options.all).print();
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
    setExamples(*command,
                "biosubsidy-cli assess 案例.json\n"
                "biosubsidy-cli assess 案例.json --as-of 2026-11-22 --all\n"
                "biosubsidy-cli assess - --format json < 案例.json\n"
                "biosubsidy-cli assess 案例.json --pack beijing-2024 --packs 我的政策包/",
                "biosubsidy-cli assess case.json\n"
                "biosubsidy-cli assess case.json --as-of 2026-11-22 --all\n"
                "biosubsidy-cli assess - --format json < case.json\n"
                "biosubsidy-cli assess case.json --pack beijing-2024 --packs my-packs/");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return assessCase(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

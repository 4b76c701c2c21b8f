// SPDX-License-Identifier: GPL-3.0-or-later
#include <ostream>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/assessment/assessment_json.h"
#include "core/assessment/assessor.h"

namespace biosubsidy::cli {

namespace {

struct Options : CommonOptions {
    std::string file;
    std::string asOf;
    std::vector<std::string> packs;
    bool noExclusion = false;
};

int assessCase(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Date asOf = dateOf(options.asOf, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    AssessOptions assessOptions{.asOf = asOf};
    assessOptions.exclusion = !options.noExclusion;
    if (!options.packs.empty()) assessOptions.packs = options.packs;
    for (const std::string& pack : options.packs) {
        if (rules->pack(pack) != nullptr) continue;
        failWith(surroundings, language,
                 {fmt::format("没有载入政策包 {}；用 packs list 查看", pack),
                  fmt::format("the pack {} is not loaded; see packs list", pack)},
                 wrongUsage);
    }
    Case subject = loadCase(options.file, *rules, surroundings, language);
    const Assessment assessment = assess(rules, std::move(subject), assessOptions);
    *surroundings.out << toJson(assessment);
    return done;
}

} // namespace

void addAssess(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("assess", "测算一个案例可获得的支持 / assess one case");
    command->add_option("CASE", options->file, "案例文件；- 为标准输入 / case file; - is standard input")->required();
    command->add_option("--as-of", options->asOf, "测算日期（默认今天）/ date of the assessment (today by default)")
        ->type_name("DATE");
    command->add_option("--pack", options->packs, "只看这些政策包 / only these packs are in view")
        ->type_name("ID")
        ->expected(1)
        ->take_all();
    command->add_flag("--no-exclusion", options->noExclusion,
                      "不假定同一项目的投资类支持相互排斥 / do not assume that investment support for one project "
                      "excludes other such support");
    addPacksOption(*command, *options);
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return assessCase(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/cli/case_options.h"
#include "app/cli/commands.h"
#include "app/cli/comparison_text.h"
#include "core/assessment/comparison_json.h"

namespace biosubsidy::cli {

namespace {

int compareCase(const CaseOptions& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    AssessOptions assessOptions = assessOptionsOf(options, *rules, surroundings, language);
    assessOptions.trace = false;
    const Case subject = loadCase(options.file, *rules, surroundings, language);
    const std::vector<Siting> sitings = compareSitings(rules, subject, assessOptions);
    if (format == Format::json)
        *surroundings.out << toJson(sitings, assessOptions);
    else
        printComparison(sitings, assessOptions, language, surroundings);
    return done;
}

} // namespace

void addCompare(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<CaseOptions>();
    CLI::App* command = app.add_subcommand(
        "compare", bilingual("把同一案例依次放到各地，并列比较（上海按金山区）",
                             "the same case sited in each place in turn, side by side (Shanghai means 金山区)"));
    addCaseOptions(*command, *options);
    setExamples(*command,
                "biosubsidy-cli compare 案例.json --as-of 2026-11-22\n"
                "biosubsidy-cli compare 案例.json --packs 我的政策包/ --format json",
                "biosubsidy-cli compare case.json --as-of 2026-11-22\n"
                "biosubsidy-cli compare case.json --packs my-packs/ --format json");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return compareCase(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/cli/case_options.h"
#include "app/cli/commands.h"
#include "app/cli/comparison_text.h"
#include "app/cli/places_option.h"
#include "core/assessment/comparison_json.h"
#include "core/assessment/sites.h"

namespace biosubsidy::cli {

namespace {

struct CompareOptions : CaseOptions {
    std::vector<std::string> places; // --places
};

int compareCase(const CompareOptions& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    AssessOptions assessOptions = assessOptionsOf(options, *rules, surroundings, language);
    assessOptions.trace = false;
    const std::vector<Site> sites = sitesNamed(options.places, *rules, assessOptions, surroundings, language);
    const Case subject = loadCase(options.file, *rules, surroundings, language);
    const std::vector<Siting> sitings = compareSites(rules, subject, assessOptions, sites);
    if (format == Format::json)
        *surroundings.out << toJson(sitings, assessOptions);
    else
        printComparison(sitings, assessOptions, language, surroundings);
    return done;
}

} // namespace

void addCompare(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<CompareOptions>();
    CLI::App* command = app.add_subcommand(
        "compare", bilingual("把同一案例依次放到各地，并列比较（默认五地，上海按金山区）",
                             "the same case sited in each place in turn, side by side (by default in five, Shanghai "
                             "meaning 金山区)"));
    addCaseOptions(*command, *options);
    addPlacesOption(*command, options->places);
    setExamples(*command,
                "biosubsidy-cli compare 案例.json --as-of 2026-11-22\n"
                "biosubsidy-cli compare 案例.json --places shanghai/闵行区,shenzhen,anhui\n"
                "biosubsidy-cli compare 案例.json --packs 我的政策包/ --format json",
                "biosubsidy-cli compare case.json --as-of 2026-11-22\n"
                "biosubsidy-cli compare case.json --places shanghai/闵行区,shenzhen,anhui\n"
                "biosubsidy-cli compare case.json --packs my-packs/ --format json");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return compareCase(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

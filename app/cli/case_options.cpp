// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/case_options.h"

#include <CLI/CLI.hpp>

namespace biosubsidy::cli {

void addCaseOptions(CLI::App& command, CaseOptions& options) {
    command
        .add_option("CASE", options.file,
                    bilingual("案例文件（JSON）；- 为标准输入", "the case, a JSON file; - is standard input"))
        ->required();
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
    addFormatOption(command, options);
    addLanguageOption(command, options);
}

AssessOptions assessOptionsOf(const CaseOptions& options, const RuleBook& rules, const Surroundings& surroundings,
                              Language language) {
    AssessOptions result{.asOf = dateOf(options, surroundings, language)};
    result.exclusion = !options.noExclusion;
    result.ownFigures = !options.noOwnFigures;
    if (!options.packs.empty()) result.packs = options.packs;
    for (const std::string& pack : options.packs) static_cast<void>(requirePack(pack, rules, surroundings, language));
    return result;
}

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/pack_json.h"
#include "app/cli/pack_page.h"

namespace biosubsidy::cli {

namespace {

struct Options : CommonOptions {
    std::string id;
};

int showPack(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    const Date asOf = dateOf(options, surroundings, language);
    const auto rules = loadRules(options, surroundings, language);
    const Pack& pack = requirePack(options.id, *rules, surroundings, language);
    if (format == Format::json)
        *surroundings.out << packShowJson(pack, rules->vocabulary(), asOf);
    else
        printPackPage(pack, rules->vocabulary(), asOf, language, surroundings);
    return done;
}

} // namespace

void addPacksShow(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        packs.add_subcommand("show", bilingual("显示一个政策包的全部内容：每项措施的条件、金额、部门，区域和目标",
                                               "show what a pack says: each measure's conditions, sum and agencies, "
                                               "the zones and goals"));
    command->add_option("ID", options->id, bilingual("政策包的 id，见 packs list", "the pack's id, see packs list"))
        ->required();
    addDateOption(*command, *options);
    addPacksOption(*command, *options);
    addRulesOption(*command, *options);
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command,
                "biosubsidy-cli packs show beijing-2024\nbiosubsidy-cli packs show beijing-2024 --format json",
                "biosubsidy-cli packs show beijing-2024\nbiosubsidy-cli packs show beijing-2024 --format json");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return showPack(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
//
// describe: the program tells of its own commands for the package: the manual
// page and the completion of shells. It is for the build and in no help page.
#include <CLI/CLI.hpp>

#include "app/cli/command.h"
#include "app/cli/commands.h"
#include "app/cli/completion.h"
#include "app/cli/man_page.h"
#include "core/packs/built_in_rules.h"

namespace biosubsidy::cli {

namespace {

struct Options : CommonOptions {
    std::string what;
};

Completion completionOf(const CLI::App& app, Language language) {
    Completion completion{app, language, {}};
    if (const auto rules = RuleBook::make(builtInVocabulary(), builtInPacks())) {
        for (const Pack& pack : (*rules)->packs()) completion.packIds.push_back(pack.id);
    }
    return completion;
}

int describe(const Options& options, const CLI::App& app, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    if (options.what == "man")
        *surroundings.out << manPage(app, language);
    else if (options.what == "bash")
        *surroundings.out << bashCompletion(completionOf(app, language));
    else if (options.what == "zsh")
        *surroundings.out << zshCompletion(completionOf(app, language));
    else if (options.what == "fish")
        *surroundings.out << fishCompletion(completionOf(app, language));
    else
        failWith(surroundings, language, Localized{"应为 man、bash、zsh 或 fish", "expected man, bash, zsh or fish"},
                 wrongUsage);
    return done;
}

} // namespace

void addDescribe(CLI::App& app, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("describe", bilingual("命令行手册页和补全脚本（man、bash、zsh、fish）",
                                                                 "manual page and completion (man, bash, zsh, fish)"));
    command->group("");
    command->add_option("WHAT", options->what, bilingual("man、bash、zsh 或 fish", "man, bash, zsh or fish"))
        ->required();
    addLanguageOption(*command, *options);
    command->callback([options, &app, &surroundings, &run] {
        run = [options, &app, &surroundings] { return describe(*options, app, surroundings); };
    });
}

} // namespace biosubsidy::cli

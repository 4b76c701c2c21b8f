// SPDX-License-Identifier: GPL-3.0-or-later

#include <CLI/CLI.hpp>

#include "app/cli/command.h"
#include "app/cli/commands.h"

namespace biosubsidy::cli {

// Looked for ahead of parsing, so that help and complaints about the command line are
// in it too.
Language languageAskedFor(int argc, const char* const* argv, Language otherwise) {
    constexpr std::string_view option = "--lang";
    for (int index = 1; index < argc; ++index) {
        const std::string_view argument = argv[index];
        std::string_view value;
        if (argument == option && index + 1 < argc)
            value = argv[index + 1];
        else if (argument.starts_with("--lang="))
            value = argument.substr(option.size() + 1);
        if (value == "zh") return Language::zh;
        if (value == "en") return Language::en;
    }
    return otherwise;
}

int runProgram(int argc, const char* const* argv, Surroundings surroundings) {
    surroundings.language = languageAskedFor(argc, argv, surroundings.language);
    CLI::App app(bilingual("生物制造扶持政策测算：依据公开的政策文本，估算一家企业及其项目可获得的支持。"
                           "结果不是主管部门的决定。",
                           "What support a biomanufacturing firm and its projects may expect, estimated from the "
                           "published texts. No decision of an authority."),
                 "biosubsidy-cli");
    app.allow_windows_style_options(false); // which would take a path for an option
    app.formatter(helpFormatter(surroundings.language, surroundings.width));
    app.set_help_flag("-h,--help", bilingual("显示说明", "show this page"));
    app.set_version_flag("--version", "biosubsidy-cli " BIOSUBSIDY_VERSION, bilingual("显示版本", "show the version"));
    CommonOptions options;
    addLanguageOption(app, options);
    app.require_subcommand(1);
    Run run;
    addAssess(app, surroundings, run);
    addCompare(app, surroundings, run);
    addCurve(app, surroundings, run);
    addAdvise(app, surroundings, run);
    addScreen(app, surroundings, run);
    addPortfolio(app, surroundings, run);
    addQuestions(app, surroundings, run);
    addAnswers(app, surroundings, run);
    addReport(app, surroundings, run);
    addDeadlines(app, surroundings, run);
    addPacks(app, surroundings, run);
    addSeal(app, surroundings, run);
    addUnseal(app, surroundings, run);
    addDescribe(app, surroundings, run);
    try {
        app.parse(argc, argv);
        return run();
    } catch (const CLI::Success& success) { // help or version
        return app.exit(success, *surroundings.out, *surroundings.error);
    } catch (const CLI::ParseError& error) {
        *surroundings.error << usageMessage(error, app, surroundings.language);
        return wrongUsage;
    } catch (const Exit& exit) {
        return exit.status;
    }
}

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>

#include "app/cli/commands.h"
#include "app/cli/pack_json.h"
#include "core/packs/built_in_rules.h"
#include "core/packs/known_already.h"
#include "core/packs/pack_reader.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using wording::say;

namespace {

struct Options : CommonOptions {
    std::string path; // "": the built-in packs
};

// The packs and measures of a rule book that were the ones to be checked, and what to look at again in them.
PackCheck checked(const RuleBook& rules, const std::vector<PackSource>& sources, bool builtIn) {
    PackCheck check;
    check.remarks = knownAlready(rules, *Vocabulary::read(builtInVocabulary()));
    check.remarks.insert(check.remarks.end(), rules.remarks().begin(), rules.remarks().end());
    for (const Pack& pack : rules.packs()) {
        if (pack.builtIn != builtIn) continue;
        ++check.packs;
        check.measures += pack.measures.size();
    }
    for (const PackSource& source : sources) {
        if (source.builtIn != builtIn) continue;
        const Diagnostics remarks = remarksOn(source.text, rules.vocabulary());
        check.remarks.insert(check.remarks.end(), remarks.begin(), remarks.end());
    }
    return check;
}

int checkPacks(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Format format = formatOf(options, surroundings, language);
    std::vector<PackSource> sources = builtInPacks();
    if (!options.path.empty()) {
        const std::vector<PackSource> own = packsIn(options.path, surroundings, language);
        if (own.empty()) {
            failWith(surroundings, language,
                     {fmt::format("{} 里没有政策包（.toml 文件）", printable(options.path)),
                      fmt::format("{} holds no packs (.toml files)", printable(options.path))},
                     badInput);
        }
        sources.insert(sources.end(), own.begin(), own.end());
    }
    PackCheck check;
    const auto rules = RuleBook::make(builtInVocabulary(), sources);
    if (rules)
        check = checked(**rules, sources, options.path.empty());
    else
        check.problems = rules.error();
    if (format == Format::json) *surroundings.out << packCheckJson(check);
    if (!check.problems.empty()) {
        *surroundings.error << render(check.problems, language);
        return badInput;
    }
    if (format != Format::text) return done;
    if (check.remarks.empty())
        *surroundings.out << say(language, "{} 个政策包，{} 项措施：没有问题\n",
                                 "{} [pack|packs], {} [measure|measures]: no problems\n", check.packs, check.measures);
    else
        *surroundings.out << say(language, "{} 个政策包，{} 项措施：没有错误，有 {} 处请再看一眼\n",
                                 "{} [pack|packs], {} [measure|measures]: no mistakes, {} [place|places] to look at\n",
                                 check.packs, check.measures, check.remarks.size())
                          << render(check.remarks, language);
    return done;
}

} // namespace

void addPacksCheck(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        packs.add_subcommand("check", bilingual("检查政策包，指出每个错误在哪一行、应当怎样写",
                                                "check packs: every mistake with its line and what would be right"));
    command->add_option("DIR", options->path,
                        bilingual("文件夹或一个 .toml 文件，与内置政策包一起检查；不给则检查内置的",
                                  "a folder or one .toml file, checked against the built-in packs; without it, these"));
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli packs check 我的政策包/\nbiosubsidy-cli packs check",
                "biosubsidy-cli packs check my-packs/\nbiosubsidy-cli packs check");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return checkPacks(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

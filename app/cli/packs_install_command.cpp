// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli packs trust, install, installed, uninstall: rules that arrive as a file
// come into a folder, from which other commands use them where --rules says so.
#include <map>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/bundle_files.h"
#include "app/cli/commands.h"
#include "core/documents/sha256.h"
#include "core/packs/built_in_rules.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using bundle::InstalledRules;
using bundle::RulesBundle;
using wording::say;

namespace {

struct Options : CommonOptions {
    std::string in;
    std::string folder;
    bool lookOnly = false;
};

std::string line(const RulesBundle& rules, Language language) {
    return say(language, "版本 {}，{} 制作，{} 份政策，由密钥 {} 签名，指纹 {}\n",
               "version {}, made {}, {} [document|documents], signed by key {}, fingerprint {}\n", rules.version,
               rules.made.toString(), rules.files.size() - 1, rules.signedBy, rules.digest);
}

// The files of the rules in use: those installed, else the built-in ones.
std::map<std::string, std::string> filesInUse(const InstalledRules& store) {
    std::map<std::string, std::string> files;
    const auto now = store.current();
    if (now && *now) {
        for (const bundle::RulesFile& file : (*now)->files) files[file.name] = sha256Of(file.text);
        return files;
    }
    files["facts.toml"] = sha256Of(builtInVocabulary().text());
    for (const PackSource& pack : builtInPacks()) {
        const std::string& name = pack.text.name();
        files["packs/" + name.substr(name.find_last_of('/') + 1)] = sha256Of(pack.text.text());
    }
    return files;
}

// What of the rules becomes another by it, file by file.
void printChanges(std::map<std::string, std::string> before, const RulesBundle& rules, const Surroundings& surroundings,
                  Language language) {
    std::ostream& out = *surroundings.out;
    std::size_t same = 0;
    for (const bundle::RulesFile& file : rules.files) {
        const auto known = before.find(file.name);
        if (known == before.end()) {
            out << say(language, "  新增 {}\n", "  new: {}\n", printable(file.name));
            continue;
        }
        if (known->second == sha256Of(file.text))
            ++same;
        else
            out << say(language, "  改动 {}\n", "  changed: {}\n", printable(file.name));
        before.erase(known);
    }
    for (const auto& [name, digest] : before) out << say(language, "  不再有 {}\n", "  gone: {}\n", printable(name));
    out << say(language, "  没有变的 {} 个文件\n", "  the same: {} [file|files]\n", same);
}

int installRules(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const InstalledRules store(options.folder);
    const std::string bytes = readBounded(options.in, bundle::largest, surroundings, language);
    const std::map<std::string, std::string> before = filesInUse(store);
    const Vocabulary builtIn = *Vocabulary::read(builtInVocabulary());
    const auto rules = options.lookOnly ? store.check(bytes, builtIn) : store.install(bytes, builtIn);
    if (!rules) refuse(options.in, rules.error(), surroundings, language);
    *surroundings.out << line(*rules, language);
    printChanges(before, *rules, surroundings, language);
    *surroundings.out << (options.lookOnly
                              ? say(language, "没有安装，只是看看\n", "not installed: it was only looked at\n")
                              : say(language, "已安装到 {}；测算时用 --rules 指定它\n",
                                    "installed in {}; name it with --rules to use it\n", printable(options.folder)));
    return done;
}

int listInstalled(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const InstalledRules store(options.folder);
    const InstalledRules::Keys trusted = store.trusted();
    if (!trusted.problems.empty()) *surroundings.error << render(trusted.problems, language);
    const auto now = store.current();
    if (!now) refuse(options.folder, now.error(), surroundings, language);
    *surroundings.out << (*now ? line(**now, language)
                               : say(language, "没有安装规则包，用的是内置规则\n",
                                     "no rules are installed; the built-in ones are in use\n"));
    for (const bundle::PublicKey& key : trusted.keys)
        *surroundings.out << say(language, "信任的密钥 {}\n", "trusted key {}\n", key.id());
    return done;
}

int uninstallRules(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const InstalledRules store(options.folder);
    const auto gone = store.uninstall();
    if (!gone) cannotWrite(options.folder, gone.error(), surroundings, language);
    if (!*gone)
        failWith(surroundings, language,
                 {fmt::format("{} 里没有安装规则包", printable(options.folder)),
                  fmt::format("no rules are installed in {}", printable(options.folder))},
                 badInput);
    return listInstalled(options, surroundings);
}

int trustKey(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const auto key = bundle::publicKeyIn(readBounded(options.in, largestKey, surroundings, language));
    if (!key) cannotRead(options.in, key.error(), surroundings, language);
    if (const auto kept = InstalledRules(options.folder).trust(*key); !kept)
        cannotWrite(options.folder, kept.error(), surroundings, language);
    *surroundings.out << say(language, "以后信任密钥 {} 签名的规则包\n",
                             "rules signed by key {} are trusted from now on\n", key->id());
    return done;
}

using Act = int (*)(const Options&, const Surroundings&);

CLI::App* addCommand(CLI::App& packs, const char* name, const std::string& what, Act act,
                     const std::shared_ptr<Options>& options, const Surroundings& surroundings, Run& run) {
    CLI::App* command = packs.add_subcommand(name, what);
    command->add_option("--to", options->folder, bilingual("放规则包的文件夹", "the folder for installed rules"))
        ->required()
        ->type_name("DIR");
    addLanguageOption(*command, *options);
    command->callback([options, act, &surroundings, &run] {
        run = [options, act, &surroundings] { return act(*options, surroundings); };
    });
    return command;
}

} // namespace

void addPacksInstall(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = addCommand(
        packs, "install",
        bilingual("检查签名、指纹和每个政策包，列出变化，装入规则包；有一处不对就不装",
                  "check signature, hashes and every pack of a file of rules, list what changes, and install it; where "
                  "anything is wrong nothing is done"),
        installRules, options, surroundings, run);
    command->add_option("FILE", options->in, bilingual("规则包文件", "the file of rules"))->required()->expected(1);
    command->add_flag("--look", options->lookOnly, bilingual("只看，不安装", "only look"));
    setExamples(*command, "biosubsidy-cli packs install 规则-已签名.zip --to 规则/",
                "biosubsidy-cli packs install signed.zip --to rules/");
}

void addPacksInstalled(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = addCommand(
        packs, "installed", bilingual("装了哪个规则包，信任哪些密钥", "which rules are installed, which keys trusted"),
        listInstalled, options, surroundings, run);
    setExamples(*command, "biosubsidy-cli packs installed --to 规则/", "biosubsidy-cli packs installed --to rules/");
}

void addPacksUninstall(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = addCommand(
        packs, "uninstall",
        bilingual("退回前一个规则包，没有就退回内置规则", "go back to the rules before, or to the built-in ones"),
        uninstallRules, options, surroundings, run);
    setExamples(*command, "biosubsidy-cli packs uninstall --to 规则/", "biosubsidy-cli packs uninstall --to rules/");
}

void addPacksTrust(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = addCommand(packs, "trust", bilingual("信任一个公钥，只须一次", "trust a public key, once"),
                                   trustKey, options, surroundings, run);
    command->add_option("KEY", options->in, bilingual("公钥文件（.pub）", "the public key (.pub)"))
        ->required()
        ->expected(1);
    setExamples(*command, "biosubsidy-cli packs trust 省里的密钥.pub --to 规则/",
                "biosubsidy-cli packs trust province.pub --to rules/");
}

} // namespace biosubsidy::cli

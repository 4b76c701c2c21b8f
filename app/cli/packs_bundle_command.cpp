// SPDX-License-Identifier: GPL-3.0-or-later
//
// biosubsidy-cli packs keygen, bundle, sign: rules become one file that its maker answers
// for.
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/bundle_files.h"
#include "app/cli/commands.h"
#include "core/packs/built_in_rules.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/values/text.h"
#include "core/wording/say.h"

namespace biosubsidy::cli {

using bundle::RulesBundle;
using wording::say;

namespace {

struct Options : CommonOptions {
    std::string in;
    std::string out;
    std::string key;
    std::string from;
    std::string version;
    std::string date;
};

int generateKeys(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const std::string secretName = options.out + ".key";
    const std::string publicName = options.out + ".pub";
    for (const std::string& name : {secretName, publicName}) {
        if (isTaken(name)) // a key that is lost is lost for ever
            cannotWrite(name, {"已有同名文件，没有改动", "there is such a file; nothing was changed"}, surroundings,
                        language);
    }
    const bundle::SecretKey key = bundle::keyFrom(bundle::freshSeed());
    for (const auto& [name, text] :
         {std::pair{secretName, textOf(key)}, std::pair{publicName, textOf(key.publicKey())}}) {
        const Target target = targetOf("--out", name, {}, surroundings, language);
        if (const auto written = target.write(text); !written)
            cannotWrite(name, written.error(), surroundings, language);
    }
    *surroundings.out << say(
        language, "密钥 {}：私钥在 {}，只留给自己；公钥在 {}，交给要信任您的人\n",
        "key {}: the secret one is {}, for yourself alone; the public one is {}, for whoever is to "
        "trust you\n",
        key.publicKey().id(), printable(secretName), printable(publicName));
    return done;
}

// The vocabulary and the packs of a folder like rules/, or the built-in ones.
RulesBundle rulesFrom(const Options& options, const Surroundings& surroundings, Language language) {
    const auto base = [](const std::string& name) { return fromPath(toPath(name).filename()); };
    RulesBundle rules;
    if (options.from.empty()) {
        rules.files.push_back({"facts.toml", builtInVocabulary().text()});
        for (const PackSource& pack : builtInPacks())
            rules.files.push_back({"packs/" + base(pack.text.name()), pack.text.text()});
        return rules;
    }
    const std::string facts = fromPath(toPath(options.from) / "facts.toml");
    rules.files.push_back({"facts.toml", readBounded(facts, bundle::largestFile, surroundings, language)});
    for (const PackSource& pack : packsIn(fromPath(toPath(options.from) / "packs"), surroundings, language))
        rules.files.push_back({"packs/" + base(pack.text.name()), pack.text.text()});
    return rules;
}

int makeBundle(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Target target = targetOf("--out", options.out, {}, surroundings, language);
    RulesBundle rules = rulesFrom(options, surroundings, language);
    rules.version = options.version;
    const auto made = options.date.empty() ? std::optional(surroundings.today) : Date::parse(options.date);
    if (!made)
        failWith(surroundings, language,
                 {fmt::format("--date 的值是“{}”，应为日期，如 2026-12-01", printable(options.date)),
                  fmt::format("--date: found \"{}\", expected a date such as 2026-12-01", printable(options.date))},
                 wrongUsage);
    rules.made = *made;
    const auto bytes = bundle::bundleOf(rules);
    if (!bytes) refuse(options.out, bytes.error(), surroundings, language);
    // Rules with mistakes are told of here, where they can still be mended.
    if (const auto checked = bundle::rulesIn(rules, *Vocabulary::read(builtInVocabulary()), {}); !checked)
        refuse(options.out, checked.error(), surroundings, language);
    if (const auto written = target.write(*bytes); !written)
        cannotWrite(options.out, written.error(), surroundings, language);
    *surroundings.out << say(language, "{} 份政策和事实表写入 {}，版本 {}，还没有签名\n",
                             "{} [document|documents] and the facts are in {}, version {}, not signed yet\n",
                             rules.files.size() - 1, printable(options.out), rules.version);
    return done;
}

int signBundle(const Options& options, const Surroundings& surroundings) {
    const Language language = languageOf(options, surroundings);
    const Target target = targetOf("--out", options.out, {options.in, options.key}, surroundings, language);
    const std::string bytes = readBounded(options.in, bundle::largest, surroundings, language);
    const auto key = bundle::secretKeyIn(readBounded(options.key, largestKey, surroundings, language));
    if (!key) cannotRead(options.key, key.error(), surroundings, language);
    const auto made = bundle::signedBundle(bytes, *key);
    if (!made) refuse(options.in, made.error(), surroundings, language);
    if (const auto written = target.write(*made); !written)
        cannotWrite(options.out, written.error(), surroundings, language);
    *surroundings.out << say(language, "已用密钥 {} 签名，写入 {}\n", "signed by key {}; it is in {}\n",
                             key->publicKey().id(), printable(options.out));
    return done;
}

} // namespace

void addPacksKeygen(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = packs.add_subcommand("keygen", bilingual("生成给规则包签名的一对密钥（Ed25519）",
                                                                 "make a pair of keys to sign rules with (Ed25519)"));
    command
        ->add_option("--out", options->out,
                     bilingual("写到这个名字的 .key（私钥）和 .pub（公钥）",
                               "the name to write to: NAME.key, the secret one, and NAME.pub"))
        ->required()
        ->type_name("NAME");
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli packs keygen --out 我的密钥", "biosubsidy-cli packs keygen --out my-key");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return generateKeys(*options, surroundings); };
    });
}

void addPacksBundle(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = packs.add_subcommand(
        "bundle", bilingual("把事实表和全部政策包装成一个规则包文件（ZIP），检查后写出",
                            "put the facts and all packs into one file of rules (a ZIP), once they are checked"));
    command
        ->add_option("--from", options->from,
                     bilingual("含 facts.toml 和 packs/ 的文件夹（默认为内置规则）",
                               "a folder with facts.toml and packs/ (the built-in rules by default)"))
        ->type_name("DIR");
    command->add_option("--version", options->version, bilingual("版本号，如 2026.12.1", "such as 2026.12.1"))
        ->required()
        ->type_name("VERSION");
    command->add_option("--date", options->date, bilingual("制作日期（默认今天）", "the day it is made (today)"))
        ->type_name("DATE");
    command->add_option("--out", options->out, bilingual("写到这个文件", "the file to write"))
        ->required()
        ->type_name("FILE");
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli packs bundle --from rules --version 2026.12.1 --out 规则.zip",
                "biosubsidy-cli packs bundle --from rules --version 2026.12.1 --out rules.zip");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return makeBundle(*options, surroundings); };
    });
}

void addPacksSign(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command =
        packs.add_subcommand("sign", bilingual("用私钥给规则包签名", "sign a file of rules with a secret key"));
    command->add_option("FILE", options->in, bilingual("规则包文件", "the file of rules"))->required()->expected(1);
    command->add_option("--key", options->key, bilingual("私钥文件（.key）", "the secret key (.key)"))
        ->required()
        ->type_name("FILE");
    command->add_option("--out", options->out, bilingual("写到这个文件", "the file to write"))
        ->required()
        ->type_name("FILE");
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli packs sign 规则.zip --key 我的密钥.key --out 规则-已签名.zip",
                "biosubsidy-cli packs sign rules.zip --key my-key.key --out signed.zip");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return signBundle(*options, surroundings); };
    });
}

} // namespace biosubsidy::cli

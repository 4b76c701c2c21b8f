// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <algorithm>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/bundle_files.h"
#include "core/packs/built_in_rules.h"
#include "core/system/paths.h"
#include "core/system/whole_file.h"
#include "core/values/date_text.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

constexpr std::size_t largestPack = 4U << 20U;

// A value of an option that takes one of a few words.
void requireOneOf(const std::string& value, std::initializer_list<std::string_view> words, std::string_view option,
                  const Surroundings& surroundings, Language language) {
    if (std::find(words.begin(), words.end(), value) != words.end()) return;
    failWith(surroundings, language,
             {fmt::format("{} 的值是“{}”，应为 {}", option, printable(value), fmt::join(words, " 或 ")),
              fmt::format("{}: found \"{}\", expected {}", option, printable(value), fmt::join(words, " or "))},
             wrongUsage);
}

} // namespace

void addPacksOption(CLI::App& command, CommonOptions& options) {
    command
        .add_option("--packs", options.packFolders,
                    bilingual("另外载入此文件夹（或文件）里的政策包，可多次给出",
                              "load the packs in this folder (or file) as well; may be given again"))
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
}

void addRulesOption(CLI::App& command, CommonOptions& options) {
    command
        .add_option("--rules", options.rules,
                    bilingual("用这个文件夹里安装的规则包，不用内置规则",
                              "use the rules that are installed in this folder, in place of the built-in ones"))
        ->type_name("DIR")
        ->expected(1);
}

void addLanguageOption(CLI::App& command, CommonOptions& options) {
    command
        .add_option("--lang", options.language,
                    bilingual("输出语言；不给则随系统的语言环境",
                              "language of the output; without it, that of the environment"))
        ->type_name("zh|en");
}

void addFormatOption(CLI::App& command, CommonOptions& options) {
    command
        .add_option("--format", options.format,
                    bilingual("输出格式，默认为文本", "format of the output, text by default"))
        ->type_name("text|json");
}

void addDateOption(CLI::App& command, CommonOptions& options) {
    command
        .add_option("--as-of", options.asOf,
                    bilingual("测算日期，如 2026-11-22；默认为今天（北京时间）",
                              "date of the assessment, such as 2026-11-22; today in China by default"))
        ->type_name("DATE");
}

Language languageOf(const CommonOptions& options, const Surroundings& surroundings) {
    if (options.language.empty()) return surroundings.language;
    requireOneOf(options.language, {"zh", "en"}, "--lang", surroundings, surroundings.language);
    return options.language == "zh" ? Language::zh : Language::en;
}

Format formatOf(const CommonOptions& options, const Surroundings& surroundings, Language language) {
    requireOneOf(options.format, {"text", "json"}, "--format", surroundings, language);
    return options.format == "json" ? Format::json : Format::text;
}

Date dateOf(const CommonOptions& options, const Surroundings& surroundings, Language language) {
    if (!options.asOf) return surroundings.today;
    if (const auto date = Date::parse(*options.asOf)) return *date;
    const Localized expected = expectedDate(*options.asOf);
    failWith(surroundings, language,
             {fmt::format("--as-of 的值是“{}”，应为{}", printable(*options.asOf), expected.zh),
              fmt::format("--as-of: found \"{}\", expected {}", printable(*options.asOf), expected.en)},
             wrongUsage);
}

void failWith(const Surroundings& surroundings, Language language, const Diagnostics& diagnostics, int status) {
    *surroundings.error << render(diagnostics, language);
    throw Exit{status};
}

void failWith(const Surroundings& surroundings, Language language, const Localized& message, int status) {
    Diagnostic diagnostic;
    diagnostic.message = message;
    failWith(surroundings, language, Diagnostics{std::move(diagnostic)}, status);
}

void cannotWrite(const std::string& name, const Localized& why, const Surroundings& surroundings, Language language) {
    if (why.empty()) throw Exit{ioFailure};
    failWith(surroundings, language,
             Localized{fmt::format("无法写入 {}：{}", printable(name), why.zh),
                       fmt::format("cannot write {}: {}", printable(name), why.en)},
             ioFailure);
}

void cannotRead(const std::string& name, const Localized& why, const Surroundings& surroundings, Language language) {
    failWith(surroundings, language,
             Localized{fmt::format("无法读取 {}：{}", printable(name), why.zh),
                       fmt::format("cannot read {}: {}", printable(name), why.en)},
             ioFailure);
}

Target targetOf(std::string_view option, const std::string& name, const std::vector<std::string>& inputs,
                const Surroundings& surroundings, Language language) {
    auto target = Target::at(name, inputs);
    if (target) return std::move(*target);
    if (target.error().input.empty()) cannotWrite(name, target.error().why, surroundings, language);
    failWith(surroundings, language,
             Localized{fmt::format("{} 就是输入文件 {}；请换一个文件名", option, printable(name)),
                       fmt::format("{} is the input itself: {}; choose another name", option, printable(name))},
             wrongUsage);
}

std::vector<std::string> packFilesIn(const std::string& path, const Surroundings& surroundings, Language language) {
    std::error_code error;
    std::vector<std::string> files;
    if (std::filesystem::is_regular_file(toPath(path), error)) return {path};
    for (std::filesystem::directory_iterator entry(toPath(path), error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".toml") files.push_back(fromPath(entry->path()));
    }
    if (error) {
        const bool absent = error == std::errc::no_such_file_or_directory;
        failWith(surroundings, language,
                 {fmt::format("无法读取政策包文件夹 {}：{}", printable(path),
                              absent ? "没有这个文件或文件夹" : error.message()),
                  fmt::format("cannot read the folder of packs {}: {}", printable(path), error.message())},
                 ioFailure);
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> inputsOf(const CommonOptions& options, std::vector<std::string> more,
                                  const Surroundings& surroundings, Language language) {
    for (const std::string& folder : options.packFolders) {
        const std::vector<std::string> files = packFilesIn(folder, surroundings, language);
        more.insert(more.end(), files.begin(), files.end());
    }
    return more;
}

std::vector<PackSource> packsIn(const std::string& path, const Surroundings& surroundings, Language language) {
    std::vector<PackSource> sources;
    for (const std::string& file : packFilesIn(path, surroundings, language)) {
        auto text = readFile(file, largestPack);
        if (!text) cannotRead(file, text.error(), surroundings, language);
        sources.push_back({SourceText(file, std::move(*text)), false});
    }
    return sources;
}

std::shared_ptr<const RuleBook> loadRules(const CommonOptions& options, const Surroundings& surroundings,
                                          Language language) {
    SourceText vocabulary = builtInVocabulary();
    std::vector<PackSource> sources;
    if (options.rules.empty()) {
        sources = builtInPacks();
    } else {
        bundle::RulesBundle installed = installedIn(options.rules, surroundings, language);
        for (bundle::RulesFile& file : installed.files) {
            SourceText text(file.name, std::move(file.text));
            if (text.name() == "facts.toml")
                vocabulary = std::move(text);
            else
                sources.push_back({std::move(text), true});
        }
    }
    for (const std::string& folder : options.packFolders) {
        std::vector<PackSource> more = packsIn(folder, surroundings, language);
        sources.insert(sources.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    auto rules = RuleBook::make(vocabulary, sources);
    if (!rules) failWith(surroundings, language, rules.error());
    return *rules;
}

const Pack& requirePack(const std::string& id, const RuleBook& rules, const Surroundings& surroundings,
                        Language language) {
    if (const Pack* pack = rules.pack(id)) return *pack;
    std::vector<std::string> ids;
    for (const Pack& pack : rules.packs()) ids.push_back(pack.id);
    const auto near = nearestName(id, ids);
    const std::string known = fmt::format("{}", fmt::join(ids, ", "));
    failWith(surroundings, language,
             {fmt::format("没有载入政策包 {}{}\n已载入：{}", printable(id),
                          near ? fmt::format("；是不是 {}？", *near) : "", known),
              fmt::format("the pack {} is not loaded{}\nloaded: {}", printable(id),
                          near ? fmt::format("; did you mean {}?", *near) : "", known)},
             wrongUsage);
}

Case loadCase(const std::string& path, const RuleBook& rules, const Surroundings& surroundings, Language language) {
    const JsonLimits limits;
    std::string text;
    if (path == "-") {
        text = readStream(*surroundings.in, limits.bytes);
    } else {
        auto read = readFile(path, limits.bytes);
        if (!read) cannotRead(path, read.error(), surroundings, language);
        text = std::move(*read);
    }
    auto subject =
        readCase(SourceText(path == "-" ? "" : path, std::move(text)), rules.vocabulary(), rules.lookup(), limits);
    if (!subject) failWith(surroundings, language, subject.error());
    return std::move(*subject);
}

} // namespace biosubsidy::cli

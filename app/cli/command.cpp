// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "core/documents/files.h"
#include "core/packs/built_in_rules.h"

namespace biosubsidy::cli {

namespace {

constexpr std::size_t largestPack = 4U << 20U;

// The .toml files of a folder, sorted by name.
std::vector<std::string> packFilesIn(const std::string& folder, const Surroundings& surroundings, Language language) {
    std::error_code error;
    std::vector<std::string> files;
    if (std::filesystem::is_regular_file(folder, error)) return {folder};
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".toml") files.push_back(entry->path().string());
    }
    if (error) {
        failWith(surroundings, language,
                 {fmt::format("无法读取政策包文件夹 {}：{}", folder, error.message()),
                  fmt::format("cannot read the folder of packs {}: {}", folder, error.message())},
                 ioFailure);
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

void addPacksOption(CLI::App& command, CommonOptions& options) {
    command
        .add_option("--packs", options.packFolders,
                    "另外载入此文件夹里的政策包 / load the packs in this folder as well")
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
}

void addLanguageOption(CLI::App& command, CommonOptions& options) {
    command.add_option("--lang", options.language, "输出语言 / language of the output")
        ->check(CLI::IsMember({"zh", "en"}))
        ->type_name("zh|en");
}

void addFormatOption(CLI::App& command, CommonOptions& options) {
    command.add_option("--format", options.format, "输出格式 / format of the output")
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("text|json");
}

Language languageOf(const CommonOptions& options, const Surroundings& surroundings) {
    if (options.language == "zh") return Language::zh;
    if (options.language == "en") return Language::en;
    return surroundings.language;
}

void failWith(const Surroundings& surroundings, Language language, const Diagnostics& diagnostics, int status) {
    *surroundings.error << render(diagnostics, language);
    throw Exit{status};
}

void failWith(const Surroundings& surroundings, Language language, const Localized& message, int status) {
    *surroundings.error << message.in(language) << '\n';
    throw Exit{status};
}

std::shared_ptr<const RuleBook> loadRules(const CommonOptions& options, const Surroundings& surroundings,
                                          Language language) {
    std::vector<PackSource> sources = builtInPacks();
    for (const std::string& folder : options.packFolders) {
        for (const std::string& file : packFilesIn(folder, surroundings, language)) {
            auto text = readFile(file, largestPack);
            if (!text)
                failWith(surroundings, language, {file + "：" + text.error().zh, file + ": " + text.error().en},
                         ioFailure);
            sources.push_back({SourceText(file, std::move(*text)), false});
        }
    }
    auto rules = RuleBook::make(builtInVocabulary(), sources);
    if (!rules) failWith(surroundings, language, rules.error());
    return *rules;
}

Case loadCase(const std::string& path, const RuleBook& rules, const Surroundings& surroundings, Language language) {
    const JsonLimits limits;
    std::string text;
    if (path == "-") {
        text = readStream(*surroundings.in, limits.bytes);
    } else {
        auto read = readFile(path, limits.bytes);
        if (!read)
            failWith(surroundings, language,
                     {fmt::format("无法读取 {}：{}", path, read.error().zh),
                      fmt::format("cannot read {}: {}", path, read.error().en)},
                     ioFailure);
        text = std::move(*read);
    }
    auto subject =
        readCase(SourceText(path == "-" ? "" : path, std::move(text)), rules.vocabulary(), rules.lookup(), limits);
    if (!subject) failWith(surroundings, language, subject.error());
    return std::move(*subject);
}

Date dateOf(const std::string& text, const Surroundings& surroundings, Language language) {
    if (text.empty()) return surroundings.today;
    if (const auto date = Date::parse(text)) return *date;
    failWith(surroundings, language,
             {fmt::format("--as-of 写的是 {}，应为日期，如 2026-11-22", text),
              fmt::format("--as-of: found {}, expected a date such as 2026-11-22", text)},
             wrongUsage);
}

} // namespace biosubsidy::cli

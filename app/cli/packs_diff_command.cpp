// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/commands.h"
#include "core/changes/pack_diff_json.h"
#include "core/changes/pack_diff_text.h"
#include "core/packs/built_in_rules.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"

namespace biosubsidy::cli {

namespace {

struct Options : CommonOptions {
    std::string before;
    std::string after;
    std::vector<std::string> cases;
    std::vector<std::string> caseFolders;
};

class DiffCommand {
public:
    DiffCommand(const Options& options, const Surroundings& surroundings)
        : options_(options), surroundings_(surroundings), language_(languageOf(options, surroundings)),
          format_(formatOf(options, surroundings, language_)), asOf_(dateOf(options, surroundings, language_)) {}

    int run() {
        loadPacks();
        const PackSource before = versionOf(options_.before);
        const PackSource after = versionOf(options_.after);
        const auto versions = changes::packVersions(builtInVocabulary(), loaded_, before, after);
        if (!versions) fail(versions.error());
        changes::PackDiff diff = changes::diffPacks(*versions);
        diff.cases = diffCases(*versions);
        *surroundings_.out << (format_ == Format::json ? changes::toJson(diff) : changes::toText(diff, language_));
        return done;
    }

private:
    [[noreturn]] void fail(const Diagnostics& problems) const { failWith(surroundings_, language_, problems); }

    void loadPacks() {
        rules_ = loadRules(options_, surroundings_, language_);
        loaded_ = builtInPacks();
        for (const std::string& folder : options_.packFolders) {
            const std::vector<PackSource> more = packsIn(folder, surroundings_, language_);
            loaded_.insert(loaded_.end(), more.begin(), more.end());
        }
    }

    // A loaded pack by its id, or the pack in a file.
    [[nodiscard]] PackSource versionOf(const std::string& named) const {
        if (rules_->pack(named) == nullptr && isPath(named)) return fileVersion(named);
        const Pack& pack = requirePack(named, *rules_, surroundings_, language_);
        return *std::find_if(loaded_.begin(), loaded_.end(),
                             [&](const PackSource& source) { return source.text.name() == pack.file; });
    }

    static bool isPath(const std::string& named) {
        return toPath(named).has_parent_path() || named.ends_with(".toml") || isThere(named);
    }

    [[nodiscard]] PackSource fileVersion(const std::string& path) const {
        std::vector<PackSource> found = packsIn(path, surroundings_, language_);
        if (found.size() != 1) {
            failWith(surroundings_, language_,
                     {fmt::format("{} 里有 {} 个政策包，请指明一个 .toml 文件", printable(path), found.size()),
                      fmt::format("{} holds {} packs; name one .toml file", printable(path), found.size())},
                     wrongUsage);
        }
        // A version of a built-in pack keeps its place among them.
        const auto id = changes::idOf(builtInVocabulary(), found.front());
        if (!id) fail(id.error());
        const Pack* loaded = rules_->pack(*id);
        found.front().builtIn = loaded != nullptr && loaded->builtIn;
        return found.front();
    }

    [[nodiscard]] std::vector<std::string> caseFiles() const {
        std::vector<std::string> files = options_.cases;
        for (const std::string& folder : options_.caseFolders) {
            const std::size_t before = files.size();
            std::error_code error;
            for (std::filesystem::directory_iterator entry(toPath(folder), error), end; !error && entry != end;
                 entry.increment(error)) {
                if (entry->path().extension() == ".json") files.push_back(fromPath(entry->path()));
            }
            if (error) {
                failWith(surroundings_, language_,
                         {fmt::format("无法读取案例文件夹 {}：{}", printable(folder), error.message()),
                          fmt::format("cannot read the folder of cases {}: {}", printable(folder), error.message())},
                         ioFailure);
            }
            if (files.size() == before) {
                failWith(surroundings_, language_,
                         {fmt::format("{} 里没有案例（.json 文件）", printable(folder)),
                          fmt::format("{} holds no cases (.json files)", printable(folder))},
                         badInput);
            }
            std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
        }
        return files;
    }

    [[nodiscard]] std::string textOf(const std::string& file) const {
        auto text = readFile(file, JsonLimits{}.bytes);
        if (!text) cannotRead(file, text.error(), surroundings_, language_);
        return std::move(*text);
    }

    // All cases, or all that is wrong with them.
    [[nodiscard]] std::vector<changes::CaseDiff> diffCases(const changes::PackVersions& versions) const {
        std::vector<changes::CaseDiff> results;
        Diagnostics problems;
        const AssessOptions assessOptions{.asOf = asOf_};
        for (const std::string& file : caseFiles()) {
            const SourceText source(file, textOf(file));
            auto before = readCase(source, versions.before.rules->vocabulary(), versions.lookup());
            auto after = readCase(source, versions.after.rules->vocabulary(), versions.lookup());
            if (before && after) {
                results.push_back(
                    changes::diffCase(versions, file, std::move(*before), std::move(*after), assessOptions));
            } else {
                const Diagnostics& wrong = before ? after.error() : before.error();
                problems.insert(problems.end(), wrong.begin(), wrong.end());
            }
        }
        if (!problems.empty()) fail(problems);
        return results;
    }

    const Options& options_;
    const Surroundings& surroundings_;
    Language language_;
    Format format_;
    Date asOf_;
    std::shared_ptr<const RuleBook> rules_;
    std::vector<PackSource> loaded_;
};

} // namespace

void addPacksDiff(CLI::App& packs, const Surroundings& surroundings, Run& run) {
    auto options = std::make_shared<Options>();
    CLI::App* command = packs.add_subcommand(
        "diff", bilingual("比较一个政策包的两版（或两个政策包）的含义，以及对案例结果的影响",
                          "two versions of a pack, or two packs, by meaning, and what that changes for cases"));
    command
        ->add_option(
            "A", options->before,
            bilingual("旧的：已载入的 id，或 .toml 文件", "the earlier: an id that is loaded, or a .toml file"))
        ->required();
    command
        ->add_option("B", options->after,
                     bilingual("新的：已载入的 id，或 .toml 文件", "the later: an id that is loaded, or a .toml file"))
        ->required();
    command->add_option("--case", options->cases, bilingual("看这个案例的结果变化", "what it changes for this case"))
        ->type_name("FILE")
        ->expected(1)
        ->take_all();
    command
        ->add_option("--cases", options->caseFolders,
                     bilingual("看这个文件夹里每个案例的结果变化", "what it changes for each case in this folder"))
        ->type_name("DIR")
        ->expected(1)
        ->take_all();
    addDateOption(*command, *options);
    addPacksOption(*command, *options);
    addFormatOption(*command, *options);
    addLanguageOption(*command, *options);
    setExamples(*command, "biosubsidy-cli packs diff beijing-2024 新版.toml --cases 案例/",
                "biosubsidy-cli packs diff beijing-2024 newer.toml --cases cases/");
    command->callback([options, &surroundings, &run] {
        run = [options, &surroundings] { return DiffCommand(*options, surroundings).run(); };
    });
}

} // namespace biosubsidy::cli

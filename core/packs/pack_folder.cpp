// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/packs/pack_folder.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "core/packs/built_in_rules.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"

namespace biosubsidy {

namespace {

constexpr std::size_t largestPack = 4U << 20U;

Diagnostics failure(const char* code, const std::string& source, Localized message, Localized advice = {}) {
    Diagnostic diagnostic;
    diagnostic.code = code;
    diagnostic.source = source;
    diagnostic.message = std::move(message);
    diagnostic.advice = std::move(advice);
    return {std::move(diagnostic)};
}

// The pack that was read from this source.
const Pack* packOf(const RuleBook& rules, const std::string& source) {
    const auto found =
        std::find_if(rules.packs().begin(), rules.packs().end(), [&](const Pack& pack) { return pack.file == source; });
    return found == rules.packs().end() ? nullptr : &*found;
}

// Which of the sources a problem is about; the last one where it names none.
std::set<std::string> blamed(const Diagnostics& problems) {
    std::set<std::string> sources;
    for (const Diagnostic& problem : problems) sources.insert(problem.source);
    return sources;
}

} // namespace

std::string PackFolder::pathOf(const std::string& name) const {
    return fromPath(toPath(path_) / toPath(name));
}

std::vector<PackFolder::File> PackFolder::files() const {
    std::vector<File> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(toPath(path_), error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".toml")
            files.push_back({fromPath(entry->path().filename()), fromPath(entry->path())});
    }
    std::sort(files.begin(), files.end(), [](const File& left, const File& right) { return left.name < right.name; });
    return files;
}

PackFolder::Loaded PackFolder::load() const {
    Loaded loaded;
    std::vector<PackSource> sources = builtInPacks();
    for (const File& file : files()) {
        if (auto source = sourceOf(file.path)) {
            sources.push_back(std::move(*source));
        } else {
            loaded.problems.insert(loaded.problems.end(), source.error().begin(), source.error().end());
            loaded.leftOut.push_back(file.name);
        }
    }
    while (true) {
        auto rules = RuleBook::make(builtInVocabulary(), sources);
        if (rules) {
            loaded.rules = std::move(*rules);
            return loaded;
        }
        loaded.problems.insert(loaded.problems.end(), rules.error().begin(), rules.error().end());
        const std::set<std::string> wrong = blamed(rules.error());
        const auto isWrong = [&](const PackSource& source) {
            return !source.builtIn && wrong.contains(source.text.name());
        };
        for (const PackSource& source : sources) {
            if (isWrong(source)) loaded.leftOut.push_back(fromPath(toPath(source.text.name()).filename()));
        }
        if (std::erase_if(sources, isWrong) > 0) continue;
        // Nothing of the user's is to blame, or nobody is named: without all of them.
        if (std::erase_if(sources, [](const PackSource& source) { return !source.builtIn; }) == 0) return loaded;
    }
}

Result<PackSource> PackFolder::sourceOf(const std::string& file) {
    auto text = readFile(file, largestPack);
    if (!text) return tl::unexpected(failure("unreadable", file, text.error()));
    return PackSource{SourceText(file, std::move(*text)), false};
}

std::vector<PackSource> PackFolder::sources() const {
    std::vector<PackSource> sources = builtInPacks();
    const std::vector<std::string> leftOut = load().leftOut;
    for (const File& file : files()) {
        if (std::find(leftOut.begin(), leftOut.end(), file.name) != leftOut.end()) continue;
        if (auto source = sourceOf(file.path)) sources.push_back(std::move(*source));
    }
    return sources;
}

std::string PackFolder::nameOf(const Pack& pack) const {
    return fromPath(toPath(pack.file).filename());
}

// The rules with a file of the folder gone, and the candidate in its place.
Result<std::shared_ptr<const RuleBook>> PackFolder::without(const std::string& name,
                                                            const std::optional<PackSource>& candidate) const {
    std::vector<PackSource> all = sources();
    std::erase_if(all, [&](const PackSource& source) { return !source.builtIn && source.text.name() == pathOf(name); });
    if (candidate) all.push_back(*candidate);
    return RuleBook::make(builtInVocabulary(), all);
}

Result<PackFolder::Step> PackFolder::write(const std::string& name, const std::string& pack,
                                           const std::optional<std::string>& text) const {
    Step step{name, pack, std::nullopt};
    std::error_code error;
    if (const auto made = makeFolder(path_); !made)
        return tl::unexpected(failure("unwritable", path_, made.error().message()));
    if (isThere(pathOf(name))) {
        auto before = readFile(pathOf(name), largestPack);
        if (!before) return tl::unexpected(failure("unreadable", pathOf(name), before.error()));
        step.before = std::move(*before);
    }
    if (text) {
        if (const auto written = writeFile(pathOf(name), *text); !written)
            return tl::unexpected(failure("unwritable", pathOf(name), written.error()));
    } else if (!std::filesystem::remove(toPath(pathOf(name)), error) && error) {
        return tl::unexpected(failure("unwritable", pathOf(name), {error.message(), error.message()}));
    }
    return step;
}

Result<PackFolder::Step> PackFolder::add(const std::string& from) const {
    const auto source = sourceOf(from);
    if (!source) return tl::unexpected(source.error());
    const auto rules = without("", *source);
    if (!rules) return tl::unexpected(rules.error());
    const std::string id = packOf(**rules, from)->id;
    std::string name = id + ".toml";
    for (int number = 2; isThere(pathOf(name)); ++number) // one that is left out, say
        name = fmt::format("{}-{}.toml", id, number);
    return write(name, id, source->text.text());
}

Result<PackFolder::Step> PackFolder::add(const OwnFigure& figure) const {
    const Loaded now = load();
    const std::size_t slash = figure.measure.find('/');
    std::string earlier;
    for (const Pack& pack : now.rules->packs()) {
        const bool same = pack.holdsOwnFigures() && pack.measures.size() == 1 &&
                          pack.measures.front().completes == figure.measure && slash != std::string::npos;
        if (same) earlier = nameOf(pack);
    }
    const auto others = without(earlier, std::nullopt);
    if (!others) return tl::unexpected(others.error());
    const auto text = packTextOf(figure, **others);
    if (!text) return tl::unexpected(text.error());
    const PackSource source{SourceText("own figure", *text), false};
    const auto rules = without(earlier, source);
    if (!rules) return tl::unexpected(rules.error());
    const std::string id = packOf(**rules, "own figure")->id;
    return write(earlier.empty() ? id + ".toml" : earlier, id, *text);
}

Result<PackFolder::Step> PackFolder::update(const std::string& pack, const std::string& from) const {
    const Loaded now = load();
    const Pack* before = now.rules->pack(pack);
    if (before == nullptr || before->builtIn)
        return tl::unexpected(failure("not_own", pack,
                                      {fmt::format("没有名为 {} 的自有政策包", printable(pack)),
                                       fmt::format("there is no pack of your own named {}", printable(pack))}));
    const auto source = sourceOf(from);
    if (!source) return tl::unexpected(source.error());
    const auto rules = without(nameOf(*before), *source);
    if (!rules) return tl::unexpected(rules.error());
    const std::string id = packOf(**rules, from)->id;
    if (id != pack)
        return tl::unexpected(
            failure("other_pack", from,
                    {fmt::format("这是另一个政策包 {}，不是 {} 的新版", id, pack),
                     fmt::format("this is another pack, {}, no version of {}", id, pack)},
                    {"要两个都用，请把它作为新的政策包添加", "add it as a pack of its own to use both"}));
    return write(nameOf(*before), pack, source->text.text());
}

Result<PackFolder::Step> PackFolder::remove(const std::string& pack) const {
    const Loaded now = load();
    const Pack* before = now.rules->pack(pack);
    if (before == nullptr || before->builtIn)
        return tl::unexpected(failure("not_own", pack,
                                      {fmt::format("没有名为 {} 的自有政策包", printable(pack)),
                                       fmt::format("there is no pack of your own named {}", printable(pack))}));
    const std::string name = nameOf(*before);
    if (const auto rest = without(name, std::nullopt); !rest) return tl::unexpected(rest.error());
    return write(name, pack, std::nullopt);
}

Result<PackFolder::Step> PackFolder::removeFile(const std::string& name) const {
    return write(name, "", std::nullopt);
}

Result<PackFolder::Step> PackFolder::undo(const Step& step) const {
    return write(step.file, step.pack, step.before);
}

} // namespace biosubsidy

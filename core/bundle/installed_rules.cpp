// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/installed_rules.h"

#include <algorithm>
#include <filesystem>

#include "core/system/file_names.h"
#include "core/system/paths.h"
#include "core/system/whole_file.h"
#include "core/values/text.h"

namespace biosubsidy::bundle {

namespace {

namespace fs = std::filesystem;

Refused cannotRead(const Localized& why) {
    return {Refusal::damaged, why, {}};
}

} // namespace

std::string InstalledRules::currentPath() const {
    return fromPath(toPath(folder_) / "current.bundle");
}

std::string InstalledRules::previousPath() const {
    return fromPath(toPath(folder_) / "previous.bundle");
}

InstalledRules::Keys InstalledRules::trusted() const {
    std::vector<std::string> files;
    std::error_code none;
    for (const fs::directory_entry& entry : fs::directory_iterator(toPath(folder_) / "keys", none)) {
        if (entry.path().extension() == ".pub") files.push_back(fromPath(entry.path()));
    }
    std::sort(files.begin(), files.end());
    Keys found;
    constexpr std::size_t mostText = 1'024;
    for (const std::string& file : files) {
        const auto key = readFile(file, mostText).and_then([](const std::string& text) { return publicKeyIn(text); });
        if (key) {
            found.keys.push_back(*key);
            continue;
        }
        Diagnostic problem;
        problem.code = "no_key";
        problem.source = printable(file);
        problem.message = key.error();
        found.problems.push_back(std::move(problem));
    }
    return found;
}

tl::expected<void, Localized> InstalledRules::trust(const PublicKey& key) const {
    const std::string path = fromPath(toPath(folder_) / "keys" / (key.id() + ".pub"));
    if (const auto made = makeFolder(folderOf(path)); !made) return tl::unexpected(made.error().message());
    return writeFile(path, textOf(key));
}

Taken<std::optional<RulesBundle>> InstalledRules::current() const {
    if (!isThere(currentPath())) return std::optional<RulesBundle>();
    const auto bytes = readFile(currentPath(), largest);
    if (!bytes) return tl::unexpected(cannotRead(bytes.error()));
    return openBundle(*bytes, trusted().keys).map([](RulesBundle rules) { return std::optional(std::move(rules)); });
}

Taken<RulesBundle> InstalledRules::check(std::string_view bytes, const Vocabulary& builtIn) const {
    auto rules = openBundle(bytes, trusted().keys);
    if (!rules) return rules;
    // One that cannot be read any more is no bar to a newer one.
    const auto now = current();
    const std::string installed = now && *now ? (*now)->version : std::string();
    if (const auto made = rulesIn(*rules, builtIn, installed); !made) return tl::unexpected(made.error());
    return rules;
}

Taken<RulesBundle> InstalledRules::install(std::string_view bytes, const Vocabulary& builtIn) const {
    auto rules = check(bytes, builtIn);
    if (!rules) return rules;
    if (const auto made = makeFolder(folder_); !made) return tl::unexpected(cannotRead(made.error().message()));
    // What is in use is copied first, so that there is a way back at any moment.
    if (isThere(currentPath())) {
        const auto before = readFile(currentPath(), largest);
        const auto kept = before.and_then([&](const std::string& text) { return writeFile(previousPath(), text); });
        if (!kept) return tl::unexpected(cannotRead(kept.error()));
    }
    if (const auto written = writeFile(currentPath(), bytes); !written)
        return tl::unexpected(cannotRead(written.error()));
    return rules;
}

tl::expected<bool, Localized> InstalledRules::uninstall() const {
    if (!isThere(currentPath())) return false;
    if (!isThere(previousPath())) {
        removeFile(currentPath());
        return true;
    }
    if (const auto back = replaceFile(previousPath(), currentPath()); !back)
        return tl::unexpected(back.error().message());
    syncFolderOf(currentPath());
    return true;
}

} // namespace biosubsidy::bundle

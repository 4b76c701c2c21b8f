// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folder in which rules that have arrived are kept: the bundle in use, the one before
// it as the way back, and the public keys that somebody has put there by hand. A bundle
// comes in only where all of it is right; what cannot be read later is not used, and the
// built-in rules are.
#pragma once

#include "core/bundle/rules_bundle.h"

namespace biosubsidy::bundle {

class InstalledRules {
public:
    explicit InstalledRules(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] const std::string& folder() const noexcept { return folder_; }
    // keys/*.pub, by name; what is no key is told.
    struct Keys {
        std::vector<PublicKey> keys;
        Diagnostics problems;
    };
    [[nodiscard]] Keys trusted() const;
    // A further key, by hand and once.
    [[nodiscard]] tl::expected<void, Localized> trust(const PublicKey& key) const;

    // The one in use; none where there is none.
    [[nodiscard]] Taken<std::optional<RulesBundle>> current() const;
    // Whether install() would take it.
    [[nodiscard]] Taken<RulesBundle> check(std::string_view bytes, const Vocabulary& builtIn) const;
    // Signature, hashes, packs and vocabulary are right, and it is newer: then it is in
    // use, and what was is the way back.
    [[nodiscard]] Taken<RulesBundle> install(std::string_view bytes, const Vocabulary& builtIn) const;
    // The one before it again, or the built-in rules. False: there was none.
    [[nodiscard]] tl::expected<bool, Localized> uninstall() const;

private:
    [[nodiscard]] std::string currentPath() const;
    [[nodiscard]] std::string previousPath() const;

    std::string folder_;
};

} // namespace biosubsidy::bundle

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rules that travel as one file: a ZIP of the vocabulary (facts.toml) and the packs
// (packs/*.toml), with a manifest that names the version and each file with its SHA-256,
// and a signature over the manifest. A bundle may be anybody's: nothing of it is believed
// before signature and hashes are right, and all that is read is bounded.
#pragma once

#include <span>

#include "core/bundle/bundle_key.h"
#include "core/packs/rule_book.h"
#include "core/values/date.h"

namespace biosubsidy::bundle {

inline constexpr std::size_t largest = std::size_t{64} << 20U;    // of the ZIP, and of all files
inline constexpr std::size_t largestFile = std::size_t{4} << 20U; // bytes
inline constexpr std::size_t mostFiles = 2'000;

struct RulesFile {
    std::string name; // "facts.toml", "packs/beijing-2024.toml"
    std::string text;
    friend bool operator==(const RulesFile&, const RulesFile&) = default;
};

struct RulesBundle {
    std::string version; // numbers between dots: "2026.12.1"
    Date made = *Date::of(1970, 1, 1);
    std::vector<RulesFile> files; // facts.toml, then the packs by name
    std::string digest{};         // SHA-256 of the manifest: what reports name
    std::string signedBy{};       // the id of the key; "" where nobody has signed it
};

// Why a bundle is not taken. What was there stays as it was.
enum class Refusal : std::uint8_t {
    damaged,     // no ZIP, no manifest, a file missing, too many or too large
    notSigned,   // by nobody
    unknownKey,  // by somebody who is not trusted
    forged,      // what is signed is not what is there
    older,       // than the one that is installed, or the same
    dropsFact,   // that the built-in rules have
    faultyRules, // packs check finds mistakes
};
[[nodiscard]] std::string_view toString(Refusal refusal) noexcept; // "unknown_key"

struct Refused {
    Refusal why = Refusal::damaged;
    Localized message;
    Diagnostics mistakes{}; // of faulty rules
};
template <typename T>
using Taken = tl::expected<T, Refused>;

// The ZIP, not signed yet. Files as RulesBundle has them; `digest` and `signedBy` of the
// argument are not looked at.
[[nodiscard]] Taken<std::string> bundleOf(const RulesBundle& rules);
// The same with a signature, in the place of another one.
[[nodiscard]] Taken<std::string> signedBundle(std::string_view bytes, const SecretKey& key);
// Whole, and signed by one of these.
[[nodiscard]] Taken<RulesBundle> openBundle(std::string_view bytes, std::span<const PublicKey> trusted);

// Below zero where the left one is older. Numbers between dots; 2026.9 is before 2026.10.
[[nodiscard]] int compareVersions(std::string_view left, std::string_view right);
[[nodiscard]] bool isVersion(std::string_view text);

// The rules, with every mistake that packs check would find. `builtIn`: the vocabulary of
// the program, none of whose facts and choices may be missing. `installed`: the version in
// use, "" where there is none.
[[nodiscard]] Taken<std::shared_ptr<const RuleBook>> rulesIn(const RulesBundle& rules, const Vocabulary& builtIn,
                                                             std::string_view installed);

} // namespace biosubsidy::bundle

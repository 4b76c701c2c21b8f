// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who made a bundle of rules: a pair of Ed25519 keys. The secret one signs and never
// leaves its owner; the public one tells whether a bundle is its owner's. As files both
// are one line of text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy::bundle {

struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};

    // Its name for people: the first 16 digits of its SHA-256.
    [[nodiscard]] std::string id() const;
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};

struct SecretKey {
    std::array<std::uint8_t, 64> bytes{};
    [[nodiscard]] PublicKey publicKey() const;
};

using Seed = std::array<std::uint8_t, 32>;
// From the system's source of randomness.
[[nodiscard]] Seed freshSeed();
[[nodiscard]] SecretKey keyFrom(const Seed& seed);

// "biosubsidy-public-key/1 " and 64 hexadecimal digits; of a secret one 128.
[[nodiscard]] std::string textOf(const PublicKey& key);
[[nodiscard]] std::string textOf(const SecretKey& key);
[[nodiscard]] tl::expected<PublicKey, Localized> publicKeyIn(std::string_view text);
[[nodiscard]] tl::expected<SecretKey, Localized> secretKeyIn(std::string_view text);

// 128 hexadecimal digits, for this text alone.
[[nodiscard]] std::string signatureOf(std::string_view text, const SecretKey& key);
[[nodiscard]] bool isSignedBy(std::string_view text, std::string_view signature, const PublicKey& key);

} // namespace biosubsidy::bundle

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/bundle_key.h"

#include <algorithm>

#include <sodium.h>

#include "core/documents/sha256.h"

namespace biosubsidy::bundle {

namespace {

constexpr std::string_view publicMark = "biosubsidy-public-key/1 ";
constexpr std::string_view secretMark = "biosubsidy-secret-key/1 ";
// So that a signature of a bundle is none of anything else.
constexpr std::string_view purpose = "biosubsidy rules bundle\n";

static_assert(std::tuple_size_v<decltype(PublicKey::bytes)> == crypto_sign_PUBLICKEYBYTES);
static_assert(std::tuple_size_v<decltype(SecretKey::bytes)> == crypto_sign_SECRETKEYBYTES);
static_assert(std::tuple_size_v<Seed> == crypto_sign_SEEDBYTES);

template <std::size_t size>
std::string hexOf(const std::array<std::uint8_t, size>& bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const std::uint8_t byte : bytes) {
        hex += digits[byte >> 4U];
        hex += digits[byte & 15U];
    }
    return hex;
}

int valueOf(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

// Just so many digits.
template <std::size_t size>
bool fromHex(std::string_view hex, std::array<std::uint8_t, size>& bytes) {
    if (hex.size() != 2 * size) return false;
    for (std::size_t at = 0; at < size; ++at) {
        const int high = valueOf(hex[2 * at]);
        const int low = valueOf(hex[2 * at + 1]);
        if (high < 0 || low < 0) return false;
        bytes[at] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.remove_suffix(1);
    return text;
}

template <typename Key>
tl::expected<Key, Localized> keyIn(std::string_view text, std::string_view mark, const Localized& none) {
    const std::string_view line = trimmed(text);
    Key key;
    if (!line.starts_with(mark) || !fromHex(line.substr(mark.size()), key.bytes)) return tl::unexpected(none);
    return key;
}

std::string message(std::string_view text) {
    return std::string(purpose) + std::string(text);
}

const unsigned char* bytesOf(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

std::string PublicKey::id() const {
    constexpr std::size_t digits = 16;
    return sha256Of({reinterpret_cast<const char*>(bytes.data()), bytes.size()}).substr(0, digits);
}

PublicKey SecretKey::publicKey() const {
    PublicKey key;
    crypto_sign_ed25519_sk_to_pk(key.bytes.data(), bytes.data());
    return key;
}

Seed freshSeed() {
    Seed seed;
    if (sodium_init() >= 0) randombytes_buf(seed.data(), seed.size());
    return seed;
}

SecretKey keyFrom(const Seed& seed) {
    SecretKey secret;
    PublicKey open;
    crypto_sign_seed_keypair(open.bytes.data(), secret.bytes.data(), seed.data());
    return secret;
}

std::string textOf(const PublicKey& key) {
    return std::string(publicMark) + hexOf(key.bytes) + "\n";
}

std::string textOf(const SecretKey& key) {
    return std::string(secretMark) + hexOf(key.bytes) + "\n";
}

tl::expected<PublicKey, Localized> publicKeyIn(std::string_view text) {
    return keyIn<PublicKey>(text, publicMark,
                            {"不是公钥文件；公钥是 packs keygen 写的 .pub 文件",
                             "no public key; that is the .pub file that packs keygen writes"});
}

tl::expected<SecretKey, Localized> secretKeyIn(std::string_view text) {
    const Localized none{"不是私钥文件；私钥是 packs keygen 写的 .key 文件",
                         "no secret key; that is the .key file that packs keygen writes"};
    auto key = keyIn<SecretKey>(text, secretMark, none);
    // Its second half is the public key of the first.
    Seed seed;
    if (key) std::copy_n(key->bytes.begin(), seed.size(), seed.begin());
    if (key && keyFrom(seed).bytes != key->bytes) return tl::unexpected(none);
    return key;
}

std::string signatureOf(std::string_view text, const SecretKey& key) {
    std::array<std::uint8_t, crypto_sign_BYTES> signature{};
    const std::string whole = message(text);
    crypto_sign_detached(signature.data(), nullptr, bytesOf(whole), whole.size(), key.bytes.data());
    return hexOf(signature);
}

bool isSignedBy(std::string_view text, std::string_view signature, const PublicKey& key) {
    std::array<std::uint8_t, crypto_sign_BYTES> bytes{};
    const std::string whole = message(text);
    return fromHex(trimmed(signature), bytes) &&
           crypto_sign_verify_detached(bytes.data(), bytesOf(whole), whole.size(), key.bytes.data()) == 0;
}

} // namespace biosubsidy::bundle

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bundles of rules: bytes of an archive, or changes (a place in two bytes, and a byte) to
// one that was signed. What is opened is what was signed.
#include "core/bundle/rules_bundle.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const bundle::SecretKey key = bundle::keyFrom({1, 2, 3});
    static const bundle::RulesBundle rules{
        "2026.12.1", fuzz::day(), {{"facts.toml", "x = 1\n"}, {"packs/a.toml", std::string(200, 'b')}}, {}, {}};
    static const std::string whole = *bundle::signedBundle(*bundle::bundleOf(rules), key);
    std::string bytes(fuzz::textOf(data, size));
    if (!bytes.starts_with("PK")) {
        bytes = whole;
        for (std::size_t at = 0; at + 3 <= size; at += 3)
            bytes[(std::size_t{data[at]} << 8U | data[at + 1]) % bytes.size()] = static_cast<char>(data[at + 2]);
    }
    const std::array trusted{key.publicKey()};
    const auto opened = bundle::openBundle(bytes, trusted);
    if (!opened) {
        fuzz::requireShowable(opened.error().message);
        return 0;
    }
    fuzz::require(opened->files == rules.files && opened->version == rules.version, "what is opened was signed");
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files under a passphrase: bytes of an archive, or changes (a place in two bytes, and
// a byte) to one that was sealed. What is opened was sealed.
#include "core/sealed/sealed_zip.h"
#include "tests/fuzz/fuzz.h"

using namespace biosubsidy;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string passphrase = "twelve chars and more";
    static const std::vector<sealed::Member> members{{"a.json", "{\"secret\": 1}"}, {"b", std::string(200, 'b')}};
    static const std::string whole = *sealed::seal(members, passphrase, fuzz::day());
    std::string bytes(fuzz::textOf(data, size));
    if (!bytes.starts_with("PK")) {
        bytes = whole;
        for (std::size_t at = 0; at + 3 <= size; at += 3)
            bytes[(std::size_t{data[at]} << 8U | data[at + 1]) % bytes.size()] = static_cast<char>(data[at + 2]);
    }
    static_cast<void>(sealed::isSealed(bytes));
    const auto opened = sealed::unseal(bytes, passphrase);
    if (!opened) {
        fuzz::requireShowable(opened.error());
        return 0;
    }
    for (const sealed::Member& member : *opened)
        fuzz::require(member.bytes == members[0].bytes || member.bytes == members[1].bytes || member.bytes.empty(),
                      "what is opened was sealed");
    return 0;
}

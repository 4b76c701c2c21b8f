// SPDX-License-Identifier: GPL-3.0-or-later
//
// Encodings as runs of characters that follow each other in both, for a system without
// iconv; encoding_tables.py writes them, from the tables of the system that builds.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace biosubsidy::encodings {

// Characters of one byte have it for their key; those of two the number that these are,
// high byte first; those of four (GB18030) fourBytes and their place among these.
struct Run {
    std::uint32_t key;
    std::uint32_t code; // Unicode
    std::uint32_t count;
};
constexpr std::uint32_t fourBytes = 0x10000;

struct Encoding {
    std::string_view name;
    std::span<const Run> runs; // ascending by key
};

// All that the build knew.
[[nodiscard]] std::span<const Encoding> all();

} // namespace biosubsidy::encodings

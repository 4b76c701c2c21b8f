// SPDX-License-Identifier: GPL-3.0-or-later
//
// One member of a zip archive that is in memory. The archive may be anybody's: its
// sizes are not trusted, and nothing is unpacked beyond what was asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace biosubsidy {

enum class ZipFault : std::uint8_t {
    damaged,   // no archive, or its bytes do not fit its sums
    absent,    // no member of that name
    encrypted, // it wants a passphrase
    tooLarge,  // more than `most` bytes
};

// The bytes of the member `name`, at most `most`. The case of letters counts.
[[nodiscard]] tl::expected<std::string, ZipFault> zipMember(std::string_view archive, const std::string& name,
                                                            std::size_t most);

// How many members it has; none where it is no archive.
[[nodiscard]] std::optional<std::uint64_t> zipMemberCount(std::string_view archive);

} // namespace biosubsidy

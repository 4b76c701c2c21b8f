// SPDX-License-Identifier: GPL-3.0-or-later
//
// A zip archive made in memory: members in the order given, all of one date, so
// that the same members give the same bytes. Under a passphrase each is encrypted
// with AES-256 (WinZip's AE-2) and not compressed, and its salt makes the bytes
// others each time.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/date.h"
#include "core/values/localized.h"

namespace biosubsidy {

struct ZipMember {
    std::string name;
    std::string bytes;
    bool compressed = true;
};

// Without a passphrase nothing is encrypted.
[[nodiscard]] tl::expected<std::string, Localized> zipped(const std::vector<ZipMember>& members, const Date& date,
                                                          const std::string& passphrase = {});

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files under a passphrase, in a form that other programs open: a ZIP whose members
// are encrypted with AES-256 (WinZip's AE-2; 7-Zip, WinZip, WPS and Bandizip know
// it). Its key is derived by PBKDF2-SHA1 in a thousand rounds, as the format has it,
// which is little: the strength is the passphrase's, and a short one is refused. The
// names of the members can be read, and changed, without it; what they hold cannot.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

#include "core/documents/zip_bytes.h"
#include "core/values/date.h"
#include "core/values/localized.h"

namespace biosubsidy::sealed {

// In characters.
inline constexpr std::size_t shortestPassphrase = 12;
// Of all members, unpacked.
inline constexpr std::uint64_t largest = std::uint64_t{2} << 30U;
inline constexpr std::uint64_t mostMembers = 100'000;

// Whether a member is a file that a library keeps for an application, named by its bytes:
// "library.db.files/" and a SHA-256. No other member stands in a folder.
[[nodiscard]] bool isKeptFile(std::string_view name);

using Member = ZipMember;

// What keeps it from being used; empty: nothing.
[[nodiscard]] Localized passphraseProblem(std::string_view passphrase);

// Whether the bytes are an archive with a member that wants a passphrase.
[[nodiscard]] bool isSealed(std::string_view bytes);

// `date` is the members'; the archive differs each time all the same, by its salts.
[[nodiscard]] tl::expected<std::string, Localized> seal(const std::vector<Member>& members, std::string_view passphrase,
                                                        const Date& date);

// Is told how many bytes have been opened, again and again; false stops the work.
using Watch = std::function<bool(std::uint64_t bytes)>;

// All members or an error: another passphrase, a damaged archive, a member that was
// not encrypted, a name that is a path, too much; or it was stopped.
[[nodiscard]] tl::expected<std::vector<Member>, Localized> unseal(std::string_view bytes, std::string_view passphrase,
                                                                  const Watch& watch = {});

} // namespace biosubsidy::sealed

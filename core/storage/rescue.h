// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done about a library that cannot be opened: an automatic backup
// takes its place, or a new one begins. Whatever stood there is kept under a
// name that says when it was set aside; nothing is ever overwritten.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/database/storage_error.h"
#include "core/storage/moment.h"

namespace biosubsidy::storage {

// Why it was made; its name tells.
enum class BackupReason : std::uint8_t {
    daily,
    newVersion, // before the format was brought up to date
    restore,    // before another backup took its place
    byHand,     // somebody asked for it
};
inline constexpr std::string_view beforeRestoreMark = ".before-restore-"; // in its name
inline constexpr std::string_view byHandMark = ".by-hand-";
[[nodiscard]] BackupReason reasonOf(const std::string& backup);

struct Backup {
    std::string path;
    Moment made;
    std::size_t cases = 0; // not deleted
    BackupReason reason = BackupReason::daily;
    std::uint64_t bytes = 0;
};

// Those that are whole and not of a later version, the newest first.
[[nodiscard]] std::vector<Backup> soundBackups(const std::string& path);
// What was set aside so far; no log or index of one.
[[nodiscard]] std::vector<std::string> setAsideOf(const std::string& path);
// A new library without cases. What stood there, and what SQLite keeps beside it,
// goes under another name, which is returned; "" where there was nothing. No
// library may have it open. A process that dies in the middle of it leaves the
// library `missing`, never a new one that nobody asked for.
[[nodiscard]] Stored<std::string> startAnew(const std::string& path, const Moment& now);
// The same with a copy of the backup instead of a new library.
[[nodiscard]] Stored<std::string> restoreBackup(const std::string& path, const std::string& backup, const Moment& now);

} // namespace biosubsidy::storage

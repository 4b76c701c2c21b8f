// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done about a library that cannot be opened: an automatic backup
// takes its place, or a new one begins. Whatever stood there is kept under a
// name that says when it was set aside; nothing is ever overwritten.
#pragma once

#include <string>
#include <vector>

#include "core/storage/moment.h"
#include "core/storage/storage_error.h"

namespace biosubsidy {

struct Backup {
    std::string path;
    Moment made;
    std::size_t cases = 0; // not deleted
};

// Those that are whole and not of a later version, the newest first.
[[nodiscard]] std::vector<Backup> soundBackups(const std::string& path);
// The library's file, and what SQLite keeps beside it, under another name, which
// is returned; "" where there was none. No library may have it open.
[[nodiscard]] Stored<std::string> setAside(const std::string& path, const Moment& now);
// A copy of the backup as the library; what stood there is set aside first. Its new
// name, as above.
[[nodiscard]] Stored<std::string> restoreBackup(const std::string& path, const std::string& backup, const Moment& now);

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The library of cases and their applications: one SQLite file, readable by its owner alone. What a call
// has acknowledged is on the disk and survives the end of the program at any
// moment. A file of an older version is brought up to date, after a copy of it was
// put beside it; one of a newer version, another program's or a damaged one is
// left as it is, and the error says what can be done.
//
// A Library belongs to one thread; another thread opens one of its own.
#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "core/storage/application_shelf.h"
#include "core/storage/case_history.h"
#include "core/storage/case_shelf.h"
#include "core/storage/snapshots.h"

namespace biosubsidy::storage {

class Library {
public:
    enum class Check : std::uint8_t { whole, none }; // whether the file is read through at opening

    // Makes the file, and its folder, where there never was one: a file that is gone
    // while backups of it are there is `missing`. `now` dates the copy of an older
    // version; five of those are kept.
    [[nodiscard]] static Stored<Library> open(const std::string& path, const Moment& now, Check check = Check::whole);
    // To look and to export where nothing can be written. `absent` where there is no such file.
    [[nodiscard]] static Stored<Library> openReadOnly(const std::string& path);
    // Kept nowhere; for when no file can be had.
    [[nodiscard]] static Library inMemory();

    Library(Library&&) noexcept = default;

    [[nodiscard]] const std::string& path() const { return database_->path(); } // "" in memory
    [[nodiscard]] bool isInMemory() const { return database_->mode() == Database::Mode::memory; }
    [[nodiscard]] bool isReadOnly() const { return database_->isReadOnly(); }

    [[nodiscard]] CaseShelf cases() const { return CaseShelf(*database_); }
    [[nodiscard]] CaseHistory history() const { return CaseHistory(*database_); }
    [[nodiscard]] Snapshots snapshots() const { return Snapshots(*database_); }
    [[nodiscard]] ApplicationShelf applications() const { return ApplicationShelf(*database_); }

    // Another number after each change that somebody else has made: another window, another
    // program. What this one changes leaves it as it is.
    [[nodiscard]] Stored<std::int64_t> changesElsewhere() const;

    // Reads the whole file for damage; a second for some hundred megabytes.
    [[nodiscard]] Stored<void> check() const;
    // A copy of all of it in a new file, without the files of the applications.
    [[nodiscard]] Stored<void> copyTo(const std::string& target) const;
    // The copy of this day, where it has none yet: library.db.2026-11-22.backup;
    // the oldest beyond seven are removed. A stop request gives it up. Every backup has
    // the files of the applications with it (file_folder.h), and brings them back.
    [[nodiscard]] Stored<void> backUpDaily(const Date& today, const std::stop_token& stop = {}) const;
    // A copy now, because somebody asks for it; its path. Twenty of those are kept.
    [[nodiscard]] Stored<std::string> backUpNow(const Moment& now) const;
    // All of it becomes what the backup holds, in one transaction, while it is open.
    // What stood there is first kept as a backup itself, whose path is returned; of
    // those five are kept. Whoever holds ids of cases has to look again.
    [[nodiscard]] Stored<std::string> restore(const std::string& backup, const Moment& now) const;
    // To look into. One of an older version is brought up to date in memory alone.
    [[nodiscard]] static Stored<Library> openBackup(const std::string& backup);
    [[nodiscard]] static std::vector<std::string> backupsOf(const std::string& path); // the newest first

private:
    explicit Library(std::unique_ptr<Database> database) : database_(std::move(database)) {}

    std::unique_ptr<Database> database_; // its address must stay
};

// What can still be read of a damaged library, or of one of a later version: each
// case's name and its file's text, or that of its newest saved state.
struct SalvagedCase {
    std::string name;
    std::string facts;
};
[[nodiscard]] Stored<std::vector<SalvagedCase>> salvage(const std::string& path);

} // namespace biosubsidy::storage

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rescue.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/database/whole_file.h"
#include "core/storage/library.h"
#include "core/storage/schema.h"

namespace biosubsidy::storage {

namespace {

namespace fs = std::filesystem;

// What SQLite keeps beside a library belongs to it under its name.
constexpr std::array<const char*, 3> parts{"", "-wal", "-shm"};
constexpr const char* asideMark = ".aside-";

// How many cases a backup has; none if it is no use. It is opened so that nothing
// is put beside it.
std::optional<std::size_t> casesOf(const std::string& backup) {
    const auto count = guarded([&] {
        const Database database(backup, Database::Mode::immutable);
        const int version = schemaOf(database);
        if (version == 0 || version > latestSchema() || database.text("PRAGMA quick_check(1)") != "ok")
            throw StorageFailure{storageError(StorageProblem::damaged, backup)};
        return static_cast<std::size_t>(database.integer("SELECT count(*) FROM cases WHERE deleted IS NULL"));
    });
    return count ? std::optional(*count) : std::nullopt;
}

bool isDaily(std::string_view name) {
    constexpr std::string_view ending = ".backup";
    constexpr std::size_t day = 10; // library.db.2026-11-22.backup
    return name.ends_with(ending) && name.size() > ending.size() + day &&
           Date::parse(name.substr(name.size() - ending.size() - day, day)).has_value();
}

std::string asideName(const std::string& path, const Moment& now) {
    const std::string base =
        fmt::format("{}{}{:%Y%m%d-%H%M%S}", path, asideMark, fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
    std::string name = base;
    const auto taken = [&name] {
        return std::any_of(parts.begin(), parts.end(), [&](const char* part) { return isThere(name + part); });
    };
    for (int again = 2; taken(); ++again) name = fmt::format("{}-{}", base, again);
    return name;
}

// The file goes first: without it, the log that is left does not pass for nothing.
// A log without a file is what such a move left when it was cut off.
std::string moved(const std::string& path, const Moment& now) {
    const bool any = std::any_of(parts.begin(), parts.end(), [&](const char* part) { return isThere(path + part); });
    if (!any) return {};
    std::string name = asideName(path, now);
    for (const char* part : parts) {
        if (::rename((path + part).c_str(), (name + part).c_str()) != 0 && errno != ENOENT)
            failOfSystem(errno, path + part);
    }
    syncFolderOf(path);
    return name;
}

// The part takes the library's place.
std::string replaced(const std::string& path, const std::string& part, const Moment& now) {
    try {
        std::string aside = moved(path, now);
        takeName(part, path);
        return aside;
    } catch (const StorageFailure&) {
        ::unlink(part.c_str());
        throw;
    }
}

// Beside the library, readable by its owner alone.
std::string copied(const std::string& backup, const std::string& path) {
    std::string copy = makePart(path);
    std::error_code error;
    fs::copy_file(backup, copy, fs::copy_options::overwrite_existing, error);
    constexpr mode_t ownerOnly = 0600;
    if (!error && ::chmod(copy.c_str(), ownerOnly) == 0) return copy;
    const int why = error ? error.value() : errno;
    ::unlink(copy.c_str());
    failOfSystem(why, backup);
}

} // namespace

BackupReason reasonOf(const std::string& backup) {
    if (isDaily(backup)) return BackupReason::daily;
    const std::string name = fs::path(backup).filename().string();
    return name.find(beforeRestoreMark) != std::string::npos ? BackupReason::restore : BackupReason::newVersion;
}

std::vector<Backup> soundBackups(const std::string& path) {
    std::vector<Backup> sound;
    for (const std::string& name : Library::backupsOf(path)) {
        const auto cases = casesOf(name);
        struct stat status {};
        if (!cases || ::stat(name.c_str(), &status) != 0) continue;
        sound.push_back({name, Moment(std::chrono::seconds(status.st_mtim.tv_sec)), *cases, reasonOf(name),
                         static_cast<std::uint64_t>(status.st_size)});
    }
    return sound;
}

std::vector<std::string> setAsideOf(const std::string& path) {
    std::vector<std::string> names;
    std::error_code ignored;
    const std::string start = fs::path(path).filename().string() + asideMark;
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(path).parent_path(), ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(start) && !name.ends_with(parts[1]) && !name.ends_with(parts[2]))
            names.push_back(entry.path().string());
    }
    return names;
}

Stored<std::string> startAnew(const std::string& path, const Moment& now) {
    return guarded([&] {
        const std::string part = makePart(path);
        try {
            const Database fresh(part, Database::Mode::readWrite);
            migrate(fresh);
        } catch (const StorageFailure&) {
            ::unlink(part.c_str());
            throw;
        }
        return replaced(path, part, now);
    });
}

Stored<std::string> restoreBackup(const std::string& path, const std::string& backup, const Moment& now) {
    return guarded([&] {
        if (!casesOf(backup)) throw StorageFailure{storageError(StorageProblem::damaged, backup)};
        return replaced(path, copied(backup, path), now);
    });
}

} // namespace biosubsidy::storage

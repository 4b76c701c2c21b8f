// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rescue.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "core/storage/file_folder.h"
#include "core/storage/library.h"
#include "core/storage/schema.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"

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
        const auto gone = replaceFile(path + part, name + part);
        if (!gone && gone.error().code != ENOENT) failOfSystem(gone.error(), path + part);
    }
    syncFolderOf(path);
    return name;
}

// The part takes the library's place.
std::string replaced(const std::string& path, const std::string& part, const Moment& now) {
    try {
        std::string aside = moved(path, now);
        orFail(takeFreeName(part, path), path);
        return aside;
    } catch (const StorageFailure&) {
        removeFile(part);
        throw;
    }
}

// Beside the library, readable by its owner alone.
std::string copied(const std::string& backup, const std::string& path) {
    std::string copy = orFail(makePart(path), path);
    std::error_code error;
    fs::copy_file(toPath(backup), toPath(copy), fs::copy_options::overwrite_existing, error);
    const auto kept =
        error ? Outcome<void>(tl::unexpected(SystemError{error.default_error_condition().value()})) : makePrivate(copy);
    if (kept) return copy;
    removeFile(copy);
    failOfSystem(kept.error(), backup);
}

} // namespace

BackupReason reasonOf(const std::string& backup) {
    if (isDaily(backup)) return BackupReason::daily;
    const std::string name = fromPath(toPath(backup).filename());
    if (name.find(byHandMark) != std::string::npos) return BackupReason::byHand;
    return name.find(beforeRestoreMark) != std::string::npos ? BackupReason::restore : BackupReason::newVersion;
}

std::vector<Backup> soundBackups(const std::string& path) {
    std::vector<Backup> sound;
    for (const std::string& name : Library::backupsOf(path)) {
        const auto cases = casesOf(name);
        const auto found = lookAt(name);
        if (!cases || !found || found->standing == Standing::nothing) continue;
        sound.push_back({name, Moment(std::chrono::seconds(found->changed)), *cases, reasonOf(name), found->size});
    }
    return sound;
}

std::vector<std::string> setAsideOf(const std::string& path) {
    std::vector<std::string> names;
    std::error_code ignored;
    const std::string start = fromPath(toPath(path).filename()) + asideMark;
    for (const fs::directory_entry& entry : fs::directory_iterator(toPath(path).parent_path(), ignored)) {
        const std::string name = fromPath(entry.path().filename());
        if (name.starts_with(start) && !name.ends_with(parts[1]) && !name.ends_with(parts[2]) &&
            !name.ends_with(".files"))
            names.push_back(fromPath(entry.path()));
    }
    return names;
}

Stored<std::string> startAnew(const std::string& path, const Moment& now) {
    return guarded([&] {
        const std::string part = orFail(makePart(path), path);
        try {
            const Database fresh(part, Database::Mode::readWrite);
            migrate(fresh);
        } catch (const StorageFailure&) {
            removeFile(part);
            throw;
        }
        std::string aside = replaced(path, part, now);
        std::error_code ignored; // the files of its applications go along
        if (!aside.empty()) fs::rename(toPath(FileFolder(path).path()), toPath(FileFolder(aside).path()), ignored);
        return aside;
    });
}

Stored<std::string> restoreBackup(const std::string& path, const std::string& backup, const Moment& now) {
    return guarded([&] {
        if (!casesOf(backup)) throw StorageFailure{storageError(StorageProblem::damaged, backup)};
        // Files are named by their bytes: those of what stood there stay beside them.
        if (const auto back = FileFolder(path).takeBackFrom(backup); !back) throw StorageFailure{back.error()};
        return replaced(path, copied(backup, path), now);
    });
}

} // namespace biosubsidy::storage

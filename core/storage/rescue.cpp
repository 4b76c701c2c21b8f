// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/rescue.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/storage/library.h"
#include "core/storage/schema.h"

namespace biosubsidy {

namespace {

namespace fs = std::filesystem;

// What SQLite keeps beside a library belongs to it under its name.
constexpr std::array<const char*, 3> parts{"", "-wal", "-shm"};

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

std::optional<Moment> changed(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return std::nullopt;
    return Moment(std::chrono::seconds(status.st_mtim.tv_sec));
}

std::string asideName(const std::string& path, const Moment& now) {
    const std::string base =
        fmt::format("{}.aside-{:%Y%m%d-%H%M%S}", path, fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
    std::string name = base;
    for (int again = 2; fs::exists(name); ++again) name = fmt::format("{}-{}", base, again);
    return name;
}

std::string moved(const std::string& path, const Moment& now) {
    if (!fs::exists(path)) return {};
    std::string name = asideName(path, now);
    for (const char* part : parts) {
        if (::rename((path + part).c_str(), (name + part).c_str()) != 0 && errno != ENOENT)
            failOfSystem(errno, path + part);
    }
    return name;
}

// Beside the library, on the disk, readable by its owner alone.
std::string copied(const std::string& backup, const std::string& path) {
    std::string copy = path + ".XXXXXX";
    const int file = ::mkstemp(copy.data());
    if (file < 0) failOfSystem(errno, copy);
    std::error_code error;
    fs::copy_file(backup, copy, fs::copy_options::overwrite_existing, error);
    constexpr mode_t ownerOnly = 0600;
    const bool kept = !error && ::fchmod(file, ownerOnly) == 0 && ::fsync(file) == 0;
    const int why = error ? error.value() : errno;
    ::close(file);
    if (kept) return copy;
    ::unlink(copy.c_str());
    failOfSystem(why, backup);
}

} // namespace

std::vector<Backup> soundBackups(const std::string& path) {
    std::vector<Backup> sound;
    for (const std::string& name : Library::backupsOf(path)) {
        const auto cases = casesOf(name);
        const auto made = changed(name);
        if (cases && made) sound.push_back({name, *made, *cases});
    }
    return sound;
}

Stored<std::string> setAside(const std::string& path, const Moment& now) {
    return guarded([&] { return moved(path, now); });
}

Stored<std::string> restoreBackup(const std::string& path, const std::string& backup, const Moment& now) {
    return guarded([&] {
        if (!casesOf(backup)) throw StorageFailure{storageError(StorageProblem::damaged, backup)};
        const std::string copy = copied(backup, path);
        std::string aside;
        try {
            aside = moved(path, now);
        } catch (const StorageFailure&) {
            ::unlink(copy.c_str());
            throw;
        }
        if (::rename(copy.c_str(), path.c_str()) != 0) failOfSystem(errno, path);
        return aside;
    });
}

} // namespace biosubsidy

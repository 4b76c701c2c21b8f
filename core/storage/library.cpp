// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/library.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "core/storage/file_folder.h"
#include "core/storage/rescue.h"
#include "core/storage/schema.h"
#include "core/system/file_names.h"
#include "core/system/paths.h"

namespace biosubsidy::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostDaily = 7;
constexpr std::size_t mostOfVersions = 5;
constexpr std::size_t mostBeforeRestores = 5;
constexpr std::size_t mostByHand = 20;

// The file is made here, not by SQLite, so that nobody else can read it from the
// first moment on; what SQLite puts beside it takes over its permissions.
void makeLibraryFile(const std::string& path) {
    const std::string folder = folderOf(path);
    orFail(makeFolder(folder), folder);
    orFail(makeFile(path), path);
}

// A page that the disk does not give is no damage of the file: "unable to get the
// page. error code=266".
bool isOfTheDisk(const std::string& outcome) {
    // Of the list of free pages, for which SQLite tells no code.
    if (outcome.find("failed to get page") != std::string::npos) return true;
    constexpr std::string_view mark = "error code=";
    constexpr int ioError = 10; // the low byte of SQLite's codes for it
    const std::size_t at = outcome.find(mark);
    return at != std::string::npos && (std::atoi(outcome.c_str() + at + mark.size()) & 0xFF) == ioError;
}

void checkWhole(const Database& database) {
    const std::string outcome = database.text("PRAGMA quick_check(1)");
    if (outcome == "ok") return;
    const StorageProblem problem = isOfTheDisk(outcome) ? StorageProblem::unreachable : StorageProblem::damaged;
    throw StorageFailure{storageError(problem, database.path(), outcome)};
}

// `why` is part of it: ".version-3-".
std::string copyName(const std::string& path, std::string_view why, const Moment& now) {
    const std::string base =
        fmt::format("{}{}{:%Y%m%d-%H%M%S}", path, why, fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
    std::string name = base + ".backup";
    for (int again = 2; isThere(name); ++again) name = fmt::format("{}-{}.backup", base, again);
    return name;
}

// The newest stay; `names` has those first.
void keepOnly(std::size_t most, const std::vector<std::string>& names) {
    for (std::size_t index = most; index < names.size(); ++index) {
        removeFile(names[index]);
        std::error_code ignored;
        fs::remove_all(toPath(FileFolder(names[index]).path()), ignored);
    }
}

void throwIfFailed(const Stored<void>& outcome) {
    if (!outcome) throw StorageFailure{outcome.error()};
}

// A backup, with the files of the applications: the cases first, so that they are safe
// whatever becomes of those.
void backUp(const Database& database, const std::string& target, const std::stop_token& stop = {}) {
    if (!isThere(target)) database.copyTo(target, stop);
    throwIfFailed(FileFolder(database.path()).backUpTo(target, Library::backupsOf(database.path()), stop));
}

std::vector<std::string> backupsFor(const std::string& path, BackupReason reason) {
    std::vector<std::string> names = Library::backupsOf(path);
    std::erase_if(names, [reason](const std::string& name) { return reasonOf(name) != reason; });
    return names;
}

void bringUp(const Database& database, const Moment& now) {
    const int version = schemaOf(database);
    if (version == latestSchema()) return;
    if (version > 0) backUp(database, copyName(database.path(), fmt::format(".version-{}-", version), now));
    migrate(database);
    keepOnly(mostOfVersions, backupsFor(database.path(), BackupReason::newVersion));
}

// A file that is not there, or has nothing in it, is a new library only where none
// ever was: its backups, its log or what was set aside say that one was.
bool isMissing(const std::string& path) {
    std::error_code none;
    if (isThere(path) && fs::file_size(toPath(path), none) > 0) return false;
    return !Library::backupsOf(path).empty() || !setAsideOf(path).empty() ||
           (!isThere(path) && isThere(path + "-wal") && fs::file_size(toPath(path + "-wal"), none) > 0);
}

std::unique_ptr<Database> opened(const std::string& path, const Moment& now, Library::Check check) {
    auto database = std::make_unique<Database>(path, Database::Mode::readWrite);
    const int version = schemaOf(*database); // before anything is written
    // SQLite takes a file that is too short for one for an empty database.
    if (version == 0 && fs::file_size(toPath(path)) > 0 && database->integer("PRAGMA page_count") == 0)
        throw StorageFailure{storageError(StorageProblem::damaged, path, "the file is cut short")};
    if (version > 0 && check == Library::Check::whole) checkWhole(*database);
    database->execute("PRAGMA journal_mode=WAL");
    database->execute("PRAGMA synchronous=FULL");
    database->execute("PRAGMA foreign_keys=ON");
    bringUp(*database, now);
    return database;
}

// The largest id that a case can have; whatever table says it, one of them may be
// broken.
std::int64_t lastCase(const Database& database) {
    std::int64_t last = 0;
    std::optional<StorageFailure> failed;
    bool any = false;
    for (const char* sql :
         {"SELECT max(case_id) FROM case_texts", "SELECT max(id) FROM cases", "SELECT max(case_id) FROM states",
          "SELECT seq FROM sqlite_sequence WHERE name = 'cases'"}) {
        try {
            last = std::max(last, database.integer(sql));
            any = true;
        } catch (StorageFailure& failure) {
            failed = std::move(failure);
        }
    }
    if (!any) throw *failed;
    return last;
}

enum class Versions : std::uint8_t { known, all }; // all: what can be read of a later one is read

void checkVersion(const Database& database, Versions versions) {
    try {
        (void)schemaOf(database);
    } catch (const StorageFailure& failure) {
        if (failure.error.problem != StorageProblem::newer || versions == Versions::known) throw;
    }
}

// Where no file can be put beside a database, only SQLite's word that nobody
// writes to it opens it.
std::unique_ptr<Database> openedReadOnly(const std::string& path, Versions versions) {
    try {
        auto database = std::make_unique<Database>(path, Database::Mode::readOnly);
        checkVersion(*database, versions);
        return database;
    } catch (const StorageFailure& failure) {
        const StorageProblem problem = failure.error.problem;
        if (problem != StorageProblem::noAccess && problem != StorageProblem::readOnly &&
            problem != StorageProblem::unreachable && problem != StorageProblem::full)
            throw;
    }
    return std::make_unique<Database>(path, Database::Mode::immutable);
}

} // namespace

Stored<Library> Library::open(const std::string& path, const Moment& now, Check check) {
    auto library = guarded([&] {
        if (isMissing(path)) throw StorageFailure{storageError(StorageProblem::missing, path)};
        makeLibraryFile(path);
        return Library(opened(path, now, check));
    });
    // The file can be read but nothing be put beside it: the folder is read-only.
    if (!library && library.error().problem == StorageProblem::noAccess && mayRead(path))
        return tl::unexpected(storageError(StorageProblem::readOnly, path, library.error().detail));
    return library;
}

Stored<Library> Library::openReadOnly(const std::string& path) {
    return guarded([&] {
        if (const auto found = lookAt(path); found && found->standing == Standing::nothing)
            throw StorageFailure{storageError(StorageProblem::absent, path)};
        auto database = openedReadOnly(path, Versions::known);
        const int version = schemaOf(*database);
        if (version != latestSchema())
            throw StorageFailure{storageError(StorageProblem::readOnly, path, "an older version, to be brought up")};
        return Library(std::move(database));
    });
}

Library Library::inMemory() {
    auto database = std::make_unique<Database>(std::string(), Database::Mode::memory);
    database->execute("PRAGMA foreign_keys=ON");
    migrate(*database);
    return Library(std::move(database));
}

Stored<void> Library::check() const {
    return guarded([&] { checkWhole(*database_); });
}

Stored<void> Library::copyTo(const std::string& target) const {
    return guarded([&] { database_->copyTo(target); });
}

namespace {

// What a process that died in the middle of a copy left; today's may still be at it.
void removeOldParts(const std::string& path, const Date& today) {
    std::error_code ignored;
    const std::string start = fromPath(toPath(path).filename()) + ".";
    std::string day = today.toString();
    const std::string dashed = day;
    std::erase(day, '-');
    for (const fs::directory_entry& entry : fs::directory_iterator(toPath(path).parent_path(), ignored)) {
        const std::string name = fromPath(entry.path().filename());
        const bool part = name.starts_with(start) && name.find(partMark) != std::string::npos;
        if (part && name.find(dashed) == std::string::npos && name.find(day) == std::string::npos)
            removeFile(fromPath(entry.path()));
    }
}

} // namespace

Stored<std::int64_t> Library::changesElsewhere() const {
    return guarded([&] { return database_->integer("PRAGMA data_version"); });
}

Stored<void> Library::backUpDaily(const Date& today, const std::stop_token& stop) const {
    return guarded([&] {
        if (isInMemory() || isReadOnly()) return;
        const std::string target = path() + "." + today.toString() + ".backup";
        if (isThere(target)) return backUp(*database_, target, stop); // its files may not have had room
        removeOldParts(path(), today);
        try {
            backUp(*database_, target, stop);
        } catch (const StorageFailure&) {
            if (!isThere(target)) throw;
            backUp(*database_, target, stop); // another window was quicker, or its files have no room
        }
        std::vector<std::string> daily = backupsFor(path(), BackupReason::daily);
        std::sort(daily.rbegin(), daily.rend());
        keepOnly(mostDaily, daily);
    });
}

Stored<std::string> Library::backUpNow(const Moment& now) const {
    return guarded([&] {
        std::string copy = copyName(path(), byHandMark, now);
        backUp(*database_, copy);
        keepOnly(mostByHand, backupsFor(path(), BackupReason::byHand));
        return copy;
    });
}

Stored<std::string> Library::restore(const std::string& backup, const Moment& now) const {
    return guarded([&] {
        const Database source(backup, Database::Mode::immutable);
        if (schemaOf(source) == 0)
            throw StorageFailure{storageError(StorageProblem::damaged, backup, "there is nothing in it")};
        checkWhole(source);
        const std::string kept = copyName(path(), beforeRestoreMark, now);
        backUp(*database_, kept);
        throwIfFailed(FileFolder(path()).takeBackFrom(backup));
        database_->takeOver(source);
        migrate(*database_);
        keepOnly(mostBeforeRestores, backupsFor(path(), BackupReason::restore));
        return kept;
    });
}

Stored<Library> Library::openBackup(const std::string& backup) {
    return guarded([&] {
        auto source = std::make_unique<Database>(backup, Database::Mode::immutable);
        const int version = schemaOf(*source);
        if (version == latestSchema()) return Library(std::move(source));
        constexpr std::uintmax_t most = 256 * 1024 * 1024; // of memory
        if (version == 0 || fs::file_size(toPath(backup)) > most)
            throw StorageFailure{storageError(StorageProblem::other, backup, "too large to look into")};
        auto copy = std::make_unique<Database>(std::string(), Database::Mode::memory);
        copy->takeOver(*source);
        migrate(*copy);
        return Library(std::move(copy));
    });
}

std::vector<std::string> Library::backupsOf(const std::string& path) {
    std::vector<std::pair<fs::file_time_type, std::string>> found;
    std::error_code ignored;
    const std::string start = fromPath(toPath(path).filename()) + ".";
    for (const fs::directory_entry& entry : fs::directory_iterator(toPath(path).parent_path(), ignored)) {
        const std::string name = fromPath(entry.path().filename());
        if (name.starts_with(start) && name.ends_with(".backup"))
            found.emplace_back(entry.last_write_time(ignored), fromPath(entry.path()));
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<std::string> names;
    for (auto& [time, name] : found) names.push_back(std::move(name));
    return names;
}

namespace {

// Of one case; the newest of its saved states where the case itself is broken.
std::optional<SalvagedCase> salvaged(const Database& database, std::int64_t id) {
    for (const char* sql : {"SELECT title, name, facts FROM case_texts LEFT JOIN cases ON id = case_id "
                            "WHERE case_id = ?",
                            "SELECT '', '', facts FROM case_texts WHERE case_id = ?",
                            "SELECT '', '', facts FROM states WHERE case_id = ? ORDER BY id DESC LIMIT 1"}) {
        try {
            Statement statement = database.prepare(sql);
            statement.bind(id);
            if (!statement.step()) continue;
            const std::string title = statement.text(0);
            return SalvagedCase{title.empty() ? statement.text(1) : title, statement.text(2)};
        } catch (const StorageFailure&) {
            continue;
        }
    }
    return std::nullopt;
}

} // namespace

Stored<std::vector<SalvagedCase>> salvage(const std::string& path) {
    return guarded([&] {
        const std::unique_ptr<Database> opened = openedReadOnly(path, Versions::all);
        const Database& database = *opened;
        std::vector<SalvagedCase> cases;
        // One by one: a broken page costs the cases on it, not those behind it.
        const std::int64_t last = lastCase(database);
        for (std::int64_t id = 1; id <= last; ++id) {
            if (auto one = salvaged(database, id)) cases.push_back(std::move(*one));
        }
        return cases;
    });
}

} // namespace biosubsidy::storage

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/library.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/storage/schema.h"

namespace biosubsidy {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostDaily = 7;
constexpr mode_t ownerOnly = 0600;

void makeFolder(const fs::path& folder) {
    if (folder.empty() || fs::exists(folder)) return;
    makeFolder(folder.parent_path());
    constexpr mode_t folderOfOwner = 0700;
    if (::mkdir(folder.c_str(), folderOfOwner) != 0 && errno != EEXIST) failOfSystem(errno, folder.string());
}

// The file is made here, not by SQLite, so that nobody else can read it from the
// first moment on; what SQLite puts beside it takes over its permissions.
void makeFile(const std::string& path) {
    makeFolder(fs::path(path).parent_path());
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, ownerOnly);
    if (file < 0) failOfSystem(errno, path);
    struct stat status {};
    if (::fstat(file, &status) == 0 && (status.st_mode & 0077U) != 0) (void)::fchmod(file, ownerOnly);
    ::close(file);
}

void checkWhole(const Database& database) {
    const std::string outcome = database.text("PRAGMA quick_check(1)");
    if (outcome != "ok") throw StorageFailure{storageError(StorageProblem::damaged, database.path(), outcome)};
}

std::string copyName(const std::string& path, int version, const Moment& now) {
    const std::string base = fmt::format("{}.version-{}-{:%Y%m%d-%H%M%S}", path, version,
                                         fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
    std::string name = base + ".backup";
    for (int again = 2; fs::exists(name); ++again) name = fmt::format("{}-{}.backup", base, again);
    return name;
}

void bringUp(const Database& database, const Moment& now) {
    const int version = schemaOf(database);
    if (version == latestSchema()) return;
    if (version > 0) database.copyTo(copyName(database.path(), version, now));
    migrate(database);
}

std::unique_ptr<Database> opened(const std::string& path, const Moment& now, Library::Check check) {
    auto database = std::make_unique<Database>(path, Database::Mode::readWrite);
    const int version = schemaOf(*database); // before anything is written
    // SQLite takes a file that is too short for one for an empty database.
    if (version == 0 && fs::file_size(path) > 0 && database->integer("PRAGMA page_count") == 0)
        throw StorageFailure{storageError(StorageProblem::damaged, path, "the file is cut short")};
    if (version > 0 && check == Library::Check::whole) checkWhole(*database);
    database->execute("PRAGMA journal_mode=WAL");
    database->execute("PRAGMA synchronous=FULL");
    database->execute("PRAGMA foreign_keys=ON");
    bringUp(*database, now);
    return database;
}

// The largest id that a case can have; from either table, one of them may be broken.
std::int64_t lastCase(const Database& database) {
    for (const char* sql : {"SELECT max(case_id) FROM case_texts", "SELECT max(id) FROM cases"}) {
        try {
            return database.integer(sql);
        } catch (const StorageFailure&) {
            continue;
        }
    }
    return database.integer("SELECT seq FROM sqlite_sequence WHERE name = 'cases'");
}

// Where no file can be put beside a database, only SQLite's word that nobody
// writes to it opens it.
std::unique_ptr<Database> openedReadOnly(const std::string& path) {
    try {
        auto database = std::make_unique<Database>(path, Database::Mode::readOnly);
        (void)schemaOf(*database);
        return database;
    } catch (const StorageFailure& failure) {
        const StorageProblem problem = failure.error.problem;
        if (problem != StorageProblem::noAccess && problem != StorageProblem::readOnly &&
            problem != StorageProblem::unreachable)
            throw;
    }
    return std::make_unique<Database>(path, Database::Mode::immutable);
}

// "library.db.2026-11-22.backup"
bool isDaily(const std::string& name) {
    constexpr std::string_view ending = ".backup";
    constexpr std::size_t day = 10;
    return name.ends_with(ending) && name.size() > ending.size() + day &&
           Date::parse(std::string_view(name).substr(name.size() - ending.size() - day, day)).has_value();
}

} // namespace

Stored<Library> Library::open(const std::string& path, const Moment& now, Check check) {
    auto library = guarded([&] {
        makeFile(path);
        return Library(opened(path, now, check));
    });
    // The file can be read but nothing be put beside it: the folder is read-only.
    if (!library && library.error().problem == StorageProblem::noAccess && ::access(path.c_str(), R_OK) == 0)
        return tl::unexpected(storageError(StorageProblem::readOnly, path, library.error().detail));
    return library;
}

Stored<Library> Library::openReadOnly(const std::string& path) {
    return guarded([&] {
        auto database = openedReadOnly(path);
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

Stored<void> Library::backUpDaily(const Date& today) const {
    return guarded([&] {
        if (isInMemory() || isReadOnly()) return;
        const std::string target = path() + "." + today.toString() + ".backup";
        if (fs::exists(target)) return;
        database_->copyTo(target);
        std::vector<std::string> daily = backupsOf(path());
        std::erase_if(daily, [](const std::string& name) { return !isDaily(name); });
        std::sort(daily.rbegin(), daily.rend());
        for (std::size_t index = mostDaily; index < daily.size(); ++index) ::unlink(daily[index].c_str());
    });
}

std::vector<std::string> Library::backupsOf(const std::string& path) {
    std::vector<std::pair<fs::file_time_type, std::string>> found;
    std::error_code ignored;
    const std::string start = fs::path(path).filename().string() + ".";
    for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(path).parent_path(), ignored)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(start) && name.ends_with(".backup"))
            found.emplace_back(entry.last_write_time(ignored), entry.path().string());
    }
    std::sort(found.rbegin(), found.rend());
    std::vector<std::string> names;
    for (auto& [time, name] : found) names.push_back(std::move(name));
    return names;
}

Stored<std::vector<SalvagedCase>> salvage(const std::string& path) {
    return guarded([&] {
        const std::unique_ptr<Database> opened = openedReadOnly(path);
        const Database& database = *opened;
        std::vector<SalvagedCase> cases;
        // One by one: a broken page costs the cases on it, not those behind it.
        const std::int64_t last = lastCase(database);
        for (std::int64_t id = 1; id <= last; ++id) {
            try {
                Statement statement = database.prepare(
                    "SELECT title, name, facts FROM case_texts LEFT JOIN cases ON id = case_id WHERE case_id = ?");
                statement.bind(id);
                if (!statement.step()) continue;
                const std::string title = statement.text(0);
                cases.push_back({title.empty() ? statement.text(1) : title, statement.text(2)});
            } catch (const StorageFailure&) {
                continue;
            }
        }
        return cases;
    });
}

} // namespace biosubsidy

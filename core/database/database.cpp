// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/database.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <sqlite3.h>

#include "core/system/file_names.h"

namespace biosubsidy {

namespace {

constexpr int waitForOthers = 3000;             // milliseconds
constexpr int largestValue = 256 * 1024 * 1024; // bytes

// holds(text, part): whether the part stands in the text, byte for byte. LIKE
// would fold case again and read wildcards out of what a person typed.
void holds(sqlite3_context* context, int, sqlite3_value** values) {
    const auto textOf = [](sqlite3_value* value) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
        return text == nullptr ? std::string_view()
                               : std::string_view(text, static_cast<std::size_t>(sqlite3_value_bytes(value)));
    };
    const bool found = textOf(values[0]).find(textOf(values[1])) != std::string_view::npos;
    sqlite3_result_int(context, found ? 1 : 0);
}

StorageProblem ofSystem(const SystemError& error) {
    if (error.code == EROFS) return StorageProblem::readOnly;
    if (error.isForbidden()) return StorageProblem::noAccess;
    return error.isFull() ? StorageProblem::full : StorageProblem::unreachable;
}

StorageProblem problemOf(int code, int systemError) {
    switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return StorageProblem::locked;
    case SQLITE_READONLY:
        return code == SQLITE_READONLY_DBMOVED ? StorageProblem::unreachable : StorageProblem::readOnly;
    case SQLITE_PERM:
    case SQLITE_AUTH: return StorageProblem::readOnly;
    case SQLITE_FULL: return StorageProblem::full;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: return ofSystem(SystemError{systemError});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return StorageProblem::damaged;
    case SQLITE_TOOBIG: return StorageProblem::tooLarge;
    default: return StorageProblem::other;
    }
}

std::string immutableUri(const std::string& path) {
    std::string uri = "file:";
    for (const char character : path) {
        switch (character) {
        case '%': uri += "%25"; break;
        case '?': uri += "%3f"; break;
        case '#': uri += "%23"; break;
        default: uri += character;
        }
    }
    return uri + "?immutable=1";
}

} // namespace

std::vector<std::string> filesOfDatabase(const std::string& path) {
    std::vector<std::string> files;
    for (const char* part : {"", "-wal", "-shm", "-journal"}) files.push_back(path + part);
    return files;
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

void Database::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) database_->fail(code);
}

Statement& Statement::bind(std::int64_t value) {
    check(sqlite3_bind_int64(handle_.get(), next_++, value));
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    const char* bytes = text.empty() ? "" : text.data(); // a null pointer would be NULL
    check(sqlite3_bind_text64(handle_.get(), next_++, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindBlob(std::string_view bytes) {
    check(
        sqlite3_bind_blob64(handle_.get(), next_++, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bindNull() {
    check(sqlite3_bind_null(handle_.get(), next_++));
    return *this;
}

bool Statement::step() {
    errno = 0;
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_->fail(code);
    return false;
}

void Statement::run() {
    while (step()) {
    }
}

void Statement::reset() {
    sqlite3_reset(handle_.get());
    next_ = 1;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(handle_.get(), column);
}

std::string Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(handle_.get(), column);
    const int length = sqlite3_column_bytes(handle_.get(), column);
    return bytes == nullptr ? std::string()
                            : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

Database::Database(std::string path, Mode mode) : path_(std::move(path)), mode_(mode) {
    int flags = SQLITE_OPEN_NOMUTEX;
    std::string name = path_;
    switch (mode) {
    case Mode::readWrite: flags |= SQLITE_OPEN_READWRITE; break;
    case Mode::readOnly: flags |= SQLITE_OPEN_READONLY; break;
    case Mode::immutable:
        flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
        name = immutableUri(path_);
        break;
    case Mode::memory: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY; break;
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flags, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) fail(code);
    configure();
    // Asked to write, SQLite opens a file that it may only read all the same.
    if (mode == Mode::readWrite && isReadOnly()) throw StorageFailure{storageError(StorageProblem::readOnly, path_)};
    if (mode != Mode::memory) rememberPlace();
}

bool Database::isReadOnly() const {
    return sqlite3_db_readonly(handle_.get(), "main") == 1;
}

void Database::configure() const {
    sqlite3_extended_result_codes(handle_.get(), 1);
    sqlite3_busy_timeout(handle_.get(), waitForOthers);
    sqlite3_limit(handle_.get(), SQLITE_LIMIT_LENGTH, largestValue);
    // A file from elsewhere is data: nothing in its schema is to run.
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_create_function(handle_.get(), "holds", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, holds, nullptr,
                            nullptr);
}

void Database::rememberPlace() {
    const auto file = lookAt(path_);
    if (!file) throw StorageFailure{storageError(ofSystem(file.error()), path_)};
    if (file->standing == Standing::nothing) throw StorageFailure{storageError(StorageProblem::unreachable, path_)};
    place_ = file->identity;
}

void Database::checkPlace() const {
    if (mode_ == Mode::memory) return;
    if (identityOf(path_) == place_) return;
    throw StorageFailure{storageError(StorageProblem::unreachable, path_, "the file was moved, replaced or deleted")};
}

void Database::execute(const std::string& sql) const {
    errno = 0;
    const int code = sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) fail(code);
}

Statement Database::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(handle_.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (code != SQLITE_OK) fail(code);
    return {*this, statement};
}

std::int64_t Database::integer(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? statement.integer(0) : 0;
}

std::string Database::text(std::string_view sql) const {
    Statement statement = prepare(sql);
    return statement.step() ? statement.text(0) : std::string();
}

std::int64_t Database::lastId() const {
    return sqlite3_last_insert_rowid(handle_.get());
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(handle_.get());
}

void Database::fill(const Database& copy, const std::stop_token& stop) const {
    constexpr int pages = 1024; // between two looks at the stop request
    // One state of the source from its first page to its last, whoever writes
    // meanwhile: without it every write would begin the copy anew.
    execute("BEGIN");
    const std::unique_ptr<const Database, void (*)(const Database*)> reading(this, [](const Database* source) {
        sqlite3_exec(source->handle_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
    });
    (void)integer("SELECT count(*) FROM sqlite_schema");
    sqlite3_backup* backup = sqlite3_backup_init(copy.handle_.get(), "main", handle_.get(), "main");
    if (backup == nullptr) copy.fail(sqlite3_extended_errcode(copy.handle_.get()));
    int code = SQLITE_OK;
    while (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        if (code != SQLITE_OK) sqlite3_sleep(waitForOthers / 100);
        if (stop.stop_requested()) break;
        errno = 0;
        code = sqlite3_backup_step(backup, pages);
    }
    sqlite3_backup_finish(backup);
    if (stop.stop_requested() && code != SQLITE_DONE)
        throw StorageFailure{storageError(StorageProblem::other, copy.path(), "the copy was given up")};
    if (code != SQLITE_DONE) copy.fail(code);
}

void Database::copyTo(const std::string& target, const std::stop_token& stop) const {
    if (isThere(target)) throw StorageFailure{storageError(StorageProblem::other, target, std::strerror(EEXIST))};
    const std::string part = orFail(makePart(target), target);
    try {
        {
            const Database copy(part, Mode::readWrite);
            fill(copy, stop);
            // One file, that needs nothing beside it.
            copy.execute("PRAGMA journal_mode=DELETE");
        }
        orFail(takeFreeName(part, target), target);
    } catch (StorageFailure&) {
        removeFile(part);
        removeFile(part + "-journal");
        throw;
    }
}

void Database::takeOver(const Database& source) const {
    if (mode_ != Mode::memory) checkPlace();
    sqlite3_backup* backup = sqlite3_backup_init(handle_.get(), "main", source.handle_.get(), "main");
    if (backup == nullptr) fail(sqlite3_extended_errcode(handle_.get()));
    int code = SQLITE_OK;
    // All pages in one step, so that it waits for the lock alone.
    for (int waited = 0; waited < waitForOthers; waited += waitForOthers / 100) {
        errno = 0;
        code = sqlite3_backup_step(backup, -1);
        if (code != SQLITE_BUSY && code != SQLITE_LOCKED) break;
        sqlite3_sleep(waitForOthers / 100);
    }
    const int system = errno;
    sqlite3_backup_finish(backup); // and it is undone where it was not done
    errno = system;
    if (code != SQLITE_DONE) fail(code);
}

void Database::fail(int code) const {
    // SQLite does not always note what the system said; errno still has it then,
    // since it was cleared before the call.
    const int current = errno;
    int system = handle_ == nullptr ? 0 : ofSystem(sqlite3_system_errno(handle_.get())).code;
    if (system == 0 && (code & 0xFF) == SQLITE_IOERR) system = current;
    std::string detail = handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_.get());
    detail += " (SQLite " + std::to_string(code) + ")";
    if (system != 0) detail += std::string(": ") + std::strerror(system);
    throw StorageFailure{storageError(problemOf(code, system), path_, std::move(detail))};
}

Transaction::Transaction(const Database& database) : database_(database) {
    database_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
    if (!open_) return;
    try {
        database_.execute("ROLLBACK");
    } catch (const StorageFailure&) {
        // SQLite has undone it already: that is what some failures do.
    }
}

void Transaction::commit() {
    database_.checkPlace();
    database_.execute("COMMIT");
    open_ = false;
}

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite, owned: a connection, a statement and a transaction that give back what
// they hold. Inside core/storage a failure is thrown as StorageFailure; see
// storage_error.h. A connection belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/database/storage_error.h"
#include "core/system/file.h"

struct sqlite3;
struct sqlite3_stmt;

namespace biosubsidy {

// The file of a database, and what may stand beside it and belongs to it.
[[nodiscard]] std::vector<std::string> filesOfDatabase(const std::string& path);

class Database;

class Statement {
public:
    Statement(Statement&&) noexcept = default;

    // Parameters are bound in the order of the calls.
    Statement& bind(std::int64_t value);
    Statement& bind(std::string_view text);
    Statement& bind(const char* text) { return bind(std::string_view(text)); }
    Statement& bindBlob(std::string_view bytes);
    Statement& bindNull();
    template <typename Value>
    Statement& bind(const std::optional<Value>& value) {
        return value ? bind(*value) : bindNull();
    }

    [[nodiscard]] bool step(); // whether there is a row
    void run();                // to the end, rows are passed over
    // For the next use, with parameters of its own.
    void reset();

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const; // blobs as well
    [[nodiscard]] bool isNull(int column) const;

private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(const Database& database, sqlite3_stmt* handle) : database_(&database), handle_(handle) {}
    void check(int code) const;

    const Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
    int next_ = 1;
};

class Database {
public:
    // immutable: read-only, and nobody else writes to it meanwhile.
    enum class Mode : std::uint8_t { readWrite, readOnly, immutable, memory };

    // The file must be there, unless it is in memory.
    Database(std::string path, Mode mode);

    [[nodiscard]] const std::string& path() const noexcept { return path_; }
    [[nodiscard]] Mode mode() const noexcept { return mode_; }

    [[nodiscard]] bool isReadOnly() const;

    void execute(const std::string& sql) const;
    [[nodiscard]] Statement prepare(std::string_view sql) const;
    // The first column of the first row.
    [[nodiscard]] std::int64_t integer(std::string_view sql) const;
    [[nodiscard]] std::string text(std::string_view sql) const;
    [[nodiscard]] std::int64_t lastId() const;
    [[nodiscard]] std::int64_t changes() const; // rows of the last statement
    // Throws if the file is no longer the one that was opened.
    void checkPlace() const;
    // A copy of all of it as of now, made while others may read and write. The
    // target is new, readable by its owner alone, and appears whole or not at all:
    // until then the copy is called target.part-XXXXXX. A stop request gives it up.
    void copyTo(const std::string& target, const std::stop_token& stop = {}) const;

    // All of it becomes what the source holds, in one transaction: what fails, or is
    // killed, leaves it as it was.
    void takeOver(const Database& source) const;

    [[noreturn]] void fail(int code) const;

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    void configure() const;
    void rememberPlace();
    void fill(const Database& copy, const std::stop_token& stop) const;

    std::string path_;
    Mode mode_;
    std::unique_ptr<sqlite3, Close> handle_;
    FileIdentity place_; // of the file that was opened
};

// All or nothing: what is not committed is undone when it ends.
class Transaction {
public:
    explicit Transaction(const Database& database);
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

    void commit();

private:
    const Database& database_;
    bool open_ = true;
};

} // namespace biosubsidy

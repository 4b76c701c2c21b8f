// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the tests of the library's file share: a folder of its own, records that
// are told apart by a number, and files as bytes.
#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>

#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <sys/wait.h>
#include <unistd.h>

#include "core/storage/library.h"
#include "core/storage/schema.h"
#include "tests/support/rules.h"

namespace biosubsidy::test {

inline const storage::Moment libraryStart = storage::fromMillis(1'795'000'000'000);
inline const Date libraryDay = *Date::of(2026, 11, 22);

inline storage::CaseRecord recordWith(int employees) {
    const RuleBook& rules = *builtInRules();
    const std::string text =
        json("{'format': 'biosubsidy-case/1', 'company': {'name': '甲公司', 'employees': " + std::to_string(employees) +
             "}}");
    return storage::recordOf(caseOf(rules, text), rules.vocabulary());
}

// The number that a record or a stored case carries.
inline int employeesOf(const std::string& facts) {
    const std::string key = "\"employees\": ";
    const std::size_t at = facts.find(key);
    return at == std::string::npos ? -1 : std::atoi(facts.c_str() + at + key.size());
}

inline std::vector<storage::CaseShelf::NewCase> newCases(int count, int from = 0) {
    std::vector<storage::CaseShelf::NewCase> cases;
    for (int number = from; number < from + count; ++number)
        cases.push_back({recordWith(number), std::to_string(number)});
    return cases;
}

inline void writeBytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string bytesOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class LibraryFolder {
public:
    [[nodiscard]] std::string path(const char* name = "library.db") const {
        return folder_.filePath(QString::fromUtf8(name)).toStdString();
    }
    [[nodiscard]] Stored<storage::Library> tryOpen() const { return storage::Library::open(path(), libraryStart); }
    [[nodiscard]] storage::Library open() const {
        auto library = tryOpen();
        if (!library) qFatal("%s\n%s", library.error().message.en.c_str(), library.error().detail.c_str());
        return std::move(*library);
    }
    // As if there were nothing but this library, which may be none.
    void beginWith(const std::string& bytes) const {
        for (const auto& entry : std::filesystem::directory_iterator(folder_.path().toStdString()))
            std::filesystem::remove_all(entry.path());
        if (!bytes.empty()) writeBytes(path(), bytes);
    }
    // The bytes of a closed library after this work.
    [[nodiscard]] std::string made(const std::function<void(const storage::Library&)>& work) const {
        beginWith({});
        {
            const storage::Library library = open();
            work(library);
        }
        std::string bytes = bytesOf(path());
        beginWith({});
        return bytes;
    }
    [[nodiscard]] std::string madeOfVersion(int version, const std::function<void(const Database&)>& work) const {
        beginWith({});
        writeBytes(path(), "");
        {
            const Database database(path(), Database::Mode::readWrite);
            storage::migrate(database, version);
            database.execute("PRAGMA journal_mode=WAL");
            work(database);
        }
        std::string bytes = bytesOf(path());
        beginWith({});
        return bytes;
    }

private:
    // In memory where that can be had: thousands of rounds, and what a process
    // wrote outlives it there as well.
    static QString place() {
        return std::filesystem::is_directory("/dev/shm") && ::access("/dev/shm", W_OK) == 0
                   ? QStringLiteral("/dev/shm/biosubsidy-XXXXXX")
                   : QDir::tempPath() + QStringLiteral("/biosubsidy-XXXXXX");
    }
    QTemporaryDir folder_{place()};
};

} // namespace biosubsidy::test

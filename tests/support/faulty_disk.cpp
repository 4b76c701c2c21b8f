// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faulty_disk.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <map>
#include <new>
#include <random>
#include <string>
#include <vector>

#include <sqlite3.h>
#include <unistd.h>

namespace biosubsidy::test {

namespace {

enum class Act : std::uint8_t { open, read, write, truncate, sync, remove };

constexpr int none = -1; // nothing is armed

// A write that has not been synced, and what it took the place of.
struct Unsynced {
    sqlite3_int64 at = 0;
    std::string before;
    sqlite3_int64 sizeBefore = 0;
};

// Read by every thread that has a database open; set by the test's own.
struct Plan {
    std::atomic<int> fault = none;
    std::atomic<int> at = 0;
    std::atomic<int> done = 0;
    std::atomic<int> syncs = 0;
    std::atomic<unsigned> seed = 0;
    std::map<std::string, std::vector<Unsynced>> unsynced; // by path, for powerCut
};

Plan plan;

bool isArmed() {
    return plan.fault != none;
}
bool isArmedFor(Fault fault) {
    return plan.fault == static_cast<int>(fault);
}
sqlite3_vfs* disk = nullptr; // the real one
sqlite3_vfs faulty{};

struct File {
    sqlite3_file base;
    const char* path; // SQLite keeps it until the file is closed; null for a temporary one
    sqlite3_file* real;
};

sqlite3_file* realOf(sqlite3_file* file) {
    return reinterpret_cast<File*>(file)->real;
}

bool concerns(Fault fault, Act act, bool grows) {
    switch (fault) {
    case Fault::full: return (act == Act::write && grows) || act == Act::open;
    case Fault::noWrite: return act == Act::write || act == Act::truncate;
    case Fault::noSync: return act == Act::sync;
    case Fault::noRead: return true;
    case Fault::readOnly: return act != Act::read && act != Act::sync;
    case Fault::kill:
    case Fault::powerCut: return act != Act::read;
    }
    return false;
}

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    ::_exit(1);
}

[[noreturn]] void cutPower() {
    std::mt19937 random(plan.seed);
    for (auto& [path, writes] : plan.unsynced) {
        const std::size_t kept = random() % (writes.size() + 1);
        std::FILE* file = std::fopen(path.c_str(), "r+b");
        if (file == nullptr) continue;
        while (writes.size() > kept) {
            const Unsynced& last = writes.back();
            std::fseek(file, static_cast<long>(last.at), SEEK_SET);
            std::fwrite(last.before.data(), 1, last.before.size(), file);
            std::fflush(file);
            if (::ftruncate(::fileno(file), last.sizeBefore) != 0) break;
            writes.pop_back();
        }
        std::fclose(file);
    }
    die();
}

// Whether this operation is to fail.
bool strikes(Act act, bool grows = false) {
    const int fault = plan.fault;
    if (fault == none || !concerns(static_cast<Fault>(fault), act, grows)) return false;
    return plan.done++ >= plan.at;
}

// What SQLite hears of it, with errno as the system would have set it.
int answer(Act act) {
    if (isArmedFor(Fault::powerCut)) cutPower();
    if (isArmedFor(Fault::kill)) die();
    switch (static_cast<Fault>(plan.fault.load())) {
    case Fault::full: errno = ENOSPC; return act == Act::open ? SQLITE_CANTOPEN : SQLITE_FULL;
    case Fault::readOnly: errno = EROFS; return act == Act::open ? SQLITE_CANTOPEN : SQLITE_READONLY;
    case Fault::noRead: errno = ESTALE; break;
    default: errno = EIO;
    }
    constexpr std::array<int, 6> codes{SQLITE_CANTOPEN,       SQLITE_IOERR_READ,  SQLITE_IOERR_WRITE,
                                       SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_FSYNC, SQLITE_IOERR_DELETE};
    return codes.at(static_cast<std::size_t>(act));
}

sqlite3_int64 sizeOf(sqlite3_file* real) {
    sqlite3_int64 size = 0;
    real->pMethods->xFileSize(real, &size);
    return size;
}

// Remembers what stands from `at` on.
void note(sqlite3_file* file, sqlite3_int64 at, sqlite3_int64 length) {
    const File* own = reinterpret_cast<File*>(file);
    if (!isArmedFor(Fault::powerCut) || own->path == nullptr) return;
    const sqlite3_int64 size = sizeOf(own->real);
    std::string before(static_cast<std::size_t>(std::clamp<sqlite3_int64>(size - at, 0, length)), '\0');
    if (!before.empty()) own->real->pMethods->xRead(own->real, before.data(), static_cast<int>(before.size()), at);
    plan.unsynced[own->path].push_back({at, std::move(before), size});
}

int closeFile(sqlite3_file* file) {
    return realOf(file)->pMethods->xClose(realOf(file));
}
int readFile(sqlite3_file* file, void* into, int length, sqlite3_int64 at) {
    if (strikes(Act::read)) return answer(Act::read);
    return realOf(file)->pMethods->xRead(realOf(file), into, length, at);
}
int writeFile(sqlite3_file* file, const void* from, int length, sqlite3_int64 at) {
    sqlite3_file* real = realOf(file);
    if (strikes(Act::write, at + length > sizeOf(real))) {
        // Half of it is there; of a full or read-only disk, nothing.
        if (isArmedFor(Fault::kill) || isArmedFor(Fault::noWrite)) real->pMethods->xWrite(real, from, length / 2, at);
        return answer(Act::write);
    }
    note(file, at, length);
    return real->pMethods->xWrite(real, from, length, at);
}
int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    if (strikes(Act::truncate)) return answer(Act::truncate);
    note(file, size, sizeOf(realOf(file)) - size);
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}
// To the real device only where nothing is armed: what a process wrote outlives it.
int syncFile(sqlite3_file* file, int flags) {
    if (!isArmed()) return realOf(file)->pMethods->xSync(realOf(file), flags);
    if (strikes(Act::sync)) return answer(Act::sync);
    ++plan.syncs;
    const File* own = reinterpret_cast<File*>(file);
    if (isArmedFor(Fault::powerCut) && own->path != nullptr) plan.unsynced.erase(own->path);
    return SQLITE_OK;
}
int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
    return realOf(file)->pMethods->xFileSize(realOf(file), size);
}
int lockFile(sqlite3_file* file, int lock) {
    return realOf(file)->pMethods->xLock(realOf(file), lock);
}
int unlockFile(sqlite3_file* file, int lock) {
    return realOf(file)->pMethods->xUnlock(realOf(file), lock);
}
int isReserved(sqlite3_file* file, int* out) {
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), out);
}
int control(sqlite3_file* file, int what, void* argument) {
    return realOf(file)->pMethods->xFileControl(realOf(file), what, argument);
}
int sectorSize(sqlite3_file* file) {
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file* file) {
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int shmMap(sqlite3_file* file, int page, int size, int extend, void volatile** out) {
    return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, out);
}
int shmLock(sqlite3_file* file, int offset, int count, int flags) {
    return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
}
void shmBarrier(sqlite3_file* file) {
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int shmUnmap(sqlite3_file* file, int remove) {
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

// Version 2: without the memory map, past which nothing could be seen.
const sqlite3_io_methods methods{2,        closeFile,  readFile,   writeFile, truncateFile, syncFile,        sizeOfFile,
                                 lockFile, unlockFile, isReserved, control,   sectorSize,   characteristics, shmMap,
                                 shmLock,  shmBarrier, shmUnmap,   nullptr,   nullptr};

int openFile(sqlite3_vfs*, sqlite3_filename path, sqlite3_file* file, int flags, int* outFlags) {
    auto* own = new (file) File{};
    own->path = path;
    own->real = reinterpret_cast<sqlite3_file*>(own + 1);
    int there = 0;
    if (path != nullptr) disk->xAccess(disk, path, SQLITE_ACCESS_EXISTS, &there);
    const bool makes = (flags & SQLITE_OPEN_CREATE) != 0 && there == 0;
    if (makes && strikes(Act::open)) return answer(Act::open);
    const int code = disk->xOpen(disk, path, own->real, flags, outFlags);
    own->base.pMethods = own->real->pMethods == nullptr ? nullptr : &methods;
    return code;
}

int removeFile(sqlite3_vfs*, const char* path, int syncsFolder) {
    if (strikes(Act::remove)) return answer(Act::remove);
    if (isArmedFor(Fault::powerCut)) plan.unsynced.erase(path);
    return disk->xDelete(disk, path, syncsFolder);
}

} // namespace

std::string_view toString(Fault fault) noexcept {
    constexpr std::array<std::string_view, 7> names{"full",      "no write", "no sync",  "no answer",
                                                    "read-only", "kill",     "power cut"};
    return names.at(static_cast<std::size_t>(fault));
}

void FaultyDisk::install() {
    if (disk != nullptr) return;
    disk = sqlite3_vfs_find(nullptr);
    faulty = *disk;
    faulty.zName = "faulty";
    faulty.szOsFile = static_cast<int>(sizeof(File)) + disk->szOsFile;
    faulty.xOpen = openFile;
    faulty.xDelete = removeFile;
    sqlite3_vfs_register(&faulty, 1);
}

void FaultyDisk::arm(Fault fault, int operation, unsigned seed) {
    plan.at = operation;
    plan.done = 0;
    plan.syncs = 0;
    plan.seed = seed;
    plan.unsynced.clear();
    plan.fault = static_cast<int>(fault);
}

void FaultyDisk::disarm() {
    plan.fault = none;
}

int FaultyDisk::operations() {
    return plan.done;
}

int FaultyDisk::syncs() {
    return plan.syncs;
}

} // namespace biosubsidy::test

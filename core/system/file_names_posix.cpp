// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/file_names.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/system/paths.h"

namespace biosubsidy {

namespace {

constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR;
constexpr mode_t folderOfOwner = S_IRWXU;

Outcome<void> done(int result) {
    if (result != 0) return tl::unexpected(SystemError{errno});
    return {};
}

Standing standingOf(mode_t mode) {
    if (S_ISREG(mode)) return Standing::file;
    if (S_ISDIR(mode)) return Standing::folder;
    return S_ISCHR(mode) || S_ISFIFO(mode) ? Standing::stream : Standing::other;
}

Outcome<void> syncFile(const std::string& name) {
    const auto file = File::open(name, File::Use::read);
    if (!file) return tl::unexpected(file.error());
    return file->sync();
}

} // namespace

Outcome<Found> lookAt(const std::string& name) {
    struct stat status {};
    if (::stat(name.c_str(), &status) != 0) {
        if (errno == ENOENT) return Found{};
        return tl::unexpected(SystemError{errno});
    }
    return Found{standingOf(status.st_mode), S_ISFIFO(status.st_mode), static_cast<std::uint64_t>(status.st_size),
                 status.st_mtim.tv_sec, FileIdentity{status.st_dev, status.st_ino}};
}

bool isThere(const std::string& name) noexcept {
    return ::access(name.c_str(), F_OK) == 0;
}

bool isTaken(const std::string& name) noexcept {
    struct stat status {};
    return ::lstat(name.c_str(), &status) == 0;
}

bool mayRead(const std::string& name) noexcept {
    return ::access(name.c_str(), R_OK) == 0;
}

Outcome<void> mayFill(const std::string& folder) {
    return done(::access(folder.c_str(), W_OK | X_OK));
}

std::optional<FileIdentity> identityOf(const std::string& name) {
    const auto found = lookAt(name);
    if (!found || found->standing == Standing::nothing) return std::nullopt;
    return found->identity;
}

Outcome<std::string> makePart(const std::string& name, std::string_view mark) {
    std::string part = name + std::string(mark) + "XXXXXX";
    const int file = ::mkstemp(part.data()); // 0600
    if (file < 0) return tl::unexpected(SystemError{errno});
    ::close(file);
    return part;
}

Outcome<void> makeFile(const std::string& name) {
    const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, ownerOnly);
    if (file < 0) return tl::unexpected(SystemError{errno});
    struct stat status {};
    constexpr mode_t others = S_IRWXG | S_IRWXO;
    if (::fstat(file, &status) == 0 && (status.st_mode & others) != 0) (void)::fchmod(file, ownerOnly);
    ::close(file);
    return {};
}

Outcome<void> makePrivate(const std::string& name) {
    return done(::chmod(name.c_str(), ownerOnly));
}

Outcome<void> makeFolder(const std::string& name) {
    if (name.empty() || isThere(name)) return {};
    if (auto above = makeFolder(fromPath(toPath(name).parent_path())); !above) return above;
    if (::mkdir(name.c_str(), folderOfOwner) != 0 && errno != EEXIST) return tl::unexpected(SystemError{errno});
    return {};
}

Outcome<void> moveFile(const std::string& from, const std::string& to) {
    // Not every file system knows how not to replace: there, look first.
    int outcome = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
    if (outcome != 0 && (errno == EINVAL || errno == ENOSYS)) {
        if (isThere(to)) return tl::unexpected(SystemError{EEXIST});
        outcome = ::rename(from.c_str(), to.c_str());
    }
    return done(outcome);
}

Outcome<void> replaceFile(const std::string& from, const std::string& to) {
    return done(::rename(from.c_str(), to.c_str()));
}

Outcome<void> takeFreeName(const std::string& part, const std::string& name) {
    if (auto synced = syncFile(part); !synced) return synced;
    if (auto moved = moveFile(part, name); !moved) return moved;
    syncFolderOf(name);
    return {};
}

Outcome<void> takeName(const std::string& part, const std::string& name) {
    if (auto synced = syncFile(part); !synced) return synced;
    if (auto replaced = replaceFile(part, name); !replaced) return replaced;
    syncFolderOf(name);
    return {};
}

void syncFolderOf(const std::string& name) {
    const int file = ::open(folderOf(name).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    (void)::fsync(file); // some shares cannot; the name is given all the same
    ::close(file);
}

void removeFile(const std::string& name) noexcept {
    ::unlink(name.c_str());
}

} // namespace biosubsidy

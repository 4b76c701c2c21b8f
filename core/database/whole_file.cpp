// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/database/whole_file.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "core/database/storage_error.h"

namespace biosubsidy {

namespace {

namespace fs = std::filesystem;

void syncFile(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) ::close(file);
    if (!synced) failOfSystem(error, path);
}

} // namespace

bool isThere(const std::string& path) noexcept {
    return ::access(path.c_str(), F_OK) == 0;
}

std::string makePart(const std::string& path) {
    std::string part = path + std::string(partMark) + "XXXXXX";
    const int file = ::mkstemp(part.data()); // 0600
    if (file < 0) failOfSystem(errno, path);
    ::close(file);
    return part;
}

void takeName(const std::string& part, const std::string& name) {
    syncFile(part);
    // Not every file system knows how not to replace: there, look first.
    int outcome = ::renameat2(AT_FDCWD, part.c_str(), AT_FDCWD, name.c_str(), RENAME_NOREPLACE);
    if (outcome != 0 && (errno == EINVAL || errno == ENOSYS)) {
        if (isThere(name)) failOfSystem(EEXIST, name);
        outcome = ::rename(part.c_str(), name.c_str());
    }
    if (outcome != 0) failOfSystem(errno, name);
    syncFolderOf(name);
}

void syncFolderOf(const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    const int file = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return;
    (void)::fsync(file); // some shares cannot; the name is given all the same
    ::close(file);
}

} // namespace biosubsidy

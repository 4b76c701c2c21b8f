// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/partial_file.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/documents/files.h"

namespace biosubsidy::screening {

PartialFile::~PartialFile() {
    if (file_ >= 0) ::close(file_);
}

Written PartialFile::begin(std::uint64_t size) {
    file_ = ::open(partialPath(path_).c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file_ < 0) return tl::unexpected(systemMessage(errno));
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0)
        return tl::unexpected(Localized{"另一个进程正在写它", "another process is writing it"});
    struct stat status {};
    if (::fstat(file_, &status) != 0) return tl::unexpected(systemMessage(errno));
    if (static_cast<std::uint64_t>(status.st_size) < size)
        return tl::unexpected(Localized{"未完成的文件比记录的短", "the unfinished file is shorter than was noted"});
    if (::ftruncate(file_, static_cast<off_t>(size)) != 0 || ::lseek(file_, 0, SEEK_END) < 0)
        return tl::unexpected(systemMessage(errno));
    size_ = size;
    return {};
}

Written PartialFile::write(std::string_view bytes) {
    size_ += bytes.size();
    return writeAll(file_, bytes);
}

Written PartialFile::sync() {
    if (::fdatasync(file_) != 0) return tl::unexpected(systemMessage(errno));
    return {};
}

Written PartialFile::finish() {
    if (::fsync(file_) != 0) return tl::unexpected(systemMessage(errno));
    if (std::rename(partialPath(path_).c_str(), path_.c_str()) != 0) return tl::unexpected(systemMessage(errno));
    const int closed = ::close(file_);
    file_ = -1;
    if (closed != 0) return tl::unexpected(systemMessage(errno));
    return {};
}

Written writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && errno == EPIPE) return tl::unexpected(Localized());
        if (written < 0) return tl::unexpected(systemMessage(errno));
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

} // namespace biosubsidy::screening

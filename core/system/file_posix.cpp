// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/file.h"

#include <cerrno>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace biosubsidy {

namespace {

constexpr mode_t ownerOnly = S_IRUSR | S_IWUSR;

int flagsOf(File::Use use) {
    switch (use) {
    case File::Use::read: return O_RDONLY;
    case File::Use::writeInto: return O_WRONLY | O_NOCTTY;
    case File::Use::fill: break;
    }
    return O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK; // which a regular file does not mind
}

tl::unexpected<SystemError> failed() {
    return tl::unexpected(SystemError{errno});
}

Outcome<void> done(int result) {
    if (result != 0) return failed();
    return {};
}

} // namespace

Outcome<File> File::open(const std::string& name, Use use) {
    const int descriptor = ::open(name.c_str(), flagsOf(use) | O_CLOEXEC, ownerOnly);
    if (descriptor < 0) return failed();
    File file(descriptor, true);
    if (use == Use::fill && !file.isRegular()) return tl::unexpected(SystemError{EEXIST});
    return file;
}

File File::standard(Standard stream) noexcept {
    return {stream == Standard::in ? STDIN_FILENO : stream == Standard::out ? STDOUT_FILENO : STDERR_FILENO, false};
}

File::~File() {
    if (owned_) ::close(descriptor_);
}

bool File::isRegular() const noexcept {
    struct stat status {};
    return ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
}

std::optional<std::uint64_t> File::size() const noexcept {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(status.st_size);
}

std::optional<FileIdentity> File::identity() const noexcept {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return std::nullopt;
    return FileIdentity{status.st_dev, status.st_ino};
}

Outcome<std::size_t> File::read(char* to, std::size_t most) const {
    for (;;) {
        const ssize_t got = ::read(descriptor_, to, most);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR && errno != EAGAIN) return failed();
    }
}

bool File::waits(int milliseconds) const noexcept {
    pollfd waiting{descriptor_, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) > 0;
}

Outcome<void> File::write(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return failed();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Outcome<bool> File::lock() const {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno == EWOULDBLOCK) return false;
    return failed();
}

Outcome<void> File::cut(std::uint64_t size) const {
    if (::ftruncate(descriptor_, static_cast<off_t>(size)) != 0 || ::lseek(descriptor_, 0, SEEK_END) < 0)
        return failed();
    return {};
}

Outcome<void> File::syncData() const {
    return done(::fdatasync(descriptor_));
}

Outcome<void> File::sync() const {
    return done(::fsync(descriptor_));
}

Outcome<void> File::close() {
    if (!owned_) return {};
    owned_ = false;
    return done(::close(descriptor_));
}

} // namespace biosubsidy

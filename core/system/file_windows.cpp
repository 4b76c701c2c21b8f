// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/file.h"

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <io.h>

#include "core/system/api_windows.h"

namespace biosubsidy {

namespace {

using windows::failed;
using windows::handleOf;

constexpr std::size_t mostAtOnce = 1U << 30U;

struct How {
    DWORD access;
    DWORD how;
    int flags;
};

How howFor(File::Use use) {
    switch (use) {
    case File::Use::read: return {GENERIC_READ, OPEN_EXISTING, _O_RDONLY};
    case File::Use::writeInto: return {GENERIC_WRITE, OPEN_EXISTING, _O_WRONLY};
    case File::Use::fill: break;
    }
    return {GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS, _O_RDWR};
}

bool isFolder(const std::string& name) {
    const DWORD attributes = ::GetFileAttributesW(windows::systemName(name).c_str());
    return attributes != INVALID_FILE_ATTRIBUTES && (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0;
}

std::optional<BY_HANDLE_FILE_INFORMATION> aboutFile(int descriptor) noexcept {
    const HANDLE handle = handleOf(descriptor);
    BY_HANDLE_FILE_INFORMATION about{};
    if (::GetFileType(handle) != FILE_TYPE_DISK || ::GetFileInformationByHandle(handle, &about) == 0)
        return std::nullopt;
    return about;
}

Outcome<void> done(BOOL result) {
    if (result == 0) return failed();
    return {};
}

} // namespace

Outcome<File> File::open(const std::string& name, Use use) {
    const How how = howFor(use);
    // What is filled is the file itself, and not what a link leads to.
    const DWORD attributes =
        use == Use::fill ? FILE_ATTRIBUTE_NORMAL | FILE_FLAG_OPEN_REPARSE_POINT : DWORD{FILE_ATTRIBUTE_NORMAL};
    const HANDLE handle = windows::openHandle(name, how.access, how.how, attributes);
    if (handle == INVALID_HANDLE_VALUE) {
        const auto error = failed();
        return isFolder(name) ? tl::unexpected(SystemError{EISDIR}) : error;
    }
    const int descriptor =
        ::_open_osfhandle(reinterpret_cast<std::intptr_t>(handle), how.flags | _O_BINARY | _O_NOINHERIT);
    if (descriptor < 0) {
        ::CloseHandle(handle);
        return tl::unexpected(SystemError{EMFILE});
    }
    File file(descriptor, true);
    if (use == Use::fill && !file.isRegular()) return tl::unexpected(SystemError{EEXIST});
    return file;
}

File File::standard(Standard stream) noexcept {
    return {static_cast<int>(stream), false}; // in the order of their numbers
}

File::~File() {
    if (owned_) ::_close(descriptor_);
}

bool File::isRegular() const noexcept {
    constexpr DWORD others = FILE_ATTRIBUTE_DIRECTORY | FILE_ATTRIBUTE_DEVICE;
    const auto about = aboutFile(descriptor_);
    return about && (about->dwFileAttributes & others) == 0;
}

std::optional<std::uint64_t> File::size() const noexcept {
    const auto about = aboutFile(descriptor_);
    if (!about) return std::nullopt;
    return (static_cast<std::uint64_t>(about->nFileSizeHigh) << 32U) | about->nFileSizeLow;
}

std::optional<FileIdentity> File::identity() const noexcept {
    const auto about = aboutFile(descriptor_);
    if (!about) return std::nullopt;
    return FileIdentity{about->dwVolumeSerialNumber,
                        (static_cast<std::uint64_t>(about->nFileIndexHigh) << 32U) | about->nFileIndexLow};
}

Outcome<std::size_t> File::read(char* to, std::size_t most) const {
    const int got = ::_read(descriptor_, to, static_cast<unsigned>(std::min(most, mostAtOnce)));
    if (got < 0) return tl::unexpected(SystemError{errno});
    return static_cast<std::size_t>(got);
}

// A pipe cannot be waited for: it is looked into again and again.
bool File::waits(int milliseconds) const noexcept {
    constexpr int pause = 10;
    const HANDLE handle = handleOf(descriptor_);
    if (::GetFileType(handle) != FILE_TYPE_PIPE)
        return ::WaitForSingleObject(handle, static_cast<DWORD>(milliseconds)) != WAIT_TIMEOUT;
    for (int waited = 0;; waited += pause) {
        DWORD there = 0;
        if (::PeekNamedPipe(handle, nullptr, 0, nullptr, &there, nullptr) == 0 || there > 0) return true;
        if (waited >= milliseconds) return false;
        ::Sleep(pause);
    }
}

Outcome<void> File::write(std::string_view bytes) const {
    while (!bytes.empty()) {
        const int written =
            ::_write(descriptor_, bytes.data(), static_cast<unsigned>(std::min(bytes.size(), mostAtOnce)));
        if (written < 0) {
            // So says the C library where whoever read a pipe has gone.
            const bool gone = errno == EINVAL && ::GetFileType(handleOf(descriptor_)) == FILE_TYPE_PIPE;
            return tl::unexpected(SystemError{gone ? EPIPE : errno});
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

// A byte far behind the end: what stands in the file others may read.
Outcome<bool> File::lock() const {
    OVERLAPPED where{};
    where.OffsetHigh = 0x7FFFFFFF;
    constexpr DWORD how = LOCKFILE_EXCLUSIVE_LOCK | LOCKFILE_FAIL_IMMEDIATELY;
    if (::LockFileEx(handleOf(descriptor_), how, 0, 1, 0, &where) != 0) return true;
    if (::GetLastError() == ERROR_LOCK_VIOLATION || ::GetLastError() == ERROR_IO_PENDING) return false;
    return failed();
}

Outcome<void> File::cut(std::uint64_t size) const {
    LARGE_INTEGER to{};
    to.QuadPart = static_cast<LONGLONG>(size);
    const HANDLE handle = handleOf(descriptor_);
    if (::SetFilePointerEx(handle, to, nullptr, FILE_BEGIN) == 0) return failed();
    return done(::SetEndOfFile(handle));
}

Outcome<void> File::syncData() const {
    return sync();
}

Outcome<void> File::sync() const {
    return done(::FlushFileBuffers(handleOf(descriptor_)));
}

Outcome<void> File::close() {
    if (!owned_) return {};
    owned_ = false;
    if (::_close(descriptor_) != 0) return tl::unexpected(SystemError{errno});
    return {};
}

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The folder of a user is that user's alone by its access list, and so is what is
// made in it: there is nothing to be set here.
#include "core/system/file_names.h"

#include <algorithm>
#include <cerrno>
#include <random>

#include "core/system/api_windows.h"
#include "core/system/paths.h"

namespace biosubsidy {

namespace {

using windows::failed;
using windows::systemName;

std::int64_t secondsOf(const FILETIME& time) {
    constexpr std::uint64_t ofSecond = 10'000'000;
    constexpr std::int64_t from1601 = 11'644'473'600;
    const std::uint64_t ticks = (static_cast<std::uint64_t>(time.dwHighDateTime) << 32U) | time.dwLowDateTime;
    return static_cast<std::int64_t>(ticks / ofSecond) - from1601;
}

Outcome<Found> foundAt(HANDLE handle) {
    Found found;
    const DWORD type = ::GetFileType(handle);
    if (type != FILE_TYPE_DISK) {
        found.standing = Standing::stream;
        found.fifo = type == FILE_TYPE_PIPE;
        return found;
    }
    BY_HANDLE_FILE_INFORMATION about{};
    if (::GetFileInformationByHandle(handle, &about) == 0) return failed();
    const DWORD attributes = about.dwFileAttributes;
    found.standing = (attributes & FILE_ATTRIBUTE_DIRECTORY) != 0 ? Standing::folder
                     : (attributes & FILE_ATTRIBUTE_DEVICE) != 0  ? Standing::other
                                                                  : Standing::file;
    found.size = (static_cast<std::uint64_t>(about.nFileSizeHigh) << 32U) | about.nFileSizeLow;
    found.changed = secondsOf(about.ftLastWriteTime);
    found.identity = {about.dwVolumeSerialNumber,
                      (static_cast<std::uint64_t>(about.nFileIndexHigh) << 32U) | about.nFileIndexLow};
    return found;
}

// Else Windows would make something else than what was named.
bool keepsName(const std::string& name) {
    return mayBeName(name.substr(std::min(name.find_last_of("/\\:") + 1, name.size())));
}

std::string randomLetters() {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    constexpr int places = 6;
    std::random_device random;
    std::string text;
    for (int place = 0; place < places; ++place) text += letters[random() % letters.size()];
    return text;
}

// Something that looks at every new file may hold it for a moment.
Outcome<void> moved(const std::string& from, const std::string& to, DWORD how) {
    if (!keepsName(to)) return tl::unexpected(SystemError{EINVAL});
    constexpr int mostTries = 10;
    constexpr DWORD pause = 50; // milliseconds
    for (int tries = 1;; ++tries) {
        if (::MoveFileExW(systemName(from).c_str(), systemName(to).c_str(), how | MOVEFILE_WRITE_THROUGH) != 0)
            return {};
        const DWORD why = ::GetLastError();
        const bool held = why == ERROR_SHARING_VIOLATION || (why == ERROR_ACCESS_DENIED && isThere(from));
        if (!held || tries == mostTries) return tl::unexpected(windows::errorOf(why));
        ::Sleep(pause);
    }
}

Outcome<void> syncFile(const std::string& name) {
    const auto file = File::open(name, File::Use::fill); // what is only read cannot be brought to the disk
    if (!file) return tl::unexpected(file.error());
    return file->sync();
}

} // namespace

Outcome<Found> lookAt(const std::string& name) {
    const HANDLE handle = windows::openHandle(name, FILE_READ_ATTRIBUTES, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
    if (handle == INVALID_HANDLE_VALUE) {
        const DWORD why = ::GetLastError();
        if (why == ERROR_FILE_NOT_FOUND || why == ERROR_PATH_NOT_FOUND) return Found{};
        return tl::unexpected(windows::errorOf(why));
    }
    auto found = foundAt(handle);
    ::CloseHandle(handle);
    return found;
}

bool isThere(const std::string& name) noexcept {
    const auto found = lookAt(name);
    return found && found->standing != Standing::nothing;
}

bool isTaken(const std::string& name) noexcept {
    return ::GetFileAttributesW(systemName(name).c_str()) != INVALID_FILE_ATTRIBUTES;
}

bool mayRead(const std::string& name) noexcept {
    const HANDLE handle = windows::openHandle(name, GENERIC_READ, OPEN_EXISTING, FILE_FLAG_BACKUP_SEMANTICS);
    if (handle == INVALID_HANDLE_VALUE) return false;
    ::CloseHandle(handle);
    return true;
}

// Access lists are many-storeyed: it is tried, with a file that goes at once.
Outcome<void> mayFill(const std::string& folder) {
    const std::string name = fromPath(toPath(folder) / toPath(std::string(partMark) + randomLetters()));
    const HANDLE handle = windows::openHandle(name, GENERIC_WRITE | DELETE, CREATE_NEW,
                                              FILE_ATTRIBUTE_TEMPORARY | FILE_FLAG_DELETE_ON_CLOSE);
    if (handle == INVALID_HANDLE_VALUE) return failed();
    ::CloseHandle(handle);
    return {};
}

std::optional<FileIdentity> identityOf(const std::string& name) {
    const auto found = lookAt(name);
    if (!found || found->standing == Standing::nothing) return std::nullopt;
    return found->identity;
}

Outcome<std::string> makePart(const std::string& name, std::string_view mark) {
    if (!keepsName(name)) return tl::unexpected(SystemError{EINVAL});
    constexpr int mostTries = 100;
    for (int tries = 1;; ++tries) {
        std::string part = name + std::string(mark) + randomLetters();
        const HANDLE handle = windows::openHandle(part, GENERIC_WRITE, CREATE_NEW, FILE_ATTRIBUTE_NORMAL);
        if (handle != INVALID_HANDLE_VALUE) {
            ::CloseHandle(handle);
            return part;
        }
        if (::GetLastError() != ERROR_FILE_EXISTS || tries == mostTries) return failed();
    }
}

Outcome<void> makeFile(const std::string& name) {
    if (!keepsName(name)) return tl::unexpected(SystemError{EINVAL});
    const HANDLE handle = windows::openHandle(name, GENERIC_READ | GENERIC_WRITE, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL);
    if (handle == INVALID_HANDLE_VALUE) return failed();
    ::CloseHandle(handle);
    return {};
}

Outcome<void> makePrivate(const std::string& name) {
    if (!isThere(name)) return tl::unexpected(SystemError{ENOENT});
    return {};
}

Outcome<void> makeFolder(const std::string& name) {
    if (name.empty() || isThere(name)) return {};
    if (!keepsName(name)) return tl::unexpected(SystemError{EINVAL});
    if (auto above = makeFolder(fromPath(toPath(name).parent_path())); !above) return above;
    if (::CreateDirectoryW(systemName(name).c_str(), nullptr) == 0 && ::GetLastError() != ERROR_ALREADY_EXISTS)
        return failed();
    return {};
}

Outcome<void> moveFile(const std::string& from, const std::string& to) {
    return moved(from, to, 0);
}

Outcome<void> replaceFile(const std::string& from, const std::string& to) {
    return moved(from, to, MOVEFILE_REPLACE_EXISTING);
}

Outcome<void> takeFreeName(const std::string& part, const std::string& name) {
    if (auto synced = syncFile(part); !synced) return synced;
    return moveFile(part, name);
}

Outcome<void> takeName(const std::string& part, const std::string& name) {
    if (auto synced = syncFile(part); !synced) return synced;
    return replaceFile(part, name);
}

// What moves a file here does not return before that is done.
void syncFolderOf(const std::string&) {}

void removeFile(const std::string& name) noexcept {
    ::DeleteFileW(systemName(name).c_str());
}

} // namespace biosubsidy

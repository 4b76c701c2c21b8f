// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/api_windows.h"

#include <cerrno>

#include <io.h>

namespace biosubsidy::windows {

namespace {

constexpr std::wstring_view longMark = LR"(\\?\)";
constexpr std::wstring_view longShareMark = LR"(\\?\UNC\)";
constexpr std::size_t longestPlain = 240; // a folder's may have 248, and something is put behind

std::wstring wholeName(const std::wstring& name) {
    const DWORD size = ::GetFullPathNameW(name.c_str(), 0, nullptr, nullptr);
    std::wstring whole(size, L'\0');
    const DWORD length = ::GetFullPathNameW(name.c_str(), size, whole.data(), nullptr);
    if (length == 0 || length >= size) return name;
    whole.resize(length);
    return whole;
}

} // namespace

std::wstring wide(std::string_view text) {
    const int bytes = static_cast<int>(text.size());
    const int size = ::MultiByteToWideChar(CP_UTF8, 0, text.data(), bytes, nullptr, 0);
    std::wstring result(static_cast<std::size_t>(size), L'\0');
    ::MultiByteToWideChar(CP_UTF8, 0, text.data(), bytes, result.data(), size);
    return result;
}

std::string narrow(std::wstring_view text) {
    const int letters = static_cast<int>(text.size());
    const int size = ::WideCharToMultiByte(CP_UTF8, 0, text.data(), letters, nullptr, 0, nullptr, nullptr);
    std::string result(static_cast<std::size_t>(size), '\0');
    ::WideCharToMultiByte(CP_UTF8, 0, text.data(), letters, result.data(), size, nullptr, nullptr);
    return result;
}

std::wstring systemName(std::string_view name) {
    std::wstring plain = wide(name);
    if (plain.starts_with(LR"(\\?\)") || plain.starts_with(LR"(\\.\)")) return plain;
    std::wstring whole = plain.size() < longestPlain / 2 ? plain : wholeName(plain);
    if (whole.size() < longestPlain) return plain;
    return whole.starts_with(LR"(\\)") ? std::wstring(longShareMark).append(whole, 2)
                                       : std::wstring(longMark).append(whole);
}

std::wstring_view plainName(std::wstring_view name) {
    if (!name.starts_with(longMark) || name.starts_with(longShareMark)) return name;
    return name.substr(longMark.size());
}

SystemError errorOf(DWORD code) noexcept {
    constexpr DWORD quotaIsUsedUp = 1295; // mingw-w64 10 has no name for it
    switch (code) {
    case ERROR_SUCCESS: return {0};
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_NET_NAME:
    case ERROR_INVALID_DRIVE: return {ENOENT};
    case ERROR_ACCESS_DENIED: return {EACCES};
    case ERROR_SHARING_VIOLATION:
    case ERROR_LOCK_VIOLATION:
    case ERROR_USER_MAPPED_FILE: return {EBUSY};
    case ERROR_FILE_EXISTS:
    case ERROR_ALREADY_EXISTS: return {EEXIST};
    case ERROR_DISK_FULL:
    case ERROR_HANDLE_DISK_FULL:
    case quotaIsUsedUp: return {ENOSPC};
    case ERROR_FILE_TOO_LARGE: return {EFBIG};
    case ERROR_WRITE_PROTECT: return {EROFS};
    case ERROR_BROKEN_PIPE:
    case ERROR_NO_DATA:
    case ERROR_PIPE_NOT_CONNECTED: return {EPIPE};
    case ERROR_DIRECTORY: return {ENOTDIR};
    case ERROR_FILENAME_EXCED_RANGE: return {ENAMETOOLONG};
    case ERROR_INVALID_NAME:
    case ERROR_INVALID_PARAMETER: return {EINVAL};
    case ERROR_CANT_RESOLVE_FILENAME: return {ELOOP};
    case ERROR_TOO_MANY_OPEN_FILES: return {EMFILE};
    case ERROR_NOT_ENOUGH_MEMORY:
    case ERROR_OUTOFMEMORY: return {ENOMEM};
    default: return {EIO};
    }
}

HANDLE openHandle(std::string_view name, DWORD access, DWORD how, DWORD attributes) noexcept {
    constexpr DWORD shared = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
    return ::CreateFileW(systemName(name).c_str(), access, shared, nullptr, how, attributes, nullptr);
}

HANDLE handleOf(int descriptor) noexcept {
    return reinterpret_cast<HANDLE>(::_get_osfhandle(descriptor)); // NOLINT(performance-no-int-to-ptr)
}

} // namespace biosubsidy::windows

namespace biosubsidy {

SystemError ofSystem(int code) noexcept {
    return windows::errorOf(static_cast<DWORD>(code));
}

} // namespace biosubsidy

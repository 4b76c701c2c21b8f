// SPDX-License-Identifier: GPL-3.0-or-later
//
// For the files of this room that speak with Windows: names and errors between the
// program's form and the system's.
#pragma once

#ifndef NOMINMAX
#define NOMINMAX
#endif
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "core/system/system_error.h"

namespace biosubsidy::windows {

// Bytes that are no UTF-8 become U+FFFD, which no file has in its name.
[[nodiscard]] std::wstring wide(std::string_view text);
[[nodiscard]] std::string narrow(std::wstring_view text);
// A name as the system takes it, however long it is: beyond 260 characters Windows
// wants it whole, and marked.
[[nodiscard]] std::wstring systemName(std::string_view name);
// Without that mark.
[[nodiscard]] std::wstring_view plainName(std::wstring_view name);

[[nodiscard]] SystemError errorOf(DWORD code) noexcept;
[[nodiscard]] inline tl::unexpected<SystemError> failed() {
    return tl::unexpected(errorOf(::GetLastError()));
}

// Others may read, rename and delete what is open here, as they may elsewhere.
// Invalid where it cannot be opened: GetLastError() says why.
[[nodiscard]] HANDLE openHandle(std::string_view name, DWORD access, DWORD how, DWORD attributes) noexcept;
[[nodiscard]] HANDLE handleOf(int descriptor) noexcept;

} // namespace biosubsidy::windows

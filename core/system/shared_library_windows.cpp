// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/api_windows.h"
#include "core/system/shared_library.h"

namespace biosubsidy {

std::optional<SharedLibrary> SharedLibrary::open(const std::string& name) {
    const HMODULE handle = ::LoadLibraryW(windows::wide(name).c_str());
    if (handle == nullptr) return std::nullopt;
    return SharedLibrary(handle);
}

void* SharedLibrary::symbol(const char* name) const {
    return reinterpret_cast<void*>(::GetProcAddress(static_cast<HMODULE>(handle_), name));
}

} // namespace biosubsidy

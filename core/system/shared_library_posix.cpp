// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/system/shared_library.h"

#include <dlfcn.h>

namespace biosubsidy {

std::optional<SharedLibrary> SharedLibrary::open(const std::string& name) {
    void* handle = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr) return std::nullopt;
    return SharedLibrary(handle);
}

void* SharedLibrary::symbol(const char* name) const {
    return ::dlsym(handle_, name);
}

} // namespace biosubsidy

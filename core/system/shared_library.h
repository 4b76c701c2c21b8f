// SPDX-License-Identifier: GPL-3.0-or-later
//
// A library that is loaded when it is first asked for: what the program does
// without most of the time is neither linked nor loaded with it. It stays loaded.
#pragma once

#include <optional>
#include <string>

namespace biosubsidy {

class SharedLibrary {
public:
    [[nodiscard]] static std::optional<SharedLibrary> open(const std::string& name);

    // Null where the library has no such function.
    template <typename Function>
    [[nodiscard]] Function* function(const char* name) const {
        return reinterpret_cast<Function*>(symbol(name));
    }

private:
    explicit SharedLibrary(void* handle) : handle_(handle) {}
    [[nodiscard]] void* symbol(const char* name) const;
    void* handle_;
};

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the fuzzers share: a promise that is checked, the bytes of an input as a
// file, and the rules that readers need, read once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/packs/rule_book.h"
#include "core/values/diagnostic.h"

namespace biosubsidy::fuzz {

// Ends the run with the words if the promise does not hold.
void require(bool holds, std::string_view promise);

inline std::string_view textOf(const std::uint8_t* data, std::size_t size) {
    return size == 0 ? std::string_view() : std::string_view(reinterpret_cast<const char*>(data), size);
}

// The bytes under a path, in memory.
class MemoryFile {
public:
    explicit MemoryFile(std::string_view bytes);
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile();
    [[nodiscard]] const std::string& path() const noexcept { return path_; }

private:
    int file_;
    std::string path_;
};

[[nodiscard]] std::shared_ptr<const RuleBook> rules(); // the built-in ones
[[nodiscard]] Date day();

// What a reader says can be shown on any terminal, in both languages, and is short.
void requireShowable(const Localized& message);
void requireShowable(const Diagnostics& problems);

} // namespace biosubsidy::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds a name among a fixed few (the keys of an object, the choices of a fact),
// mostly by one hash and one comparison. The hash is of the length and of the first
// and last eight bytes; names that agree in all of it stand in slots side by side.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy::screening {

class NameTable {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    NameTable() : NameTable(std::vector<std::string>()) {}
    explicit NameTable(std::vector<std::string> names); // no name twice

    // The index of the name, or `none`.
    [[nodiscard]] std::size_t find(std::string_view name) const noexcept {
        for (std::size_t at = hash(name) >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
            const std::size_t index = slots_[at];
            if (index == none) return none;
            const std::string& found = names_[index];
            if (found.size() == name.size() && std::memcmp(found.data(), name.data(), name.size()) == 0) return index;
        }
    }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

private:
    template <typename Word>
    static std::uint64_t load(const char* from) noexcept {
        Word word = 0;
        std::memcpy(&word, from, sizeof word);
        return word;
    }

    static std::uint64_t hash(std::string_view name) noexcept {
        constexpr std::uint64_t mixer = 0x9E3779B97F4A7C15U;
        const char* const begin = name.data();
        const char* const end = begin + name.size();
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        if (name.size() >= 8) {
            first = load<std::uint64_t>(begin);
            last = load<std::uint64_t>(end - 8);
        } else if (name.size() >= 4) {
            first = load<std::uint32_t>(begin);
            last = load<std::uint32_t>(end - 4);
        } else if (!name.empty()) {
            first = static_cast<unsigned char>(*begin);
            last = static_cast<unsigned char>(end[-1]);
        }
        const std::uint64_t mixed = (first * mixer) ^ (last + name.size());
        return (mixed ^ (mixed >> 29U)) * mixer;
    }

    std::vector<std::string> names_;
    std::vector<std::size_t> slots_; // at most a quarter of them taken
    unsigned shift_ = 0;
};

} // namespace biosubsidy::screening

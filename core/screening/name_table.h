// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds a name among a fixed few: the keys of an object, the choices of a fact. Where
// it stands between its quotes in a line, one hash of how it begins leads to one
// comparison, and no jump hangs on which name it is, nor on its length.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy::screening {

static_assert(std::endian::native == std::endian::little, "a name's bytes are masked as little-endian words");

class NameTable {
public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    NameTable() : NameTable(std::vector<std::string>()) {}
    explicit NameTable(std::vector<std::string> names); // no name twice

    // The index of the name, or `none`.
    [[nodiscard]] std::size_t find(std::string_view name) const noexcept;

    // The same for a name that has no quote in it, with one behind it. So many bytes may
    // be read from where it begins.
    static constexpr std::size_t quotedReadable = 32;
    [[nodiscard]] std::size_t findQuoted(std::string_view name) const noexcept {
        const std::size_t guess = guesses_[placeOf(beginning(name))];
        if (standsQuoted(guess, name.data())) [[likely]]
            return guess;
        return find(name);
    }
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

private:
    using Half [[gnu::vector_size(quotedReadable / 2)]] = std::uint64_t;
    struct Quoted { // nothing equals it as it is here: a byte that the mask leaves out
        std::array<Half, 2> bytes{Half{1}};
        std::array<Half, 2> masks{};
    };

    // A name's first eight bytes and its size, as one. Eight bytes may be read.
    [[nodiscard]] static std::uint64_t beginning(std::string_view name) noexcept {
        // The bytes behind a short name are the high ones.
        static constexpr std::array<std::uint64_t, 9> masks{
            0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ~std::uint64_t{0}};
        std::uint64_t first = 0;
        std::memcpy(&first, name.data(), sizeof first);
        return (first & masks[name.size() < sizeof first ? name.size() : sizeof first]) + name.size();
    }
    [[nodiscard]] std::size_t placeOf(std::uint64_t beginning) const noexcept { return (beginning * mixer_) >> shift_; }
    // Whether the name of this index and a closing quote stand at `text`. Never those of
    // a name that is too long, nor of size(), which is none.
    [[nodiscard]] bool standsQuoted(std::size_t index, const char* text) const noexcept {
        const Quoted& wanted = quoted_[index];
        Half first;
        Half second;
        std::memcpy(&first, text, sizeof first);
        std::memcpy(&second, text + sizeof first, sizeof second);
        const Half apart =
            ((first & wanted.masks[0]) ^ wanted.bytes[0]) | ((second & wanted.masks[1]) ^ wanted.bytes[1]);
        return (apart[0] | apart[1]) == 0;
    }
    [[nodiscard]] std::size_t fillGuesses(const std::vector<std::uint64_t>& beginnings);

    std::vector<std::string> names_;
    std::vector<std::uint32_t> sorted_;  // indices, by name
    std::vector<Quoted> quoted_;         // of each name, and one that nothing equals
    std::vector<std::uint16_t> guesses_; // by the hash of how a name begins; size() where there is none
    std::uint64_t mixer_ = 1;            // chosen so that each name has a guess of its own, if that can be
    unsigned shift_ = 0;
};

} // namespace biosubsidy::screening

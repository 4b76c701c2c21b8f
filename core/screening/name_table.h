// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds a name among a fixed few (the keys of an object, the choices of a fact),
// mostly by one hash and one comparison of words, with no branch on its length. A
// name is known by its length and its first and last eight bytes; only one of more
// than sixteen bytes is compared in between as well.
#pragma once

#include <algorithm>
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

    // Bytes that find() reads from where the name begins, however short it is; and
    // those that standsQuoted() reads.
    static constexpr std::size_t readable = 8;
    static constexpr std::size_t quotedReadable = 32;

    // The index of the name that stands in quotes at `text`, or `none`: quotedReadable
    // bytes may be read there. No jump hangs on which name it is, nor on its length.
    [[nodiscard]] std::size_t findQuoted(std::string_view text) const noexcept {
        const std::size_t kept = text.size() < readable ? text.size() : readable;
        const std::size_t guess = guesses_[guessHash(load(text.data()) & masks[kept], text.size())];
        if (standsQuoted(guess, text.data())) [[likely]]
            return guess;
        return find(text);
    }
    // The index of the name, or `none`.
    [[nodiscard]] std::size_t find(std::string_view name) const noexcept {
        const Ends ends(name);
        for (std::size_t at = ends.hash(mixer_) >> shift_;; at = (at + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[at];
            if (slot.index == none) return none;
            if (slot.ends == ends && (name.size() <= wholeInEnds || names_[slot.index] == name)) return slot.index;
        }
    }
    // Whether this name and a closing quote stand at `text`. Not told of a name that is
    // too long for it, nor of the index size(), which is no name: false.
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
    [[nodiscard]] std::size_t size() const noexcept { return names_.size(); }

private:
    static constexpr std::size_t wholeInEnds = 16;

    static std::uint64_t load(const char* from) noexcept {
        std::uint64_t word = 0;
        std::memcpy(&word, from, sizeof word);
        return word;
    }

    // Little-endian: the bytes behind a short name are the high ones.
    static constexpr std::array<std::uint64_t, 9> masks{
        0, 0xFF, 0xFFFF, 0xFFFFFF, 0xFFFFFFFF, 0xFFFFFFFFFF, 0xFFFFFFFFFFFF, 0xFFFFFFFFFFFFFF, ~std::uint64_t{0}};
    struct Ends {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        std::uint64_t size = 0;

        Ends() = default;
        explicit Ends(std::string_view name) noexcept : size(name.size()) {
            const std::size_t kept = std::min<std::size_t>(size, readable);
            first = load(name.data()) & masks[kept];
            const std::uint64_t end = load(name.data() + (std::max<std::size_t>(size, readable) - readable));
            last = size > readable ? end : first;
        }
        [[nodiscard]] std::uint64_t hash(std::uint64_t mixer) const noexcept {
            const std::uint64_t mixed = (first * mixer) ^ (last + size);
            return (mixed ^ (mixed >> 29U)) * mixer;
        }
        friend bool operator==(const Ends&, const Ends&) = default;
    };
    struct Slot {
        Ends ends;
        std::size_t index = none;
    };

    using Half [[gnu::vector_size(quotedReadable / 2)]] = std::uint64_t;
    struct Quoted { // nothing equals it as it is here: a byte that the mask leaves out
        std::array<Half, 2> bytes{Half{1}};
        std::array<Half, 2> masks{};
    };

    [[nodiscard]] std::size_t fill(std::uint64_t mixer);
    // Of a name's first eight bytes and its size.
    [[nodiscard]] std::size_t guessHash(std::uint64_t first, std::size_t size) const noexcept {
        return ((first + size) * guessMixer_) >> shift_;
    }
    [[nodiscard]] std::size_t fillGuesses(std::uint64_t mixer);

    std::vector<std::string> names_;
    std::vector<Quoted> quoted_;         // of each name, and one that nothing equals
    std::vector<Slot> slots_;            // at most a quarter of them taken
    std::vector<std::uint16_t> guesses_; // by the hash of how a name begins; size() where there is none
    std::uint64_t guessMixer_ = 1;
    std::uint64_t mixer_ = 1; // chosen so that as few names as possible share a slot
    unsigned shift_ = 0;
};

} // namespace biosubsidy::screening

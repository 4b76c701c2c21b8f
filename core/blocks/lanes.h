// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lanes side by side: a truth over many items is a bit for each, 64 to a word. The
// bits past the last lane may hold anything; whoever counts lanes masks them.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace biosubsidy::blocks {

using Word = std::uint64_t;
inline constexpr std::size_t lanesOfWord = 64;

constexpr std::size_t wordsFor(std::size_t lanes) {
    return (lanes + lanesOfWord - 1) / lanesOfWord;
}

inline bool bitAt(const Word* bits, std::size_t lane) {
    return ((bits[lane / lanesOfWord] >> (lane % lanesOfWord)) & 1U) != 0;
}
inline void setBit(Word* bits, std::size_t lane) {
    bits[lane / lanesOfWord] |= Word(1) << (lane % lanesOfWord);
}
inline void clearBit(Word* bits, std::size_t lane) {
    bits[lane / lanesOfWord] &= ~(Word(1) << (lane % lanesOfWord));
}

// All ones for the lanes that exist, zeros past them.
inline Word lanesIn(std::size_t word, std::size_t lanes) {
    const std::size_t from = word * lanesOfWord;
    if (lanes >= from + lanesOfWord) return ~Word(0);
    return lanes <= from ? 0 : (Word(1) << (lanes - from)) - 1;
}

template <typename Visit>
void forEachLane(const Word* bits, std::size_t words, const Visit& visit) {
    for (std::size_t word = 0; word < words; ++word) {
        for (Word rest = bits[word]; rest != 0; rest &= rest - 1)
            visit(word * lanesOfWord + static_cast<std::size_t>(std::countr_zero(rest)));
    }
}

inline bool anyLane(const Word* bits, std::size_t words) {
    Word all = 0;
    for (std::size_t word = 0; word < words; ++word) all |= bits[word];
    return all != 0;
}

// The bits of the cases, as the items of those cases see them.
inline void gatherBits(const Word* ofCases, const std::uint32_t* caseOf, std::size_t lanes, Word* out) {
    for (std::size_t word = 0; word < wordsFor(lanes); ++word) {
        const std::size_t from = word * lanesOfWord;
        const std::size_t count = lanes - from < lanesOfWord ? lanes - from : lanesOfWord;
        Word bits = 0;
        for (std::size_t lane = 0; lane < count; ++lane) {
            const std::uint32_t of = caseOf[from + lane];
            bits |= ((ofCases[of / lanesOfWord] >> (of % lanesOfWord)) & 1U) << lane;
        }
        out[word] = bits;
    }
}

// The same for what holds and what does not.
inline void gatherBits(const Word* yesOfCases, const Word* noOfCases, const std::uint32_t* caseOf, std::size_t lanes,
                       Word* yes, Word* no) {
    for (std::size_t word = 0; word < wordsFor(lanes); ++word) {
        const std::size_t from = word * lanesOfWord;
        const std::size_t count = lanes - from < lanesOfWord ? lanes - from : lanesOfWord;
        Word yesBits = 0;
        Word noBits = 0;
        for (std::size_t lane = 0; lane < count; ++lane) {
            const std::uint32_t of = caseOf[from + lane];
            yesBits |= ((yesOfCases[of / lanesOfWord] >> (of % lanesOfWord)) & 1U) << lane;
            noBits |= ((noOfCases[of / lanesOfWord] >> (of % lanesOfWord)) & 1U) << lane;
        }
        yes[word] = yesBits;
        no[word] = noBits;
    }
}

// A count for each lane, kept as binary digits: adding a mask to all 64 lanes of a
// word takes about two operations.
class LaneCounter {
public:
    void clear(std::size_t words) {
        words_ = words;
        digits_ = 0;
    }
    void add(const Word* mask) { addAt(mask, 0); }
    // As many times.
    void add(const Word* mask, std::size_t times) {
        for (std::size_t digit = 0; times >> digit != 0; ++digit) {
            if (((times >> digit) & 1U) != 0) addAt(mask, digit);
        }
    }
    // take(lane, count) for lanes below `lanes`; those whose count is zero may be left
    // out.
    template <typename Take>
    void forEach(std::size_t lanes, const Take& take) const {
        for (std::size_t word = 0; word < words_; ++word) {
            Word any = 0;
            for (std::size_t digit = 0; digit < digits_; ++digit) any |= bits_[digit * words_ + word];
            for (std::size_t byte = 0; byte < sizeof(Word) && any >> (byte * 8) != 0; ++byte) {
                const std::size_t from = word * lanesOfWord + byte * 8;
                if (from >= lanes) break;
                const std::size_t count = lanes - from < 8 ? lanes - from : 8;
                if (digits_ <= 8)
                    takeBytes(word, byte, from, count, take);
                else
                    takeDigits(word, byte, from, count, take);
            }
        }
    }

private:
    // The bits of a byte, each in a byte of its own.
    static constexpr std::array<Word, 256> spread = [] {
        std::array<Word, 256> table{};
        for (std::size_t byte = 0; byte < table.size(); ++byte) {
            for (std::size_t bit = 0; bit < 8; ++bit) table[byte] |= Word((byte >> bit) & 1U) << (8 * bit);
        }
        return table;
    }();

    [[nodiscard]] std::size_t byteAt(std::size_t digit, std::size_t word, std::size_t byte) const {
        return (bits_[digit * words_ + word] >> (byte * 8)) & 0xFFU;
    }
    // Eight counts at a time, where each fits into a byte.
    template <typename Take>
    void takeBytes(std::size_t word, std::size_t byte, std::size_t from, std::size_t count, const Take& take) const {
        Word counts = 0;
        for (std::size_t digit = 0; digit < digits_; ++digit) counts |= spread[byteAt(digit, word, byte)] << digit;
        for (std::size_t lane = 0; lane < count; ++lane)
            take(from + lane, static_cast<std::uint32_t>((counts >> (8 * lane)) & 0xFFU));
    }
    template <typename Take>
    void takeDigits(std::size_t word, std::size_t byte, std::size_t from, std::size_t count, const Take& take) const {
        for (std::size_t lane = 0; lane < count; ++lane) {
            std::uint32_t counted = 0;
            for (std::size_t digit = 0; digit < digits_; ++digit)
                counted |= static_cast<std::uint32_t>((byteAt(digit, word, byte) >> lane) & 1U) << digit;
            take(from + lane, counted);
        }
    }
    void addAt(const Word* mask, std::size_t from) {
        for (std::size_t word = 0; word < words_; ++word) {
            Word carry = mask[word];
            for (std::size_t digit = from; carry != 0; ++digit) {
                while (digit >= digits_) grow();
                Word& bits = bits_[digit * words_ + word];
                const Word both = bits & carry;
                bits ^= carry;
                carry = both;
            }
        }
    }
    void grow() {
        ++digits_;
        if (bits_.size() < digits_ * words_) bits_.resize(digits_ * words_);
        for (std::size_t word = 0; word < words_; ++word) bits_[(digits_ - 1) * words_ + word] = 0;
    }

    std::size_t words_ = 0;
    std::size_t digits_ = 0;
    std::vector<Word> bits_;
};

} // namespace biosubsidy::blocks

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lanes side by side: a truth over many items is a bit for each, 64 to a word. The
// bits past the last lane may hold anything; whoever counts lanes masks them.
#pragma once

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
    [[nodiscard]] bool isZero() const noexcept { return digits_ == 0; }
    void add(const Word* mask) {
        for (std::size_t word = 0; word < words_; ++word) {
            Word carry = mask[word];
            for (std::size_t digit = 0; carry != 0; ++digit) {
                if (digit == digits_) grow();
                Word& bits = bits_[digit * words_ + word];
                const Word both = bits & carry;
                bits ^= carry;
                carry = both;
            }
        }
    }
    // Adds each lane's count to `counts`, which has room for whole words of lanes.
    void addTo(std::vector<std::uint32_t>& counts) const {
        for (std::size_t digit = 0; digit < digits_; ++digit) {
            for (std::size_t word = 0; word < words_; ++word) {
                const Word bits = bits_[digit * words_ + word];
                if (bits == 0) continue;
                std::uint32_t* to = &counts[word * lanesOfWord];
                for (std::size_t lane = 0; lane < lanesOfWord; ++lane)
                    to[lane] += static_cast<std::uint32_t>((bits >> lane) & 1U) << digit;
            }
        }
    }

private:
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

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lanes side by side: a truth over many items is a bit for each, 64 to a word. The
// bits past the last lane may hold anything; whoever counts lanes masks them.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
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

inline void setLanes(Word* bits, std::size_t from, std::size_t end) {
    if (from == end) return;
    const std::size_t last = (end - 1) / lanesOfWord;
    Word mask = ~Word(0) << (from % lanesOfWord);
    for (std::size_t word = from / lanesOfWord; word < last; ++word) {
        bits[word] |= mask;
        mask = ~Word(0);
    }
    bits[last] |= mask & (~Word(0) >> (lanesOfWord - 1 - (end - 1) % lanesOfWord));
}

// Whose the lanes are: those of a case stand together, in the order of the cases.
struct CaseLanes {
    const std::uint32_t* first = nullptr; // lane of each case, and the end
    std::size_t cases = 0;
    [[nodiscard]] std::size_t lanes() const { return first[cases]; }
};

// The bits of the cases, as the items of those cases see them.
inline void spreadBits(const Word* ofCases, const CaseLanes& of, Word* out) {
    for (std::size_t word = 0; word < wordsFor(of.lanes()); ++word) out[word] = 0;
    for (std::size_t word = 0; word < wordsFor(of.cases); ++word) {
        const std::uint32_t* const first = of.first + word * lanesOfWord;
        Word rest = ofCases[word] & lanesIn(word, of.cases);
        while (rest != 0) { // cases side by side in one go
            const auto from = static_cast<std::size_t>(std::countr_zero(rest));
            const Word behind = ~(rest >> from);
            const std::size_t end =
                behind == 0 ? lanesOfWord : from + static_cast<std::size_t>(std::countr_zero(behind));
            setLanes(out, first[from], first[end]);
            rest = end == lanesOfWord ? 0 : rest >> end << end;
        }
    }
}

// Adds a mask to the digit of each lane; what is carried into the next may be written
// where the mask stood.
void addDigit(Word* digit, const Word* mask, std::size_t words, Word* carry);

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
    [[nodiscard]] bool isZero() const { return digits_ == 0; }
    // The lanes of a word that have counted something, and the count of one.
    [[nodiscard]] Word nonZero(std::size_t word) const {
        Word any = 0;
        for (std::size_t digit = 0; digit < digits_; ++digit) any |= bits_[digit * words_ + word];
        return any;
    }
    [[nodiscard]] std::uint32_t at(std::size_t lane) const {
        std::uint32_t count = 0;
        for (std::size_t digit = 0; digit < digits_; ++digit)
            count |= std::uint32_t(bitAt(bits_.data() + digit * words_, lane)) << digit;
        return count;
    }
    // Whether no lane has counted beyond what a byte holds.
    [[nodiscard]] bool fitsBytes() const { return digits_ <= 8; }
    // The counts of all lanes of the words, where each fits into a byte.
    void bytes(std::uint8_t* out) const {
        static_assert(std::endian::native == std::endian::little);
        for (std::size_t word = 0; word < words_; ++word) {
            std::array<Word, sizeof(Word)> counts{};
            for (std::size_t digit = 0; digit < digits_; ++digit) {
                const Word bits = bits_[digit * words_ + word];
                for (std::size_t byte = 0; byte < sizeof(Word); ++byte)
                    counts[byte] |= spread[bits >> (byte * 8) & 0xFFU] << digit;
            }
            std::memcpy(out + word * lanesOfWord, counts.data(), sizeof counts);
        }
    }
    // take(lane, count) for lanes below `lanes`; those whose count is zero may be left
    // out.
    template <typename Take>
    void forEach(std::size_t lanes, const Take& take) const {
        for (std::size_t word = 0; word < words_; ++word) {
            const Word any = nonZero(word);
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
    [[nodiscard]] Word countsAt(std::size_t word, std::size_t byte) const {
        Word counts = 0;
        for (std::size_t digit = 0; digit < digits_; ++digit) counts |= spread[byteAt(digit, word, byte)] << digit;
        return counts;
    }
    // Eight counts at a time, where each fits into a byte.
    template <typename Take>
    void takeBytes(std::size_t word, std::size_t byte, std::size_t from, std::size_t count, const Take& take) const {
        const Word counts = countsAt(word, byte);
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
        if (carry_.size() < words_) carry_.resize(words_);
        const Word* carry = mask;
        for (std::size_t digit = from; anyLane(carry, words_); ++digit) {
            while (digit >= digits_) grow();
            addDigit(bits_.data() + digit * words_, carry, words_, carry_.data());
            carry = carry_.data();
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
    std::vector<Word> carry_;
};

} // namespace biosubsidy::blocks

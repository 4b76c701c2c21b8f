// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/lane_kernels.h"

#include <bit>
#include <cstring>

// Compiled twice, the wider form taken where the processor has it. ELF alone lets
// that be chosen when the program is loaded; not under the sanitizers, which are not
// ready then.
#if defined(__x86_64__) && defined(__ELF__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define BIOSUBSIDY_WIDE_LANES __attribute__((target_clones("avx2", "default")))
#else
#define BIOSUBSIDY_WIDE_LANES
#endif

namespace biosubsidy::blocks {

using language::Comparison;

namespace {

// 64 bytes, each 0 or 1, as the bits of a word.
[[gnu::always_inline]] inline Word packed(const std::uint8_t* flags) {
    static_assert(std::endian::native == std::endian::little);
    // Multiplied, byte i of eight lands on bit 56 + i; no two products share a bit.
    constexpr Word spread = 0x0102'0408'1020'4080;
    Word word = 0;
    for (std::size_t byte = 0; byte < lanesOfWord / 8; ++byte) {
        Word eight = 0;
        std::memcpy(&eight, flags + byte * 8, sizeof eight);
        word |= ((eight * spread) >> 56) << (byte * 8);
    }
    return word;
}

// The lanes of a word where left ≥ right (or >). `Strict`: >.
template <bool Strict, typename Left, typename Right>
[[gnu::always_inline]] inline Word exceeding(const Left& left, const Right& right) {
    std::uint8_t flags[lanesOfWord];
    for (std::size_t lane = 0; lane < lanesOfWord; ++lane)
        flags[lane] = Strict ? left(lane) > right(lane) : left(lane) >= right(lane);
    return packed(flags);
}

// A comparison of one column, each lane as it is, with a constant is by far the
// most usual; it has a loop of its own.
template <bool Strict>
[[gnu::always_inline]] inline Word exceedingTerms(const Term& left, const Term& right, std::size_t from) {
    const auto constant = [](const Term& term) { return [value = term.constant](std::size_t) { return value; }; };
    const auto plain = [&](const Term& term) {
        return [column = term.column + from](std::size_t lane) { return column[lane]; };
    };
    const auto scaled = [&](const Term& term) {
        return [column = term.column + from, factor = term.factor](std::size_t lane) { return column[lane] * factor; };
    };
    if (left.column == nullptr && right.column == nullptr) return exceeding<Strict>(constant(left), constant(right));
    if (right.column == nullptr)
        return left.factor == 1 ? exceeding<Strict>(plain(left), constant(right))
                                : exceeding<Strict>(scaled(left), constant(right));
    if (left.column == nullptr)
        return right.factor == 1 ? exceeding<Strict>(constant(left), plain(right))
                                 : exceeding<Strict>(constant(left), scaled(right));
    return exceeding<Strict>(scaled(left), scaled(right));
}

template <typename Combine>
[[gnu::always_inline]] inline void combineWith(const Term& term, std::size_t lanes, std::int64_t* result,
                                               const Combine& combine) {
    if (term.column == nullptr) {
        const std::int64_t constant = term.constant;
        for (std::size_t lane = 0; lane < lanes; ++lane) result[lane] = combine(result[lane], constant);
    } else if (term.factor == 1) {
        const std::int64_t* column = term.column;
        for (std::size_t lane = 0; lane < lanes; ++lane) result[lane] = combine(result[lane], column[lane]);
    } else {
        const std::int64_t* column = term.column;
        const std::int64_t factor = term.factor;
        for (std::size_t lane = 0; lane < lanes; ++lane) result[lane] = combine(result[lane], column[lane] * factor);
    }
}

} // namespace

BIOSUBSIDY_WIDE_LANES
void addDigit(Word* digit, const Word* mask, std::size_t words, Word* carry) {
    for (std::size_t word = 0; word < words; ++word) {
        const Word was = digit[word];
        const Word added = mask[word];
        digit[word] = was ^ added;
        carry[word] = was & added;
    }
}

LaneOp laneOp(language::Op op) {
    switch (op) {
    case language::Op::difference: return LaneOp::subtract;
    case language::Op::product: return LaneOp::multiply;
    case language::Op::least: return LaneOp::least;
    case language::Op::greatest: return LaneOp::greatest;
    default: return LaneOp::add;
    }
}

BIOSUBSIDY_WIDE_LANES
void combineLanes(LaneOp op, const Term& term, std::size_t lanes, std::int64_t* result) {
    using Lane = std::int64_t;
    switch (op) {
    case LaneOp::take: combineWith(term, lanes, result, [](Lane, Lane next) { return next; }); break;
    case LaneOp::add: combineWith(term, lanes, result, [](Lane so, Lane next) { return so + next; }); break;
    case LaneOp::subtract: combineWith(term, lanes, result, [](Lane so, Lane next) { return so - next; }); break;
    case LaneOp::multiply: combineWith(term, lanes, result, [](Lane so, Lane next) { return so * next; }); break;
    case LaneOp::least:
        combineWith(term, lanes, result, [](Lane so, Lane next) { return next < so ? next : so; });
        break;
    case LaneOp::greatest:
        combineWith(term, lanes, result, [](Lane so, Lane next) { return next > so ? next : so; });
        break;
    }
}

BIOSUBSIDY_WIDE_LANES
void multiplyBounds(const Bounds& amount, std::size_t lanes, std::int64_t* low, std::int64_t* high) {
    const auto at = [](const Term& term, std::size_t lane) {
        return term.column == nullptr ? term.constant : term.column[lane] * term.factor;
    };
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::int64_t least = at(amount.low, lane);
        const std::int64_t most = at(amount.high, lane);
        const std::int64_t of = low[lane];
        low[lane] = least * (least < 0 ? high[lane] : of);
        high[lane] = most * (most < 0 ? of : high[lane]);
    }
}

BIOSUBSIDY_WIDE_LANES
void compareLanes(Comparison comparison, const Bounds& left, const Bounds& right, std::size_t words, Word* yes,
                  Word* no) {
    const bool swapped = comparison == Comparison::atMost || comparison == Comparison::lessThan;
    const Bounds& greater = swapped ? right : left;
    const Bounds& less = swapped ? left : right;
    const bool exact = left.low.column == left.high.column && right.low.column == right.high.column;
    for (std::size_t word = 0; word < words; ++word) {
        const std::size_t from = word * lanesOfWord;
        if (comparison == Comparison::equal) {
            const Word above = exceedingTerms<true>(left.low, right.high, from);
            const Word below = exceedingTerms<true>(right.low, left.high, from);
            no[word] = above | below;
            const auto settled = [&](const Bounds& side) {
                return exceedingTerms<false>(side.low, side.high, from) &
                       exceedingTerms<false>(side.high, side.low, from);
            };
            yes[word] = ~no[word] & settled(left) & settled(right);
        } else if (comparison == Comparison::atLeast || comparison == Comparison::atMost) {
            yes[word] = exceedingTerms<false>(greater.low, less.high, from);
            no[word] = exact ? ~yes[word] : exceedingTerms<true>(less.low, greater.high, from);
        } else {
            yes[word] = exceedingTerms<true>(greater.low, less.high, from);
            no[word] = exact ? ~yes[word] : exceedingTerms<false>(less.low, greater.high, from);
        }
    }
}

BIOSUBSIDY_WIDE_LANES
void knownOr(const Word* known, const std::int64_t* given, std::int64_t otherwise, std::size_t words,
             std::int64_t* result) {
    for (std::size_t word = 0; word < words; ++word) {
        const Word bits = known[word];
        const std::size_t from = word * lanesOfWord;
        for (std::size_t lane = 0; lane < lanesOfWord; ++lane) {
            const auto mask = -static_cast<std::int64_t>((bits >> lane) & 1U);
            result[from + lane] = (given[from + lane] & mask) | (otherwise & ~mask);
        }
    }
}

} // namespace biosubsidy::blocks

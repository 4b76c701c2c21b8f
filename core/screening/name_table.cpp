// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/name_table.h"

#include <random>

namespace biosubsidy::screening {

namespace {

// Of some mixers the one with which the fewest names are out of place. The same each
// time.
template <typename Fill>
std::uint64_t bestMixer(const Fill& fill, unsigned seed) {
    constexpr int tries = 300;
    std::mt19937_64 random(seed);
    std::size_t fewest = NameTable::none;
    std::uint64_t best = 1;
    for (int attempt = 0; attempt < tries && fewest > 0; ++attempt) {
        const std::uint64_t mixer = random() | 1U;
        const std::size_t moved = fill(mixer);
        if (moved >= fewest) continue;
        fewest = moved;
        best = mixer;
    }
    return best;
}

} // namespace

NameTable::NameTable(std::vector<std::string> names) : names_(std::move(names)) {
    unsigned bits = 2;
    while ((std::size_t{1} << bits) < 4 * names_.size()) ++bits;
    shift_ = 64 - bits;
    for (std::string& name : names_) name.reserve(readable);

    quoted_.resize(names_.size() + 1);
    for (std::size_t index = 0; index < names_.size(); ++index) {
        const std::string text = names_[index] + '"';
        if (text.size() > quotedReadable) continue;
        Quoted& quoted = quoted_[index];
        std::array<char, quotedReadable> bytes{};
        std::array<char, quotedReadable> mask{};
        std::copy(text.begin(), text.end(), bytes.begin());
        std::fill_n(mask.begin(), text.size(), '\xFF');
        std::memcpy(&quoted.bytes, bytes.data(), bytes.size());
        std::memcpy(&quoted.masks, mask.data(), mask.size());
    }

    mixer_ = bestMixer([this](std::uint64_t mixer) { return fill(mixer); }, bits);
    static_cast<void>(fill(mixer_));
    guessMixer_ = bestMixer([this](std::uint64_t mixer) { return fillGuesses(mixer); }, bits);
    static_cast<void>(fillGuesses(guessMixer_));
}

// How many names no guess leads to.
std::size_t NameTable::fillGuesses(std::uint64_t mixer) {
    guessMixer_ = mixer;
    guesses_.assign(slots_.size(), static_cast<std::uint16_t>(names_.size()));
    std::size_t missed = 0;
    for (std::size_t index = 0; index < names_.size(); ++index) {
        std::uint16_t& guess = guesses_[guessHash(Ends(names_[index]).first, names_[index].size())];
        if (guess != names_.size()) ++missed;
        guess = static_cast<std::uint16_t>(index);
    }
    return missed;
}

// How many names do not stand where their hash says.
std::size_t NameTable::fill(std::uint64_t mixer) {
    mixer_ = mixer;
    slots_.assign(std::size_t{1} << (64 - shift_), {});
    std::size_t moved = 0;
    for (std::size_t index = 0; index < names_.size(); ++index) {
        const Ends ends(names_[index]);
        std::size_t at = ends.hash(mixer_) >> shift_;
        while (slots_[at].index != none) {
            at = (at + 1) & (slots_.size() - 1);
            ++moved;
        }
        slots_[at] = {ends, index};
    }
    return moved;
}

} // namespace biosubsidy::screening

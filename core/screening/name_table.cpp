// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/name_table.h"

#include <algorithm>
#include <numeric>
#include <random>

namespace biosubsidy::screening {

namespace {

// Keys and choices are few; of many names, only found by find(), one mixer will do.
constexpr std::size_t few = 1'000;
constexpr int triesForFew = 300;

} // namespace

NameTable::NameTable(std::vector<std::string> names) : names_(std::move(names)) {
    unsigned bits = 2;
    while ((std::size_t{1} << bits) < 4 * names_.size()) ++bits;
    shift_ = 64 - bits;

    sorted_.resize(names_.size());
    std::iota(sorted_.begin(), sorted_.end(), std::uint32_t{0});
    std::sort(sorted_.begin(), sorted_.end(),
              [this](std::uint32_t left, std::uint32_t right) { return names_[left] < names_[right]; });

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

    std::vector<std::uint64_t> beginnings;
    for (std::string name : names_) {
        const std::size_t size = name.size();
        name.resize(std::max(size, sizeof(std::uint64_t)));
        beginnings.push_back(beginning(std::string_view(name).substr(0, size)));
    }
    // Of some mixers the one with which the fewest names are without a guess. The same
    // each time.
    const int tries = names_.size() <= few ? triesForFew : 1;
    std::mt19937_64 random(bits);
    std::size_t fewest = none;
    std::uint64_t best = 1;
    for (int attempt = 0; attempt < tries && fewest > 0; ++attempt) {
        mixer_ = random() | 1U;
        const std::size_t missed = fillGuesses(beginnings);
        if (missed >= fewest) continue;
        fewest = missed;
        best = mixer_;
    }
    mixer_ = best;
    static_cast<void>(fillGuesses(beginnings));
}

std::size_t NameTable::find(std::string_view name) const noexcept {
    const auto at =
        std::lower_bound(sorted_.begin(), sorted_.end(), name,
                         [this](std::uint32_t index, std::string_view wanted) { return names_[index] < wanted; });
    return at != sorted_.end() && names_[*at] == name ? *at : none;
}

// How many names no guess leads to.
std::size_t NameTable::fillGuesses(const std::vector<std::uint64_t>& beginnings) {
    const auto nobody = static_cast<std::uint16_t>(names_.size());
    guesses_.assign(std::size_t{1} << (64 - shift_), nobody);
    std::size_t missed = 0;
    for (std::size_t index = 0; index < beginnings.size(); ++index) {
        std::uint16_t& guess = guesses_[placeOf(beginnings[index])];
        if (guess != nobody) ++missed;
        guess = static_cast<std::uint16_t>(index);
    }
    return missed;
}

} // namespace biosubsidy::screening

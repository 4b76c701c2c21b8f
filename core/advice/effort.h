// SPDX-License-Identifier: GPL-3.0-or-later
//
// Effort counts the steps that a search takes, one for about fifty nanoseconds' worth
// of work as stacking counts them, and says when those that it was allowed are spent.
// They are counted from what is done, never from a clock: the same case ends with the
// same answer on every machine. Only who waits for it may end it sooner.
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>

namespace biosubsidy::advice {

class Effort {
public:
    // `stop`: null, or what becomes true when nobody waits any longer.
    explicit Effort(const std::atomic<bool>* stop = nullptr) : stop_(stop) {}

    // From here on so many.
    void allow(std::uint64_t steps) { limit_ = done_ + steps; }
    void add(std::uint64_t steps) { done_ += steps; }
    [[nodiscard]] std::uint64_t done() const noexcept { return done_; }
    [[nodiscard]] bool spent() const { return done_ > limit_ || stopped(); }
    [[nodiscard]] bool stopped() const { return stop_ != nullptr && *stop_; }

private:
    const std::atomic<bool>* stop_;
    std::uint64_t done_ = 0;
    std::uint64_t limit_ = std::numeric_limits<std::uint64_t>::max();
};

// What things come to.
constexpr std::uint64_t stepsOfClaim = 40;     // made
constexpr std::uint64_t stepsOfCandidate = 2;  // handed to stacking
constexpr std::uint64_t stepsOfSituation = 40; // an item as rules see it
constexpr std::uint64_t stepsOfNode = 4;       // of a program, evaluated

} // namespace biosubsidy::advice

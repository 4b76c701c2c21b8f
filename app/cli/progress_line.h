// SPDX-License-Identifier: GPL-3.0-or-later
//
// Tells on a terminal how far long work has come, in a line that is gone at its end,
// and hears Ctrl+C, which asks the work to end with what it has; a second one ends the
// program. Without a terminal it says nothing.
#pragma once

#include <atomic>
#include <chrono>

#include "app/cli/command.h"

namespace biosubsidy::cli {

// Exit status of what was stopped: this and the number of the signal, as shells have it.
inline constexpr int bySignal = 128;

class ProgressLine {
public:
    // `what` is being done: 查找建议, looking for advice; `stopped` is what Ctrl+C does then.
    ProgressLine(const Surroundings& surroundings, Localized what, Localized stopped, Language language);
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(unsigned hundredths);
    // Takes the line away until more is shown.
    void clear();
    // Becomes true when it was asked for.
    [[nodiscard]] const std::atomic<bool>& stop() const noexcept { return stop_; }
    [[nodiscard]] bool isStopped() noexcept;

private:
    using Clock = std::chrono::steady_clock;

    const Surroundings& surroundings_;
    Localized what_;
    Localized stopped_;
    Language language_;
    std::atomic<bool> stop_ = false;
    Clock::time_point shown_ = Clock::now();
    bool isShown_ = false;
};

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Looks on while a screening runs: shows how far it has come on a terminal, reports
// bad lines, notes from time to time how to go on, and hears Ctrl+C.
#pragma once

#include <chrono>
#include <memory>

#include "app/cli/screen_options.h"
#include "core/screening/run_state.h"
#include "core/system/output_file.h"

namespace biosubsidy::cli {

class ScreenWatcher final : public screening::Watcher {
public:
    // `state` is what is noted; its progress is where the run begins.
    ScreenWatcher(const ScreenOptions& options, const Surroundings& surroundings, Language language,
                  screening::RunState state, std::optional<std::uint64_t> inputSize);

    // Opens the file of bad lines, keeping what the state says of it.
    [[nodiscard]] screening::Written begin();
    // Gives it its name.
    [[nodiscard]] screening::Written finish();
    // Says what was done, where it is, and how long it took.
    void summarise() const;

    [[nodiscard]] bool wantsStop() const noexcept override;
    [[nodiscard]] bool progressed(const screening::Progress& progress) override;
    [[nodiscard]] screening::Written problem(const screening::LineProblem& problem) override;
    [[nodiscard]] screening::Written checkpointed(const screening::Progress& progress,
                                                  const std::string& mark) override;
    // Notes that only the final name is wanting.
    [[nodiscard]] screening::Written noteWhole();

    [[nodiscard]] const screening::RunState& state() const noexcept { return state_; }
    // Ends the line of progress; says how many bad lines were not shown.
    void endOfRun();
    [[nodiscard]] std::chrono::milliseconds elapsed() const;

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] screening::Written note();
    void show(const screening::Progress& progress);
    void clearLine();

    const ScreenOptions& options_;
    const Surroundings& surroundings_;
    Language language_;
    screening::RunState state_;
    screening::Progress from_;
    std::optional<std::uint64_t> inputSize_;
    std::unique_ptr<OutputFile> errors_;
    std::uint64_t problems_ = 0; // lines reported in this run
    Clock::time_point begun_ = Clock::now();
    Clock::time_point noted_ = begun_;
    Clock::time_point shown_ = begun_;
    bool lineShown_ = false;
};

} // namespace biosubsidy::cli

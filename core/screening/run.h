// SPDX-License-Identifier: GPL-3.0-or-later
//
// The run of a screening: pieces of an input are read, evaluated and put out by
// several threads, in the order of the input and in constant memory. What comes
// out is the same whatever the number of threads and the size of the blocks.
//
// Each thread takes a piece, does it, and hands it in; whoever hands in the piece
// that is due puts out all that are due. No thread gets further ahead of the
// output than a few pieces.
#pragma once

#include <cstdint>
#include <memory>

#include "core/blocks/block_rules.h"
#include "core/screening/input.h"
#include "core/screening/output.h"

namespace biosubsidy::screening {

struct Counts {
    std::uint64_t lines = 0;      // of the input, empty ones too
    std::uint64_t cases = 0;      // rows put out
    std::uint64_t bad = 0;        // lines that gave no case
    std::uint64_t usccFaults = 0; // cases whose credit code cannot be right
    friend bool operator==(const Counts&, const Counts&) = default;
};

// Up to where a run has come: all before it is in the output, nothing after it.
struct Progress {
    InputMark input;
    Counts counts;
};

// Who looks on and says when to stop. It is called by one thread at a time, but for
// wantsStop().
class Watcher {
public:
    virtual ~Watcher() = default;
    // Asked by any thread, often. Pieces begun are still put out.
    [[nodiscard]] virtual bool wantsStop() const noexcept = 0;
    // After each piece that was put out; true asks for a checkpoint.
    [[nodiscard]] virtual bool progressed(const Progress& progress) = 0;
    // A line that gave no case, in order.
    [[nodiscard]] virtual Written problem(const LineProblem& problem) = 0;
    // The output has reached the disk up to here. `mark` is Output::checkpoint()'s.
    [[nodiscard]] virtual Written checkpointed(const Progress& progress, const std::string& mark) = 0;
};

struct RunOptions {
    unsigned threads = 1;
    std::size_t blockCases = 1024; // cases evaluated together
    Progress from;                 // what was done before, for a run that goes on
    std::string source;            // the input's name in diagnostics
};

struct RunResult {
    Progress progress;
    bool whole = false; // false: the watcher stopped it
};

struct RunFailure {
    enum class Where { input, output, watcher };
    Where where = Where::input;
    Localized why;
};

// `output` has begun and `input` stands at `options.from`. The last thing is a
// checkpoint; where the result is whole, finishing the output is left to the caller.
[[nodiscard]] tl::expected<RunResult, RunFailure> run(const std::shared_ptr<const blocks::BlockRules>& rules,
                                                      Input& input, Output& output, Watcher& watcher,
                                                      const RunOptions& options);

} // namespace biosubsidy::screening

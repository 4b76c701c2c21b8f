// SPDX-License-Identifier: GPL-3.0-or-later
//
// Another program, run to its end: no shell has a say, what it gets and gives goes
// through pipes, and it is ended when it takes too long or says too much.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy {

struct ProgramRun {
    int status = 0; // as it exited; -1 when a signal ended it
    std::string output;
    std::string errors; // its first 64 KiB
    bool timedOut = false;
    bool tooMuch = false; // more than `mostOutput` bytes of output
};

// `words`: the program's name, found as the system finds programs, and its arguments.
// None: there is no such program here.
[[nodiscard]] std::optional<ProgramRun> runProgram(const std::vector<std::string>& words, std::string_view input,
                                                   std::size_t mostOutput, std::chrono::milliseconds longest);

} // namespace biosubsidy

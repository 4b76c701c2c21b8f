// SPDX-License-Identifier: GPL-3.0-or-later
//
// The terminal that the program was started from, if there is one.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/system/file.h"

namespace biosubsidy {

// Before anything is read or written: bytes go through as they are, and a console takes
// them for UTF-8.
void prepareStreams();
[[nodiscard]] bool isTerminal(Standard stream) noexcept;
[[nodiscard]] std::size_t terminalWidth() noexcept; // of standard output, in columns; 0: unknown

// Asks for what is not to be shown. The terminal is as it was afterwards.
class HiddenPrompt {
public:
    HiddenPrompt();
    ~HiddenPrompt();
    HiddenPrompt(const HiddenPrompt&) = delete;
    HiddenPrompt& operator=(const HiddenPrompt&) = delete;

    [[nodiscard]] bool isThere() const noexcept; // whether there is a terminal to ask on
    // A line of 4,096 bytes at most.
    [[nodiscard]] std::string ask(const std::string& words) const;

private:
    class Terminal;
    std::unique_ptr<Terminal> terminal_;
};

} // namespace biosubsidy

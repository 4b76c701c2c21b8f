// SPDX-License-Identifier: GPL-3.0-or-later
//
// The program as the system sees it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace biosubsidy {

// What the program writes is for its owner alone, whoever writes it (Qt and the
// libraries too), and a crash leaves no copy of the memory on the disk.
void keepToOwner();
// A reader that leaves early is an error to report, not a reason to die.
void outliveReaders();

[[nodiscard]] std::uint64_t processId() noexcept;
// What main() was given, in UTF-8.
[[nodiscard]] std::vector<std::string> programWords(int count, char** words);
// Where the program itself lies.
[[nodiscard]] std::string programFolder();
// Whether the user has set the system to English: where it is told otherwise than by
// variables of the environment.
[[nodiscard]] bool speaksEnglish() noexcept;
// What Qt draws with where there need be no display, and where the system's fonts are.
[[nodiscard]] const char* drawingPlatform() noexcept;

// Ctrl+C and a polite request to end are noted instead of ending the program; a
// second one ends it.
void listenForStop();
[[nodiscard]] int stopSignal() noexcept; // 0: none yet

} // namespace biosubsidy

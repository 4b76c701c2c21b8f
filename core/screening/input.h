// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Input gives the cases to screen in pieces that workers can do on their own:
// either bytes in whole lines, which the worker reads as NDJSON, or cases that were
// read already, as from a sheet. Which pieces there are hangs on the input alone,
// never on the threads.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "core/facts/case.h"
#include "core/values/diagnostic.h"

namespace biosubsidy::screening {

// How far an input has been taken: for progress, and to go on from there.
struct InputMark {
    std::uint64_t position = 0; // in the unit of Input::size()
    std::uint64_t lines = 0;    // lines, or rows of a sheet, that end before it
    std::string fingerprint;    // of all that stands before it; equal inputs have equal ones
    friend bool operator==(const InputMark&, const InputMark&) = default;
};

struct LineCase {
    std::uint64_t line = 0;
    Case subject;
};

// What is wrong with a line: why it gave no case. Where a diagnostic has a place,
// its line is the line of the input.
struct LineProblem {
    std::uint64_t line = 0;
    Diagnostics diagnostics;
};

struct Piece {
    std::uint64_t firstLine = 1;
    std::string bytes; // the first `size` of them are whole lines; or none, and:
    std::size_t size = 0;
    std::vector<std::size_t> lineEnds; // each line feed among them
    bool escapes = true;               // whether a backslash may be among them
    std::vector<LineCase> cases;       // in the order of the input
    std::vector<LineProblem> problems; // of lines that the input itself refuses, in order
    InputMark end;

    void clear();
    // Fills `lineEnds` and `escapes` from the bytes.
    void findLineEnds();
};

// One thread at a time.
class Input {
public:
    virtual ~Input() = default;
    // Fills `piece`, whose memory is reused; false at the end. The error says what
    // the system said.
    [[nodiscard]] virtual tl::expected<bool, Localized> next(Piece& piece) = 0;
    // Passes over what stands before `position`, and gives the mark there: another
    // fingerprint than before means another input. Called before any next().
    [[nodiscard]] virtual tl::expected<InputMark, Localized> skipTo(std::uint64_t position) = 0;
    // Bytes or rows in all, where that is known.
    [[nodiscard]] virtual std::optional<std::uint64_t> size() const = 0;
};

} // namespace biosubsidy::screening

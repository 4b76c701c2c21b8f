// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Diagnostic is one thing that is wrong with an input: where it stands, what
// stood there, what was expected and what to do. Readers collect all of them
// and return them as the error of a Result; they do not stop at the first.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy {

// Where in a text something stands. Lines and columns count from 1, columns in
// characters; length in characters. Line 0 means: no place in a text.
struct TextPlace {
    std::size_t line = 0;
    std::size_t column = 0;
    std::size_t length = 1;
    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

struct Diagnostic {
    std::string code;   // stable, for tests and scripts: "unknown_fact"
    std::string source; // file name as the user gave it, or "" for none
    bool hasPointer = false;
    std::string pointer;    // JSON pointer (RFC 6901) for case files; "" is the root
    TextPlace place;        // for texts with lines
    std::string sourceLine; // the line at `place`, without its end
    Localized message;      // what stood there and what was expected
    Localized advice;       // what to do; may be empty
};

using Diagnostics = std::vector<Diagnostic>;

template <typename T>
using Result = tl::expected<T, Diagnostics>;

// The diagnostic as lines for a terminal or a text view: place, message, the
// source line with the offending text underlined, advice. Ends with a newline.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, Language language);
[[nodiscard]] std::string render(const Diagnostics& diagnostics, Language language);

} // namespace biosubsidy

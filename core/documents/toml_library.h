// SPDX-License-Identifier: GPL-3.0-or-later
//
// toml++ as we use it. Its assertions run into abort() or, with NDEBUG, into
// undefined behaviour on a few malformed inputs (3.3.0: `[[[x]]]`, a full-width
// comma where syntax is expected); here they throw, and toml.cpp scans the text
// for characters beyond ASCII first. Include this, never <toml++/toml.h>, so that
// every file sees the same configuration.
#pragma once

#include <stdexcept>

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ASSERT(condition)                                                                                         \
    do {                                                                                                               \
        if (!(condition)) throw std::logic_error("toml++ assertion failed");                                           \
    } while (false)

#if defined(__GNUC__)
#pragma GCC system_header
// In its noexcept functions such a throw ends the program, as an assertion should.
#pragma GCC diagnostic push
#if !defined(__clang__)
#pragma GCC diagnostic ignored "-Wterminate"
#endif
#endif

#include <toml++/toml.h>

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

// SPDX-License-Identifier: GPL-3.0-or-later
//
// How much of their random work tests do: all of it, or the percentage that
// BIOSUBSIDY_TEST_EFFORT names. Under sanitizers a round takes twenty times as long, and
// what they look for shows in a fifth of the rounds.
#pragma once

#include <algorithm>

#include <QtGlobal>

namespace biosubsidy::test {

// So many of `usual` rounds, or of what they are to find; at least one.
[[nodiscard]] inline int rounds(int usual) {
    bool given = false;
    const int percent = qEnvironmentVariableIntValue("BIOSUBSIDY_TEST_EFFORT", &given);
    return given ? std::max(1, usual * percent / 100) : usual;
}

} // namespace biosubsidy::test

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A portable copy keeps what it keeps beside itself, on a stick that goes from machine
// to machine: a file "portable" beside the program makes it one.
#pragma once

#include <optional>
#include <string>

namespace biosubsidy {

// The folder "data" beside the program; none: it is no portable copy, and keeps its
// data where the user's are.
[[nodiscard]] std::optional<std::string> portableData();

} // namespace biosubsidy

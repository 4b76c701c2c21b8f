// SPDX-License-Identifier: GPL-3.0-or-later
//
// The number that the 64 bits of a binary fraction (IEEE 754) stand for, exactly and
// by whole numbers alone: old workbooks keep their numbers so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace biosubsidy::sheets {

// As digits and a power of ten, "1234500000E-5"; times so many powers of ten. None:
// what is no number, such as an infinite one.
[[nodiscard]] std::optional<std::string> binaryNumber(std::uint64_t bits, int moved = 0);

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Fen in the block engine. A single amount of a case is at most 10^17 fen and fits
// in 64 bits; a program's numbers are bounded by the compiler's proof, at most
// 10^37, and a sum over the claims of a case by their number times 10^37: both fit
// in 128 bits, so that plain integers are exact here and need no check.
#pragma once

#include <cstdint>
#include <string>

#include "core/values/money.h"

namespace biosubsidy {

__extension__ using Wide = __int128;

[[nodiscard]] inline Wide wideOf(const Fen& fen) {
    return fen.convert_to<Wide>();
}
[[nodiscard]] inline Money moneyOf(Wide fen) {
    return Money::fromFen(Fen(fen));
}
// Two decimals, no grouping, as Money::toString writes it.
void appendYuan(std::string& out, Wide fen);

} // namespace biosubsidy

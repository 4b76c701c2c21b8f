// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace biosubsidy {

// How many caps one measure may stand under; a pack with more is refused.
inline constexpr std::size_t mostCapsOver = 32;

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/input.h"

namespace biosubsidy::screening {

void Piece::clear() {
    firstLine = 1;
    size = 0;
    cases.clear();
    problems.clear();
    end = {};
}

} // namespace biosubsidy::screening

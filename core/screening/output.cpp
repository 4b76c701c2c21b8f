// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/screening/output.h"

#include <stdexcept>

namespace biosubsidy::screening {

// An output overrides the one of the two that fits its format().
Written Output::takeBytes(std::string_view) {
    throw std::logic_error("this output takes rows");
}

Written Output::takeRows(const RowBlock&) {
    throw std::logic_error("this output takes bytes");
}

} // namespace biosubsidy::screening

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The moments of the library are those of the rest of core.
#pragma once

#include "core/values/moment.h"

namespace biosubsidy::storage {

using biosubsidy::fromMillis;
using biosubsidy::Moment;
using biosubsidy::toMillis;

} // namespace biosubsidy::storage

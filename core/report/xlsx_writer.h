// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report as a workbook: summary, claims, what is open, sources. What is a sum of
// rows is a live formula over them, with its result; what is an optimum of its own
// (by stated rates, at best) is a number and says so.
#pragma once

#include <tl/expected.hpp>

#include "core/report/options.h"

namespace biosubsidy::report {

// The file's bytes, or why there are none.
[[nodiscard]] tl::expected<std::string, Localized> toXlsx(const Input& input, const Options& options);

} // namespace biosubsidy::report

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report as one HTML file that needs nothing else: style and charts inside,
// no script, well-formed as XML, readable in light and dark, made to be printed.
#pragma once

#include <string>

#include "core/report/document.h"

namespace biosubsidy::report {

[[nodiscard]] std::string toHtml(const Document& document);

} // namespace biosubsidy::report

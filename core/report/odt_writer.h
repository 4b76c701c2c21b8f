// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report as an OpenDocument text, for Word, WPS and LibreOffice: real headings,
// tables with repeated heading rows, page numbers, and charts whose bars are
// pictures of one colour, which every office program shows alike.
#pragma once

#include <tl/expected.hpp>

#include "core/report/document.h"

namespace biosubsidy::report {

// The file's bytes, or why there are none.
[[nodiscard]] tl::expected<std::string, Localized> toOdt(const Document& document);

} // namespace biosubsidy::report

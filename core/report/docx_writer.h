// SPDX-License-Identifier: GPL-3.0-or-later
//
// A report as WordprocessingML (.docx), for Word, WPS and LibreOffice: the same
// pieces as the OpenDocument text, in styles that a person finds by their names.
#pragma once

#include <tl/expected.hpp>

#include "core/report/document.h"

namespace biosubsidy::report {

// The file's bytes, or why there are none.
[[nodiscard]] tl::expected<std::string, Localized> toDocx(const Document& document);

} // namespace biosubsidy::report

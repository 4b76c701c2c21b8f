// SPDX-License-Identifier: GPL-3.0-or-later
//
// The readable text of an RTF file, in the code pages that Word, WPS and WordPad
// write. It takes any bytes, in time that grows with their number.
#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "core/audit/html_text.h"
#include "core/values/localized.h"

namespace biosubsidy::audit {

[[nodiscard]] bool looksLikeRtf(std::string_view bytes);

// The error says what of the file cannot be read: a code page, or bytes that are none
// of its.
[[nodiscard]] tl::expected<LinedText, Localized> readableRtf(std::string_view rtf);

} // namespace biosubsidy::audit

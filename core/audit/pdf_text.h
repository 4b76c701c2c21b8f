// SPDX-License-Identifier: GPL-3.0-or-later
//
// The text of a PDF, taken out by pdftotext (of poppler-utils) where that is
// installed: it runs by itself, without a shell, gets the bytes through a pipe and is
// ended when it takes too long. A PDF of anybody's never meets our own memory.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/values/localized.h"

namespace biosubsidy::audit {

[[nodiscard]] bool looksLikePdf(std::string_view bytes);

struct PdfFault {
    Localized message;
    Localized advice;
};
// UTF-8; each page ends in a form feed. A page without any text, which is a picture
// most probably, is a line with pictureMark alone.
[[nodiscard]] tl::expected<std::string, PdfFault> textOfPdf(std::string_view bytes);

} // namespace biosubsidy::audit

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The readable text of a Word document (.docx, which WPS writes too): its body, then
// its notes. Headers and footers are left out. What tracked changes took away stands
// in the text as struck out, since it may be what was passed.
#pragma once

#include <string_view>

#include <tl/expected.hpp>

#include "core/audit/html_text.h"
#include "core/values/localized.h"

namespace biosubsidy::audit {

[[nodiscard]] bool looksLikeZip(std::string_view bytes);
[[nodiscard]] bool looksLikeWordXml(std::string_view bytes); // the whole document as one XML file

struct DocxFault {
    Localized message;
    Localized advice;
};
[[nodiscard]] tl::expected<LinedText, DocxFault> readableDocx(std::string_view bytes);
[[nodiscard]] tl::expected<LinedText, DocxFault> readableWordXml(std::string_view bytes);

} // namespace biosubsidy::audit

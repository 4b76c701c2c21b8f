// SPDX-License-Identifier: GPL-3.0-or-later
//
// The readable text of a file that somebody kept an official document in, whatever
// program wrote it. What a file is, its bytes say, never its name.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/audit/html_text.h"
#include "core/documents/text_encoding.h"

namespace biosubsidy::audit {

enum class TextKind : std::uint8_t { plain, html, mhtml, rtf, docx, pdf };
[[nodiscard]] std::string_view toString(TextKind kind) noexcept; // "html"
[[nodiscard]] Localized describe(TextKind kind);                 // "网页"

struct DocumentText {
    LinedText text;
    Encoding encoding = Encoding::utf8; // UTF-8 where the kind of file leaves no choice
    TextKind kind = TextKind::plain;
};

// `name` is the file's, for messages. What cannot be read is told with what to do.
[[nodiscard]] Result<DocumentText> readDocument(const std::string& name, std::string_view bytes);

} // namespace biosubsidy::audit

// SPDX-License-Identifier: GPL-3.0-or-later
//
// An OfficialText is the text of a policy document as it was found: a saved web page, a
// Word document, an RTF, a PDF or plain text, in any of the usual encodings. It knows
// the line of the file that each character comes from (of a Word document, the
// paragraph), and what stands around a place.
#pragma once

#include <string>
#include <string_view>

#include "core/audit/document_text.h"

namespace biosubsidy::audit {

// Larger files are refused before they are read as text.
inline constexpr std::size_t largestText = 16U << 20U;

// A stretch of text with what stands around it, each ready to be shown.
struct Passage {
    std::string before;
    std::string written; // the stretch itself
    std::string after;
};

class OfficialText {
public:
    // `name` is the file's, for messages.
    [[nodiscard]] static Result<OfficialText> read(const std::string& name, std::string_view bytes);

    [[nodiscard]] std::u32string_view characters() const noexcept { return document_.text.characters; }
    [[nodiscard]] Encoding encoding() const noexcept { return document_.encoding; }
    [[nodiscard]] TextKind kind() const noexcept { return document_.kind; }

    // The line of the file, from 1, that a character stands on.
    [[nodiscard]] std::size_t lineOf(std::size_t index) const;
    // `asItStands`: with the white space inside the stretch.
    [[nodiscard]] Passage passage(std::size_t begin, std::size_t end, bool asItStands = false) const;

private:
    explicit OfficialText(DocumentText document) : document_(std::move(document)) {}

    DocumentText document_;
};

} // namespace biosubsidy::audit

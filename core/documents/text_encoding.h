// SPDX-License-Identifier: GPL-3.0-or-later
//
// What encoding a text is in, and the text as UTF-8. Official sites serve UTF-8
// and GB18030 (with its subsets GBK and GB2312), those of Hong Kong, Macao and Taiwan
// Big5 too; a text of Windows may be UTF-16.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/documents/source_text.h"

namespace biosubsidy {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16, big5 };
[[nodiscard]] std::string_view toString(Encoding encoding) noexcept; // "UTF-8"

struct DecodedText {
    std::string utf8; // without a byte order mark
    Encoding encoding = Encoding::utf8;
};

// Valid UTF-8 is UTF-8; else Big5 if it is that and hardly GB18030; else GB18030 if it
// is that. UTF-8 with a broken character
// is refused, since read as GB18030 its Chinese would turn to other characters
// and no figure would be seen. `name` is for the messages.
[[nodiscard]] Result<DecodedText> decodeText(const std::string& name, std::string_view bytes);

// For a text that is read piece by piece. What a piece is in that is not valid
// UTF-8: UTF-8 with some broken characters, or GB18030.
[[nodiscard]] Encoding guessEncoding(std::string_view piece);

// Whether a text that is not UTF-8 is rather Big5 than GB18030, by what it begins with: its
// whole lines count.
[[nodiscard]] bool beginsAsBig5(std::string_view text);

struct DecodedPiece {
    std::string utf8;
    std::size_t used = 0; // bytes; fewer than there are: the next one is broken
};
[[nodiscard]] DecodedPiece decodeGb18030(std::string_view bytes);

// From a code page of Windows, such as 936; none where this system has no table of it.
[[nodiscard]] std::optional<DecodedPiece> decodeCodePage(std::string_view bytes, int page);

} // namespace biosubsidy

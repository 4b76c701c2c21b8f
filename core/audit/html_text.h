// SPDX-License-Identifier: GPL-3.0-or-later
//
// The readable text of an HTML page: tags, comments, scripts and styles dropped,
// entities decoded, blocks parted. It is no browser: it takes any bytes, in time
// that grows with their number, and where a page is broken it rather keeps too
// much text than too little.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy::audit {

struct LinedText {
    std::u32string characters;
    // For each line of the source, where its text begins in `characters`.
    std::vector<std::size_t> lineStarts;
};

[[nodiscard]] bool looksLikeHtml(std::u32string_view text);

// Blocks (p, td, li, h1 …) end in blockEnd; br and the source's own line breaks
// are line breaks.
[[nodiscard]] LinedText readableHtml(std::u32string_view html);

} // namespace biosubsidy::audit

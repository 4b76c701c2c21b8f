// SPDX-License-Identifier: GPL-3.0-or-later
//
// Character references of HTML: &#20803; &#x5143; and the names that pages in
// Chinese use. Part of html_text.
#pragma once

#include <optional>
#include <string_view>

namespace biosubsidy::audit {

struct Entity32 {
    char32_t character = 0;
    std::size_t length = 0; // in the source, with & and ;
};

// The reference that begins at text[0], which is '&'; none for another text,
// which then stands for itself.
[[nodiscard]] std::optional<Entity32> readEntity(std::u32string_view text);

} // namespace biosubsidy::audit

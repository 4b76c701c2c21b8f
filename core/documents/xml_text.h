// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text inside markup: what a person typed never becomes a tag, and a character
// that XML 1.0 does not know never makes a file unreadable.
#pragma once

#include <string>
#include <string_view>

namespace biosubsidy {

// Safe between tags and inside attributes in either kind of quotes.
[[nodiscard]] std::string xmlText(std::string_view text);
// The text with what XML 1.0 does not know replaced, not escaped.
[[nodiscard]] std::string xmlCharacters(std::string_view text);
[[nodiscard]] std::string base64(std::string_view bytes);

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text as the library searches and sorts it.
//
// Search is by substring: Chinese has no spaces between words, and most names are
// looked for by two characters, fewer than an index of trigrams can answer.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy::storage {

// Small letters, full-width forms made half-width, white space as one space.
[[nodiscard]] std::string searchText(std::string_view text);

// What a person typed, as the parts that must all be found.
[[nodiscard]] std::vector<std::string> searchTerms(std::string_view typed);

// Bytes that sort as a Chinese reader expects: by pinyin for the common
// characters (their order in GB 2312), then the rest.
[[nodiscard]] std::string sortKey(std::string_view text);

} // namespace biosubsidy::storage

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was most probably meant by a sign or word that the language does not have, as
// other languages and plain Chinese have it. Hints are words for messages: nothing is
// ever read by them.
#pragma once

#include <optional>
#include <string_view>

#include "core/values/localized.h"

namespace biosubsidy::language {

struct SignHint {
    std::string_view written; // the longest such sign that the text begins with
    Localized advice;
};
// ==, &&, != and the like.
[[nodiscard]] std::optional<SignHint> signHint(std::string_view text);

// AND, 并且, 不超过, if; empty for any other word.
[[nodiscard]] Localized wordHint(std::string_view word);

// 2000平方米, 1000万美元, 50万至100万元, 5000万元以上: a number with more behind it than a unit of
// money; empty for any other.
[[nodiscard]] Localized numberHint(std::string_view written);

} // namespace biosubsidy::language

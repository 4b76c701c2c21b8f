// SPDX-License-Identifier: GPL-3.0-or-later
//
// The small change of sentences in two languages: a text with values in it, and
// lists of things. Names that come from files must have passed printable().
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "core/values/counted.h"
#include "core/values/localized.h"

namespace biosubsidy::wording {

// The format of the language, filled in; either may use the values in its own order.
// English words in brackets agree with a number: see counted().
template <typename... Values>
[[nodiscard]] std::string say(Language language, fmt::format_string<Values...> zh, fmt::format_string<Values...> en,
                              Values&&... values) {
    return language == Language::zh ? fmt::format(zh, std::forward<Values>(values)...)
                                    : counted(en, std::forward<Values>(values)...);
}

enum class Joint { all, any };

// 中型、小型或微型; medium, small or micro.
[[nodiscard]] std::string enumerated(const std::vector<std::string>& items, Joint joint, Language language);

// The first `most` of the items and how many there are: A、B 等 12 项.
[[nodiscard]] std::string enumeratedUpTo(const std::vector<std::string>& items, std::size_t most, Joint joint,
                                         Language language);

// An English label inside a sentence: its first letter small, unless it begins
// with an abbreviation (R&D, DNA). Other texts are returned as they are.
[[nodiscard]] std::string insideSentence(std::string label);
// The first letter of an English sentence large.
[[nodiscard]] std::string sentenceStart(std::string text);

// One sentence out of several: ； in Chinese, semicolons in English.
[[nodiscard]] std::string clauses(const std::vector<std::string>& parts, Language language);

// “…” or "…", with single marks for those that stand inside. English has straight
// ones: fonts for Chinese draw curly ones as wide as a character.
[[nodiscard]] std::string quotedName(const std::string& name, Language language);

// 《…》 or “…”.
[[nodiscard]] std::string quotedTitle(const std::string& title, Language language);

} // namespace biosubsidy::wording

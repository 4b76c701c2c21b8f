// SPDX-License-Identifier: GPL-3.0-or-later
//
// What keeps numbers and the names of clauses on one line in office programs, which
// break Chinese text between any two characters, digits too. Most of it is a property
// of the document: characters that begin no line or end none. Nothing is put into the
// text, so that it is searched and copied as it stands; only where a space stands
// between a word and its number (CNY 4,000; art. 3) a hard one takes its place.
#pragma once

#include <string>
#include <string_view>

namespace biosubsidy::report {

// UTF-8.
extern const std::string_view beginNoLine; // digits, units, 条, closing marks
extern const std::string_view endNoLine;   // 第, opening marks

[[nodiscard]] std::string unbroken(std::string_view text);

} // namespace biosubsidy::report

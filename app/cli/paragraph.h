// SPDX-License-Identifier: GPL-3.0-or-later
//
// Text broken into lines that fit a number of terminal columns. Latin words and
// numbers with their unit stay whole; Chinese may break between characters, but
// no line begins with a closing mark or ends with an opening one.
#pragma once

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy::cli {

// At least one line. A word wider than `width` is cut. A line break in the text
// is kept, and so is the indentation of a line, also where it goes on below.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

// The text in lines of at most `width` columns, the first after `first` spaces,
// the others after `rest`.
void printParagraph(std::ostream& out, std::string_view text, std::size_t width, std::size_t first, std::size_t rest);

// `text` followed by spaces up to `width` columns, or preceded by them.
[[nodiscard]] std::string padded(const std::string& text, std::size_t width);
[[nodiscard]] std::string paddedLeft(const std::string& text, std::size_t width);

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the rest of core needs to know of text: UTF-8 validity, the number of
// characters, the columns that a text takes on a terminal, and the nearest name
// to one that was mistyped. Everything takes and gives UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace biosubsidy {

// Byte offset of the first byte that is not part of valid UTF-8, if any.
[[nodiscard]] std::optional<std::size_t> firstInvalidUtf8(std::string_view text);

// The code points of valid UTF-8; an invalid byte gives U+FFFD.
[[nodiscard]] std::vector<char32_t> codePoints(std::string_view text);
[[nodiscard]] std::string toUtf8(char32_t codePoint);

// U+FEFF, with which a text in UTF-8 may begin, and with which spreadsheet programs
// want a CSV file to begin.
inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
[[nodiscard]] constexpr std::string_view withoutMark(std::string_view text) {
    return text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
}

// The ASCII character that Unicode has a full-width form of; any other as it is.
[[nodiscard]] constexpr char32_t halfWidth(char32_t codePoint) {
    return codePoint >= U'！' && codePoint <= U'～' ? codePoint - U'！' + U'!' : codePoint;
}
// What was meant by a sign that a Chinese keyboard gives where ASCII is wanted: ","
// for ， and 、, a quote for “ and 「, ">=" for ≥. "" for any other character. Each
// reader takes of them what its own grammar knows.
[[nodiscard]] std::string plainSign(char32_t sign);

// Columns on a terminal: 2 for East Asian wide and full-width characters,
// 0 for combining marks, 1 for all else.
[[nodiscard]] std::size_t displayWidth(std::string_view text);

// White space as Unicode has it, and control characters (C0, DEL, C1).
[[nodiscard]] bool isSpace(char32_t codePoint);
[[nodiscard]] bool isControl(char32_t codePoint);

// `text` with control characters replaced by U+FFFD, so that a name from a file
// cannot drive a terminal. Line breaks and tabs count as control characters.
[[nodiscard]] std::string printable(std::string_view text);

// `text` cut to at most `most` characters, with an ellipsis where it was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t most);

// What a person typed for a number, in the strict form: spaces dropped,
// full-width digits, commas and points made half-width, ￥ and ¥ dropped.
[[nodiscard]] std::string normaliseTypedNumber(std::string_view text);

// The candidate that a mistyped name most probably meant: the one with the
// smallest edit distance, where that is at most a third of the name's length
// (and at least 1). None if nothing is near.
[[nodiscard]] std::optional<std::string> nearestName(std::string_view name, std::span<const std::string> candidates);

} // namespace biosubsidy

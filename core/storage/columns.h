// SPDX-License-Identifier: GPL-3.0-or-later
//
// How values stand in the columns of the library: sums as texts of 39 digits,
// lists as lines with a line break before, between and after.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/database/database.h"
#include "core/storage/result_mark.h"

namespace biosubsidy::storage {

[[nodiscard]] std::string moneyColumn(const Money& money); // never negative
[[nodiscard]] Money moneyOf(const std::string& column);

[[nodiscard]] std::string listText(const std::vector<std::string>& elements); // "\na\nb\n"; "" for none
[[nodiscard]] std::vector<std::string> listOf(const std::string& column);

// The result in ten columns from `first` on: as_of, ceiling, stated, potential,
// alternatives, the four verdicts, unstated. None where the first is NULL.
[[nodiscard]] std::optional<ResultMark> resultOf(const Statement& statement, int first);

// Long texts with much that repeats, and back (zlib, its size in front). A text
// that is not of this kind throws `damaged`.
[[nodiscard]] std::string packed(const std::string& text);
[[nodiscard]] std::string unpacked(const std::string& bytes, const Database& database);

} // namespace biosubsidy::storage

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the columns of one sheet stand for, where the row of its headings is known.
#pragma once

#include "core/sheets/form_guess.h"
#include "core/sheets/heading_book.h"

namespace biosubsidy::sheets {

struct Guesser {
    const Vocabulary& vocabulary;
    const HeadingBook& book;
    int asOfYear; // 0: unknown
};

// `headingEnd` below `headingRow`: headings of two rows.
[[nodiscard]] SheetMap guessAt(const Guesser& guesser, const SheetPreview& sheet, SheetMap::Role role,
                               std::uint64_t headingRow, std::uint64_t headingEnd);
[[nodiscard]] SheetMap guessForm(const Guesser& guesser, const SheetPreview& sheet, SheetMap::Role role,
                                 const FormLayout& layout);

} // namespace biosubsidy::sheets

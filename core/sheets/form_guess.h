// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form: labels below one another with the values beside them, of one company, or of
// one in each column; or two or three pairs of label and value in a row.
#pragma once

#include <optional>

#include "core/sheets/heading_book.h"

namespace biosubsidy::sheets {

struct FormLayout {
    struct Label {
        std::string text;
        std::uint64_t row = 0;
        std::uint32_t column = 0;
    };
    std::vector<Label> labels;
    std::vector<SheetCell> fields; // where the value of each stands, of the first company
    std::uint32_t companies = 1;   // in columns side by side
    std::string leftOut;           // letters of columns beside that hold no company
};

// `inOneRow`: how many names of facts the best row of headings has: a form has more,
// below one another.
[[nodiscard]] std::optional<FormLayout> findForm(const HeadingBook& book, const Vocabulary& vocabulary,
                                                 SheetMap::Role role, const SheetPreview& sheet, std::size_t inOneRow);

} // namespace biosubsidy::sheets

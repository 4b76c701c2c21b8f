// SPDX-License-Identifier: GPL-3.0-or-later
//
// A form (form.h) that returned: its answers held against the case that it was made from.
// A cell is read as in any table of companies (core/sheets/case_maker.h), and what is not
// understood is told at its cell and never taken. Nothing is changed here: who asked sees
// the changes first.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/packs/rule_book.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::letters {

struct AnswerChange {
    FactRef fact;
    FactValue before; // unknown, or what the case says up to now
    FactValue after;
    std::string sheet;
    std::string cell;  // "D7"
    Localized doubt{}; // of what is taken and should be looked at
};

struct Answers {
    std::vector<AnswerChange> changes; // in the order of the form
    std::vector<Localized> unread;     // not taken, each with its place and why
    std::size_t same = 0;              // answers that the case has already
    std::size_t empty = 0;
    Case after;
};

// The form of this firm among the sheets: told by its credit code, else by its name. The
// error says that there is none, whose they are, or why the file cannot be read.
[[nodiscard]] tl::expected<Answers, Localized> readAnswers(const sheets::TableFile& file, const Case& subject,
                                                           const RuleBook& rules);

} // namespace biosubsidy::letters

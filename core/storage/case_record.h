// SPDX-License-Identifier: GPL-3.0-or-later
//
// A case as the library keeps it: the text of its file, and what the list of
// cases shows, sorts and searches without reading that text.
#pragma once

#include <string>
#include <vector>

#include "core/facts/case.h"

namespace biosubsidy::storage {

struct CaseRecord {
    std::string facts;  // the case file's text, as writeCase writes it
    std::string drafts; // what is still being filled in and is no fact yet; the program's own, may be ""
    std::string name;   // of the company; "" where it is not stated
    std::string uscc;
    std::string city;                // the company's; "" where it is not known
    std::vector<std::string> cities; // ids: the company's and its projects'
    std::vector<std::string> fields; // ids of project.fields
    std::size_t projects = 0;
    std::string search; // see search_text.h

    [[nodiscard]] std::string digest() const; // of the facts
};

[[nodiscard]] CaseRecord recordOf(const Case& subject, const Vocabulary& vocabulary, std::string drafts = {});

} // namespace biosubsidy::storage

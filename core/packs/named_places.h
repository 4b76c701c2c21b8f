// SPDX-License-Identifier: GPL-3.0-or-later
//
// The districts and zones of a city that documents name: those that a document is for, those
// that a measure asks for, and those in which a zone lies. To choose from; no list is whole,
// and a district may always be typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/packs/rule_book.h"

namespace biosubsidy {

struct NamedPlace {
    std::string name;                // as a case states it
    std::vector<std::string> liesIn; // of a zone: the districts in which it lies
};

// `city`: an id of company.city. A district is followed by the zones that lie in it, each
// once; a document's other names for its place are left out.
[[nodiscard]] std::vector<NamedPlace> placesNamedIn(const RuleBook& rules, std::string_view city);

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Finds measures by words: in titles and summaries of either language, clauses,
// agencies, and the names of documents. Every word must be found somewhere.
#pragma once

#include <vector>

#include <QString>

#include "core/packs/rule_book.h"

namespace biosubsidy::ui {

struct FoundMeasure {
    const Pack* pack = nullptr;
    const Measure* measure = nullptr;
};

// In the order of the packs. Nothing for a query without a word.
[[nodiscard]] std::vector<FoundMeasure> findMeasures(const RuleBook& rules, const QString& query);

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// An empty table of companies to fill in: a column for each of the facts asked, with what
// it means, in what unit, what may be chosen, and an example that is passed over when the
// table is read.
#pragma once

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "core/assessment/relevance.h"
#include "core/facts/vocabulary.h"
#include "core/system/target.h"
#include "core/values/localized.h"

namespace biosubsidy::sheets {

// How the fact is written in a cell, by its type: 整数; 是 / 否. What may be chosen, in order.
[[nodiscard]] Localized howToWrite(const Fact& fact);
[[nodiscard]] std::vector<std::string> choicesOf(const Fact& fact, Language language);

// Sheets 企业, 项目, 支出, 已获支持, 说明 and 选项; none for items of which nothing is asked. The
// file appears whole or not at all.
[[nodiscard]] tl::expected<void, Localized> writeXlsxTemplate(const Vocabulary& vocabulary, const FactColumns& columns,
                                                              Language language, const Target& target);

// One table, with columns for one project and one expense in the company's row.
[[nodiscard]] std::string csvTemplate(const Vocabulary& vocabulary, const FactColumns& columns, Language language);

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
//
// An empty table of companies to fill in: a column for each fact, with what it
// means, in what unit, what may be chosen, and an example that is passed over when
// the table is read.
#pragma once

#include <string>

#include <tl/expected.hpp>

#include "core/facts/vocabulary.h"
#include "core/system/target.h"
#include "core/values/localized.h"

namespace biosubsidy::sheets {

// Sheets 企业, 项目, 支出, 说明 and 选项. The file appears whole or not at all.
[[nodiscard]] tl::expected<void, Localized> writeXlsxTemplate(const Vocabulary& vocabulary, Language language,
                                                              const Target& target);

// One table, with columns for one project and one expense in the company's row.
[[nodiscard]] std::string csvTemplate(const Vocabulary& vocabulary, Language language);

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Support already held, as columns of a table: a sheet of its own with a row each,
// or "已获支持1金额（万元）" in the company's row. Each is read as a fact is.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/facts/case_file.h"
#include "core/tables/award_facts.h"
#include "core/tables/item_table.h"

namespace biosubsidy::sheets {

// Of a sheet of awards, or behind "已获支持1" in a company's row.
[[nodiscard]] TableColumn guessAwardColumn(std::string_view heading);

// One that is being read; its targets are looked up when all items are there.
struct AwardDraft {
    std::string id;
    std::vector<FactValue> fields = std::vector<FactValue>(awardFields);
    [[nodiscard]] bool isEmpty() const;
};
// The award, or what is wrong with it. Its project or expense may be named by its
// id or, where that tells, by its name. The draft's id is set.
[[nodiscard]] tl::expected<Award, Localized> finished(const AwardDraft& draft, const Case& of,
                                                      const Vocabulary& vocabulary, const MeasureLookup& measures);

} // namespace biosubsidy::sheets

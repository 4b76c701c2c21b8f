// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a CaseMaker has in its hands while it makes a case. For its own sources alone.
#pragma once

#include <set>

#include "core/sheets/award_columns.h"
#include "core/sheets/case_maker.h"

namespace biosubsidy::sheets {

struct CaseMaker::Work {
    struct PlacedAward {
        AwardDraft draft;
        std::size_t sheet = 0;
        std::uint64_t row = 0;
    };
    Case subject;
    std::vector<PlacedAward> awards;
    Diagnostics problems;
    std::vector<TableNote> notes;
    std::set<std::string, std::less<>> ids[2]; // of projects and of expenses
    std::size_t from[3]{};                     // items before this row: projects, expenses, awards

    std::set<std::string, std::less<>>& idsOf(Entity entity) { return ids[entity == Entity::project ? 0 : 1]; }
    [[nodiscard]] std::size_t fromOf(Entity entity) const { return from[entity == Entity::project ? 0 : 1]; }
};

struct CaseMaker::Place {
    std::size_t sheet;
    const Row& row;
    const Cell& cell;
};

// The reason with the text that stood in the cell before it.
[[nodiscard]] Localized withText(const Localized& why, const std::string& text);

} // namespace biosubsidy::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The keys that the objects of a case may have and the words that their values may
// be, ready to be found. It is made once for the rules and shared by the threads.
#pragma once

#include <array>
#include <memory>
#include <vector>

#include "core/packs/rule_book.h"
#include "core/screening/name_table.h"

namespace biosubsidy::screening {

class CaseKeys {
public:
    explicit CaseKeys(const RuleBook& rules);

    enum Root : std::size_t { format, company, projects, expenses, awards };
    NameTable root;
    enum OfAward : std::size_t { id, policy, amount, level, project, expense, measure, year, under };
    NameTable ofAward;
    NameTable levels; // in the order of AwardLevel
    // "pack/measure" of those for a company, for projects or for expenses.
    [[nodiscard]] const NameTable& measuresOf(Entity scope) const { return measures_[static_cast<std::size_t>(scope)]; }

    // A fact by its index; for a project or an expense "id" comes behind the last.
    struct OfEntity {
        NameTable facts;
        std::vector<FactType> types;
        std::vector<NameTable> choices; // of each fact, empty where it has none
        std::size_t id = NameTable::none;
    };
    [[nodiscard]] const OfEntity& of(Entity entity) const { return entities_[static_cast<std::size_t>(entity)]; }
    std::size_t name = NameTable::none; // facts of the company
    std::size_t uscc = NameTable::none;

private:
    std::array<OfEntity, 3> entities_;
    std::array<NameTable, 3> measures_;
};

} // namespace biosubsidy::screening

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values that still stand as text in their lines, by fact. The values of one fact are
// read together, over many lines: they are of one kind, where in a line any kind may
// follow any, which no processor foresees. It belongs to one thread and keeps its
// memory.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/blocks/case_block.h"
#include "core/screening/case_keys.h"
#include "core/screening/row_block.h"

namespace biosubsidy::screening {

class ValueColumns {
public:
    explicit ValueColumns(std::shared_ptr<const CaseKeys> keys);

    // A token, whatever it is, up to where the next begins, for an item by its lane. It
    // has no escapes and stays where it is, with LineCursor::padding bytes to read behind
    // its beginning. Of any fact but a set, which is more than a token.
    void add(Entity entity, std::size_t fact, const char* token, std::uint32_t span, std::uint32_t lane) {
        columns_[static_cast<std::size_t>(entity)][fact].push_back({token, span, lane});
    }
    // Forgets those of the lanes from `left` on.
    void drop(Entity entity, std::size_t left);

    // Reads them all into the block, whose items have nothing of these facts yet, and
    // its rows, one for each case, and forgets them. The cases with a value that their
    // fact cannot have are put behind `bad`, in any order; such a case has some of its
    // values then.
    void settle(blocks::CaseBlock& block, RowBlock& rows, std::vector<std::uint32_t>& bad);

private:
    struct Value {
        const char* token = nullptr;
        std::uint32_t span = 0;
        std::uint32_t lane = 0;
    };
    template <typename Read>
    void readColumn(Entity entity, std::vector<Value>& column, const blocks::CaseBlock& block,
                    std::vector<std::uint32_t>& bad, const Read& read);
    void settleFact(Entity entity, std::size_t fact, blocks::CaseBlock& block, RowBlock& rows,
                    std::vector<std::uint32_t>& bad);

    std::shared_ptr<const CaseKeys> keys_;
    std::array<std::vector<std::vector<Value>>, 3> columns_; // by entity and fact
};

} // namespace biosubsidy::screening

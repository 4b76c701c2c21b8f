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

namespace biosubsidy::screening {

class ValueColumns {
public:
    explicit ValueColumns(std::shared_ptr<const CaseKeys> keys);

    // Values of one token; sets and texts are more, or wanted at once.
    [[nodiscard]] static bool takes(FactType type) noexcept { return type != FactType::set && type != FactType::text; }
    // A token, whatever it is, up to where the next begins, for an item by its lane. It
    // must stay where it is, with LineCursor::padding bytes to read behind its beginning.
    void add(Entity entity, std::size_t fact, const char* token, std::uint32_t span, std::size_t lane) {
        columns_[static_cast<std::size_t>(entity)][fact].push_back({token, span, static_cast<std::uint32_t>(lane)});
    }
    // Forgets those of the lanes from `left` on.
    void drop(Entity entity, std::size_t left);

    // Reads them all into the block, whose items have nothing of these facts yet, and
    // forgets them. The cases with a value that their fact cannot have are put behind
    // `bad`, in any order; such a case has some of its values then.
    void settle(blocks::CaseBlock& block, std::vector<std::uint32_t>& bad);

private:
    struct Value {
        const char* token = nullptr;
        std::uint32_t span = 0;
        std::uint32_t lane = 0;
    };
    template <typename Read>
    void readColumn(Entity entity, std::vector<Value>& column, const blocks::CaseBlock& block,
                    std::vector<std::uint32_t>& bad, const Read& read);
    void settleFact(Entity entity, std::size_t fact, blocks::CaseBlock& block, std::vector<std::uint32_t>& bad);

    std::shared_ptr<const CaseKeys> keys_;
    std::array<std::vector<std::vector<Value>>, 3> columns_; // by entity and fact
};

} // namespace biosubsidy::screening

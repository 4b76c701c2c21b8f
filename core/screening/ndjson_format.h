// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows as NDJSON: an object for each case ("biosubsidy-screening/1"), or for each
// claim that is not ineligible ("biosubsidy-screening-claim/1"). Amounts are texts
// with two decimals, as everywhere.
#pragma once

#include <memory>
#include <vector>

#include "core/blocks/block_rules.h"
#include "core/screening/output.h"
#include "core/screening/row_table.h"

namespace biosubsidy::screening {

class ByteWriter;

class NdjsonFormat final : public RowFormat {
public:
    NdjsonFormat(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of);
    void append(const RowBlock& rows, Bytes& out) const override;

private:
    void putCase(const RowBlock& rows, std::size_t row, ByteWriter& to) const;
    void putClaim(const RowBlock& rows, std::size_t row, const blocks::ResultClaim& claim, ByteWriter& to) const;
    void putCities(const blocks::CaseResult& result, ByteWriter& to) const;
    void putLargest(const RowBlock& rows, std::size_t row, ByteWriter& to) const;
    void putQuestion(const RowBlock& rows, std::size_t row, ByteWriter& to) const;
    void putFor(const RowBlock& rows, std::size_t row, Entity entity, std::size_t item, ByteWriter& to) const;

    struct MeasureText {
        std::string lead; // {"pack":"…","measure":"…","for":
        Entity scope = Entity::company;
        std::string_view support;
        std::string discretion = "null"; // in quotes
        std::vector<std::string> caps;   // "pack/id" in quotes, the narrowest first
    };
    [[nodiscard]] const MeasureText& textOf(const blocks::ResultClaim& claim) const {
        return measures_[claim.pack][claim.measure];
    }

    std::shared_ptr<const blocks::BlockRules> rules_;
    RowTable::Of of_;
    std::vector<std::string> cities_; // ids in quotes, by choice of company.city
    std::vector<std::vector<MeasureText>> measures_;
    std::array<std::vector<std::string>, 3> facts_; // ids, by entity
    std::size_t longest_ = 0;                       // of all the texts above, but for
    std::size_t longestLimits_ = 0;                 // the caps over one measure together
};

} // namespace biosubsidy::screening

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Rows as CSV (RFC 4180), in UTF-8 with a byte order mark, so that a spreadsheet
// reads the Chinese in it. A text that a spreadsheet would take for a formula gets
// an apostrophe in front.
#pragma once

#include "core/screening/output.h"
#include "core/screening/row_table.h"

namespace biosubsidy::screening {

class CsvFormat final : public RowFormat {
public:
    CsvFormat(std::shared_ptr<const blocks::BlockRules> rules, RowTable::Of of, Language language);
    [[nodiscard]] std::string head() const override;
    void append(const RowBlock& rows, Bytes& out) const override;

private:
    RowTable table_;
    Language language_;
};

} // namespace biosubsidy::screening

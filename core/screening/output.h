// SPDX-License-Identifier: GPL-3.0-or-later
//
// An Output is where the rows of a screening go. There are two kinds: one whose
// rows become bytes, made by the workers at the same time and put one behind the
// other (NDJSON, CSV), and one that takes the rows themselves, in order (a
// database, a workbook). Either way what was taken stands under a name of its own
// until finish() gives it the name that was asked for: an output appears whole or
// not at all.
#pragma once

#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "core/screening/bytes.h"
#include "core/screening/row_block.h"
#include "core/values/localized.h"

namespace biosubsidy::screening {

// The error says what the system said.
using Written = tl::expected<void, Localized>;

// Makes the bytes of rows. It has no state: several threads use one.
class RowFormat {
public:
    virtual ~RowFormat() = default;
    // What stands before the first row, such as the headings of a CSV file.
    [[nodiscard]] virtual std::string head() const { return {}; }
    virtual void append(const RowBlock& rows, Bytes& out) const = 0;
};

class Output {
public:
    virtual ~Output() = default;

    // Null: it takes rows. Otherwise it takes the bytes that the format makes.
    [[nodiscard]] virtual const RowFormat* format() const = 0;

    // Begins anew; or, where `mark` is not empty, goes on from where checkpoint()
    // gave that mark, forgetting whatever was taken after it.
    [[nodiscard]] virtual Written begin(const std::string& mark) = 0;

    // In the order of the input, by one thread at a time, though not always by the
    // same. Only the one that fits format() is called.
    [[nodiscard]] virtual Written takeBytes(std::string_view bytes);
    [[nodiscard]] virtual Written takeRows(const RowBlock& rows);

    // Brings what was taken to the disk. The mark is for begin(); "" where this
    // output cannot go on from a mark.
    [[nodiscard]] virtual tl::expected<std::string, Localized> checkpoint() = 0;

    // Completes the output; it then has its final name. Without it, what was taken
    // up to the last checkpoint is kept for a later begin().
    [[nodiscard]] virtual Written finish() = 0;
};

} // namespace biosubsidy::screening

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a line of NDJSON into a block: the fast way where it goes, else by way of
// the case reader, which says what is wrong. Both accept the same lines and take
// the same from them. A line reader belongs to one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/packs/rule_book.h"
#include "core/screening/fast_case_reader.h"
#include "core/screening/input.h"

namespace biosubsidy::screening {

// A longer line is refused. As long as a case file may be.
inline constexpr std::size_t longestLine = JsonLimits{}.bytes;

class LineReader {
public:
    // `source` is the input's name in diagnostics.
    LineReader(std::shared_ptr<const RuleBook> rules, std::shared_ptr<const CaseKeys> keys, std::string source);

    // Adds a case and its row, or says in `problem` what is wrong with the line, which
    // is without its end. `behind`: as FastCaseReader::read() has it.
    [[nodiscard]] bool read(std::string_view line, std::uint64_t number, blocks::CaseBlock& block, RowBlock& rows,
                            LineProblem& problem, std::size_t behind = 0);

    // For tests: whether the fast way is taken.
    void setFast(bool fast) noexcept { fast_ = fast; }

private:
    bool readSlowly(std::string_view line, std::uint64_t number, blocks::CaseBlock& block, RowBlock& rows,
                    LineProblem& problem);

    std::shared_ptr<const RuleBook> rules_;
    MeasureLookup measures_;
    FastCaseReader reader_;
    std::string source_;
    bool fast_ = true;
};

// Nothing but white space: no case, and no mistake.
[[nodiscard]] bool isBlank(std::string_view line) noexcept;

} // namespace biosubsidy::screening

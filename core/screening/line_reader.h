// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads a line of NDJSON into a block: the fast way where it goes, else by way of
// the case reader, which says what is wrong. Both accept the same lines and take
// the same from them. A line reader belongs to one thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/packs/rule_book.h"
#include "core/screening/fast_case_reader.h"
#include "core/screening/input.h"

namespace biosubsidy::screening {

// A longer line is refused. As long as a case file may be.
inline constexpr std::size_t longestLine = JsonLimits{}.bytes;

// The case reader takes a line for a file; here it is a line of one.
void moveToLine(Diagnostic& diagnostic, std::uint64_t number);

class LineReader {
public:
    // `source` is the input's name in diagnostics.
    LineReader(std::shared_ptr<const RuleBook> rules, std::shared_ptr<const CaseKeys> keys, std::string source);

    // Adds for each line a case and its row, of which there are as many before, in their
    // order, and says behind `problems` what is wrong with the others. As many lines are
    // read together as come: some dozens are best. They stand in one text, in this order,
    // with nothing but blank lines between.
    void read(const std::vector<Line>& lines, blocks::CaseBlock& block, RowBlock& rows,
              std::vector<LineProblem>& problems);
    // One alone: adds a case and its row, or says in `problem` what is wrong with it.
    [[nodiscard]] bool read(std::string_view line, std::uint64_t number, blocks::CaseBlock& block, RowBlock& rows,
                            LineProblem& problem);

    // For tests: whether the fast way is taken.
    void setFast(bool fast) noexcept { fast_ = fast; }

private:
    bool readTogether(const std::vector<Line>& lines, blocks::CaseBlock& block, RowBlock& rows,
                      std::vector<LineProblem>& problems);
    bool readSlowly(std::string_view line, std::uint64_t number, blocks::CaseBlock& block, RowBlock& rows,
                    LineProblem& problem);

    std::shared_ptr<const RuleBook> rules_;
    MeasureLookup measures_;
    FastCaseReader reader_;
    ValueColumns later_;
    std::vector<bool> apart_;         // by line: for the case reader
    std::vector<std::size_t> lineOf_; // of each case that was added
    std::vector<std::uint32_t> bad_;  // cases
    std::vector<Line> one_;
    std::vector<LineProblem> problems_; // of one
    std::string source_;
    bool fast_ = true;
};

// Nothing but white space: no case, and no mistake.
[[nodiscard]] bool isBlank(std::string_view line) noexcept;

} // namespace biosubsidy::screening

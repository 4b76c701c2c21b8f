// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is kept beside an output: while it is unfinished, how far it has come and
// with what ("OUT.partial.json"), so that a later run can go on; once it is whole,
// what it was made from ("OUT.run.json"). Neither holds a time or a name of a
// machine: the same input, rules and options give the same bytes.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/blocks/block_rules.h"
#include "core/screening/row_table.h"
#include "core/screening/run.h"

namespace biosubsidy::screening {

// Everything that the output hangs on besides the input, by name: a run may go on
// only where all of it is as it was.
using Identity = std::vector<std::pair<std::string, std::string>>;

// `more`: what the kinds of input and output add (columns that were mapped, say).
[[nodiscard]] Identity identityOf(const blocks::BlockRules& rules, const std::string& programVersion,
                                  const std::string& output, RowTable::Of of, Language language,
                                  const Identity& more = {});

// The names of what differs.
[[nodiscard]] std::vector<std::string> differences(const Identity& before, const Identity& now);

struct RunState {
    Identity identity;
    Progress progress;
    std::string outputMark;
    std::uint64_t errorBytes = 0; // of the file of bad lines
    bool whole = false;           // only its final name was wanting
};

[[nodiscard]] std::string statePath(const std::string& outputPath);
[[nodiscard]] std::string toJson(const RunState& state);
// None if the text is no such state.
[[nodiscard]] std::optional<RunState> readRunState(const std::string& text);

[[nodiscard]] std::string reportPath(const std::string& outputPath);
[[nodiscard]] std::string runReport(const Identity& identity, const Progress& progress);

} // namespace biosubsidy::screening

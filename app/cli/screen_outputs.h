// SPDX-License-Identifier: GPL-3.0-or-later
//
// The kinds of results that `screen` writes, and all that is known of each.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/cli/screen_options.h"

namespace biosubsidy::cli {

struct OutputRequest {
    const ScreenOptions& options;
    std::shared_ptr<const blocks::BlockRules> rules;
    Language language;
    const screening::Identity& identity;    // what the results hang on
    const std::string& mapping;             // what the columns of a table stand for; "": no table
    std::optional<std::uint64_t> rowsAbout; // of the input
};

struct OutputKind {
    std::string_view id;
    std::array<std::string_view, 2> endings; // of files; "": none
    bool isPrinted;                          // --format may name it, for standard output
    bool goesOn;                             // a run that was broken off can be gone on with
    bool needsFile;                          // a stream will not do
    std::unique_ptr<screening::Output> (*make)(const OutputRequest& request);
};

// By the ending of --out, or --format. Throws Exit.
[[nodiscard]] const OutputKind& outputKind(const ScreenOptions& options, const Surroundings& surroundings,
                                           Language language);

} // namespace biosubsidy::cli

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The options of `screen`, and what they say: which kind of file comes in and which
// goes out.
#pragma once

#include "app/cli/case_options.h"
#include "core/screening/output.h"
#include "core/screening/row_table.h"
#include "core/screening/run_state.h"
#include "core/system/target.h"

namespace biosubsidy::cli {

struct OutputKind;

struct ScreenOptions : CaseOptions { // `file` is the input
    std::string out;
    std::string errors;
    std::string templatePath;        // to be written, instead of a screening
    std::vector<std::string> places; // of the template: what is asked there is in it
    std::string sheet;               // of companies, by its name
    std::vector<std::string> ignore; // columns, by heading or letters
    std::string separator;           // of the cells of a text table; "": as its lines say
    std::string map;                 // columns as a file says
    std::string writeMap;            // where the columns are written, instead of a screening
    bool strict = false;             // what is doubtful is refused
    unsigned threads = 0;            // 0: all cores
    std::uint64_t firstLine = 1;
    bool claims = false;
    bool noCities = false;
    bool resume = false;
    // Where the files go, and whether a run that is broken off can be gone on with: set
    // by checkScreenOptions().
    std::optional<Target> target;        // none: standard output, a database
    std::optional<Target> errorsTarget;  // none: standard error
    std::optional<Target> accountTarget; // of a table, beside the errors; set by checkSheetOptions()
    bool goesOnLater = false;

    [[nodiscard]] bool fromStream() const { return file == "-"; }
    [[nodiscard]] bool toStream() const { return out == "-"; }
    [[nodiscard]] bool toServer() const; // a PostgreSQL database
    // Whether there is a file to keep notes beside.
    [[nodiscard]] bool toFile() const { return target && !target->isStream(); }
    // 0: not given.
    [[nodiscard]] char separatorSign() const {
        return separator.empty() ? '\0' : separator == "tab" ? '\t' : separator[0];
    }
    [[nodiscard]] std::string outName() const; // for messages: without a password
    [[nodiscard]] screening::RowTable::Of rows() const {
        return claims ? screening::RowTable::Of::claims : screening::RowTable::Of::cases;
    }
};

// What became of each cell of a table, beside the messages on bad lines.
[[nodiscard]] std::string accountPath(const std::string& errors);

void addScreenOptions(CLI::App& command, ScreenOptions& options);
// Those of them that say how a table is read (--write-map aside).
void addTableOptions(CLI::App& command, ScreenOptions& options);
void addStrictOption(CLI::App& command, ScreenOptions& options);

// Throws Exit where the options contradict each other, an output would fall on an
// input or on the other output, or cannot go where it is to go.
void checkScreenOptions(ScreenOptions& options, const OutputKind& kind, const Surroundings& surroundings,
                        Language language);

} // namespace biosubsidy::cli

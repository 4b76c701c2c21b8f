// SPDX-License-Identifier: GPL-3.0-or-later
//
// A list of applications that people keep in a spreadsheet, as proposals: each row an
// application with the case and the measure that it is taken to be for, how sure that is,
// and what in it was not surely understood, cell by cell. Nothing is taken by this: a
// person confirms, and the shelf of applications takes what is confirmed.
#pragma once

#include <functional>

#include "core/applications/application.h"
#include "core/packs/rule_book.h"
#include "core/sheets/application_map.h"
#include "core/sheets/table_file.h"

namespace biosubsidy::sheets {

// A case that a row may be of.
struct KnownFirm {
    std::int64_t id = 0; // of the case
    std::string name;    // of the company
    std::string title;   // of the case, where it has one of its own
    std::string uscc;
};

// same: the code or the name is just that, and only one has it. near: it is most like it, or
// several are; to be confirmed. none: nothing is like it.
enum class Likeness : std::uint8_t { same, near, none };

struct FirmMatch {
    Likeness sure = Likeness::none;
    std::vector<std::int64_t> cases; // the likeliest first
};
struct MeasureMatch {
    Likeness sure = Likeness::none;
    std::vector<std::string> measures; // "pack/measure", the likeliest first
};

// What stands at a cell and is not surely understood.
struct CellDoubt {
    std::uint64_t row = 0; // as spreadsheets count
    std::uint32_t column = 0;
    std::string stood;  // printable
    bool taken = false; // it counts all the same; else it is left out, and stands in the remarks
    Localized why;
};

struct ProposedApplication {
    std::uint64_t row = 0;
    std::string firm;   // as it stood
    std::string policy; // as it stood, with its document
    FirmMatch firmMatch;
    MeasureMatch measureMatch;
    // With the likeliest measure where it is `same`; its item, title and remarks as they
    // stood. What was not understood stands at the end of its remarks.
    applications::Application application;
    std::vector<CellDoubt> doubts;
};

struct ApplicationProposals {
    std::vector<ProposedApplication> rows;
    // Rows that hold something and are no application (neither firm nor policy: a total, a
    // note), with what stands in their first cell.
    std::vector<std::pair<std::uint64_t, std::string>> passedOver;
    bool whole = true; // not stopped on the way
};

inline constexpr std::size_t mostProposed = 20'000; // rows; more are refused

// `map` has no problem(). An empty firm is that of the row above, as people leave it.
// `wantsStop` is asked now and then.
[[nodiscard]] tl::expected<ApplicationProposals, Localized>
proposeApplications(const TableFile& file, const ApplicationMap& map, const RuleBook& rules,
                    std::span<const KnownFirm> firms, const std::function<bool()>& wantsStop = {});

// For whoever chooses by hand.
[[nodiscard]] FirmMatch matchFirm(std::string_view name, std::string_view uscc, std::span<const KnownFirm> firms);
[[nodiscard]] MeasureMatch matchMeasure(std::string_view title, std::string_view document, const RuleBook& rules);

} // namespace biosubsidy::sheets

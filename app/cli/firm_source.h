// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the commands for many firms get them from: cases, a line each or in a table, that
// are screened on the way, or the results of a screening.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/cli/screen_options.h"
#include "core/portfolio/firm.h"
#include "core/screening/case_stream.h"
#include "core/sheets/sheet_input.h"

namespace biosubsidy::cli {

// Whether the source is a case by itself, on several lines perhaps, and no lines of cases.
[[nodiscard]] bool isOneCase(const ScreenOptions& options);

class FirmSource {
public:
    // `options.file` is the source; as many of the options as concern it are read. All
    // outlive it.
    FirmSource(const ScreenOptions& options, std::shared_ptr<const RuleBook> rules, const Surroundings& surroundings,
               Language language);

    [[nodiscard]] bool isResults() const noexcept { return results_; }
    // Cases that can be read again: not of a pipe.
    [[nodiscard]] bool canReadAgain() const noexcept { return !results_ && !options_.fromStream(); }

    // How the firms come about, where cases are screened on this day. Throws Exit.
    [[nodiscard]] portfolio::Basis basis(const Date& asOf) const;
    // All firms in order; cases are held against the rules of this day. Bad lines are told
    // on standard error as well. Throws Exit.
    void giveTo(portfolio::FirmTaker& taker, const Date& asOf);
    // The cases that are wanted, one by one. Throws Exit.
    void cases(const std::function<bool(std::uint64_t)>& wants, const screening::CaseStream::Take& take,
               const screening::CaseStream::Refuse& refuse);

    // Of a table: what was read of it, and what of it is doubtful, a line each; after
    // giveTo() or cases().
    [[nodiscard]] const std::vector<Localized>& account() const noexcept { return account_; }
    // Whether a line was refused or a cell not understood.
    [[nodiscard]] bool hadProblems() const noexcept { return problems_; }

private:
    struct Opened {
        std::unique_ptr<screening::Input> input;
        sheets::SheetInput* sheet = nullptr;
    };
    [[nodiscard]] Opened open(const Surroundings& surroundings) const;
    void screen(portfolio::FirmTaker& taker, const Date& asOf);
    void keepAccount(const sheets::SheetInput* sheet);

    const ScreenOptions& options_;
    std::shared_ptr<const RuleBook> rules_;
    const Surroundings& surroundings_;
    Language language_;
    bool results_;
    bool read_ = false; // once: what it tells has been told
    bool problems_ = false;
    std::vector<Localized> account_;
};

} // namespace biosubsidy::cli

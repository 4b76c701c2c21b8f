// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a report on many firms is made from, taken together so that it can be made in
// another thread: nothing in it changes while that works.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/portfolio/gathering.h"
#include "core/system/target.h"
#include "ui/paper/report_formats.h"

namespace biosubsidy::ui {

class Paper;

// Firms of one day: cases as the library keeps them, or the results of a screening.
struct FirmsFrom {
    std::string name;               // for the report: of the file, or what the cases are
    std::vector<std::string> cases; // texts of case files
    std::string results;            // path; "": the cases
    Date day;                       // of the assessment; results have one of their own
};

struct PortfolioJob {
    std::shared_ptr<const RuleBook> rules;
    AssessOptions assess;
    FirmsFrom now;
    std::optional<FirmsFrom> before;
    portfolio::PortfolioOptions options;
    std::string folder; // for what a comparison keeps meanwhile
    std::shared_ptr<const std::atomic<bool>> stop;
};

// The firms together, and what there is to say of them.
class GatheredFirms {
public:
    // `book`: it gets a row for each. The error says what cannot be read; where the job was
    // stopped it is empty.
    [[nodiscard]] static tl::expected<std::shared_ptr<const GatheredFirms>, Localized>
    gather(const PortfolioJob& job, portfolio::PortfolioBook* book);

    [[nodiscard]] portfolio::PortfolioInput input() const;
    [[nodiscard]] const portfolio::Portfolio& portfolio() const noexcept { return portfolio_; }

    GatheredFirms(std::shared_ptr<const RuleBook> rules, const Date& day);

private:
    portfolio::Portfolio portfolio_;
    portfolio::Basis basis_;
    bool lookedCloser_ = false;
    std::optional<portfolio::Comparison> comparison_;
};

// For the preview; the paper belongs to the thread of the program's windows.
struct PortfolioPreview {
    std::shared_ptr<Paper> paper;
    std::shared_ptr<const GatheredFirms> firms;
    Localized trouble; // why there are none
};
[[nodiscard]] PortfolioPreview previewOf(const PortfolioJob& job);
// The whole file, or why there is none; empty where the job was stopped.
[[nodiscard]] tl::expected<void, Localized> writePortfolio(const PortfolioJob& job, const ReportFormat& format,
                                                           const Target& target);

} // namespace biosubsidy::ui

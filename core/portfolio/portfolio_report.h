// SPDX-License-Identifier: GPL-3.0-or-later
//
// A portfolio as a report: the document that every writer of reports takes, and the
// workbook, where each chapter is a sheet and every firm has a row. The tables are the
// same. What a document has no room for is counted, and where it stands is said.
#pragma once

#include "core/documents/workbook.h"
#include "core/portfolio/comparison.h"
#include "core/report/document.h"
#include "core/report/table_of.h"

namespace biosubsidy::portfolio {

struct PortfolioOptions {
    Language language = Language::zh;
    report::Unit unit = report::Unit::wan;
    std::string title;  // "": the usual one
    std::string author; // who hands it on
    bool firmPages = false;
};

// All that a report is made from.
struct PortfolioInput {
    const Portfolio& portfolio;
    Basis basis;
    bool lookedCloser = false;              // Asked::alone is known
    const Comparison* comparison = nullptr; // null: none
    // What was read of a table and what of it was not understood, a line each.
    std::vector<Localized> account{};
    std::uint64_t firmsInBook = 0; // that a workbook has a row for
};

[[nodiscard]] report::Document portfolioDocument(const PortfolioInput& input, const PortfolioOptions& options);

// The columns of a table of firms, wherever it stands.
[[nodiscard]] std::vector<report::TableColumn<Firm>> firmColumns(const RuleBook& rules,
                                                                 const PortfolioOptions& options);

// The workbook: firms as they come, the chapters at the end.
class PortfolioBook {
public:
    // Fills the file at `path`. `rules` outlives it.
    PortfolioBook(const std::string& path, const RuleBook& rules, const PortfolioOptions& options);

    void add(const Firm& firm);
    // How many have a row: as many as a sheet has room for.
    [[nodiscard]] std::uint64_t firms() const noexcept { return row_ - 1; }
    [[nodiscard]] tl::expected<void, Localized> finish(const PortfolioInput& input);

private:
    void addChapter(WorkbookSheet& sheet, const std::vector<const report::Section*>& sections) const;

    PortfolioOptions options_;
    Workbook book_;
    WorkbookSheet summary_;
    WorkbookSheet firms_;
    std::vector<report::TableColumn<Firm>> columns_;
    std::vector<report::Column> headings_;
    std::uint32_t row_ = 1;
};

} // namespace biosubsidy::portfolio

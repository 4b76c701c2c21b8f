// SPDX-License-Identifier: GPL-3.0-or-later
//
// The chapters of a portfolio's report, each made by a function of its own, and what they
// share. For portfolio_report.h.
#pragma once

#include "core/portfolio/portfolio_report.h"

namespace biosubsidy::portfolio {

struct ChapterContext {
    const PortfolioInput& input;
    const PortfolioOptions& options;
    bool whole = false; // a workbook has room for all rows

    [[nodiscard]] const Portfolio& portfolio() const { return input.portfolio; }
    [[nodiscard]] const RuleBook& rules() const { return input.portfolio.rules(); }
    [[nodiscard]] Language language() const { return options.language; }
    [[nodiscard]] std::string text(const char* zh, const char* en) const;
    [[nodiscard]] std::string sum(const Money& money) const; // in text
    [[nodiscard]] report::Cell cell(const Money& money) const;
    [[nodiscard]] report::Cell cellOrNothing(const Money& money) const; // "" where there is none
    [[nodiscard]] static report::Cell cell(std::uint64_t count);
    [[nodiscard]] std::string sumHeading(const char* zh, const char* en) const;
    [[nodiscard]] std::string name(const FirmName& firm) const { return nameText(firm, language()); }
};

// 专业中试平台建设; of a measure that no loaded pack has its name in files.
[[nodiscard]] std::string measureTitle(const RuleBook& rules, const std::string& measure, Language language);
// 北京市 京科发〔2024〕14号: the title stands once, among the sources; a document without
// a number has only that.
[[nodiscard]] std::string documentOf(const RuleBook& rules, const std::string& measure, Language language);
// 征求意见稿、据报道 …
[[nodiscard]] std::string marksOf(const Portfolio& portfolio, const std::string& measure, Language language);
// 项目 p1：总投资, from "projects.p1.total_investment".
[[nodiscard]] std::string questionText(const std::string& path, const Vocabulary& vocabulary, Language language);

// What stands in a firm's total: a sum, or that none is published.
[[nodiscard]] report::Cell ceilingCell(const Firm& firm, const PortfolioOptions& options);

// That a chapter is made from the largest claims alone.
[[nodiscard]] report::Paragraph notWhole(const ChapterContext& context);

using Sections = std::vector<report::Section>;
[[nodiscard]] Sections summaryChapter(const ChapterContext& context);
[[nodiscard]] Sections comparisonChapter(const ChapterContext& context);
[[nodiscard]] Sections measureChapter(const ChapterContext& context);
[[nodiscard]] Sections firmChapter(const ChapterContext& context);
[[nodiscard]] Sections deadlineChapter(const ChapterContext& context);
[[nodiscard]] Sections questionChapter(const ChapterContext& context);
[[nodiscard]] Sections refusedChapter(const ChapterContext& context);
[[nodiscard]] Sections sourceChapter(const ChapterContext& context);
[[nodiscard]] Sections firmPages(const ChapterContext& context);

} // namespace biosubsidy::portfolio

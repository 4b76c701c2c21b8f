// SPDX-License-Identifier: GPL-3.0-or-later
//
// An assessment as a person reads it on a terminal: the totals of each city, its
// documents, the claims by verdict with their sums and reasons, and what to ask
// next. It computes nothing; every figure stands in the assessment.
#pragma once

#include "app/cli/claim_text.h"
#include "app/cli/command.h"
#include "app/cli/style.h"
#include "core/assessment/assessment.h"

namespace biosubsidy::cli {

// The company's name and the date; one line that says what the figures are.
void printHeader(std::ostream& out, const Case& subject, const Vocabulary& vocabulary, const Date& asOf,
                 const Localized& what, Language language, const Style& style, std::size_t width);

// Lines of text are no longer than this, however wide the terminal.
[[nodiscard]] std::size_t readableWidth(const Surroundings& surroundings);

class AssessmentText {
public:
    // `all`: every condition of every claim instead of the short form.
    AssessmentText(const Assessment& assessment, Language language, const Surroundings& surroundings, bool all);

    void print();

private:
    void printWarnings();
    void printNoPacks();
    void printCity(const CityResult& city);
    void printTotals(const CityResult& city);
    void printDocuments(const CityResult& city);
    void printClaims(const CityResult& city);
    void printQuestions();
    void heading(const std::string& text, char underline);

    const Assessment& assessment_;
    Language language_;
    std::ostream& out_;
    std::size_t width_;
    Style style_;
    bool all_;
};

} // namespace biosubsidy::cli

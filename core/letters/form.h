// SPDX-License-Identifier: GPL-3.0-or-later
//
// The open questions of a case as a form to send to whoever knows the answers: a letter to
// read (DOCX, ODT) or a workbook to fill in, with choices to pick from. answers.h reads the
// workbook when it returns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "core/assessment/assessment.h"
#include "core/report/document.h"
#include "core/report/sum_text.h"
#include "core/system/target.h"

namespace biosubsidy::letters {

struct FormQuestion {
    std::string path; // of the fact: by it an answer is known when it returns
    FactRef fact;
    std::string subject; // 企业; 项目 p1（名称）
    std::string label;   // 总投资（万元）
    std::string help;
    std::string how; // 整数
    std::vector<std::string> choices;
    bool several = false; // any of the choices
    Money atStake;
    std::uint64_t claims = 0;
};

// All that one firm is asked.
struct Form {
    std::uint64_t line = 0; // of its source
    std::string name;       // "" where it is unknown
    std::string uscc;
    std::string reference{};             // of the case where it is kept; "" where it is in no library
    std::vector<FormQuestion> questions; // company, projects, expenses
    std::uint64_t left = 0;              // open as well, and not asked
};

struct FormOptions {
    Language language = Language::zh;
    report::Unit unit = report::Unit::wan;
    std::string title;                // "": the usual one
    std::string author;               // who asks
    std::vector<std::string> contact; // lines: where the answers go
    std::size_t most = 0;             // questions of a firm, those with most at stake; 0: all
    bool sums = false;                // what is at stake is told
};

// A book has a sheet for each firm.
inline constexpr std::size_t mostForms = 500;

[[nodiscard]] Form formOf(const Assessment& assessment, std::uint64_t line, const FormOptions& options);

// A letter for each on pages of its own.
[[nodiscard]] report::Document letterDocument(const std::vector<Form>& forms, const Date& asOf,
                                              const FormOptions& options);
// The workbook, whole or not at all; at most `mostForms` of them.
[[nodiscard]] tl::expected<void, Localized> writeFormBook(const std::vector<Form>& forms, const FormOptions& options,
                                                          const Target& target);

// The words by which a returned form is found again.
struct FormWords {
    Localized key{"编号（请勿改动）", "Key (leave as it is)"};
    Localized question{"问题", "Question"};
    Localized answer{"请填写", "Your answer"};
    Localized company{"企业", "Company"};
    Localized uscc{"统一社会信用代码", "Unified social credit code"};
    Localized reference{"案例编号（请勿改动）", "Case (leave as it is)"};
};

} // namespace biosubsidy::letters

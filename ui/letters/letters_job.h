// SPDX-License-Identifier: GPL-3.0-or-later
//
// The letters of questions and what comes back, made in another thread: nothing in a job
// changes while that works, and none of it touches the library.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/assessment/assessor.h"
#include "core/letters/answers.h"
#include "core/letters/form.h"
#include "core/storage/library.h"

namespace biosubsidy::ui {

// A case as the library keeps it.
struct LetterCase {
    storage::CaseId id;
    std::string name; // as the list of cases has it
    std::string text;
};

// What one firm is asked.
struct FirmLetter {
    storage::CaseId id;
    std::string name;
    letters::Form form;
    Money alone;         // one answer decides so much
    Money atStake;       // of the question with most of it
    Localized trouble{}; // why it cannot be asked
};

struct LettersJob {
    std::shared_ptr<const RuleBook> rules;
    AssessOptions assess;
    std::vector<LetterCase> cases;
    letters::FormOptions options;
};
// Firms that one answer brings a large sum first.
[[nodiscard]] std::vector<FirmLetter> lettersOf(const LettersJob& job);

// Which kinds of file each firm gets.
struct LetterKinds {
    bool xlsx = true;
    bool docx = true;
    bool odt = false;
};
struct LettersWritten {
    std::size_t firms = 0;
    std::vector<std::string> files;
    std::string failed; // where it ended early, and why
    Localized why{};
};
// One file of each kind for each firm, named by it; none is overwritten.
[[nodiscard]] LettersWritten writeLetters(const std::vector<letters::Form>& forms, const LetterKinds& kinds,
                                          const letters::FormOptions& options, const Date& asOf,
                                          const std::string& folder);

// Files that returned, read.
struct ReadForms {
    std::vector<letters::ReturnedForms> files;
    std::vector<Localized> troubles; // of those that are none, with their names
};
[[nodiscard]] ReadForms readForms(const std::vector<std::string>& paths);

// The forms that belong to one case: file and form.
struct FormPlace {
    std::size_t file = 0;
    std::size_t form = 0;
};
struct ReturnedCase {
    LetterCase of;
    std::vector<FormPlace> forms;
};
// What they change in it, and what its sum becomes.
struct CaseAnswers {
    storage::CaseId id;
    std::string name;
    letters::Answers answers; // of all its forms together
    Case before;
    storage::ResultMark now;
    storage::ResultMark then; // with the changes
};
struct AnswersJob {
    std::shared_ptr<const RuleBook> rules;
    AssessOptions assess;
    std::shared_ptr<const ReadForms> read;
    std::vector<ReturnedCase> cases;
};
[[nodiscard]] std::vector<CaseAnswers> answersOf(const AnswersJob& job);

} // namespace biosubsidy::ui

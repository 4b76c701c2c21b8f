// SPDX-License-Identifier: GPL-3.0-or-later
//
// The facts of a case as labels and values that stay readable when the vocabulary
// that they were stated in is gone; and what differs between two cases.
#pragma once

#include <string>
#include <vector>

#include "core/facts/case.h"
#include "core/values/localized.h"

namespace biosubsidy::storage {

struct FactText {
    std::string path; // "projects.p1.total_investment", "awards.a1.amount"
    Localized label;  // 项目 p1：总投资
    Localized value;
    friend bool operator==(const FactText&, const FactText&) = default;
};

// Known facts only, in the order of the case.
[[nodiscard]] std::vector<FactText> factTexts(const Case& subject, const Vocabulary& vocabulary);

struct FactTextChange {
    std::string path;
    Localized label;
    Localized before; // empty: not stated
    Localized after;
};

// What is in either and not the same in both; items go by their ids.
[[nodiscard]] std::vector<FactTextChange> changesBetween(const std::vector<FactText>& before,
                                                         const std::vector<FactText>& after);

// How many facts differ between two case files' texts, without a vocabulary.
[[nodiscard]] std::size_t countFactChanges(const std::string& before, const std::string& after);

} // namespace biosubsidy::storage

// SPDX-License-Identifier: GPL-3.0-or-later
//
// What several tests need: the built-in rules, cases from JSON texts, packs from
// TOML texts, and claims by name.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/assessment/assessor.h"
#include "core/packs/rule_book.h"

namespace biosubsidy::test {

// JSON written with single quotes, as tests are easier to read that way.
[[nodiscard]] std::string json(std::string_view text);

// The built-in rules, read once.
[[nodiscard]] std::shared_ptr<const RuleBook> builtInRules();

// Those of the six documents that came first, read once, for tests that were worked out
// with them: others of the same places would add to their totals and lists.
[[nodiscard]] std::shared_ptr<const RuleBook> firstRules();

// The built-in vocabulary with these packs alone (each the text of a file).
[[nodiscard]] Result<std::shared_ptr<const RuleBook>> rulesWith(const std::vector<std::string>& packs);

// Reads a case; a mistake in it ends the test program with its messages.
[[nodiscard]] Case caseOf(const RuleBook& rules, const std::string& json);
[[nodiscard]] Diagnostics problemsOf(const RuleBook& rules, const std::string& json);

[[nodiscard]] Assessment assessed(const std::string& json, std::string_view asOf = "2026-11-22", bool exclusion = true);
// With firstRules().
[[nodiscard]] Assessment firstAssessed(const std::string& json, std::string_view asOf = "2026-11-22");

// The claim of this measure ("beijing-2024/pilot-platform") for an item ("" for
// the company). Ends the test program if there is none.
[[nodiscard]] const Claim& claimOf(const Assessment& assessment, std::string_view measure, std::string_view item = "");

} // namespace biosubsidy::test

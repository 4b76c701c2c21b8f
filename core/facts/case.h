// SPDX-License-Identifier: GPL-3.0-or-later
//
// A Case is what is known of a company, its projects, its expenses and the
// support that it already holds. Each fact is known or unknown; unknown is a
// state of its own, never zero, false or empty. A Case is a plain value; its
// facts stand in the order of the vocabulary that it was read with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/facts/vocabulary.h"
#include "core/values/date.h"
#include "core/values/money.h"
#include "core/values/quantity.h"

namespace biosubsidy {

// The index of the chosen one among a fact's choices.
struct ChoiceIndex {
    std::size_t index = 0;
    friend bool operator==(const ChoiceIndex&, const ChoiceIndex&) = default;
};

// monostate: unknown. Otherwise the alternative of the fact's type; counts and
// years are whole numbers.
using FactValue =
    std::variant<std::monostate, std::string, Money, std::int64_t, Quantity, Date, bool, ChoiceIndex, ChoiceSet>;

[[nodiscard]] inline bool isKnown(const FactValue& value) {
    return !std::holds_alternative<std::monostate>(value);
}

// The company, a project or an expense.
struct Item {
    std::string id;               // "" for the company
    std::vector<FactValue> facts; // by index in the vocabulary

    // A text that is known; null otherwise.
    [[nodiscard]] const std::string* text(std::size_t fact) const { return std::get_if<std::string>(&facts.at(fact)); }
    friend bool operator==(const Item&, const Item&) = default;
};

enum class AwardTarget : std::uint8_t { project, expense, measure };

// Support already held: from another policy, or `under` a measure of the packs in an
// earlier round.
struct Award {
    std::string id;
    std::optional<std::string> policy;
    Money amount;
    AwardLevel level = AwardLevel::city;
    AwardTarget target = AwardTarget::project;
    std::string targetId;               // a project's or expense's id, or "pack/measure"
    std::optional<std::int64_t> year{}; // otherwise the assessment's
    std::optional<std::string> under{}; // "pack/measure", whose scope fits the target
    friend bool operator==(const Award&, const Award&) = default;
};

struct Case {
    Item company;
    std::vector<Item> projects;
    std::vector<Item> expenses;
    std::vector<Award> awards;
    friend bool operator==(const Case&, const Case&) = default;

    // A case in which nothing is known.
    [[nodiscard]] static Case empty(const Vocabulary& vocabulary);
    [[nodiscard]] static Item emptyItem(const Vocabulary& vocabulary, Entity entity, std::string id);

    [[nodiscard]] const Item& item(Entity entity, std::size_t index) const;
    [[nodiscard]] Item& item(Entity entity, std::size_t index);
    [[nodiscard]] std::size_t count(Entity entity) const;
};

// One fact of one item of a case. Its order is the order of questions: company,
// projects as in the case, expenses; within each the vocabulary's.
struct FactRef {
    Entity entity = Entity::company;
    std::size_t item = 0; // 0 for the company
    std::size_t fact = 0;
    friend auto operator<=>(const FactRef&, const FactRef&) = default;
};

// "company.city", "projects.p1.total_investment", "expenses.e1.amount".
[[nodiscard]] std::string pathOf(const FactRef& ref, const Case& subject, const Vocabulary& vocabulary);

// The company's name as the case gives it; "" where it does not.
[[nodiscard]] std::string_view companyName(const Case& subject, const Vocabulary& vocabulary);

// Something in a case that is taken as it stands but deserves a look.
struct CaseWarning {
    std::string code;    // "uscc_malformed", "district_near", "part_exceeds_whole"
    std::string pointer; // JSON pointer
    Localized message;
    friend bool operator==(const CaseWarning&, const CaseWarning&) = default;
};

[[nodiscard]] std::vector<CaseWarning> warningsOf(const Case& subject, const Vocabulary& vocabulary);

} // namespace biosubsidy

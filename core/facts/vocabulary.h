// SPDX-License-Identifier: GPL-3.0-or-later
//
// The vocabulary: which facts there are about a company, a project and an
// expense, of what type, with labels and help in both languages. It is read from
// rules/facts.toml; the forms, the case reader, the messages and the rule
// language all work from it, so that a new fact is one entry there.
//
// Beside the facts that a case states there are derived ones, which follow from the
// rest of the case: rules read them, and nobody is asked for them. Their indexes come
// behind those of the stated ones.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/documents/source_text.h"
#include "core/facts/award_level.h"
#include "core/values/diagnostic.h"
#include "core/values/localized.h"

namespace biosubsidy {

// What a fact is about, in the order in which questions are asked.
enum class Entity : std::uint8_t { company, project, expense };
inline constexpr std::array<Entity, 3> allEntities{Entity::company, Entity::project, Entity::expense};

[[nodiscard]] std::string_view toString(Entity entity) noexcept; // "company"

// A quantity has a unit of its own, which the fact names.
enum class FactType : std::uint8_t { text, money, count, quantity, year, date, flag, choice, set };
[[nodiscard]] std::string_view toString(FactType type) noexcept;
[[nodiscard]] constexpr bool isNumber(FactType type) noexcept {
    return type == FactType::money || type == FactType::count || type == FactType::quantity || type == FactType::year ||
           type == FactType::date;
}
[[nodiscard]] Localized describe(FactType type); // 金额 / amount of money

// A choice fact's value is an index into its choices; a set's a bit for each.
inline constexpr std::size_t mostChoices = 128;
using ChoiceSet = std::bitset<mostChoices>;

struct Choice {
    std::string id;
    Localized label;
};

// What an absent value is taken from.
enum class DefaultFrom : std::uint8_t { nothing, companyCity, companyDistrict, assessmentYear, sizeClass };

struct Fact {
    Entity entity = Entity::company;
    std::string id;
    FactType type = FactType::text;
    std::string section;
    Localized label;
    Localized help;
    Localized unit;                           // of a quantity: 平方米, m²
    std::vector<std::string> unitAlso;        // other ways in which people write the unit
    std::vector<Choice> choices;              // of choice and set facts
    std::optional<std::size_t> defaultChoice; // what an absent value stands for
    DefaultFrom defaultFrom = DefaultFrom::nothing;
    // Amounts of the same entity, by index, that this one is within, the nearest first;
    // and those within this one, the parts of parts among them.
    std::vector<std::size_t> wholes;
    std::vector<std::size_t> parts;
    // Of a derived one: it is the sum of the awards on the item of this level, without
    // those that came under a measure of the packs (Award::under).
    std::optional<AwardLevel> sumOfAwards;
    bool openList = false; // loaded packs may add choices
    bool checkedAsUscc = false;
    bool forRulesToCome = false;

    // How people write the unit of a quantity; none for other facts.
    [[nodiscard]] std::vector<std::string> unitNames() const;
    // Index of the choice with this id.
    [[nodiscard]] std::optional<std::size_t> choice(std::string_view choiceId) const;
    // The choices that are in a set of them, in order.
    [[nodiscard]] std::vector<const Choice*> chosen(const ChoiceSet& set) const;
    // The ids of the choices of a set, in the order of the vocabulary.
    [[nodiscard]] std::vector<std::string> idsOf(const ChoiceSet& set) const;
};

struct Section {
    std::string id;
    Entity entity = Entity::company;
    Localized label;
};

class Vocabulary {
public:
    [[nodiscard]] static Result<Vocabulary> read(const SourceText& source);

    // The facts that a case states of an entity, in the file's order; a fact is known
    // by its index.
    [[nodiscard]] const std::vector<Fact>& facts(Entity entity) const {
        return facts_[static_cast<std::size_t>(entity)];
    }
    [[nodiscard]] const std::vector<Fact>& derived(Entity entity) const {
        return derived_[static_cast<std::size_t>(entity)];
    }
    // How many there are in all: of each index below it fact() tells.
    [[nodiscard]] std::size_t readable(Entity entity) const { return facts(entity).size() + derived(entity).size(); }
    [[nodiscard]] bool isStated(Entity entity, std::size_t index) const { return index < facts(entity).size(); }
    [[nodiscard]] const Fact& fact(Entity entity, std::size_t index) const {
        return isStated(entity, index) ? facts(entity)[index] : derived(entity).at(index - facts(entity).size());
    }
    // Of a stated fact; of any fact that a rule may read.
    [[nodiscard]] std::optional<std::size_t> find(Entity entity, std::string_view id) const;
    [[nodiscard]] std::optional<std::size_t> findReadable(Entity entity, std::string_view id) const;
    [[nodiscard]] const std::vector<Section>& sections() const noexcept { return sections_; }

    // The facts that the program itself knows how to fill in, by index. A
    // vocabulary without one of them is refused when it is read.
    struct Known {
        std::size_t companyName, companyCity, companyDistrict, applicant, industry, employees, revenue, size, uscc;
        std::size_t projectName, projectCity, projectDistrict, projectYear, fields, stage;
        std::size_t expenseYear;
    };
    [[nodiscard]] const Known& known() const noexcept { return known_; }
    // company.city, whose choices are all cities, and project.fields.
    [[nodiscard]] const Fact& cities() const { return fact(Entity::company, known_.companyCity); }
    [[nodiscard]] const Fact& fields() const { return fact(Entity::project, known_.fields); }

    // Adds a city, before "other", to every fact whose list is open. No effect
    // if the city is there already.
    void addCity(const std::string& id, const Localized& label);

private:
    std::array<std::vector<Fact>, 3> facts_;
    std::array<std::vector<Fact>, 3> derived_;
    std::vector<Section> sections_;
    Known known_{};
};

} // namespace biosubsidy

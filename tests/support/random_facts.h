// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random cases with money in them, and random values for their facts: amounts at
// and beside the thresholds and caps of the policies.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "core/facts/situation.h"
#include "tests/support/rules.h"

namespace biosubsidy::test {

class RandomFacts {
public:
    RandomFacts(std::uint32_t seed, const Date& asOf) : random_(seed), asOf_(asOf) {}

    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }

    // A value that does not contradict what else is known of the item.
    FactValue value(const Case& subject, const FactRef& ref) {
        const Fact& fact = vocabulary().fact(ref.entity, ref.fact);
        switch (fact.type) {
        case FactType::flag: return below(2) == 1;
        case FactType::choice: return ChoiceIndex{below(fact.choices.size())};
        case FactType::text: return std::string(std::vector<const char*>{"金山区", "璧山区", "朝阳区"}[below(3)]);
        case FactType::year: return static_cast<std::int64_t>(2024 + below(4));
        case FactType::count:
            return static_cast<std::int64_t>(std::vector<int>{0, 9, 10, 20, 99, 299, 300, 999, 1000}[below(9)]);
        case FactType::quantity:
            return Quantity::fromHundredths(std::vector<int>{0, 1, 199'999, 200'000, 500'050}[below(5)]);
        case FactType::set: {
            ChoiceSet set;
            for (std::size_t count = below(4); count > 0; --count) set.set(below(fact.choices.size()));
            return set;
        }
        default: return amount(subject, ref);
        }
    }

    // Beijing or Tianjin, where sums are published; each fact known or not.
    Case subject() {
        Case subject = Case::empty(vocabulary());
        const int percent = std::uniform_int_distribution<int>(20, 95)(random_);
        const std::size_t projects = 1 + below(2);
        const std::size_t expenses = below(3);
        for (std::size_t index = 0; index < projects; ++index)
            subject.projects.push_back(Case::emptyItem(vocabulary(), Entity::project, "p" + std::to_string(index)));
        for (std::size_t index = 0; index < expenses; ++index)
            subject.expenses.push_back(Case::emptyItem(vocabulary(), Entity::expense, "e" + std::to_string(index)));
        for (const Entity entity : allEntities) {
            for (std::size_t item = 0; item < subject.count(entity); ++item) fill(subject, entity, item, percent);
        }
        if (below(4) != 0) subject.company.facts[vocabulary().known().companyCity] = ChoiceIndex{below(3) / 2};
        if (below(3) == 0)
            subject.awards.push_back(
                {"a0", std::nullopt, Money::fromYuan(2'000'000), AwardLevel::city, AwardTarget::project, "p0"});
        return subject;
    }

    [[nodiscard]] static const Vocabulary& vocabulary() { return builtInRules()->vocabulary(); }

private:
    FactValue amount(const Case& subject, const FactRef& ref) {
        static const std::vector<const char*> amounts{
            "0",      "1元",         "12万",         "16.666667万", "50万",   "999.99万",     "1000万",
            "2000万", "19999999.99", "5000万",       "49999999.99", "6000万", "166666666.66", "166666666.67",
            "1亿",    "2亿",         "100000000.01", "6亿"};
        const Money wanted = *Money::parse(amounts[below(amounts.size())]);
        Case without = subject;
        without.item(ref.entity, ref.item).facts[ref.fact] = std::monostate{};
        const Situation situation(vocabulary(), without, asOf_, ref.entity, ref.item);
        const Slot& slot = situation.slot(ref.entity, ref.fact);
        return Money::fromFen(std::clamp(wanted.fen(), slot.low, std::max(slot.low, slot.high)));
    }

    void fill(Case& subject, Entity entity, std::size_t item, int percent) {
        for (std::size_t fact = 0; fact < vocabulary().facts(entity).size(); ++fact) {
            const FactRef ref{entity, item, fact};
            const Vocabulary::Known& known = vocabulary().known();
            if (entity == Entity::company && (fact == known.size || fact == known.uscc)) continue;
            if (entity == Entity::project && fact == known.projectCity && below(5) != 0) continue;
            if (below(100) < static_cast<std::size_t>(percent))
                subject.item(entity, item).facts[fact] = value(subject, ref);
        }
    }

    std::mt19937 random_;
    Date asOf_;
};

} // namespace biosubsidy::test

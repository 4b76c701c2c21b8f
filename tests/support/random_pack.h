// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random packs and random cases of every form: what the engine must agree on with
// itself, whatever the rules and whatever is known.
#pragma once

#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/support/rules.h"

namespace biosubsidy::test {

class RandomRules {
public:
    explicit RandomRules(std::uint32_t seed) : random_(seed) {}

    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    bool chance(std::size_t percent) { return below(100) < percent; }

    // The text of a pack of the user's with so many measures.
    std::string pack(const std::string& id, const std::string& city, std::size_t measures) {
        std::string text = "format = \"biosubsidy-pack/1\"\n[pack]\nid = \"" + id + "\"\nversion = \"1\"\ncity = \"" +
                           city + "\"\n" + (chance(30) ? "districts = [\"金山区\", \"璧山区\"]\n" : "") +
                           "title.zh = \"试\"\ntitle.en = \"t\"\nsummary.zh = \"试\"\nsummary.en = \"t\"\n" +
                           "issuers = [\"x\"]\nstatus = \"in_force\"\nfrom = 2024-03-01\n" +
                           (chance(50) ? "until = 2026-12-31\n" : "") + "grade = \"full_text\"\n" +
                           (chance(60) ? "overlap.levels = [\"national\", \"city\"]\noverlap.zh = \"抵\"\n"
                                         "overlap.en = \"off\"\n"
                                       : "");
        for (std::size_t index = 0; index < measures; ++index) text += measure("m" + std::to_string(index));
        return text;
    }

    // Anything known or not, contradictions among amounts included.
    Case subject() {
        Case subject = Case::empty(vocabulary());
        const std::size_t percent = 5 + below(96);
        fill(subject.company, Entity::company, percent);
        for (const Entity entity : {Entity::project, Entity::expense}) {
            for (std::size_t count = below(5); count > 0; --count) {
                std::vector<Item>& items = entity == Entity::project ? subject.projects : subject.expenses;
                items.push_back(Case::emptyItem(vocabulary(), entity, "i" + std::to_string(items.size())));
                fill(items.back(), entity, percent);
            }
        }
        for (std::size_t count = chance(40) ? 1 + below(4) : 0; count > 0; --count) addAward(subject);
        return subject;
    }

    [[nodiscard]] static const Vocabulary& vocabulary() { return builtInRules()->vocabulary(); }

private:
    std::string measure(const std::string& id) {
        static const char* const scopes[]{"company", "project", "project", "project", "expense"};
        scope_ = scopes[below(std::size(scopes))];
        std::string text = "[[measure]]\nid = \"" + id + "\"\nclause = \"1\"\nscope = \"" + scope_ +
                           "\"\ntitle.zh = \"试\"\ntitle.en = \"t\"\nsummary.zh = \"试\"\nsummary.en = \"t\"\n";
        if (chance(40)) text += "applicants = [\"enterprise\", \"university\"]\n";
        if (chance(90)) text += "when = '" + condition(3) + "'\n";
        if (chance(25)) text += "strict = '" + condition(2) + "'\nlenient = '" + condition(2) + "'\n";
        const std::size_t kind = below(10);
        if (kind == 0) return text + "support = \"unstated\"\n";
        if (kind == 1) return text + "support = \"in_kind\"\n";
        text += kind < 5 ? "support = \"fixed\"\n"
                         : std::string("support = \"ceiling\"\nrate = \"") + (chance(50) ? "stated" : "open") + "\"\n";
        text += "amount = '" + amount(2) + "'\n";
        if (scope_ == "project" && chance(60)) text += std::string("pool = \"") + (chance(50) ? "a" : "b") + "\"\n";
        if (scope_ != "company" && chance(30)) text += "yearly_cap = \"3000万元\"\n";
        return text;
    }

    std::string condition(int depth) {
        if (depth > 0 && chance(60)) {
            switch (below(3)) {
            case 0: return "(" + condition(depth - 1) + " and " + condition(depth - 1) + ")";
            case 1: return "(" + condition(depth - 1) + " or " + condition(depth - 1) + ")";
            default: return "not (" + condition(depth - 1) + ")";
            }
        }
        const bool ofCompany = scope_ == "company" || chance(30);
        const Entity entity = ofCompany ? Entity::company : scope_ == "project" ? Entity::project : Entity::expense;
        const std::vector<Fact>& facts = vocabulary().facts(entity);
        const Fact& fact = facts[below(facts.size())];
        const std::string name = std::string(toString(entity)) + "." + fact.id;
        static const char* const signs[]{">=", ">", "<=", "<", "="};
        const std::string sign = std::string(" ") + signs[below(std::size(signs))] + " ";
        const auto choice = [&] { return fact.choices[below(fact.choices.size())].id; };
        switch (fact.type) {
        case FactType::flag: return name;
        case FactType::choice: return chance(50) ? name + " is " + choice() : name + " is not " + choice();
        case FactType::set:
            return chance(20) ? name + " is empty" : name + " has any of {" + choice() + ", " + choice() + "}";
        case FactType::text: return name + (chance(50) ? " is \"金山区\"" : " in {\"璧山区\", \"朝阳区\"}");
        case FactType::count: return name + sign + std::to_string(std::vector<int>{10, 300, 1000}[below(3)]);
        case FactType::quantity: return name + sign + "2000";
        case FactType::year: return name + sign + "2025";
        case FactType::date: return name + sign + "2026-01-01";
        case FactType::money: return amount(1) + sign + amount(1);
        }
        return name;
    }

    std::string literal() {
        static const char* const amounts[]{"1元", "50万元", "1000万元", "16.666667万元", "5000万元", "1亿元", "3亿元"};
        return amounts[below(std::size(amounts))];
    }

    std::string moneyFact() {
        if (scope_ == "expense" && chance(60)) return "expense.amount";
        const Entity entity = scope_ == "project" && chance(80) ? Entity::project : Entity::company;
        std::vector<std::string> names;
        for (const Fact& fact : vocabulary().facts(entity)) {
            if (fact.type == FactType::money) names.push_back(std::string(toString(entity)) + "." + fact.id);
        }
        for (const Fact& fact : vocabulary().derived(entity))
            names.push_back(std::string(toString(entity)) + "." + fact.id);
        return names[below(names.size())];
    }

    std::string amount(int depth) {
        if (depth == 0 || chance(20)) return chance(40) ? literal() : moneyFact();
        static const char* const rates[]{"30%", "12.5%", "12.345678%", "50%", "0.000001%", "33.333333%"};
        switch (below(6)) {
        case 0: return "min(" + amount(depth - 1) + ", " + literal() + ")";
        case 1: return "max(" + amount(depth - 1) + ", " + amount(depth - 1) + ")";
        case 2: return "(" + amount(depth - 1) + " + " + amount(depth - 1) + ")";
        case 3: return "(" + amount(depth - 1) + " - " + amount(depth - 1) + ")";
        default: return std::string(rates[below(std::size(rates))]) + " * (" + amount(depth - 1) + ")";
        }
    }

    void fill(Item& item, Entity entity, std::size_t percent) {
        static const char* const amounts[]{
            "0",           "1元",          "0.01元", "12万",         "1000万", "2000万",          "5000万",
            "49999999.99", "166666666.67", "1亿",    "166666666.66", "3亿",    "1000000000000000"};
        const std::vector<Fact>& facts = vocabulary().facts(entity);
        for (std::size_t index = 0; index < facts.size(); ++index) {
            const Fact& fact = facts[index];
            const bool city = fact.id == "city";
            if (!chance(city ? (entity == Entity::company ? 80 : 30) : percent)) continue;
            switch (fact.type) {
            case FactType::money: item.facts[index] = *Money::parse(amounts[below(std::size(amounts))]); break;
            case FactType::count:
                item.facts[index] =
                    static_cast<std::int64_t>(std::vector<int>{0, 9, 10, 19, 20, 299, 300, 999, 1000}[below(9)]);
                break;
            case FactType::quantity:
                item.facts[index] =
                    Quantity::fromHundredths(std::vector<int>{0, 1, 199'999, 200'000, 500'050}[below(5)]);
                break;
            case FactType::year: item.facts[index] = static_cast<std::int64_t>(2022 + below(7)); break;
            case FactType::date: item.facts[index] = *Date::of(2025, 1 + static_cast<unsigned>(below(12)), 1); break;
            case FactType::flag: item.facts[index] = chance(50); break;
            case FactType::choice:
                item.facts[index] = ChoiceIndex{below(city && chance(70) ? 2 : fact.choices.size())};
                break;
            case FactType::text:
                item.facts[index] = std::string(std::vector<const char*>{"金山区", "璧山区", "朝阳区", "x"}[below(4)]);
                break;
            case FactType::set: {
                ChoiceSet set;
                for (std::size_t count = below(5); count > 0; --count) set.set(below(fact.choices.size()));
                item.facts[index] = set;
                break;
            }
            }
        }
    }

    void addAward(Case& subject) {
        Award award;
        award.id = "a" + std::to_string(subject.awards.size());
        award.amount = Money::fromYuan(static_cast<std::int64_t>(1 + below(6)) * 3'000'000);
        award.level = allAwardLevels[below(allAwardLevels.size())];
        const std::size_t target = below(3);
        if (target == 0 && !subject.projects.empty()) {
            award.target = AwardTarget::project;
            award.targetId = subject.projects[below(subject.projects.size())].id;
        } else if (target == 1 && !subject.expenses.empty()) {
            award.target = AwardTarget::expense;
            award.targetId = subject.expenses[below(subject.expenses.size())].id;
        } else {
            award.target = AwardTarget::measure;
            award.targetId = chance(50) ? "beijing-2024/hnte-first" : "r0/m0";
        }
        if (chance(30)) award.year = static_cast<std::int64_t>(2022 + below(7));
        subject.awards.push_back(std::move(award));
    }

    std::mt19937 random_;
    std::string scope_;
};

} // namespace biosubsidy::test

// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random packs and random cases of every form: what the engine must agree on with
// itself, whatever the rules and whatever is known.
#pragma once

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "tests/support/rules.h"

namespace biosubsidy::test {

class RandomRules {
public:
    explicit RandomRules(std::uint32_t seed) : random_(seed) {
        for (const Pack& pack : builtInRules()->packs()) {
            for (const Measure& measure : pack.measures)
                granting_.push_back({pack.id + "/" + measure.id, measure.scope});
        }
    }

    std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    bool chance(std::size_t percent) { return below(100) < percent; }

    // Whether a pack may give sums to measures of those made before: all must be loaded then.
    void completeAcrossPacks() { acrossPacks_ = true; }

    // The text of a pack of the user's with so many measures.
    std::string pack(const std::string& id, const std::string& city, std::size_t measures) {
        packId_ = id;
        city_ = city;
        measures_.clear();
        if (!acrossPacks_) unstated_.clear();
        const char* const grade = chance(25) ? "report" : chance(20) ? "excerpt" : "full_text";
        std::string text =
            "format = \"biosubsidy-pack/1\"\n[pack]\nid = \"" + id + "\"\nversion = \"1\"\ncity = \"" + city + "\"\n" +
            (chance(30) ? "districts = [\"金山区\", \"璧山区\"]\n" : "") +
            "title.zh = \"试\"\ntitle.en = \"t\"\nsummary.zh = \"试\"\nsummary.en = \"t\"\n" +
            "issuers = [\"x\"]\nstatus = \"in_force\"\nfrom = 2024-03-01\n" +
            (chance(50) ? "until = 2026-12-31\n" : "") + "grade = \"" + grade + "\"\n" +
            (chance(20) ? "discretion = \"budget\"\n" : "") +
            (chance(60) ? "overlap.levels = [\"national\", \"city\", \"provincial\"]\noverlap.zh = \"抵\"\n"
                          "overlap.en = \"off\"\n"
                        : "");
        plan(measures);
        const std::string caps = this->caps();
        for (const Planned& measure : measures_) text += this->measure(measure);
        return text + caps;
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
    enum class Kind : std::uint8_t { fixed, stated, open, unstated, inKind };
    struct Planned {
        std::string id;
        Entity scope = Entity::company;
        Kind kind = Kind::fixed;
        bool yearlyCap = false;
        bool capped = false; // by some [[cap]]
        std::string completes{};

        [[nodiscard]] bool hasSum() const { return kind <= Kind::open; }
    };

    void plan(std::size_t measures) {
        static constexpr Entity scopes[]{Entity::company, Entity::project, Entity::project, Entity::project,
                                         Entity::expense};
        for (std::size_t index = 0; index < measures; ++index) {
            Planned measure{"m" + std::to_string(index), scopes[below(std::size(scopes))]};
            const std::size_t kind = below(10);
            measure.kind = kind == 0   ? Kind::unstated
                           : kind == 1 ? Kind::inKind
                           : kind < 5  ? Kind::fixed
                           : kind < 8  ? Kind::stated
                                       : Kind::open;
            measure.yearlyCap = measure.hasSum() && measure.scope != Entity::company && chance(30);
            // Two figures of one day for the same measure are refused.
            for (Unstated& unstated : unstated_) {
                const bool fits = measure.hasSum() && unstated.city == city_ && unstated.scope == measure.scope;
                if (!fits || unstated.isCompleted || !measure.completes.empty() || !chance(40)) continue;
                measure.completes = unstated.name;
                unstated.isCompleted = true;
            }
            granting_.push_back({packId_ + "/" + measure.id, measure.scope});
            if (measure.kind == Kind::unstated)
                unstated_.push_back({packId_ + "/" + measure.id, measure.scope, city_, false});
            measures_.push_back(std::move(measure));
        }
    }

    // Groups of these, each of one to three.
    using Group = std::vector<std::size_t>; // measures
    std::vector<Group> grouped(std::vector<Group> units) {
        std::shuffle(units.begin(), units.end(), random_);
        std::vector<Group> groups;
        for (std::size_t from = 0; from < units.size();) {
            Group group;
            for (std::size_t count = 1 + below(3); count > 0 && from < units.size(); --count, ++from)
                group.insert(group.end(), units[from].begin(), units[from].end());
            groups.push_back(std::move(group));
        }
        return groups;
    }

    std::string cap(const char* per, const Group& group) {
        std::string names;
        for (const std::size_t measure : group) {
            names += (names.empty() ? "\"" : ", \"") + measures_[measure].id + "\"";
            measures_[measure].capped = true;
        }
        return "[[cap]]\nid = \"c" + std::to_string(capCount_++) + "\"\nmeasures = [" + names + "]\nper = \"" + per +
               "\"\namount = \"" + capAmount() + "\"\nzh = \"限\"\nen = \"cap\"\n";
    }

    std::string capAmount() {
        static const char* const amounts[]{"1元", "50万元", "500万元", "1000万元", "3000万元", "6000万元", "2亿元"};
        return amounts[below(std::size(amounts))];
    }

    // Caps that nest: per project within per year within one for all.
    std::string caps() {
        capCount_ = 0;
        std::string text;
        if (chance(30)) return text;
        std::vector<Group> ofProjects;
        std::vector<Group> units;
        for (std::size_t index = 0; index < measures_.size(); ++index) {
            if (!measures_[index].hasSum()) continue;
            // A cap of the year lies around those of a project: alone in one, or in none.
            const bool joins = measures_[index].scope == Entity::project && !measures_[index].yearlyCap;
            (joins ? ofProjects : units).push_back({index});
        }
        for (Group& group : grouped(ofProjects)) {
            if (chance(40)) text += cap("project", group);
            units.push_back(std::move(group));
        }
        std::vector<Group> ofYears = grouped(units);
        for (const Group& group : ofYears) {
            if (chance(40)) text += cap("year", group);
            if (chance(15)) text += cap("year", group);
        }
        for (const Group& group : grouped(ofYears)) {
            if (chance(40)) text += cap("life", group);
        }
        if (chance(20) && !ofYears.empty()) {
            text +=
                "[[cap]]\nid = \"all\"\nper = \"life\"\namount = \"" + capAmount() + "\"\nzh = \"限\"\nen = \"cap\"\n";
            for (Planned& measure : measures_) measure.capped = measure.capped || measure.hasSum();
        }
        return text;
    }

    std::string measure(const Planned& planned) {
        scope_ = toString(planned.scope);
        std::string text = "[[measure]]\nid = \"" + planned.id + "\"\nclause = \"1\"\nscope = \"" + scope_ +
                           "\"\ntitle.zh = \"试\"\ntitle.en = \"t\"\nsummary.zh = \"试\"\nsummary.en = \"t\"\n";
        if (!planned.completes.empty()) {
            text += "completes = \"" + planned.completes + "\"\nas_completed = true\n";
        } else {
            if (chance(40)) text += "applicants = [\"enterprise\", \"university\"]\n";
            if (chance(90)) text += "when = '" + condition(3) + "'\n";
            if (chance(25)) text += "strict = '" + condition(2) + "'\nlenient = '" + condition(2) + "'\n";
        }
        if (chance(20)) text += std::string("discretion = \"") + (chance(50) ? "competitive" : "budget") + "\"\n";
        const bool once = chance(20);
        if (once) text += "once = true\n";
        if (planned.kind == Kind::unstated) return text + "support = \"unstated\"\n";
        if (planned.kind == Kind::inKind) return text + "support = \"in_kind\"\n";
        if (!once && chance(20)) text += "rounds = true\n";
        if (chance(20)) text += std::string("matches = [\"") + (chance(50) ? "city" : "national") + "\"]\n";
        text += planned.kind == Kind::fixed ? "support = \"fixed\"\n"
                                            : std::string("support = \"ceiling\"\nrate = \"") +
                                                  (planned.kind == Kind::stated ? "stated" : "open") + "\"\n";
        if (scope_ == "project" && chance(60)) text += std::string("pool = \"") + (chance(50) ? "a" : "b") + "\"\n";
        if (planned.yearlyCap) text += "yearly_cap = \"3000万元\"\n";
        return text + sum(planned.capped || planned.yearlyCap);
    }

    // An amount or tiers. What no cap limits, the amount limits itself.
    std::string sum(bool capped) {
        const auto one = [&] { return capped && chance(50) ? amount(2) : "min(" + amount(2) + ", " + literal() + ")"; };
        if (chance(60)) return "amount = '" + one() + "'\n";
        std::string text;
        const std::size_t tiers = 1 + below(4);
        for (std::size_t tier = 0; tier < tiers; ++tier) {
            text += "[[measure.tier]]\n";
            if (tier + 1 < tiers || chance(60)) text += "when = '" + condition(1) + "'\n";
            text += "amount = '" + one() + "'\n";
        }
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
        case FactType::count: return counted(1) + sign + counted(1);
        case FactType::quantity: return name + sign + area(1);
        case FactType::year: return name + sign + "2025";
        case FactType::date: return name + sign + "2026-01-01";
        case FactType::money:
            return chance(20) ? amount(1) + " - " + amount(1) + sign + amount(1) : amount(1) + sign + amount(1);
        }
        return name;
    }

    // Of employees, or a bare number.
    std::string counted(int depth) {
        if (depth == 0 || chance(40))
            return chance(50) ? "company.employees" : std::to_string(std::vector<int>{10, 300, 1000}[below(3)]);
        switch (below(3)) {
        case 0: return "min(company.employees, " + counted(depth - 1) + ")";
        case 1: return "(company.employees + " + counted(depth - 1) + ")";
        default: return "12.5% * company.employees";
        }
    }

    // Of a project's area.
    std::string area(int depth) {
        if (depth == 0 || chance(40)) return chance(50) ? "project.area" : "2000";
        switch (below(3)) {
        case 0: return "max(project.area, " + area(depth - 1) + ")";
        case 1: return "(" + area(depth - 1) + " - 50% * project.area)";
        default: return "33.333333% * project.area";
        }
    }

    // A count or quantity times money.
    std::string product() {
        static const char* const prices[]{"5000元", "10万元", "0.01元", "300元"};
        const std::string price = prices[below(std::size(prices))];
        const std::string number = scope_ == "project" && chance(60) ? "project.area" : "company.employees";
        if (chance(20)) return number + " * (" + price + " - 25% * (" + price + "))";
        return chance(50) ? price + " * " + number : number + " * " + price;
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
        if (depth == 0 || chance(20)) return chance(35) ? literal() : chance(25) ? product() : moneyFact();
        static const char* const rates[]{"30%", "12.5%", "12.345678%", "50%", "0.000001%", "33.333333%"};
        switch (below(6)) {
        case 0: return "min(" + amount(depth - 1) + ", " + literal() + ")";
        case 1: return "max(" + amount(depth - 1) + ", " + amount(depth - 1) + ")";
        case 2: return "(" + amount(depth - 1) + " + " + amount(depth - 1) + ")";
        case 3: return "max(" + amount(depth - 1) + " - " + amount(depth - 1) + ", 0元)";
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
        if (chance(50)) comeUnder(award);
        subject.awards.push_back(std::move(award));
    }

    // Under a measure that fits the award's target.
    void comeUnder(Award& award) {
        const Entity scope = award.target == AwardTarget::project   ? Entity::project
                             : award.target == AwardTarget::expense ? Entity::expense
                                                                    : Entity::company;
        std::vector<const Granting*> fitting;
        const bool own = chance(80); // of the random packs, if there are any
        for (const Granting& granting : granting_) {
            if (granting.scope == scope && (!own || packId_.empty() || granting.name.starts_with("r")))
                fitting.push_back(&granting);
        }
        if (fitting.empty()) return;
        award.under = fitting[below(fitting.size())]->name;
        if (award.target == AwardTarget::measure) award.targetId = *award.under;
    }

    struct Granting {
        std::string name; // "pack/measure"
        Entity scope = Entity::company;
    };
    struct Unstated {
        std::string name;
        Entity scope = Entity::company;
        std::string city;
        bool isCompleted = false;
    };

    std::mt19937 random_;
    std::string packId_; // of the pack at hand
    std::string city_;
    std::vector<Planned> measures_;
    std::size_t capCount_ = 0;
    std::string scope_;
    std::vector<Granting> granting_; // of all packs so far
    std::vector<Unstated> unstated_;
    bool acrossPacks_ = false;
};

} // namespace biosubsidy::test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/assessment/relevance.h"

#include <algorithm>
#include <set>

#include "core/assessment/claim_maker.h"

namespace biosubsidy {

namespace {

template <typename Take>
void readFacts(const language::Program& program, const Take& take) {
    for (const language::Node& node : program.nodes) {
        if (language::readsFact(node.op)) take(node.entity, node.fact);
    }
}

// What its conditions and amounts read, as they were compiled.
template <typename Take>
void readFacts(const Measure& measure, const Take& take) {
    for (const language::Program* program : measure.conditions()) readFacts(*program, take);
    for (const language::Program* program : measure.amounts()) readFacts(*program, take);
}

class Finder {
public:
    explicit Finder(const Assessment& assessment)
        : assessment_(assessment), vocabulary_(assessment.rules->vocabulary()), known_(vocabulary_.known()),
          maker_(*assessment.rules, *assessment.subject, false) {
        for (const Entity entity : allEntities) {
            const std::size_t count = entity == Entity::company ? 1 : assessment.subject->count(entity);
            for (std::size_t item = 0; item < count; ++item)
                situations_[static_cast<std::size_t>(entity)].emplace_back(
                    vocabulary_, *assessment.subject, assessment.asOf, entity, item, Defaults::left);
        }
    }

    std::vector<FactRef> find() {
        for (const auto& ofEntity : situations_) {
            for (const Situation& situation : ofEntity) addPlace(situation);
        }
        for (const PackResult& result : assessment_.packs) {
            if (!counts(result.status)) continue;
            const Measure* measure = nullptr;
            bool presumes = false;
            for (const Claim& claim : result.claims) {
                if (claim.measure != measure) presumes = readsPresumed(*claim.measure);
                measure = claim.measure;
                addClaim(result, claim, presumes);
            }
        }
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return std::move(found_);
    }

private:
    [[nodiscard]] const Situation& situationOf(Entity entity, std::size_t item) const {
        return situations_[static_cast<std::size_t>(entity)][item];
    }
    void add(Entity entity, std::size_t item, std::size_t fact) { found_.push_back({entity, item, fact}); }
    void addAll(const std::vector<FactRef>& facts) { found_.insert(found_.end(), facts.begin(), facts.end()); }

    // Where an item stands is asked whether it is known or not: a project's place is only
    // presumed to be the company's. Its district where a pack of the city is for districts,
    // its fields where one names zones for them.
    void addPlace(const Situation& situation) {
        const Entity entity = situation.entity();
        if (entity == Entity::expense) return; // it stands where the company does
        const bool project = entity == Entity::project;
        add(entity, situation.item(), project ? known_.projectCity : known_.companyCity);
        if (!situation.city().isKnown()) return;
        bool districts = false;
        bool zones = false;
        for (const PackResult& result : assessment_.packs) {
            if (!counts(result.status) || !standsIn(situation, *result.pack)) continue;
            districts |= !result.pack->districts.empty();
            zones |= !result.pack->zones.empty();
        }
        if (districts) add(entity, situation.item(), project ? known_.projectDistrict : known_.companyDistrict);
        if (zones && project) add(entity, situation.item(), known_.fields);
    }

    [[nodiscard]] bool standsIn(const Situation& situation, const Pack& pack) const {
        return situation.city().options.test(*vocabulary_.cities().choice(pack.city));
    }

    void addClaim(const PackResult& result, const Claim& claim, bool presumes) {
        const Situation& open = situationOf(claim.entity, claim.item);
        if (!open.city().isKnown() || claim.reason == ClaimReason::elsewhere) return;
        addAll(claim.missing);
        Verdict verdict = claim.verdict;
        ClaimReason reason = claim.reason;
        if (presumes) { // what only a presumption rules out may hold after all
            const Claim asked = maker_.make(*result.pack, result.status, *claim.measure, open);
            addAll(asked.missing);
            verdict = asked.verdict;
            reason = asked.reason;
        }
        const bool mayHold = verdict != Verdict::ineligible;
        if (mayHold || reason == ClaimReason::outsidePeriod) addYear(claim);
        if (mayHold && claim.measure->afterCompletion && claim.entity == Entity::project)
            add(Entity::project, claim.item, known_.stage);
    }

    // Whether a document is in force, and whose cap it uses, goes by the item's year.
    void addYear(const Claim& claim) {
        if (claim.entity == Entity::project) add(claim.entity, claim.item, known_.projectYear);
        if (claim.entity == Entity::expense) add(claim.entity, claim.item, known_.expenseYear);
    }

    [[nodiscard]] bool isPresumed(Entity entity, std::size_t fact) const {
        const Fact& found = vocabulary_.fact(entity, fact);
        return found.defaultChoice || found.defaultFrom == DefaultFrom::sizeClass;
    }

    [[nodiscard]] bool readsPresumed(const Measure& measure) const {
        bool reads = false;
        readFacts(measure, [&](Entity entity, std::size_t fact) { reads |= isPresumed(entity, fact); });
        return reads;
    }

    const Assessment& assessment_;
    const Vocabulary& vocabulary_;
    const Vocabulary::Known& known_;
    ClaimMaker maker_;
    std::array<std::vector<Situation>, 3> situations_; // by entity, nothing presumed
    std::vector<FactRef> found_;
};

// What packs read, whatever a case may say: the facts of their programs, and what
// situations make of facts.
class ColumnFinder {
public:
    explicit ColumnFinder(const Vocabulary& vocabulary) : vocabulary_(vocabulary), known_(vocabulary.known()) {
        for (const std::size_t fact : {known_.companyName, known_.uscc, known_.companyCity}) add(Entity::company, fact);
        for (const std::size_t fact : {known_.projectName, known_.projectCity}) add(Entity::project, fact);
    }

    void read(const Pack& pack) {
        const auto take = [this](Entity entity, std::size_t fact) { add(entity, fact); };
        if (!pack.districts.empty()) readDistrict();
        if (!pack.zones.empty()) add(Entity::project, known_.fields);
        for (const Measure& measure : pack.measures) {
            readFacts(measure, take);
            if (measure.scope == Entity::project) add(Entity::project, known_.projectYear);
            if (measure.scope == Entity::expense) add(Entity::expense, known_.expenseYear);
            if (measure.scope == Entity::project && measure.afterCompletion) add(Entity::project, known_.stage);
        }
    }

    void readDistrict() {
        add(Entity::company, known_.companyDistrict);
        add(Entity::project, known_.projectDistrict);
    }

    [[nodiscard]] FactColumns columns() const {
        FactColumns found;
        for (std::size_t entity = 0; entity < found.size(); ++entity)
            found[entity].assign(columns_[entity].begin(), columns_[entity].end());
        return found;
    }

private:
    void add(Entity entity, std::size_t fact) {
        if (vocabulary_.isStated(entity, fact)) columns_[static_cast<std::size_t>(entity)].insert(fact);
        if (entity != Entity::company || fact != known_.size) return;
        for (const std::size_t under : {known_.industry, known_.employees, known_.revenue}) add(entity, under);
    }

    const Vocabulary& vocabulary_;
    const Vocabulary::Known& known_;
    std::array<std::set<std::size_t>, 3> columns_; // by entity
};

} // namespace

std::vector<FactRef> factsThatMatter(const Assessment& assessment) {
    return Finder(assessment).find();
}

FactColumns columnsFor(const RuleBook& rules, const AssessOptions& options, const std::vector<Site>& sites) {
    ColumnFinder finder(rules.vocabulary());
    for (const Site& site : sites) {
        for (const Pack* pack : options.viewOf(rules).sitedIn(site.city)) {
            const std::vector<std::string>& districts = pack->districts;
            const bool holds = site.district.empty() || districts.empty() ||
                               std::find(districts.begin(), districts.end(), site.district) != districts.end();
            if (holds && counts(pack->statusOn(options.asOf))) finder.read(*pack);
        }
        if (!site.district.empty()) finder.readDistrict();
    }
    return finder.columns();
}

FactColumns allColumns(const Vocabulary& vocabulary) {
    FactColumns all;
    for (const Entity entity : allEntities) {
        std::vector<std::size_t>& facts = all[static_cast<std::size_t>(entity)];
        for (std::size_t fact = 0; fact < vocabulary.facts(entity).size(); ++fact) facts.push_back(fact);
    }
    return all;
}

} // namespace biosubsidy

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/plan.h"

#include <algorithm>
#include <map>

#include "core/assessment/sites.h"
#include "core/facts/fact_limits.h"

namespace biosubsidy::blocks {

namespace {

std::size_t at(Entity entity) {
    return static_cast<std::size_t>(entity);
}

class Planner {
public:
    Planner(const RuleBook& rules, const AssessOptions& options, bool sumsAlone)
        : rules_(rules), vocabulary_(rules.vocabulary()), options_(options), sumsAlone_(sumsAlone),
          view_(options.viewOf(rules)) {}

    std::unique_ptr<Plan> run() {
        std::vector<const Pack*> packs;
        for (const PackView::Entry& entry : view_.entries()) packs.push_back(entry.pack);
        plan_->layout = layoutFor(vocabulary_, packs, districts());
        plan_->company = std::make_unique<Network>(Entity::company, vocabulary_, plan_->layout, nullptr);
        plan_->project = std::make_unique<Network>(Entity::project, vocabulary_, plan_->layout, plan_->company.get());
        plan_->expense = std::make_unique<Network>(Entity::expense, vocabulary_, plan_->layout, plan_->company.get());
        plan_->named = options_.packs.has_value();
        addGrants();
        addCities();
        for (const PackView::Entry& entry : view_.entries()) addPack(entry);
        for (PlannedCity& city : plan_->cities) link(city);
        for (PlannedCity& city : plan_->cities) findPlaceParts(city);
        return std::move(plan_);
    }

private:
    [[nodiscard]] std::vector<std::string> districts() const {
        std::vector<std::string> texts;
        for (std::size_t city = 0; city < vocabulary_.cities().choices.size(); ++city) {
            const std::string district = districtOf(rules_, city);
            if (!district.empty()) texts.push_back(district);
        }
        return texts;
    }

    // Every measure that is loaded: an award may have come under one that is not in view.
    void addGrants() {
        for (const Pack& pack : rules_.packs()) {
            for (const Measure& measure : pack.measures) {
                Grant grant;
                grant.pack = static_cast<std::size_t>(&pack - rules_.packs().data());
                grant.measure = static_cast<std::size_t>(&measure - pack.measures.data());
                grant.city = *vocabulary_.cities().choice(pack.city);
                grant.rounds = measure.rounds;
                if (!measure.pool.empty())
                    grant.pool =
                        poolNames_.emplace(measure.pool, static_cast<std::uint32_t>(poolNames_.size())).first->second;
                plan_->grantNames.emplace(pack.id + "/" + measure.id, static_cast<std::uint32_t>(plan_->grants.size()));
                plan_->grants.push_back(grant);
            }
        }
        plan_->claimOf.resize(plan_->grants.size(), none);
    }

    void addCities() {
        const std::vector<Site> compared = comparedSites(rules_, options_);
        for (const Site& site : everySite(rules_, view_)) {
            PlannedCity planned;
            planned.city = site.city;
            planned.possible = view_.possible(site.city);
            const auto own = std::find_if(compared.begin(), compared.end(),
                                          [&](const Site& other) { return other.city == site.city; });
            planned.compared = own != compared.end();
            planned.district = plan_->layout.text(planned.compared ? own->district : site.district);
            plan_->cities.push_back(std::move(planned));
        }
    }

    void addPack(const PackView::Entry& entry) {
        const Pack& pack = *entry.pack;
        const auto index = static_cast<std::size_t>(&pack - rules_.packs().data());
        PlannedPack planned;
        planned.pack = index;
        planned.city = entry.city;
        planned.place = {plan_->company->add(pack.companyPlace), plan_->project->add(pack.projectPlace),
                         plan_->expense->add(pack.companyPlace)};
        planned.counts = counts(pack.statusOn(options_.asOf));
        planned.overlapLevels = pack.overlapLevels;
        planned.reached.push_back(0);
        for (auto year = static_cast<int>(earliestYear); year <= latestYear; ++year)
            planned.reached.push_back(planned.reached.back() + (pack.coversYear(year) ? 1 : 0));

        PlannedCity& city = cityOf(planned.city);
        city.packs.push_back(plan_->packs.size());
        plan_->packs.push_back(std::move(planned));
        city.publishesFigures = city.publishesFigures || pack.publishesFigures();
        addCaps(pack, index);
        for (std::size_t measure = 0; measure < pack.measures.size(); ++measure) {
            if (pack.measures[measure].hasSum() || !sumsAlone_) addClaim(city, index, measure);
        }
    }

    PlannedCity& cityOf(std::size_t choice) {
        return *std::find_if(plan_->cities.begin(), plan_->cities.end(),
                             [&](const PlannedCity& city) { return city.city == choice; });
    }

    void addCaps(const Pack& pack, std::size_t packIndex) {
        firstCap_ = static_cast<std::uint32_t>(plan_->caps.size());
        for (const Cap& cap : pack.caps)
            plan_->caps.push_back({packIndex, &cap, cap.amount.fen().convert_to<std::int64_t>(), none});
        for (const Measure& measure : pack.measures) {
            for (std::size_t index = 1; index < measure.caps.size(); ++index)
                plan_->caps[firstCap_ + measure.caps[index - 1]].within =
                    firstCap_ + static_cast<std::uint32_t>(measure.caps[index]);
        }
    }

    [[nodiscard]] static PlannedSum sumOf(const language::Program& amount, Network& network) {
        if (amount.empty()) return {};
        return {network.add(amount), wideOf(amount.nodes[amount.root()].denominator)};
    }

    void addSum(const Measure& measure, Network& network, PlannedClaim& claim, ClaimTraits& traits) const {
        claim.amount = sumOf(measure.amount, network);
        for (const Tier& tier : measure.tiers)
            claim.tiers.push_back({network.add(tier.when), sumOf(tier.amount, network)});
        if (measure.caps.empty()) return;
        traits.cap = firstCap_ + static_cast<std::uint32_t>(measure.caps.front());
        for (const std::size_t index : measure.caps) {
            const PlannedCap& cap = plan_->caps[firstCap_ + index];
            claim.leastCap = claim.leastCap < 0 ? cap.amount : std::min(claim.leastCap, cap.amount);
            traits.capsAlone = traits.capsAlone && cap.cap->measures.size() == 1;
        }
    }

    void addClaim(PlannedCity& city, std::size_t packIndex, std::size_t measureIndex) {
        const Pack& pack = rules_.packs()[packIndex];
        const Measure& measure = pack.measures[measureIndex];
        Network& network = plan_->network(measure.scope);
        PlannedClaim claim;
        claim.pack = packIndex;
        claim.measure = measureIndex;
        claim.packPlan = plan_->packs.size() - 1;
        claim.scope = measure.scope;
        claim.applicant = network.add(measure.applicant);
        claim.when = network.add(measure.when);
        claim.readings = measure.hasReadings;
        if (measure.hasReadings) {
            claim.strict = network.add(measure.strict);
            claim.lenient = network.add(measure.lenient);
        }
        claim.hasSum = measure.hasSum();
        ClaimTraits traits;
        traits.hasSum = claim.hasSum;
        traits.fixed = measure.support == Support::fixed;
        traits.open = measure.rate == RateKind::open;
        traits.defended = !traits.open && pack.grade != Grade::report;
        traits.builtIn = pack.builtIn;
        traits.discretion = measure.discretion.has_value();
        if (claim.hasSum) addSum(measure, network, claim, traits);
        claim.matches = measure.matches;
        claim.once = measure.once;
        claim.unstated = measure.support == Support::unstated;
        claim.inKind = measure.support == Support::inKind;
        addGrantOf(pack, measure, claim);
        if (claim.pool != none && measure.scope == Entity::project && options_.exclusion)
            traits.pool = pools_.emplace(measure.pool, plan_->pools).first->second;
        plan_->pools = static_cast<std::uint32_t>(pools_.size());
        city.claims[at(measure.scope)].push_back(static_cast<std::uint32_t>(plan_->claims.size()));
        plan_->claims.push_back(claim);
        plan_->traits.push_back(traits);
        if (traits.competes()) ++city.competing[at(measure.scope)];
    }

    void addGrantOf(const Pack& pack, const Measure& measure, PlannedClaim& claim) {
        claim.grant = plan_->grantNamed(pack.id + "/" + measure.id);
        if (measure.asCompleted) claim.completes = plan_->grantNamed(measure.completes);
        claim.pool = plan_->grants[claim.grant].pool;
        plan_->claimOf[claim.grant] = static_cast<std::uint32_t>(plan_->claims.size());
    }

    // The parts of a network that a claim asks.
    [[nodiscard]] static std::vector<std::uint32_t> partsOf(const PlannedClaim& claim) {
        std::vector<std::uint32_t> parts{claim.applicant, claim.when, claim.strict, claim.lenient, claim.amount.part};
        for (const PlannedTier& tier : claim.tiers) parts.insert(parts.end(), {tier.when, tier.sum.part});
        return parts;
    }

    // Which claims of the city give an unstated one its sum.
    void link(const PlannedCity& city) {
        for (const std::vector<std::uint32_t>& claims : city.claims) {
            for (const std::uint32_t giving : claims) {
                const PlannedClaim& planned = plan_->claims[giving];
                const std::string& completes = rules_.packs()[planned.pack].measures[planned.measure].completes;
                if (completes.empty()) continue;
                const std::uint32_t named = plan_->grantNamed(completes);
                for (const std::uint32_t given : claims) {
                    if (plan_->claims[given].grant != named || !plan_->claims[given].unstated) continue;
                    plan_->claims[giving].nextCompleting = plan_->claims[given].completedBy;
                    plan_->claims[given].completedBy = giving;
                }
            }
        }
    }

    void findPlaceParts(PlannedCity& city) {
        std::array<std::vector<std::uint32_t>, 3> roots;
        for (const std::size_t pack : city.packs) {
            for (const Entity entity : allEntities) roots[at(entity)].push_back(plan_->packs[pack].place[at(entity)]);
        }
        for (const Entity entity : allEntities) {
            for (const std::uint32_t index : city.claims[at(entity)]) {
                const std::vector<std::uint32_t> parts = partsOf(plan_->claims[index]);
                roots[at(entity)].insert(roots[at(entity)].end(), parts.begin(), parts.end());
            }
        }
        std::vector<std::uint32_t> nothing;
        for (const Entity entity : {Entity::project, Entity::expense})
            plan_->network(entity).placeParts(roots[at(entity)], city.place.parts[at(entity)], roots[0]);
        plan_->company->placeParts(roots[0], city.place.parts[0], nothing);
    }

    const RuleBook& rules_;
    const Vocabulary& vocabulary_;
    const AssessOptions& options_;
    bool sumsAlone_;
    PackView view_;
    std::unique_ptr<Plan> plan_ = std::make_unique<Plan>();
    std::map<std::string, std::uint32_t> pools_;
    std::map<std::string, std::uint32_t> poolNames_;
    std::uint32_t firstCap_ = 0; // of the pack at hand
};

} // namespace

std::uint32_t Plan::grantNamed(std::string_view packAndMeasure) const {
    const auto found = grantNames.find(packAndMeasure);
    return found == grantNames.end() ? none : found->second;
}

std::uint32_t Plan::claimNamed(std::string_view packAndMeasure) const {
    const std::uint32_t grant = grantNamed(packAndMeasure);
    return grant == none ? none : claimOf[grant];
}

std::unique_ptr<Plan> planFor(const RuleBook& rules, const AssessOptions& options, bool sumsAlone) {
    return Planner(rules, options, sumsAlone).run();
}

} // namespace biosubsidy::blocks

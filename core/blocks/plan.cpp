// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/plan.h"

#include <algorithm>
#include <map>

#include "core/assessment/siting.h"
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

    void addCities() {
        for (const std::size_t city : view_.cities()) {
            PlannedCity planned;
            planned.city = city;
            planned.compared = true;
            planned.district = plan_->layout.text(districtOf(rules_, city));
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
        for (std::size_t measure = 0; measure < pack.measures.size(); ++measure) {
            if (pack.measures[measure].hasSum() || !sumsAlone_) addClaim(city, index, measure);
        }
    }

    PlannedCity& cityOf(std::size_t choice) {
        return *std::find_if(plan_->cities.begin(), plan_->cities.end(),
                             [&](const PlannedCity& city) { return city.city == choice; });
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
        if (claim.hasSum) {
            claim.amount = network.add(measure.amount);
            claim.denominator = wideOf(measure.amount.nodes[measure.amount.root()].denominator);
        }
        ClaimTraits traits;
        traits.hasSum = claim.hasSum;
        traits.fixed = measure.support == Support::fixed;
        traits.open = measure.rate == RateKind::open;
        traits.builtIn = pack.builtIn;
        if (measure.yearlyCap) traits.yearlyCap = measure.yearlyCap->fen().convert_to<std::int64_t>();
        claim.yearlyCap = traits.yearlyCap;
        claim.unstated = measure.support == Support::unstated;
        claim.inKind = measure.support == Support::inKind;
        for (const std::uint32_t root : {claim.applicant, claim.when, claim.strict, claim.lenient, claim.amount})
            claim.readsPlace = claim.readsPlace || (root != none && network.parts()[root].readsPlace);
        claim.drawsOnPool = !measure.pool.empty() && measure.scope == Entity::project;
        if (claim.drawsOnPool && options_.exclusion)
            traits.pool = pools_.emplace(measure.pool, plan_->pools).first->second;
        plan_->pools = static_cast<std::uint32_t>(pools_.size());
        city.claims[at(measure.scope)].push_back(static_cast<std::uint32_t>(plan_->claims.size()));
        plan_->claims.push_back(claim);
        plan_->traits.push_back(traits);
        if (traits.competes()) ++city.competing[at(measure.scope)];
        plan_->claimNames.push_back(pack.id + "/" + measure.id);
    }

    // Which claims of the city give an unstated one its sum.
    void link(const PlannedCity& city) {
        for (const std::vector<std::uint32_t>& claims : city.claims) {
            for (const std::uint32_t giving : claims) {
                const PlannedClaim& planned = plan_->claims[giving];
                const std::string& completes = rules_.packs()[planned.pack].measures[planned.measure].completes;
                if (completes.empty()) continue;
                for (const std::uint32_t given : claims) {
                    if (plan_->claimNames[given] != completes || !plan_->claims[given].unstated) continue;
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
                const PlannedClaim& claim = plan_->claims[index];
                roots[at(entity)].insert(roots[at(entity)].end(),
                                         {claim.applicant, claim.when, claim.strict, claim.lenient, claim.amount});
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
};

} // namespace

std::uint32_t Plan::claimNamed(std::string_view packAndMeasure) const {
    const auto found = std::find(claimNames.begin(), claimNames.end(), packAndMeasure);
    return found == claimNames.end() ? none : static_cast<std::uint32_t>(found - claimNames.begin());
}

std::unique_ptr<Plan> planFor(const RuleBook& rules, const AssessOptions& options, bool sumsAlone) {
    return Planner(rules, options, sumsAlone).run();
}

} // namespace biosubsidy::blocks

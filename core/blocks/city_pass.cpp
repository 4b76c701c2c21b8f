// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/city_pass.h"

#include <algorithm>
#include <tuple>

namespace biosubsidy::blocks {

namespace {

// The order of preference.
constexpr std::array<Entity, 3> preference{Entity::project, Entity::expense, Entity::company};

constexpr std::array<Verdict, 3> openVerdicts{Verdict::eligible, Verdict::arguable, Verdict::undetermined};

auto placeOf(const ResultClaim& claim) {
    return std::tuple(claim.pack, claim.measure, claim.item);
}

bool countsMore(const ResultClaim& left, const ResultClaim& right) {
    if (left.counted != right.counted) return left.counted > right.counted;
    return placeOf(left) < placeOf(right);
}

} // namespace

NetworkRuns::NetworkRuns(const Plan& plan)
    : company(*plan.company, nullptr), project(*plan.project, &company), expense(*plan.expense, &company) {}

void NetworkRuns::begin(const CaseBlock& block) {
    company.begin(block.cases(), block.caseOf(Entity::company).data());
    project.begin(block.columns(Entity::project).lanes(), block.caseOf(Entity::project).data());
    expense.begin(block.columns(Entity::expense).lanes(), block.caseOf(Entity::expense).data());
}

void NetworkRuns::evaluateAll(const Situations& situations) {
    company.evaluateAll(situations);
    project.evaluateAll(situations);
    expense.evaluateAll(situations);
}

void NetworkRuns::evaluate(const PlaceParts& parts, const Situations& situations) {
    company.evaluate(parts.parts[static_cast<std::size_t>(Entity::company)], situations);
    project.evaluate(parts.parts[static_cast<std::size_t>(Entity::project)], situations);
    expense.evaluate(parts.parts[static_cast<std::size_t>(Entity::expense)], situations);
}

CityPass::CityPass(std::shared_ptr<const BlockRules> rules, const NetworkRuns& runs, const Situations& situations)
    : rules_(std::move(rules)), plan_(rules_->plan()), runs_(runs), situations_(situations),
      lists_(rules_->options().claims == ClaimList::open), choice_(plan_, rules_->options().limits) {}

void CityPass::begin(const CaseBlock& block) {
    block_ = &block;
    for (const Entity entity : allEntities) {
        for (LaneCounter& counter : scope(entity).verdicts) counter.clear(runs_.of(entity).words());
    }
}

void CityPass::standing(const PlannedCity& city, const std::vector<Word>& cases, OpenFacts* questions,
                        std::vector<CaseResult>& results) {
    hold(city, cases, true, questions);
    forEachLane(cases.data(), cases.size(), [&](std::size_t ofCase) {
        const HeldSpans spans = spansOf(ofCase);
        choice_.choose(spans, city.hasCaps);
        CaseResult& result = results[ofCase];
        result.figures += figuresOf(ofCase, spans);
        result.proven = result.proven && choice_.proven();
        listClaims(ofCase, spans, result);
    });
}

void CityPass::sited(const PlannedCity& city, std::size_t at, const std::vector<Word>& cases,
                     std::vector<CaseResult>& results) {
    hold(city, cases, false, nullptr);
    forEachLane(cases.data(), cases.size(), [&](std::size_t ofCase) {
        const HeldSpans spans = spansOf(ofCase);
        choice_.choose(spans, city.hasCaps);
        CityFigures& figures = results[ofCase].cities[at];
        figures.figures = figuresOf(ofCase, spans);
        figures.proven = choice_.proven();
    });
}

// Verdicts and sums of every claim of the city, gathered by lane.
void CityPass::hold(const PlannedCity& city, const std::vector<Word>& cases, bool standing, OpenFacts* questions) {
    for (const Entity entity : allEntities) {
        OfScope& of = scope(entity);
        const NetworkRun& run = runs_.of(entity);
        of.held.clear();
        of.unstated.clear(run.words());
        of.inKind.clear(run.words());
        of.undetermined.clear(run.words());
        of.lanes.resize(run.words());
        if (run.words() != 0) {
            gatherBits(cases.data(), run.caseOf(), run.lanes(), of.lanes.data());
            if (anyLane(of.lanes.data(), run.words())) {
                for (const std::uint32_t claim : city.claims[static_cast<std::size_t>(entity)])
                    holdClaim(claim, of, standing, questions);
            }
        }
        sortByLane(of, run.lanes());
    }
}

void CityPass::holdClaim(std::uint32_t index, OfScope& scope, bool standing, OpenFacts* questions) {
    const PlannedClaim& claim = plan_.claims[index];
    const NetworkRun& run = runs_.of(claim.scope);
    const std::int64_t* years = claim.scope == Entity::company ? nullptr : situations_.years(claim.scope);
    masks_.weigh(plan_.packs[claim.packPlan], claim, run, years, scope.lanes);
    if (standing) {
        for (std::size_t verdict = 0; verdict < scope.verdicts.size(); ++verdict)
            scope.verdicts[verdict].add(masks_.of(static_cast<Verdict>(verdict)));
    }
    if (!masks_.anyOpen()) return;
    countKinds(claim, scope, run, years);

    const NumberColumn* amount = claim.amount == none ? nullptr : &run.number(claim.amount);
    if (questions != nullptr) {
        openAmount_.assign(run.words(), 0);
        if (ceilings_.size() < run.words() * lanesOfWord) ceilings_.resize(run.words() * lanesOfWord);
    }
    if (amount != nullptr || questions != nullptr || lists_) {
        for (const Verdict verdict : openVerdicts) {
            forEachLane(masks_.of(verdict), run.words(), [&](std::size_t lane) {
                ClaimSum sum;
                if (amount != nullptr) sum = sumAt(claim, *amount, lane);
                if (questions != nullptr) {
                    ceilings_[lane] = sum.high;
                    if (sum.low != sum.high) setBit(openAmount_.data(), lane);
                }
                if (amount == nullptr && !lists_) return;
                Held held;
                held.claim = index;
                held.lane = static_cast<std::uint32_t>(lane);
                held.year = years == nullptr ? rules_->options().asOf.year() : static_cast<std::int32_t>(years[lane]);
                held.verdict = verdict;
                held.ceiling = held.worth = sum.high;
                scope.held.push_back(held);
            });
        }
    }
    if (questions != nullptr) ask(claim, run, *questions);
}

// The facts that leave the claim open: of its condition where that is undetermined,
// of its amount where that may still come out differently.
void CityPass::ask(const PlannedClaim& claim, const NetworkRun& run, OpenFacts& questions) {
    const Word* undetermined = masks_.of(Verdict::undetermined);
    if (anyLane(undetermined, run.words())) {
        const PlannedPack& pack = plan_.packs[claim.packPlan];
        questions.collect(run, pack.place[static_cast<std::size_t>(claim.scope)], undetermined);
        questions.collect(run, claim.applicant, undetermined);
        questions.collect(run, claim.when, undetermined);
        questions.collect(run, claim.strict, masks_.strictUnknown().data());
        questions.collect(run, claim.lenient, masks_.lenientUnknown().data());
    }
    if (anyLane(openAmount_.data(), run.words())) questions.collect(run, claim.amount, openAmount_.data());
    questions.endClaim(run, [&](std::size_t lane) { return ceilings_[lane]; });
}

void CityPass::countKinds(const PlannedClaim& claim, OfScope& scope, const NetworkRun& run, const std::int64_t* years) {
    scope.undetermined.add(masks_.of(Verdict::undetermined));
    if (!claim.unstated && !claim.inKind) return;
    const auto holding = [&](const ClaimMasks& masks, std::size_t word) {
        return masks.of(Verdict::eligible)[word] | masks.of(Verdict::arguable)[word];
    };
    mask_.resize(run.words());
    for (std::size_t word = 0; word < run.words(); ++word) mask_[word] = holding(masks_, word);
    if (claim.inKind) {
        scope.inKind.add(mask_.data());
        return;
    }
    // A claim that another gives its sum is not without one.
    for (std::uint32_t giving = claim.completedBy; giving != none; giving = plan_.claims[giving].nextCompleting) {
        const PlannedClaim& other = plan_.claims[giving];
        otherMasks_.weigh(plan_.packs[other.packPlan], other, run, years, scope.lanes);
        for (std::size_t word = 0; word < run.words(); ++word) mask_[word] &= ~holding(otherMasks_, word);
    }
    scope.unstated.add(mask_.data());
}

// A stable sort by counting: the claims of a lane stay in their order.
void CityPass::sortByLane(OfScope& scope, std::size_t lanes) const {
    scope.firstOfLane.assign(lanes + 1, 0);
    for (const Held& held : scope.held) ++scope.firstOfLane[held.lane + 1];
    for (std::size_t lane = 0; lane < lanes; ++lane) scope.firstOfLane[lane + 1] += scope.firstOfLane[lane];
    if (scope.byLane.size() < scope.held.size()) scope.byLane.resize(scope.held.size());
    // Placing moves each lane's beginning to its end, which is the next one's beginning.
    for (const Held& held : scope.held) scope.byLane[scope.firstOfLane[held.lane]++] = held;
    for (std::size_t lane = lanes; lane > 0; --lane) scope.firstOfLane[lane] = scope.firstOfLane[lane - 1];
    scope.firstOfLane[0] = 0;
}

HeldSpans CityPass::spansOf(std::size_t ofCase) {
    HeldSpans spans;
    for (std::size_t index = 0; index < preference.size(); ++index) {
        OfScope& of = scope(preference[index]);
        spans.from[index] = of.byLane.data() + of.firstOfLane[block_->firstLane(preference[index], ofCase)];
        spans.to[index] = of.byLane.data() + of.firstOfLane[block_->firstLane(preference[index], ofCase + 1)];
    }
    setOffAwards(ofCase, spans);
    return spans;
}

void CityPass::setOffAwards(std::size_t ofCase, const HeldSpans& spans) const {
    const std::size_t from = block_->firstAward(ofCase);
    const std::size_t to = block_->firstAward(ofCase + 1);
    if (from == to) return;
    for (std::size_t span = 0; span < spans.from.size(); ++span) {
        for (Held* held = spans.from[span]; held != spans.to[span]; ++held) {
            Wide off = 0;
            for (std::size_t index = from; index < to; ++index) {
                const BlockAward& award = block_->awards()[index];
                if (meets(award, *held, ofCase)) off += award.fen;
            }
            held->worth = held->ceiling > off ? held->ceiling - off : 0;
        }
    }
}

// As ClaimMaker::setAwards: which support already held is set off.
bool CityPass::meets(const BlockAward& award, const Held& held, std::size_t ofCase) const {
    const PlannedClaim& claim = plan_.claims[held.claim];
    if (!plan_.packs[claim.packPlan].overlapLevels.test(static_cast<std::size_t>(award.level))) return false;
    switch (award.target) {
    case AwardTarget::project:
        return claim.drawsOnPool && held.lane - block_->firstLane(Entity::project, ofCase) == award.item;
    case AwardTarget::expense:
        return claim.scope == Entity::expense && held.lane - block_->firstLane(Entity::expense, ofCase) == award.item;
    case AwardTarget::measure: return claim.scope == Entity::company && award.claim == held.claim;
    }
    return false;
}

Figures CityPass::figuresOf(std::size_t ofCase, const HeldSpans& spans) const {
    Figures figures;
    for (std::size_t span = 0; span < spans.from.size(); ++span) {
        for (const Held* held = spans.from[span]; held != spans.to[span]; ++held) {
            if (held->counted == 0) continue;
            const PlannedClaim& claim = plan_.claims[held->claim];
            figures.ceiling += held->counted;
            if (claim.open) figures.openRate += held->counted;
            if (!claim.builtIn) figures.own += held->counted;
            if (claim.fixed && held->verdict == Verdict::eligible) figures.entitled += held->counted;
        }
    }
    figures.stated = choice_.stated();
    figures.potential = choice_.potential();
    for (const Entity entity : allEntities) {
        const OfScope& of = scopes_[static_cast<std::size_t>(entity)];
        const std::size_t to = block_->firstLane(entity, ofCase + 1);
        for (std::size_t lane = block_->firstLane(entity, ofCase); lane < to; ++lane) {
            figures.unstated += of.unstated.at(lane);
            figures.inKind += of.inKind.at(lane);
            figures.undetermined += of.undetermined.at(lane);
        }
    }
    return figures;
}

void CityPass::listClaims(std::size_t ofCase, const HeldSpans& spans, CaseResult& result) const {
    for (std::size_t span = 0; span < spans.from.size(); ++span) {
        for (const Held* held = spans.from[span]; held != spans.to[span]; ++held) {
            if (!lists_ && held->counted == 0) continue;
            const PlannedClaim& claim = plan_.claims[held->claim];
            ResultClaim listed;
            listed.pack = claim.pack;
            listed.measure = claim.measure;
            listed.item = held->lane - block_->firstLane(claim.scope, ofCase);
            listed.verdict = held->verdict;
            listed.hasSum = claim.hasSum;
            listed.ceiling = held->ceiling;
            listed.counted = held->counted;
            listed.chosen = claim.hasSum ? held->counted != 0 : held->verdict != Verdict::undetermined;
            if (lists_) {
                result.claims.push_back(listed);
                continue;
            }
            if (result.claims.size() == mostLargest) {
                if (!countsMore(listed, result.claims.back())) continue;
                result.claims.pop_back();
            }
            const auto at = std::find_if(result.claims.begin(), result.claims.end(),
                                         [&](const ResultClaim& other) { return countsMore(listed, other); });
            result.claims.insert(at, listed);
        }
    }
}

void CityPass::finish(std::vector<CaseResult>& results) const {
    for (const Entity entity : allEntities) {
        const OfScope& of = scopes_[static_cast<std::size_t>(entity)];
        const std::vector<std::uint32_t>& caseOf = block_->caseOf(entity);
        for (std::size_t lane = 0; lane < caseOf.size(); ++lane) {
            for (std::size_t verdict = 0; verdict < of.verdicts.size(); ++verdict)
                results[caseOf[lane]].verdicts[verdict] += of.verdicts[verdict].at(lane);
        }
    }
    if (!lists_) return;
    for (CaseResult& result : results)
        std::sort(result.claims.begin(), result.claims.end(),
                  [](const ResultClaim& left, const ResultClaim& right) { return placeOf(left) < placeOf(right); });
}

} // namespace biosubsidy::blocks

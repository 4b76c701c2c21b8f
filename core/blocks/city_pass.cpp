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

// Whether the list is full of larger ones.
bool isBelowListed(const Held& held, const CaseResult& result) {
    return result.claims.size() == mostLargest && held.counted < result.claims.back().counted;
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
      lists_(rules_->options().claims == ClaimList::open),
      choice_(plan_, rules_->options().asOf.year(), rules_->options().limits) {}

void CityPass::begin(const CaseBlock& block) {
    block_ = &block;
    for (const Entity entity : allEntities) {
        OfScope& of = scope(entity);
        const NetworkRun& run = runs_.of(entity);
        for (LaneCounter& counter : of.verdicts) counter.clear(run.words());
        of.first.resize(block.cases() + 1);
        for (std::size_t ofCase = 0; ofCase <= block.cases(); ++ofCase)
            of.first[ofCase] = static_cast<std::uint32_t>(block.firstLane(entity, ofCase));
        of.covered.resize(plan_.packs.size());
        for (std::size_t pack = 0; pack < plan_.packs.size(); ++pack) {
            if (entity == Entity::company)
                of.covered[pack].assign(run.words(), ~Word(0));
            else
                coveredLanes(plan_.packs[pack], situations_.years(entity), run.lanes(), of.covered[pack]);
        }
    }
}

void CityPass::standing(const PlannedCity& city, const std::vector<Word>& cases, OpenFacts* questions,
                        std::vector<CaseResult>& results) {
    hold(city, cases, true, questions);
    HeldSpans spans;
    forEachLane(cases.data(), cases.size(), [&](std::size_t ofCase) {
        CaseResult& result = results[ofCase];
        const bool proven = chooseFor(ofCase, spans, result.figures);
        result.proven = result.proven && proven;
        listClaims(ofCase, spans, result);
    });
}

void CityPass::sited(const PlannedCity& city, std::size_t at, const std::vector<Word>& cases,
                     std::vector<CaseResult>& results) {
    hold(city, cases, false, nullptr);
    HeldSpans spans;
    forEachLane(cases.data(), cases.size(), [&](std::size_t ofCase) {
        CityFigures& figures = results[ofCase].cities[at];
        figures.figures = {};
        figures.proven = chooseFor(ofCase, spans, figures.figures);
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
            std::size_t pack = none;
            for (const std::uint32_t claim : city.claims[static_cast<std::size_t>(entity)]) {
                if (plan_.claims[claim].packPlan != pack) {
                    pack = plan_.claims[claim].packPlan;
                    groundOf(plan_.packs[pack], run, of.covered[pack], of.ground);
                }
                holdClaim(claim, of, standing, questions);
            }
        }
        sortByLane(of, run.lanes());
    }
}

void CityPass::holdClaim(std::uint32_t index, OfScope& scope, bool standing, OpenFacts* questions) {
    const PlannedClaim& claim = plan_.claims[index];
    const NetworkRun& run = runs_.of(claim.scope);
    masks_.weigh(claim, run, scope.ground, scope.lanes);
    if (standing) {
        for (std::size_t verdict = 0; verdict < scope.verdicts.size(); ++verdict)
            scope.verdicts[verdict].add(masks_.of(static_cast<Verdict>(verdict)));
    }
    if (!masks_.anyOpen()) return;
    countKinds(claim, scope, run);

    if (questions != nullptr) {
        openAmount_.assign(run.words(), 0);
        if (ceilings_.size() < run.words() * lanesOfWord) ceilings_.resize(run.words() * lanesOfWord);
    }
    const NumberColumn* amount = claim.amount == none ? nullptr : &run.number(claim.amount);
    if (amount != nullptr || questions != nullptr || lists_) {
        for (const Verdict verdict : openVerdicts)
            forEachLane(masks_.of(verdict), run.words(),
                        [&](std::size_t lane) { holdLane(index, lane, verdict, amount, scope, questions != nullptr); });
    }
    if (questions != nullptr) ask(claim, run, *questions);
}

void CityPass::holdLane(std::uint32_t index, std::size_t lane, Verdict verdict, const NumberColumn* amount,
                        OfScope& scope, bool questions) {
    ClaimSum sum;
    if (amount != nullptr) sum = sumAt(plan_.claims[index], *amount, lane);
    if (questions) {
        ceilings_[lane] = sum.high;
        if (sum.low != sum.high) setBit(openAmount_.data(), lane);
    }
    if (amount == nullptr && !lists_) return;
    scope.held.push_back({index, static_cast<std::uint32_t>(lane), sum.high, sum.high, 0, verdict});
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

void CityPass::countKinds(const PlannedClaim& claim, OfScope& scope, const NetworkRun& run) {
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
        groundOf(plan_.packs[other.packPlan], run, scope.covered[other.packPlan], otherGround_);
        otherMasks_.weigh(other, run, otherGround_, scope.lanes);
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

// The best set of a case's claims; its sums and counts are added to the figures.
bool CityPass::chooseFor(std::size_t ofCase, HeldSpans& spans, Figures& figures) {
    std::array<const std::int64_t*, 3> years{};
    for (std::size_t index = 0; index < preference.size(); ++index) {
        OfScope& of = scope(preference[index]);
        spans.from[index] = of.byLane.data() + of.firstOfLane[of.first[ofCase]];
        spans.to[index] = of.byLane.data() + of.firstOfLane[of.first[ofCase + 1]];
        years[index] = preference[index] == Entity::company ? nullptr : situations_.years(preference[index]);
    }
    setOffAwards(ofCase, spans);
    addCounts(ofCase, figures);
    return choice_.choose(spans, years, figures);
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
            held->worth = held->ceiling > off ? static_cast<std::int64_t>(held->ceiling - off) : 0;
        }
    }
}

// As ClaimMaker::setAwards: which support already held is set off.
bool CityPass::meets(const BlockAward& award, const Held& held, std::size_t ofCase) const {
    const PlannedClaim& claim = plan_.claims[held.claim];
    if (!plan_.packs[claim.packPlan].overlapLevels.test(static_cast<std::size_t>(award.level))) return false;
    switch (award.target) {
    case AwardTarget::project: return claim.drawsOnPool && held.lane - scopes_[1].first[ofCase] == award.item;
    case AwardTarget::expense:
        return claim.scope == Entity::expense && held.lane - scopes_[2].first[ofCase] == award.item;
    case AwardTarget::measure: return claim.scope == Entity::company && award.claim == held.claim;
    }
    return false;
}

void CityPass::addCounts(std::size_t ofCase, Figures& figures) const {
    for (const OfScope& of : scopes_) {
        for (std::size_t lane = of.first[ofCase]; lane < of.first[ofCase + 1]; ++lane) {
            figures.unstated += of.unstated.at(lane);
            figures.inKind += of.inKind.at(lane);
            figures.undetermined += of.undetermined.at(lane);
        }
    }
}

void CityPass::listClaims(std::size_t ofCase, const HeldSpans& spans, CaseResult& result) const {
    for (std::size_t span = 0; span < spans.from.size(); ++span) {
        for (const Held* held = spans.from[span]; held != spans.to[span]; ++held) {
            if (!lists_ && (held->counted == 0 || isBelowListed(*held, result))) continue;
            const PlannedClaim& claim = plan_.claims[held->claim];
            ResultClaim listed;
            listed.pack = claim.pack;
            listed.measure = claim.measure;
            listed.item = held->lane - scopes_[static_cast<std::size_t>(claim.scope)].first[ofCase];
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

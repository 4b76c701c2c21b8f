// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/city_pass.h"

#include <algorithm>
#include <tuple>

#include "core/assessment/award_rules.h"
#include "core/facts/fact_limits.h"

namespace biosubsidy::blocks {

namespace {

// The order of preference.
constexpr std::array<Entity, 3> preference{Entity::project, Entity::expense, Entity::company};

constexpr std::array<Verdict, 3> openVerdicts{Verdict::eligible, Verdict::arguable, Verdict::undetermined};

// Three counts of a case in a word.
constexpr unsigned countBits = 21;
constexpr Word countMask = (Word(1) << countBits) - 1;

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
    const auto begin = [&](NetworkRun& run, Entity entity) {
        run.begin(block.columns(entity).lanes(), block.caseOf(entity).data(), block.lanesOf(entity));
    };
    begin(company, Entity::company);
    begin(project, Entity::project);
    begin(expense, Entity::expense);
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
      wanted_(rules_->options().claims), choice_(plan_, rules_->options().asOf.year(), rules_->options().limits) {}

void CityPass::begin(const CaseBlock& block) {
    block_ = &block;
    figures_.resize(block.cases());
    for (std::size_t index = 0; index < preference.size(); ++index)
        claims_.years[index] = preference[index] == Entity::company ? nullptr : situations_.years(preference[index]);
    awarded_.assign(wordsFor(block.cases()), 0);
    for (std::size_t ofCase = 0; ofCase < block.cases() && !block.awards().empty(); ++ofCase) {
        if (block.firstAward(ofCase) != block.firstAward(ofCase + 1)) setBit(awarded_.data(), ofCase);
    }
    for (const Entity entity : allEntities) {
        OfScope& of = scope(entity);
        const NetworkRun& run = runs_.of(entity);
        for (LaneCounter& counter : of.verdicts) counter.clear(run.words());
        of.weighed.clear(run.words());
        of.cases = block.lanesOf(entity);
        of.awarded.resize(block.awards().empty() ? 0 : run.words());
        if (!of.awarded.empty()) spreadBits(awarded_.data(), of.cases, of.awarded.data());
        const LaneYears years(entity == Entity::company ? nullptr : situations_.years(entity),
                              entity == Entity::company ? 0 : run.lanes());
        of.covered.resize(plan_.packs.size());
        for (std::size_t pack = 0; pack < plan_.packs.size(); ++pack) {
            if (entity == Entity::company)
                of.covered[pack].assign(run.words(), ~Word(0));
            else
                coveredLanes(plan_.packs[pack], years, of.covered[pack]);
        }
    }
}

void CityPass::standing(const PlannedCity& city, const std::vector<Word>& cases, OpenFacts* questions,
                        std::vector<CaseResult>& results) {
    listTo_ = rules_->options().sumsAlone ? nullptr : &results;
    standing_.resize(results.size());
    for (std::size_t ofCase = 0; ofCase < results.size(); ++ofCase) {
        standing_[ofCase].clear();
        figures_[ofCase] = &standing_[ofCase];
    }
    hold(city, cases, !rules_->options().sumsAlone, questions);
    forEachLane(cases.data(), cases.size(), [&](std::size_t ofCase) {
        CaseResult& result = results[ofCase];
        const bool proven = !bitAt(choosing_.data(), ofCase) || chooseFor(ofCase);
        result.proven = result.proven && proven;
        result.figures += standing_[ofCase];
    });
}

void CityPass::sited(const PlannedCity& city, std::size_t at, const std::vector<Word>& cases,
                     std::vector<CaseResult>& results) {
    listTo_ = nullptr;
    forEachLane(cases.data(), cases.size(), [&](std::size_t ofCase) {
        CityFigures& figures = results[ofCase].cities[at];
        figures.figures.clear();
        figures.proven = true;
        figures_[ofCase] = &figures.figures;
    });
    hold(city, cases, false, nullptr);
    forEachLane(choosing_.data(), choosing_.size(),
                [&](std::size_t ofCase) { results[ofCase].cities[at].proven = chooseFor(ofCase); });
}

// Verdicts and sums of every claim of the city: what competes is put down by lane,
// the rest counts at once.
void CityPass::hold(const PlannedCity& city, const std::vector<Word>& cases, bool counting, OpenFacts* questions) {
    choosing_.assign(wordsFor(block_->cases()), 0);
    held_ = cases.data();
    for (const Entity entity : allEntities) {
        OfScope& of = scope(entity);
        const NetworkRun& run = runs_.of(entity);
        const std::vector<std::uint32_t>& claims = city.claims[static_cast<std::size_t>(entity)];
        of.unstated.clear(run.words());
        of.inKind.clear(run.words());
        of.undetermined.clear(run.words());
        of.heldCount.assign(run.lanes(), 0);
        of.places = city.competing[static_cast<std::size_t>(entity)];
        if (of.held.size() < of.places * run.lanes()) of.held.resize(of.places * run.lanes());
        if (run.words() == 0) continue;
        of.lanes.resize(run.words());
        spreadBits(cases.data(), of.cases, of.lanes.data());
        if (counting) of.weighed.add(of.lanes.data(), claims.size());
        std::size_t pack = none;
        for (const std::uint32_t claim : claims) {
            if (plan_.claims[claim].packPlan != pack) {
                pack = plan_.claims[claim].packPlan;
                groundOf(plan_.packs[pack], run, of.covered[pack], of.ground);
            }
            holdClaim(claim, of, counting, questions);
        }
    }
    addCounts(city);
}

void CityPass::holdClaim(std::uint32_t index, OfScope& scope, bool counting, OpenFacts* questions) {
    const PlannedClaim& claim = plan_.claims[index];
    const NetworkRun& run = runs_.of(claim.scope);
    masks_.weigh(claim, run, scope.ground, lanesFor(claim, scope, ungranted_));
    if (!masks_.anyOpen()) return;
    if (counting) {
        for (const Verdict verdict : openVerdicts) {
            if (verdict == Verdict::arguable && !claim.readings) continue;
            scope.verdicts[static_cast<std::size_t>(verdict)].add(masks_.of(verdict));
        }
    }
    if (!rules_->options().sumsAlone) countKinds(claim, scope, run);
    const SumColumn& sums = sums_.of(claim, run, masks_);
    if (claim.hasSum || (listTo_ != nullptr && wanted_ == ClaimList::open)) {
        for (const Verdict verdict : openVerdicts) {
            if (rules_->options().sumsAlone && verdict == Verdict::undetermined) continue;
            forEachLane(masks_.of(verdict), run.words(),
                        [&](std::size_t lane) { holdLane(index, lane, verdict, sums, scope); });
        }
    }
    if (questions != nullptr) ask(claim, run, sums, *questions);
}

void CityPass::holdLane(std::uint32_t index, std::size_t lane, Verdict verdict, const SumColumn& sums, OfScope& scope) {
    const ClaimTraits& traits = plan_.traits[index];
    const std::int64_t ceiling = sums.high(lane);
    const bool holds = verdict != Verdict::undetermined;
    const std::int64_t floor = holds ? sums.low(lane, ceiling) : 0;
    const bool awarded = !scope.awarded.empty() && bitAt(scope.awarded.data(), lane);
    const std::int64_t worth = awarded ? worthOf(index, lane, ceiling) : ceiling;
    if (traits.competes()) {
        setBit(choosing_.data(), caseOf(plan_.claims[index].scope, lane));
        // Written where it stands, member by member: a copy would wait for the writes.
        Held& held = scope.held[lane * scope.places + scope.heldCount[lane]++];
        held.claim = index;
        held.ceiling = ceiling;
        held.worth = worth;
        held.floor = floor;
        held.stand(lane, verdict);
        return;
    }
    if (worth == 0 && listTo_ == nullptr) return;
    Held held;
    held.ceiling = ceiling;
    held.worth = worth;
    held.floor = floor;
    held.counted = holds ? worth : 0;
    held.claim = index;
    held.stand(lane, verdict);
    if (worth != 0) {
        Figures& figures = *figures_[caseOf(plan_.claims[index].scope, lane)];
        figures.potential += worth;
        if (holds) {
            figures.ceiling += worth;
            if (traits.defended) figures.stated += held.surelyWorth();
            traits.count(worth, verdict, held.canFall(), figures);
        }
    }
    if (listTo_ != nullptr) list(held, {});
}

// The facts that leave the claim open: of its condition where that is undetermined,
// of its amount where that may still come out differently.
void CityPass::ask(const PlannedClaim& claim, const NetworkRun& run, const SumColumn& sums, OpenFacts& questions) {
    const Word* undetermined = masks_.of(Verdict::undetermined);
    if (anyLane(undetermined, run.words())) {
        const PlannedPack& pack = plan_.packs[claim.packPlan];
        questions.collect(run, pack.place[static_cast<std::size_t>(claim.scope)], undetermined);
        questions.collect(run, claim.applicant, undetermined);
        questions.collect(run, claim.when, undetermined);
        if (claim.readings) {
            questions.collect(run, claim.strict, masks_.strictUnknown().data());
            questions.collect(run, claim.lenient, masks_.lenientUnknown().data());
        }
    }
    if (!claim.hasSum) {
        questions.endClaim(run);
        return;
    }
    askSum(claim, run, sums, questions);
    questions.endClaim(run, [&](std::size_t lane) { return sums.high(lane); });
}

// As ClaimMaker::setSum: what leaves the amount open, or that of a possible tier; and
// what leaves the possible tiers open, where that matters.
void CityPass::askSum(const PlannedClaim& claim, const NetworkRun& run, const SumColumn& sums, OpenFacts& questions) {
    if (claim.tiers.empty()) {
        collectOpen(run, claim.amount, claim.leastCap, masks_.open().data(), questions);
        return;
    }
    askTiers(claim, run, sums, questions);
    reached_.resize(run.words());
    for (std::size_t tier = 0; tier < claim.tiers.size(); ++tier) {
        for (std::size_t word = 0; word < run.words(); ++word)
            reached_[word] = masks_.open()[word] & masks_.possible(tier)[word];
        if (anyLane(reached_.data(), run.words()))
            collectOpen(run, claim.tiers[tier].sum, claim.leastCap, reached_.data(), questions);
    }
}

void CityPass::askTiers(const PlannedClaim& claim, const NetworkRun& run, const SumColumn& sums, OpenFacts& questions) {
    openAmount_.resize(run.words());
    for (std::size_t word = 0; word < run.words(); ++word)
        openAmount_[word] = masks_.open()[word] & masks_.tiersUnknown()[word];
    if (!sums.isExact()) {
        forEachLane(masks_.open().data(), run.words(), [&](std::size_t lane) {
            if (sums.low(lane) != sums.high(lane)) setBit(openAmount_.data(), lane);
        });
    }
    if (!anyLane(openAmount_.data(), run.words())) return;
    reached_.resize(run.words());
    for (std::size_t tier = 0; tier < claim.tiers.size(); ++tier) {
        for (std::size_t word = 0; word < run.words(); ++word)
            reached_[word] = openAmount_[word] & masks_.possible(tier)[word];
        questions.collect(run, claim.tiers[tier].when, reached_.data());
    }
}

// The facts that leave what a program gives open, where it could still come out
// differently in fen.
void CityPass::collectOpen(const NetworkRun& run, const PlannedSum& sum, std::int64_t leastCap, const Word* reach,
                           OpenFacts& questions) {
    const SumColumn column(sum, leastCap, run);
    if (column.isExact()) return;
    openAmount_.assign(run.words(), 0);
    forEachLane(reach, run.words(), [&](std::size_t lane) {
        const std::int64_t high = column.high(lane);
        if (column.low(lane, high) != high) setBit(openAmount_.data(), lane);
    });
    if (anyLane(openAmount_.data(), run.words())) questions.collect(run, sum.part, openAmount_.data());
}

// As ClaimMaker::wasGranted: without the lanes where a measure that is paid once was paid
// already.
const std::vector<Word>& CityPass::lanesFor(const PlannedClaim& claim, const OfScope& scope,
                                            std::vector<Word>& ungranted) const {
    if (!claim.once || scope.awarded.empty()) return scope.lanes;
    ungranted = scope.lanes;
    for (std::size_t word = 0; word < ungranted.size(); ++word) {
        const Word awarded = ungranted[word] & scope.awarded[word];
        forEachLane(&awarded, 1, [&](std::size_t bit) {
            const std::size_t lane = word * lanesOfWord + bit;
            if (wasGranted(claim, lane)) clearBit(ungranted.data(), lane);
        });
    }
    return ungranted;
}

bool CityPass::wasGranted(const PlannedClaim& claim, std::size_t lane) const {
    const std::span<const BlockAward> awards = awardsOf(caseOf(claim.scope, lane));
    return std::any_of(awards.begin(), awards.end(), [&](const BlockAward& award) {
        const bool isSo = award.under != none && (award.under == claim.grant || award.under == claim.completes);
        return isSo && concerns(award, claim, lane);
    });
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
        otherMasks_.weigh(other, run, otherGround_, lanesFor(other, scope, otherUngranted_));
        for (std::size_t word = 0; word < run.words(); ++word) mask_[word] &= ~holding(otherMasks_, word);
    }
    scope.unstated.add(mask_.data());
}

// The counts of the city's claims, lane by lane, into the figures of the cases. Where
// they are small enough, those of a lane stand side by side in a word, summed up from
// the first lane on: what a case has is a difference, whatever the number of its lanes.
void CityPass::addCounts(const PlannedCity& city) {
    if (!countsAreSmall(city)) {
        for (const Entity entity : allEntities) addCountsOf(entity);
        return;
    }
    const Word* const company = summedCounts(Entity::company);
    const Word* const projects = summedCounts(Entity::project);
    const Word* const expenses = summedCounts(Entity::expense);
    if (company == nullptr && projects == nullptr && expenses == nullptr) return;
    const std::uint32_t* const firstProject = block_->lanesOf(Entity::project).first;
    const std::uint32_t* const firstExpense = block_->lanesOf(Entity::expense).first;
    forEachLane(held_, wordsFor(block_->cases()), [&](std::size_t ofCase) {
        Word counts = 0;
        if (company != nullptr) counts += company[ofCase + 1] - company[ofCase];
        if (projects != nullptr) counts += projects[firstProject[ofCase + 1]] - projects[firstProject[ofCase]];
        if (expenses != nullptr) counts += expenses[firstExpense[ofCase + 1]] - expenses[firstExpense[ofCase]];
        Figures& figures = *figures_[ofCase];
        figures.unstated += static_cast<std::uint32_t>(counts & countMask);
        figures.inKind += static_cast<std::uint32_t>(counts >> countBits & countMask);
        figures.undetermined += static_cast<std::uint32_t>(counts >> (2 * countBits));
    });
}

// Whether a lane's count fits into a byte and a case's into its part of a word.
bool CityPass::countsAreSmall(const PlannedCity& city) const {
    Word most = 0;
    for (const Entity entity : allEntities) {
        const OfScope& of = scopes_[static_cast<std::size_t>(entity)];
        if (!of.unstated.fitsBytes() || !of.inKind.fitsBytes() || !of.undetermined.fitsBytes()) return false;
        most += city.claims[static_cast<std::size_t>(entity)].size() * (entity == Entity::company ? 1 : mostItems);
    }
    return most <= countMask;
}

// From lane to lane, and one more; null where nothing is counted.
const Word* CityPass::summedCounts(Entity entity) {
    OfScope& of = scope(entity);
    if (of.unstated.isZero() && of.inKind.isZero() && of.undetermined.isZero()) return nullptr;
    const std::size_t lanes = of.cases.lanes();
    const std::size_t bytes = wordsFor(lanes) * lanesOfWord;
    counts_.resize(3 * bytes);
    of.unstated.bytes(counts_.data());
    of.inKind.bytes(counts_.data() + bytes);
    of.undetermined.bytes(counts_.data() + 2 * bytes);
    of.countSums.resize(lanes + 1);
    const std::uint8_t* const counts = counts_.data();
    Word* const sums = of.countSums.data();
    Word sum = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        sums[lane] = sum;
        sum += Word(counts[lane]) + (Word(counts[bytes + lane]) << countBits) +
               (Word(counts[2 * bytes + lane]) << (2 * countBits));
    }
    sums[lanes] = sum;
    return sums;
}

void CityPass::addCountsOf(Entity entity) {
    const OfScope& of = scope(entity);
    const auto add = [&](const LaneCounter& counter, std::uint32_t Figures::*to) {
        counter.forEach(of.cases.lanes(),
                        [&](std::size_t lane, std::uint32_t count) { figures_[caseOf(entity, lane)]->*to += count; });
    };
    add(of.unstated, &Figures::unstated);
    add(of.inKind, &Figures::inKind);
    add(of.undetermined, &Figures::undetermined);
}

// The best set of what competes in a case; false: the search stopped at its limit.
bool CityPass::chooseFor(std::size_t ofCase) {
    claims_.claims.clear();
    for (std::uint32_t index = 0; index < preference.size(); ++index) {
        OfScope& of = scope(preference[index]);
        const std::uint32_t from = of.cases.first[ofCase];
        const std::uint32_t to = of.cases.first[ofCase + 1];
        claims_.items[index] = to - from;
        claims_.firstLane[index] = from;
        for (std::size_t lane = from; lane < to && of.places != 0; ++lane) {
            Held* held = of.held.data() + lane * of.places;
            for (const Held* end = held + of.heldCount[lane]; held != end; ++held)
                claims_.claims.push_back({held, index, none, {}});
        }
    }
    const std::span<const BlockAward> awards = awardsOf(ofCase);
    const auto isUnder = [](const BlockAward& award) { return award.isUnder; };
    claims_.earlier = std::any_of(awards.begin(), awards.end(), isUnder) ? awards : std::span<const BlockAward>();
    const bool limits = listTo_ != nullptr && wanted_ == ClaimList::open;
    const bool proven = choice_.choose(claims_, limits, *figures_[ofCase]);
    if (listTo_ != nullptr) {
        for (const HeldClaims::One& one : claims_.claims) list(*one.held, one.limits);
    }
    return proven;
}

std::span<const BlockAward> CityPass::awardsOf(std::size_t ofCase) const {
    const std::size_t first = block_->firstAward(ofCase);
    return std::span(block_->awards()).subspan(first, block_->firstAward(ofCase + 1) - first);
}

// After support already held.
std::int64_t CityPass::worthOf(std::uint32_t index, std::size_t lane, std::int64_t ceiling) const {
    const PlannedClaim& claim = plan_.claims[index];
    Wide off = 0;
    for (const BlockAward& award : awardsOf(caseOf(claim.scope, lane))) {
        if (award.isUnder ? comesOffAsUnder(award, claim, lane) : comesOff(award, index, lane)) off += award.fen;
    }
    return ceiling > off ? static_cast<std::int64_t>(ceiling - off) : 0;
}

bool CityPass::concerns(const BlockAward& award, const PlannedClaim& claim, std::size_t lane) const {
    return awardConcerns(award.target, claim.scope, [&] {
        return lane - block_->lanesOf(claim.scope).first[caseOf(claim.scope, lane)] == award.item;
    });
}

bool CityPass::comesOff(const BlockAward& award, std::uint32_t index, std::size_t lane) const {
    const PlannedClaim& claim = plan_.claims[index];
    return awardComesOff(
        award.level, {plan_.packs[claim.packPlan].overlapLevels, claim.matches}, claim.scope, claim.pool != none,
        [&] { return concerns(award, claim, lane); }, [&] { return award.claim == index; });
}

bool CityPass::comesOffAsUnder(const BlockAward& award, const PlannedClaim& claim, std::size_t lane) const {
    if (award.under == none) return false;
    const Grant& grant = plan_.grants[award.under];
    const bool sameYear = award.year == 0 || award.year == rules_->options().asOf.year();
    const bool sharesPool =
        grant.pool != none && grant.pool == claim.pool && grant.city == plan_.packs[claim.packPlan].city;
    return awardComesOffAsUnder({grant.rounds, award.under == claim.grant, sameYear, sharesPool}, claim.scope,
                                [&] { return concerns(award, claim, lane); });
}

void CityPass::list(const Held& held, const LimitSet& limits) {
    const PlannedClaim& claim = plan_.claims[held.claim];
    const std::size_t ofCase = caseOf(claim.scope, held.lane());
    std::vector<ResultClaim>& claims = (*listTo_)[ofCase].claims;
    if (wanted_ == ClaimList::largest) {
        if (held.counted == 0) return;
        if (claims.size() == mostLargest && held.counted < claims.back().counted) return;
    }
    ResultClaim listed;
    listed.pack = claim.pack;
    listed.measure = claim.measure;
    listed.item = held.lane() - scopes_[static_cast<std::size_t>(claim.scope)].cases.first[ofCase];
    listed.verdict = held.verdict();
    listed.hasSum = claim.hasSum;
    listed.ceiling = held.ceiling;
    listed.floor = held.floor;
    listed.limits = limits;
    listed.counted = held.counted;
    listed.chosen = claim.hasSum ? held.counted != 0 : held.verdict() != Verdict::undetermined;
    if (wanted_ == ClaimList::open) {
        claims.push_back(listed);
        return;
    }
    if (claims.size() == mostLargest) {
        if (!countsMore(listed, claims.back())) return;
        claims.pop_back();
    }
    claims.insert(
        std::find_if(claims.begin(), claims.end(), [&](const ResultClaim& other) { return countsMore(listed, other); }),
        listed);
}

void CityPass::finish(std::vector<CaseResult>& results) {
    constexpr auto ineligible = static_cast<std::size_t>(Verdict::ineligible);
    for (const Entity entity : allEntities) {
        const OfScope& of = scope(entity);
        const std::size_t lanes = runs_.of(entity).lanes();
        // What was weighed and is not open is ineligible: no claim counts those.
        of.weighed.forEach(lanes, [&](std::size_t lane, std::uint32_t count) {
            results[caseOf(entity, lane)].verdicts[ineligible] += count;
        });
        for (const Verdict verdict : openVerdicts) {
            const auto index = static_cast<std::size_t>(verdict);
            of.verdicts[index].forEach(lanes, [&](std::size_t lane, std::uint32_t count) {
                auto& verdicts = results[caseOf(entity, lane)].verdicts;
                verdicts[index] += count;
                verdicts[ineligible] -= count;
            });
        }
    }
    if (wanted_ != ClaimList::open) return;
    for (CaseResult& result : results)
        std::sort(result.claims.begin(), result.claims.end(),
                  [](const ResultClaim& left, const ResultClaim& right) { return placeOf(left) < placeOf(right); });
}

} // namespace biosubsidy::blocks

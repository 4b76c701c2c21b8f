// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/open_facts.h"

#include <algorithm>

namespace biosubsidy::blocks {

using language::Op;

OpenFacts::OpenFacts(std::shared_ptr<const BlockRules> rules, const Situations& situations)
    : rules_(std::move(rules)), situations_(situations) {
    for (const Entity entity : allEntities)
        asked_[static_cast<std::size_t>(entity)].resize(rules_->vocabulary().facts(entity).size());
}

void OpenFacts::begin(const CaseBlock& block) {
    block_ = &block;
    clearUsed();
}

void OpenFacts::clearUsed() {
    for (const auto& [entity, fact] : used_) {
        Asked& found = asked(entity, fact);
        found.used = false;
    }
    used_.clear();
}

Word* OpenFacts::scratch(std::size_t depth, std::size_t words) {
    if (scratch_.size() <= depth) scratch_.resize(depth + 1);
    if (scratch_[depth].size() < words) scratch_[depth].resize(words);
    return scratch_[depth].data();
}

void OpenFacts::collect(const NetworkRun& run, std::uint32_t part, const Word* reach) {
    if (part == none || run.words() == 0) return;
    visit(run, run, part, reach, 0);
}

// `claimRun` is over the lanes that are reached; `run` is where the part stands: the
// same, or the company's.
void OpenFacts::visit(const NetworkRun& claimRun, const NetworkRun& run, std::uint32_t index, const Word* reach,
                      std::size_t depth) {
    const Part& part = run.network().parts()[index];
    if (part.ofCompany) {
        visit(claimRun, *run.company(), part.companyPart, reach, depth);
        return;
    }
    const Word* open = openLanes(claimRun, run, index, reach, depth);
    if (!anyLane(open, claimRun.words())) return;
    if (language::readsFact(part.op)) {
        askFact(claimRun, run, part, open, depth + 1);
        return;
    }
    for (std::size_t which = 0; which < part.children.size(); ++which) {
        const Word* reached = open;
        if (part.op == Op::least || part.op == Op::greatest) {
            Word* mattering = scratch(depth + 1, claimRun.words());
            std::copy_n(open, claimRun.words(), mattering);
            limitToMattering(claimRun, run, index, which, mattering);
            reached = mattering;
        }
        visit(claimRun, run, part.children[which], reached, depth + 2);
    }
}

// The lanes in `reach` where the part is undecided.
Word* OpenFacts::openLanes(const NetworkRun& claimRun, const NetworkRun& run, std::uint32_t index, const Word* reach,
                           std::size_t depth) {
    const std::size_t words = claimRun.words();
    const bool same = &claimRun == &run;
    Word* open = scratch(depth, words);
    if (run.network().parts()[index].isTruth()) {
        const Word* yes = run.yes(index);
        const Word* no = run.no(index);
        for (std::size_t word = 0; word < words; ++word) open[word] = reach[word];
        if (same) {
            for (std::size_t word = 0; word < words; ++word) open[word] &= ~(yes[word] | no[word]);
            return open;
        }
        forEachLane(reach, words, [&](std::size_t lane) {
            const std::uint32_t of = claimRun.caseOf()[lane];
            if (bitAt(yes, of) || bitAt(no, of)) clearBit(open, lane);
        });
        return open;
    }
    const NumberColumn& number = run.number(index);
    std::fill_n(open, words, 0);
    if (number.isExact()) return open;
    forEachLane(reach, words, [&](std::size_t lane) {
        const std::size_t at = same ? lane : claimRun.caseOf()[lane];
        if (number.lowAt(at) != number.highAt(at) || number.isOpenAbove(at) || number.isOpenBelow(at))
            setBit(open, lane);
    });
    return open;
}

// An argument of min that is never below the highest result cannot change it;
// likewise for max.
void OpenFacts::limitToMattering(const NetworkRun& claimRun, const NetworkRun& run, std::uint32_t index,
                                 std::size_t which, Word* lanes) const {
    const Part& part = run.network().parts()[index];
    const NumberColumn& result = run.number(index);
    const NumberColumn& child = run.number(part.children[which]);
    const Wide factor = part.factors[which];
    const bool same = &claimRun == &run;
    forEachLane(lanes, claimRun.words(), [&](std::size_t lane) {
        const std::size_t at = same ? lane : claimRun.caseOf()[lane];
        const bool matters =
            part.op == Op::least
                ? child.isOpenBelow(at) || result.isOpenAbove(at) || child.lowAt(at) * factor < result.highAt(at)
                : child.isOpenAbove(at) || result.isOpenBelow(at) || child.highAt(at) * factor > result.lowAt(at);
        if (!matters) clearBit(lanes, lane);
    });
}

// Whom to ask: the fact itself, or those that it is taken from.
void OpenFacts::askFact(const NetworkRun& claimRun, const NetworkRun& run, const Part& part, const Word* lanes,
                        std::size_t depth) {
    const Vocabulary::Known& known = rules_->vocabulary().known();
    const Entity entity = run.network().entity();
    const std::size_t words = claimRun.words();
    if (entity == Entity::company && part.fact == known.size) {
        askSize(claimRun, lanes, depth);
        return;
    }
    if (entity != Entity::project || (part.fact != known.projectCity && part.fact != known.projectDistrict)) {
        ask(claimRun, entity, part.fact, lanes);
        return;
    }
    // An open place of a project is the company's, unless it has a city of its own.
    const bool city = part.fact == known.projectCity;
    const Word* fromCompany = situations_.sharesCity();
    Word* some = scratch(depth, words);
    for (std::size_t word = 0; word < words; ++word)
        some[word] = lanes[word] & (city ? ~situations_.ownCityKnown()[word] : fromCompany[word]);
    ask(claimRun, Entity::company, city ? known.companyCity : known.companyDistrict, some);
    for (std::size_t word = 0; word < words; ++word)
        some[word] = lanes[word] & (city ? situations_.ownCityKnown()[word] : ~fromCompany[word]);
    ask(claimRun, Entity::project, part.fact, some);
}

void OpenFacts::askSize(const NetworkRun& claimRun, const Word* lanes, std::size_t depth) {
    const Vocabulary::Known& known = rules_->vocabulary().known();
    const bool ofCase = claimRun.network().entity() != Entity::company;
    const auto askWhere = [&](std::size_t fact, bool industryOnly) {
        const Word* isKnown = situations_.fact(Entity::company, fact).known;
        Word* some = scratch(depth, claimRun.words());
        std::fill_n(some, claimRun.words(), 0);
        forEachLane(lanes, claimRun.words(), [&](std::size_t lane) {
            const std::size_t at = ofCase ? claimRun.caseOf()[lane] : lane;
            if (bitAt(isKnown, at) || (industryOnly && !bitAt(situations_.isIndustry(), at))) return;
            setBit(some, lane);
        });
        ask(claimRun, Entity::company, fact, some);
    };
    askWhere(known.employees, false);
    askWhere(known.revenue, true);
}

void OpenFacts::ask(const NetworkRun& claimRun, Entity entity, std::size_t fact, const Word* lanes) {
    if (!anyLane(lanes, claimRun.words())) return;
    Asked& found = asked(entity, fact);
    if (!found.used) {
        found.used = true;
        const std::size_t needed = block_->columns(entity).lanes();
        if (found.cells.size() < needed) found.cells.resize(needed);
        found.staked.assign(wordsFor(needed), 0);
        for (const Entity claimed : allEntities)
            found.unstaked[static_cast<std::size_t>(claimed)].clear(wordsFor(block_->columns(claimed).lanes()));
        used_.emplace_back(entity, fact);
    }
    if (!found.touched) {
        found.touched = true;
        touched_.emplace_back(entity, fact);
        found.lanes.assign(lanes, lanes + claimRun.words());
        return;
    }
    for (std::size_t word = 0; word < claimRun.words(); ++word) found.lanes[word] |= lanes[word];
}

// A claim without a sum puts nothing at stake: it only counts, all lanes at once.
void OpenFacts::endClaim(const NetworkRun& run) {
    const auto claimed = static_cast<std::size_t>(run.network().entity());
    for (const auto& [entity, fact] : touched_) {
        Asked& found = asked(entity, fact);
        found.touched = false;
        found.unstaked[claimed].add(found.lanes.data());
    }
    touched_.clear();
}

void OpenFacts::chooseMostWorth(std::vector<CaseResult>& results) {
    best_.assign(results.size(), {});
    chooseStaked();
    chooseUnstaked();
    for (std::size_t ofCase = 0; ofCase < results.size(); ++ofCase) {
        const Best& best = best_[ofCase];
        if (best.found)
            results[ofCase].question = ResultQuestion{best.fact(), best.cell.atStake(), claimsOf(ofCase, best)};
    }
}

// The best so far of all cases stand close together, as they are looked at once for
// each fact.
void OpenFacts::offer(std::size_t ofCase, Entity entity, std::size_t fact, std::size_t lane, const Cell& cell) {
    Best& best = best_[ofCase];
    if (best.found && cell.isLessThan(best.cell)) return;
    const auto item = static_cast<std::uint32_t>(lane - block_->lanesOf(entity).first[ofCase]);
    const Best offered{cell, item, static_cast<std::uint16_t>(fact), entity, true};
    if (!best.found || best.cell.isLessThan(cell) || offered.fact() < best.fact()) best = offered;
}

void OpenFacts::chooseStaked() {
    for (const auto& [entity, fact] : used_) {
        const Asked& open = asked(entity, fact);
        const std::uint32_t* const cases = block_->caseOf(entity).data();
        forEachLane(open.staked.data(), open.staked.size(), [&, entity = entity, fact = fact](std::size_t lane) {
            offer(cases[lane], entity, fact, lane, open.cells[lane]);
        });
    }
}

// What only claims without a sum ask, where nothing else is at stake.
void OpenFacts::chooseUnstaked() {
    unstakedCases_.assign(wordsFor(best_.size()), 0);
    for (std::size_t ofCase = 0; ofCase < best_.size(); ++ofCase) {
        if (!best_[ofCase].found || best_[ofCase].cell.isNothing()) setBit(unstakedCases_.data(), ofCase);
    }
    if (!anyLane(unstakedCases_.data(), unstakedCases_.size())) return;
    for (const Entity claimed : allEntities) {
        const CaseLanes of = block_->lanesOf(claimed);
        const std::uint32_t* const cases = block_->caseOf(claimed).data();
        unstakedLanes_.resize(wordsFor(of.lanes()));
        spreadBits(unstakedCases_.data(), of, unstakedLanes_.data());
        for (const auto& [entity, fact] : used_) {
            const LaneCounter& counter = asked(entity, fact).unstaked[static_cast<std::size_t>(claimed)];
            for (std::size_t word = 0; word < unstakedLanes_.size() && !counter.isZero(); ++word) {
                const Word lanes = counter.nonZero(word) & unstakedLanes_[word];
                forEachLane(&lanes, 1, [&, entity = entity, fact = fact](std::size_t bit) {
                    const std::size_t lane = word * lanesOfWord + bit;
                    offer(cases[lane], entity, fact, entity == claimed ? lane : cases[lane], {});
                });
            }
        }
    }
}

// How many claims miss the fact: those with a sum, and those without.
std::uint32_t OpenFacts::claimsOf(std::size_t ofCase, const Best& best) const {
    const Asked& open = asked_[static_cast<std::size_t>(best.entity)][best.index];
    const std::size_t lane = block_->lanesOf(best.entity).first[ofCase] + best.item;
    std::uint32_t claims = bitAt(open.staked.data(), lane) ? open.cells[lane].claims : 0;
    for (const Entity claimed : allEntities) {
        const LaneCounter& counter = open.unstaked[static_cast<std::size_t>(claimed)];
        if (counter.isZero()) continue;
        if (claimed == best.entity) {
            claims += counter.at(lane);
            continue;
        }
        const std::uint32_t* const first = block_->lanesOf(claimed).first + ofCase;
        for (std::uint32_t of = first[0]; of < first[1]; ++of) claims += counter.at(of);
    }
    return claims;
}

} // namespace biosubsidy::blocks

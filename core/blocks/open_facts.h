// SPDX-License-Identifier: GPL-3.0-or-later
//
// Gathers, for all lanes at once, the facts that leave a condition or an amount
// open, as addMissing() in core/language/program.h does for one item: a decided part
// contributes nothing, an undecided one what leaves it undecided. From them comes
// the question most worth asking of each case.
#pragma once

#include <array>
#include <vector>

#include "core/blocks/case_result.h"
#include "core/blocks/network_run.h"
#include "core/blocks/situations.h"

namespace biosubsidy::blocks {

class OpenFacts {
public:
    OpenFacts(std::shared_ptr<const BlockRules> rules, const Situations& situations);

    void begin(const CaseBlock& block);
    // Adds, for the lanes in `reach`, what leaves this part of the network open.
    void collect(const NetworkRun& run, std::uint32_t part, const Word* reach);
    // Ends one claim: for each lane, each fact that was collected has one more claim,
    // with this much at stake; or with nothing, as for a claim without a sum.
    template <typename Stake>
    void endClaim(const NetworkRun& run, const Stake& stakeAt);
    void endClaim(const NetworkRun& run);

    // To each case, which has none yet, the question with most at stake; the first of
    // equals, in the order company, projects, expenses, and within each of the facts.
    void chooseMostWorth(std::vector<CaseResult>& results);

private:
    // What is at stake on a fact, and how many claims it comes from. A claim has at most
    // 2^63 fen and there are fewer than 2^32 of them: 96 bits hold their sum, and four
    // cells fill a line of the cache.
    struct Cell {
        std::uint64_t low = 0;
        std::uint32_t high = 0;
        std::uint32_t claims = 0;

        void add(std::int64_t fen) {
            const auto added = static_cast<std::uint64_t>(fen);
            low += added;
            high += low < added ? 1 : 0;
            ++claims;
        }
        [[nodiscard]] Wide atStake() const { return (Wide(high) << 64) + Wide(low); }
        [[nodiscard]] bool isLessThan(const Cell& other) const {
            return high != other.high ? high < other.high : low < other.low;
        }
        [[nodiscard]] bool isNothing() const { return (low | high) == 0; }
    };
    struct Best { // of a case
        Cell cell;
        std::uint32_t item = 0;
        std::uint16_t index = 0; // of the fact
        Entity entity = Entity::company;
        bool found = false;

        [[nodiscard]] FactRef fact() const { return {entity, item, index}; }
    };
    struct Asked {               // a fact
        std::vector<Cell> cells; // by lane of its entity; valid where `staked` says so
        std::vector<Word> staked;
        std::array<LaneCounter, 3> unstaked; // claims without a sum, by lane of theirs
        std::vector<Word> lanes;             // of the claim at hand, by lane of the claim's entity
        bool touched = false;                // by the claim at hand
        bool used = false;                   // by the block
    };
    [[nodiscard]] Asked& asked(Entity entity, std::size_t fact) {
        return asked_[static_cast<std::size_t>(entity)][fact];
    }
    void visit(const NetworkRun& claimRun, const NetworkRun& run, std::uint32_t part, const Word* reach,
               std::size_t depth);
    [[nodiscard]] Word* openLanes(const NetworkRun& claimRun, const NetworkRun& run, std::uint32_t part,
                                  const Word* reach, std::size_t depth);
    void limitToMattering(const NetworkRun& claimRun, const NetworkRun& run, std::uint32_t part, std::size_t which,
                          Word* lanes) const;
    void askFact(const NetworkRun& claimRun, const NetworkRun& run, const Part& part, const Word* lanes,
                 std::size_t depth);
    void ask(const NetworkRun& claimRun, Entity entity, std::size_t fact, const Word* lanes);
    void askSize(const NetworkRun& claimRun, const Word* lanes, std::size_t depth);
    void chooseStaked();
    void chooseUnstaked();
    void offer(std::size_t ofCase, Entity entity, std::size_t fact, std::size_t lane, const Cell& cell);
    [[nodiscard]] std::uint32_t claimsOf(std::size_t ofCase, const Best& best) const;
    [[nodiscard]] Word* scratch(std::size_t depth, std::size_t words);
    void clearUsed();

    std::shared_ptr<const BlockRules> rules_;
    const Situations& situations_;
    const CaseBlock* block_ = nullptr;
    std::array<std::vector<Asked>, 3> asked_;
    std::vector<std::pair<Entity, std::size_t>> touched_;
    std::vector<std::pair<Entity, std::size_t>> used_;
    std::vector<std::vector<Word>> scratch_;
    std::vector<Best> best_;
    std::vector<Word> unstakedCases_; // nothing is at stake there, as far as is known
    std::vector<Word> unstakedLanes_;
};

template <typename Stake>
void OpenFacts::endClaim(const NetworkRun& run, const Stake& stakeAt) {
    const Entity claimed = run.network().entity();
    for (const auto& [entity, fact] : touched_) {
        Asked& found = asked(entity, fact);
        found.touched = false;
        if (entity == Entity::company && claimed != Entity::company) {
            forEachLane(found.lanes.data(), run.words(), [&](std::size_t lane) {
                const std::size_t ofCase = run.caseOf()[lane];
                if (!bitAt(found.staked.data(), ofCase)) found.cells[ofCase] = {};
                setBit(found.staked.data(), ofCase);
                found.cells[ofCase].add(stakeAt(lane));
            });
            continue;
        }
        for (std::size_t word = 0; word < run.words(); ++word) {
            const Word first = found.lanes[word] & ~found.staked[word];
            found.staked[word] |= first;
            Cell* const cells = found.cells.data() + word * lanesOfWord;
            forEachLane(&first, 1, [&](std::size_t lane) { cells[lane] = {}; });
            forEachLane(&found.lanes[word], 1,
                        [&](std::size_t lane) { cells[lane].add(stakeAt(word * lanesOfWord + lane)); });
        }
    }
    touched_.clear();
}

} // namespace biosubsidy::blocks

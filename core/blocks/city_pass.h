// SPDX-License-Identifier: GPL-3.0-or-later
//
// Holds the items of a block against the measures of one city, once the networks
// have been evaluated: verdicts lane by lane, then the best set case by case.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "core/blocks/case_choice.h"
#include "core/blocks/claim_masks.h"
#include "core/blocks/open_facts.h"

namespace biosubsidy::blocks {

// The networks of a block, evaluated, by entity.
struct NetworkRuns {
    NetworkRun company;
    NetworkRun project;
    NetworkRun expense;

    explicit NetworkRuns(const Plan& plan);
    void begin(const CaseBlock& block);
    void evaluateAll(const Situations& situations);
    void evaluate(const PlaceParts& parts, const Situations& situations);
    [[nodiscard]] const NetworkRun& of(Entity entity) const {
        return entity == Entity::company ? company : entity == Entity::project ? project : expense;
    }
};

class CityPass {
public:
    CityPass(std::shared_ptr<const BlockRules> rules, const NetworkRuns& runs, const Situations& situations);

    void begin(const CaseBlock& block);

    // `cases`: those that are held against the city. As the cases stand, `questions`
    // takes the facts that leave a claim open, and verdicts and claims are listed.
    void standing(const PlannedCity& city, const std::vector<Word>& cases, OpenFacts* questions,
                  std::vector<CaseResult>& results);
    // Of the cases sited in the city: fills `results[…].cities[at]`.
    void sited(const PlannedCity& city, std::size_t at, const std::vector<Word>& cases,
               std::vector<CaseResult>& results);
    // Once every city has been passed: counts verdicts, brings claims in order.
    void finish(std::vector<CaseResult>& results);

private:
    // The lanes of one entity.
    struct OfScope {
        std::vector<Word> lanes; // held against the city
        CaseLanes cases;
        std::vector<Held> held;               // claims that compete, so many places a lane
        std::vector<std::uint32_t> heldCount; // of each lane
        std::size_t places = 0;
        std::array<LaneCounter, 4> verdicts; // of the whole block; those that are open
        LaneCounter weighed;                 // claims held against the lane, likewise
        LaneCounter unstated, inKind, undetermined;
        std::vector<Word> countSums;
        std::vector<Word> awarded;              // lanes of cases that hold support already; empty if none does
        std::vector<std::vector<Word>> covered; // by pack: the lanes whose year its period reaches
        TruthMask ground;
    };
    void hold(const PlannedCity& city, const std::vector<Word>& cases, bool counting, OpenFacts* questions);
    void holdClaim(std::uint32_t index, OfScope& scope, bool counting, OpenFacts* questions);
    void holdLane(std::uint32_t index, std::size_t lane, Verdict verdict, const SumColumn& sums, OfScope& scope);
    void ask(const PlannedClaim& claim, const NetworkRun& run, const SumColumn& sums, OpenFacts& questions);
    void askSum(const PlannedClaim& claim, const NetworkRun& run, const SumColumn& sums, OpenFacts& questions);
    void askTiers(const PlannedClaim& claim, const NetworkRun& run, const SumColumn& sums, OpenFacts& questions);
    void collectOpen(const NetworkRun& run, const PlannedSum& sum, std::int64_t leastCap, const Word* reach,
                     OpenFacts& questions);
    [[nodiscard]] const std::vector<Word>& lanesFor(const PlannedClaim& claim, const OfScope& scope,
                                                    std::vector<Word>& ungranted) const;
    [[nodiscard]] bool wasGranted(const PlannedClaim& claim, std::size_t lane) const;
    [[nodiscard]] std::span<const BlockAward> awardsOf(std::size_t ofCase) const;
    [[nodiscard]] bool concerns(const BlockAward& award, const PlannedClaim& claim, std::size_t lane) const;
    void countKinds(const PlannedClaim& claim, OfScope& scope, const NetworkRun& run);
    void addCounts(const PlannedCity& city);
    void addCountsOf(Entity entity);
    [[nodiscard]] bool countsAreSmall(const PlannedCity& city) const;
    [[nodiscard]] const Word* summedCounts(Entity entity);
    bool chooseFor(std::size_t ofCase);
    [[nodiscard]] std::int64_t worthOf(std::uint32_t claim, std::size_t lane, std::int64_t ceiling) const;
    [[nodiscard]] bool comesOff(const BlockAward& award, std::uint32_t claim, std::size_t lane) const;
    [[nodiscard]] bool comesOffAsUnder(const BlockAward& award, const PlannedClaim& claim, std::size_t lane) const;
    void list(const Held& held, const LimitSet& limits);
    [[nodiscard]] OfScope& scope(Entity entity) { return scopes_[static_cast<std::size_t>(entity)]; }
    [[nodiscard]] std::size_t caseOf(Entity entity, std::size_t lane) const {
        return entity == Entity::company ? lane : block_->caseOf(entity)[lane];
    }

    std::shared_ptr<const BlockRules> rules_;
    const Plan& plan_;
    const NetworkRuns& runs_;
    const Situations& situations_;
    const CaseBlock* block_ = nullptr;
    ClaimList wanted_;
    std::array<OfScope, 3> scopes_;
    ClaimMasks masks_;
    ClaimMasks otherMasks_;
    TruthMask otherGround_;
    std::vector<Word> mask_;
    ClaimSums sums_;
    std::vector<Word> openAmount_;
    std::vector<Word> reached_;
    std::vector<Word> ungranted_; // where a claim that is paid once was not paid yet
    std::vector<Word> otherUngranted_;
    std::vector<Figures*> figures_; // by case, of the city at hand; of those held against it
    std::vector<Figures> standing_; // where those are kept as the cases stand
    std::vector<Word> awarded_;     // the cases of the block that hold support already
    std::vector<Word> choosing_;    // the cases where claims compete
    const Word* held_ = nullptr;    // the cases that are held against the city
    std::vector<std::uint8_t> counts_;
    std::vector<CaseResult>* listTo_ = nullptr; // as the cases stand, where claims are listed
    HeldClaims claims_;
    CaseChoice choice_;
};

} // namespace biosubsidy::blocks

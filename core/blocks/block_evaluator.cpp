// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/blocks/block_evaluator.h"

#include "core/blocks/city_pass.h"

namespace biosubsidy::blocks {

struct BlockEvaluator::Work {
    explicit Work(const std::shared_ptr<const BlockRules>& rules)
        : situations(rules), runs(rules->plan()), questions(rules, situations), pass(rules, runs, situations) {}

    Situations situations;
    NetworkRuns runs;
    OpenFacts questions;
    CityPass pass;
    std::vector<Word> cases;
    std::vector<Word> settled;
};

BlockEvaluator::BlockEvaluator(std::shared_ptr<const BlockRules> rules)
    : rules_(std::move(rules)), work_(std::make_unique<Work>(rules_)) {}

BlockEvaluator::~BlockEvaluator() = default;

void BlockEvaluator::evaluate(const CaseBlock& block, std::vector<CaseResult>& results) {
    results.resize(block.cases());
    for (CaseResult& result : results) {
        result.figures.clear();
        result.proven = true;
        result.verdicts = {};
        result.best.reset();
        result.claims.clear();
        result.question.reset();
    }
    work_->situations.read(block);
    work_->runs.begin(block);
    work_->runs.evaluateAll(work_->situations);
    work_->pass.begin(block);
    evaluateStanding(block, results);
    if (rules_->options().cities) {
        evaluateCities(block, results);
    } else {
        for (CaseResult& result : results) result.cities.clear();
    }
}

void BlockEvaluator::evaluateStanding(const CaseBlock& block, std::vector<CaseResult>& results) {
    const Plan& plan = rules_->plan();
    OpenFacts* questions = rules_->options().questions ? &work_->questions : nullptr;
    if (questions != nullptr) questions->begin(block);
    for (const PlannedCity& city : plan.cities) {
        if (plan.named) {
            work_->cases.resize(wordsFor(block.cases()));
            for (std::size_t word = 0; word < work_->cases.size(); ++word)
                work_->cases[word] = lanesIn(word, block.cases());
        } else {
            work_->situations.inView(city, work_->cases);
        }
        if (anyLane(work_->cases.data(), work_->cases.size()))
            work_->pass.standing(city, work_->cases, questions, results);
    }
    work_->pass.finish(results);
    if (questions != nullptr) questions->chooseMostWorth(results);
}

void BlockEvaluator::evaluateCities(const CaseBlock& block, std::vector<CaseResult>& results) {
    const Plan& plan = rules_->plan();
    std::size_t compared = 0;
    for (const PlannedCity& city : plan.cities) compared += city.compared ? 1 : 0;
    for (CaseResult& result : results) result.cities.resize(compared);
    std::size_t index = 0;
    for (const PlannedCity& city : plan.cities) {
        if (!city.compared) continue;
        std::vector<Word>& cases = work_->cases;
        std::vector<Word>& settled = work_->settled;
        // Who stands in the city altogether has been held against it already, unless
        // a district stands for the city.
        work_->situations.settledIn(city.city, settled);
        cases.resize(settled.size());
        for (std::size_t word = 0; word < cases.size(); ++word) {
            if (city.district != none) settled[word] = 0;
            cases[word] = lanesIn(word, block.cases()) & ~settled[word];
        }
        if (anyLane(cases.data(), cases.size())) {
            work_->situations.moveTo(city);
            work_->runs.evaluate(city.place, work_->situations);
            work_->pass.sited(city, index, cases, results);
        }
        forEachLane(settled.data(), settled.size(), [&](std::size_t ofCase) {
            CityFigures& figures = results[ofCase].cities[index];
            figures.figures = results[ofCase].figures;
            figures.proven = results[ofCase].proven;
        });
        ++index;
    }
    for (CaseResult& result : results) chooseBest(result);
}

void BlockEvaluator::chooseBest(CaseResult& result) const {
    std::size_t index = 0;
    for (const PlannedCity& planned : rules_->plan().cities) {
        if (!planned.compared) continue;
        CityFigures& city = result.cities[index];
        city.city = planned.city;
        city.hasFigures = planned.publishesFigures || city.figures.potential != 0;
        const bool brings = city.hasFigures && city.figures.ceiling != 0;
        if (brings && (!result.best || city.figures.ceiling > result.cities[*result.best].figures.ceiling))
            result.best = index;
        ++index;
    }
}

} // namespace biosubsidy::blocks

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/curve_source.h"

#include <algorithm>
#include <set>

#include "core/advice/answers.h"

namespace biosubsidy::ui {

Levers leversOf(const std::shared_ptr<const RuleBook>& rules, const Case& subject, const AssessOptions& options) {
    Levers levers;
    AssessOptions quick = options;
    quick.trace = false;
    advice::WhatIf whatIf(rules, subject, quick);
    const std::vector<FactRef> facts = advice::factsThatCount(whatIf);
    const std::set<FactRef> counting(facts.begin(), facts.end());
    constexpr std::uint64_t mostSteps = 40'000'000; // a large case ranks the first of its amounts
    whatIf.effort().allow(mostSteps);
    const Vocabulary& vocabulary = rules->vocabulary();
    for (const Entity entity : allEntities) {
        for (std::size_t item = 0; item < subject.count(entity); ++item) {
            for (std::size_t fact = 0; fact < vocabulary.facts(entity).size(); ++fact) {
                if (vocabulary.fact(entity, fact).type != FactType::money) continue;
                Lever lever{{entity, item, fact}, {}, {}, {}};
                if (counting.contains(lever.fact) && !whatIf.effort().spent()) {
                    const advice::Answers answers = advice::answersOf(whatIf, lever.fact);
                    lever.lowest = answers.lowerBound;
                    lever.highest = answers.upperBound;
                    lever.span = answers.best.total - answers.worst.total;
                }
                levers.push_back(lever);
            }
        }
    }
    std::stable_sort(levers.begin(), levers.end(), [](const Lever& left, const Lever& right) {
        if (left.span != right.span) return left.span > right.span;
        return left.matters() && !right.matters();
    });
    return levers;
}

CurveSource::CurveSource(const CaseDocument& document, const AssessmentRunner& runner, QObject* parent)
    : QObject(parent), document_(document), runner_(runner),
      ranking_(*this, [this](const auto& levers) { takeLevers(*levers); }), drawing_(*this, [this](const auto& curves) {
          curves_ = curves;
          current_ = true;
          Q_EMIT curvesChanged();
      }) {
    connect(&runner_, &AssessmentRunner::assessed, this, [this] {
        current_ = false;
        if (watched_) work();
    });
    connect(&document_, &CaseDocument::changed, this, [this] { current_ = false; });
    // Facts of other rules have other places.
    connect(&document_, &CaseDocument::rulesChanged, this, [this] {
        chosen_.reset();
        levers_.clear();
        curves_.reset();
        drawing_.cancel();
        ranking_.cancel();
        current_ = false;
    });
}

void CurveSource::setWatched(bool watched) {
    watched_ = watched;
    if (watched_ && !current_) work();
}

std::optional<FactRef> CurveSource::fact() const {
    if (!chosen_) return std::nullopt;
    const Case& subject = document_.subject();
    for (std::size_t item = 0; item < subject.count(chosen_->entity); ++item) {
        if (subject.item(chosen_->entity, item).id == chosen_->id) return FactRef{chosen_->entity, item, chosen_->fact};
    }
    return std::nullopt;
}

void CurveSource::setFact(const FactRef& fact) {
    chosen_ = Chosen{fact.entity, document_.subject().item(fact.entity, fact.item).id, fact.fact};
    current_ = false;
    drawCurve();
}

void CurveSource::work() {
    ranking_.start([rules = document_.sharedRules(), subject = document_.subject(), options = runner_.options()] {
        return leversOf(rules, subject, options);
    });
    drawCurve();
}

void CurveSource::takeLevers(Levers levers) {
    levers_ = std::move(levers);
    if (!fact()) {
        curves_.reset();
        chosen_.reset();
        if (!levers_.empty()) setFact(levers_.front().fact);
    }
    Q_EMIT leversChanged();
}

// The whole curve; which part of it is looked at is a matter of the picture.
void CurveSource::drawCurve() {
    const auto wanted = fact();
    if (!wanted) {
        drawing_.cancel();
        return;
    }
    drawing_.start(
        [rules = document_.sharedRules(), subject = document_.subject(), options = runner_.options(), fact = *wanted] {
            return curve::curvesOf(rules, subject, fact, Money(), Money::largest(), options);
        });
}

} // namespace biosubsidy::ui

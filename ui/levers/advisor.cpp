// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/advisor.h"

#include <algorithm>

namespace biosubsidy::ui {

Advisor::Advisor(const CaseDocument& document, const AssessmentRunner& runner, QObject* parent)
    : QObject(parent), document_(document), runner_(runner), task_(*this, [this](const AdvisoryPtr& advisory) {
          latest_ = advisory;
          current_ = true;
          Q_EMIT advised(latest_);
      }) {
    pause_.setSingleShot(true);
    pause_.setInterval(pauseMilliseconds);
    connect(&pause_, &QTimer::timeout, this, &Advisor::work);
    connect(&runner_, &AssessmentRunner::assessed, this, &Advisor::markOutdated);
    connect(&document_, &CaseDocument::changed, this, [this] { current_ = false; });
    // Facts of other rules have other places.
    connect(&document_, &CaseDocument::rulesChanged, this, [this] { latest_.reset(); });
}

void Advisor::setWatched(const QObject& viewer, bool watched) {
    if (watched)
        viewers_.insert(&viewer);
    else
        viewers_.remove(&viewer);
    if (viewers_.isEmpty()) {
        pause_.stop();
        task_.cancel();
    } else if (!current_ && !pause_.isActive() && !task_.isBusy()) {
        work();
    }
}

std::optional<FactRef> Advisor::factNow(const FactRef& ref) const {
    if (latest_ == nullptr) return std::nullopt;
    const Case& then = *latest_->assessment.subject;
    const Case& now = document_.subject();
    if (ref.item >= then.count(ref.entity)) return std::nullopt;
    const std::string& id = then.item(ref.entity, ref.item).id;
    for (std::size_t item = 0; item < now.count(ref.entity); ++item) {
        if (now.item(ref.entity, item).id == id) return FactRef{ref.entity, item, ref.fact};
    }
    return std::nullopt;
}

const advice::Answers* Advisor::answersTo(const FactRef& factOfLatest) const {
    if (latest_ == nullptr) return nullptr;
    const auto& questions = latest_->questions;
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const advice::Answers& answers) { return answers.fact == factOfLatest; });
    return found == questions.end() ? nullptr : &*found;
}

void Advisor::markOutdated() {
    current_ = false;
    task_.cancel();
    if (!viewers_.isEmpty()) pause_.start();
    Q_EMIT outdated();
}

void Advisor::work() {
    task_.start([rules = document_.sharedRules(), subject = document_.subject(), options = runner_.options()] {
        return advice::advise(rules, subject, options);
    });
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/levers/advisor.h"

#include <algorithm>

namespace biosubsidy::ui {

Advisor::Advisor(const CaseDocument& document, const AssessmentRunner& runner, const OwnPlaces& places, QObject* parent)
    : QObject(parent), document_(document), runner_(runner), places_(places),
      task_(*this, [this](const AdvisoryPtr& advisory) {
          look_.stop();
          latest_ = advisory;
          current_ = true;
          Q_EMIT advised(latest_);
      }) {
    pause_.setSingleShot(true);
    pause_.setInterval(pauseMilliseconds);
    connect(&pause_, &QTimer::timeout, this, &Advisor::work);
    constexpr int betweenLooks = 250; // milliseconds
    look_.setInterval(betweenLooks);
    connect(&look_, &QTimer::timeout, this, &Advisor::progressed);
    connect(&runner_, &AssessmentRunner::assessed, this, &Advisor::markOutdated);
    connect(&places_, &OwnPlaces::changed, this, &Advisor::markOutdated);
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
        cancel();
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
    cancel();
    if (!viewers_.isEmpty()) pause_.start();
    Q_EMIT outdated();
}

void Advisor::cancel() {
    watch_->stop = true;
    look_.stop();
    task_.cancel();
}

std::optional<int> Advisor::progress() const {
    return task_.isBusy() ? std::optional(static_cast<int>(watch_->hundredths.load())) : std::nullopt;
}

void Advisor::stopEarly() {
    watch_->stop = true;
}

void Advisor::work() {
    watch_ = std::make_shared<Watch>();
    look_.start();
    task_.start([rules = document_.sharedRules(), subject = document_.subject(), options = runner_.options(),
                 sites = places_.compared(document_.rules(), document_.subject(), runner_.options()), watch = watch_] {
        advice::AdviseOptions how;
        how.sites = sites;
        how.stop = &watch->stop;
        how.progress = [&watch](unsigned hundredths) { watch->hundredths = hundredths; };
        return advice::advise(rules, subject, options, how);
    });
}

} // namespace biosubsidy::ui

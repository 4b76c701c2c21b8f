// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/assessment_runner.h"

#include <utility>

namespace biosubsidy::ui {

AssessmentRunner::AssessmentRunner(const CaseDocument& document, Date asOf, QObject* parent)
    : QObject(parent), document_(document), asOf_(asOf) {
    timer_.setSingleShot(true);
    timer_.setInterval(0);
    connect(&timer_, &QTimer::timeout, this, &AssessmentRunner::run);
    connect(&document_, &CaseDocument::changed, &timer_, qOverload<>(&QTimer::start));
    timer_.start();
}

void AssessmentRunner::setAsOf(const Date& date) {
    if (date == asOf_) return;
    asOf_ = date;
    timer_.start();
}

void AssessmentRunner::setOwnFigures(bool inView) {
    if (inView == ownFigures_) return;
    ownFigures_ = inView;
    timer_.start();
}

void AssessmentRunner::setPlaces(std::vector<Site> kept) {
    if (kept == places_) return;
    places_ = std::move(kept);
    timer_.start();
}

AssessOptions AssessmentRunner::options() const {
    return {.asOf = asOf_, .places = places_, .ownFigures = ownFigures_};
}

void AssessmentRunner::run() {
    latest_ = std::make_shared<const Assessment>(assess(document_.sharedRules(), document_.subject(), options()));
    Q_EMIT assessed(latest_);
}

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/assessment_runner.h"

namespace biosubsidy::ui {

AssessmentRunner::AssessmentRunner(std::shared_ptr<const RuleBook> rules, const CaseDocument& document, Date asOf,
                                   QObject* parent)
    : QObject(parent), rules_(std::move(rules)), document_(document), asOf_(asOf) {
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

void AssessmentRunner::run() {
    AssessOptions options{.asOf = asOf_};
    latest_ = std::make_shared<const Assessment>(assess(rules_, document_.subject(), options));
    Q_EMIT assessed(latest_);
}

} // namespace biosubsidy::ui

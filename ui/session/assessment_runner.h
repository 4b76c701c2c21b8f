// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the result up with the case: assesses once after each burst of changes
// (one turn of the event loop). An assessment takes about a millisecond, so it
// runs where the changes happen.
#pragma once

#include <memory>

#include <QObject>
#include <QTimer>

#include "core/assessment/assessor.h"
#include "ui/session/case_document.h"

namespace biosubsidy::ui {

using AssessmentPtr = std::shared_ptr<const Assessment>;

class AssessmentRunner : public QObject {
    Q_OBJECT

public:
    AssessmentRunner(std::shared_ptr<const RuleBook> rules, const CaseDocument& document, Date asOf,
                     QObject* parent = nullptr);

    [[nodiscard]] const Date& asOf() const noexcept { return asOf_; }
    void setAsOf(const Date& date);
    // The last result; null before the first.
    [[nodiscard]] const AssessmentPtr& latest() const noexcept { return latest_; }

Q_SIGNALS:
    void assessed(const biosubsidy::ui::AssessmentPtr& assessment);

private:
    void run();

    std::shared_ptr<const RuleBook> rules_;
    const CaseDocument& document_;
    Date asOf_;
    AssessmentPtr latest_;
    QTimer timer_;
};

} // namespace biosubsidy::ui

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
    AssessmentRunner(const CaseDocument& document, Date asOf, QObject* parent = nullptr);

    [[nodiscard]] const Date& asOf() const noexcept { return asOf_; }
    void setAsOf(const Date& date);
    // Whether packs that hold figures of the user's own are in view.
    [[nodiscard]] bool ownFigures() const noexcept { return ownFigures_; }
    void setOwnFigures(bool inView);
    // The places that the user keeps to; empty: all.
    void setPlaces(std::vector<Site> kept);
    // What an assessment of another case, for comparison, has to be made with.
    [[nodiscard]] AssessOptions options() const;
    // The last result; null before the first.
    [[nodiscard]] const AssessmentPtr& latest() const noexcept { return latest_; }

Q_SIGNALS:
    void assessed(const biosubsidy::ui::AssessmentPtr& assessment);

private:
    void run();

    const CaseDocument& document_;
    Date asOf_;
    std::vector<Site> places_;
    bool ownFigures_ = true;
    AssessmentPtr latest_;
    QTimer timer_;
};

} // namespace biosubsidy::ui

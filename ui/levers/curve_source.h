// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the curve of one amount up with the case, in the background, and says which
// amounts of the case are worth looking at. The amount stays chosen while its item
// is there, wherever that moves to. It works only while it is watched.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QObject>

#include "ui/charts/curve_picture.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/case_document.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

// A money fact of the case.
struct Lever {
    FactRef fact;
    Money lowest; // the total over all its values, everything else as it stands
    Money highest;
    Money span; // how far the total was seen to move; less than between the two where these are only bounds
    [[nodiscard]] bool matters() const { return lowest != highest; }
};
// The widest span first; then those that may matter; then the others as in the case.
using Levers = std::vector<Lever>;

[[nodiscard]] Levers leversOf(const std::shared_ptr<const RuleBook>& rules, const Case& subject,
                              const AssessOptions& options);

class CurveSource : public QObject {
    Q_OBJECT

public:
    CurveSource(const CaseDocument& document, const AssessmentRunner& runner, QObject* parent = nullptr);

    void setWatched(bool watched);
    [[nodiscard]] const Levers& levers() const noexcept { return levers_; }
    // Null before the first, and while the case has no amount at all.
    [[nodiscard]] const CurvesPtr& curves() const noexcept { return curves_; }
    // Whether it is that of the case as it stands.
    [[nodiscard]] bool isCurrent() const noexcept { return current_; }
    // The amount that is looked at, in the case as it is now.
    [[nodiscard]] std::optional<FactRef> fact() const;
    void setFact(const FactRef& fact);

Q_SIGNALS:
    void leversChanged();
    void curvesChanged();

private:
    // An item is known by its id, so that it may move.
    struct Chosen {
        Entity entity;
        std::string id;
        std::size_t fact;
    };
    void work();
    void takeLevers(Levers levers);
    void drawCurve();

    const CaseDocument& document_;
    const AssessmentRunner& runner_;
    bool watched_ = false;
    bool current_ = false;
    std::optional<Chosen> chosen_;
    Levers levers_;
    CurvesPtr curves_;
    LatestTask<Levers> ranking_;
    LatestTask<curve::Curves> drawing_;
};

} // namespace biosubsidy::ui

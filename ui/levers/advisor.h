// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps advice up with the case, in the background: typing never waits for it. It
// works only while somebody looks, waits for a pause in typing, and what a later
// change has overtaken is ended and thrown away. The last advisory stays in place until
// the next one comes. Who does not want to wait may end it: what was found then comes.
#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include <QObject>
#include <QSet>
#include <QTimer>

#include "core/advice/advice.h"
#include "ui/session/assessment_runner.h"
#include "ui/session/case_document.h"
#include "ui/session/own_places.h"
#include "ui/tasks/latest_task.h"

namespace biosubsidy::ui {

using AdvisoryPtr = std::shared_ptr<const advice::Advisory>;

class Advisor : public QObject {
    Q_OBJECT

public:
    static constexpr int pauseMilliseconds = 120;

    Advisor(const CaseDocument& document, const AssessmentRunner& runner, const OwnPlaces& places,
            QObject* parent = nullptr);

    // Somebody begins to look, or no longer looks.
    void setWatched(const QObject& viewer, bool watched);
    // Null before the first.
    [[nodiscard]] const AdvisoryPtr& latest() const noexcept { return latest_; }
    // Whether it is that of the case as it stands.
    [[nodiscard]] bool isCurrent() const noexcept { return current_; }
    // How far it has come with the next one, in hundredths; none while it does nothing.
    [[nodiscard]] std::optional<int> progress() const;
    void stopEarly();
    // A fact of the latest advisory in the case as it is now; none where its item is gone.
    [[nodiscard]] std::optional<FactRef> factNow(const FactRef& ref) const;
    // Best and worst answer to a question, or null.
    [[nodiscard]] const advice::Answers* answersTo(const FactRef& factOfLatest) const;

Q_SIGNALS:
    void advised(const biosubsidy::ui::AdvisoryPtr& advisory);
    // The case has moved on; what is shown is that of before.
    void outdated();
    void progressed();

private:
    // What the work in the background and the window tell each other.
    struct Watch {
        std::atomic<bool> stop = false;
        std::atomic<unsigned> hundredths = 0;
    };
    void markOutdated();
    void cancel();
    void work();

    const CaseDocument& document_;
    const AssessmentRunner& runner_;
    const OwnPlaces& places_;
    QSet<const QObject*> viewers_;
    AdvisoryPtr latest_;
    bool current_ = false;
    QTimer pause_;
    QTimer look_; // at how far it is
    std::shared_ptr<Watch> watch_ = std::make_shared<Watch>();
    LatestTask<advice::Advisory> task_;
};

} // namespace biosubsidy::ui

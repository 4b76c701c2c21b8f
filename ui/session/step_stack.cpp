// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/step_stack.h"

#include <QUndoCommand>

#include "ui/look/conversions.h"

namespace biosubsidy::ui {

class Step : public QUndoCommand {
public:
    Step(StepStack& steps, Localized what, StepStack::Act act, StepStack::Act back)
        : steps_(steps), what_(std::move(what)), act_(std::move(act)), back_(std::move(back)) {}

    [[nodiscard]] const Localized& what() const { return what_; }

    void redo() override {
        const auto done = steps_.run(act_);
        setObsolete(!done && (!taken_ || isInVain(done.error())));
        taken_ = true;
    }
    void undo() override {
        const auto done = steps_.run(back_);
        setObsolete(!done && isInVain(done.error()));
    }

private:
    // However often it is tried; a disk may be there again.
    static bool isInVain(const StorageError& error) {
        return error.problem == StorageProblem::conflict || error.problem == StorageProblem::gone;
    }

    StepStack& steps_;
    Localized what_;
    StepStack::Act act_;
    StepStack::Act back_;
    bool taken_ = false;
};

// The stack tells of its own end, when the page that would hear it is half gone.
StepStack::~StepStack() {
    stack_.blockSignals(true);
}

void StepStack::push(const Localized& what, const QString& of, Act act, Act back) {
    const auto filled = [&](const std::string& text) { return toUtf8(toQt(text).replace(QStringLiteral("%1"), of)); };
    stack_.push(new Step(*this, {filled(what.zh), filled(what.en)}, std::move(act), std::move(back)));
}

QString StepStack::textOf(int step) const {
    const auto* known = static_cast<const Step*>(stack_.command(step)); // no other class is pushed
    return known == nullptr ? QString() : texts_(known->what());
}

Stored<void> StepStack::run(const Act& act) {
    auto outcome = act();
    if (!outcome) Q_EMIT failed(outcome.error());
    Q_EMIT changed();
    return outcome;
}

} // namespace biosubsidy::ui

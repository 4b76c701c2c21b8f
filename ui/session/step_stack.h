// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a person does to the library, each as a step that can be undone for as long as
// the program is open, and says what it does. A step that could not be taken is none.
#pragma once

#include <functional>

#include <QObject>
#include <QString>
#include <QUndoStack>

#include "core/database/storage_error.h"
#include "ui/look/texts.h"

namespace biosubsidy::ui {

class StepStack : public QObject {
    Q_OBJECT

public:
    explicit StepStack(const Texts& texts, QObject* parent = nullptr) : QObject(parent), texts_(texts) {}
    ~StepStack() override;

    [[nodiscard]] QUndoStack& stack() { return stack_; }
    // What would be undone, or done again, in the language of now; "" where there is none.
    [[nodiscard]] QString undoText() const { return textOf(stack_.index() - 1); }
    [[nodiscard]] QString redoText() const { return textOf(stack_.index()); }

Q_SIGNALS:
    void changed(); // the library has
    void failed(const biosubsidy::StorageError& error);

protected:
    using Act = std::function<Stored<void>()>;
    // `of` stands for %1.
    void push(const Localized& what, const QString& of, Act act, Act back);
    [[nodiscard]] const Texts& texts() const { return texts_; }

private:
    friend class Step;
    [[nodiscard]] QString textOf(int step) const;
    [[nodiscard]] Stored<void> run(const Act& act);

    const Texts& texts_;
    QUndoStack stack_;
};

} // namespace biosubsidy::ui

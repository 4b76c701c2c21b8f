// SPDX-License-Identifier: GPL-3.0-or-later
//
// One fact in a form: its label, the editor, and a line below that says, in this
// order, what is wrong, what was understood, or what hangs on the answer. Esc
// pressed twice, or the context menu, makes it unknown again.
#pragma once

#include <optional>

#include <QLabel>
#include <QPushButton>

#include "core/assessment/assessment.h"
#include "ui/look/texts.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

class FactField : public QWidget {
    Q_OBJECT

public:
    // `fact` belongs to the vocabulary (or is one of the award's own) and outlives
    // the field. `name` becomes the object's name: "company.hnte".
    FactField(const Fact& fact, const QString& name, const Texts& texts, QWidget* parent);

    [[nodiscard]] FactValue value() const { return editor_->value(); }
    void setValue(const FactValue& value);
    [[nodiscard]] QString problem() const { return editor_->problem(); }
    [[nodiscard]] bool isWide() const { return editor_->isWide(); }
    [[nodiscard]] QString label() const;
    [[nodiscard]] QString help() const;
    [[nodiscard]] QString note() const { return note_->text(); }
    [[nodiscard]] FactEditor& editor() { return *editor_; }

    // What the assessment says hangs on it; none: nothing.
    void setStake(const std::optional<Question>& question);
    void clearToUnknown();

Q_SIGNALS:
    void edited();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build(const QString& name);
    void fillTexts();
    void showNote();
    [[nodiscard]] QString unknownText() const;
    [[nodiscard]] QString stakeText() const;
    void showContextMenu(QObject* input, const QPoint& at);
    bool pressedEscape();
    void takeOffer();

    const Fact& fact_;
    const Texts& texts_;
    QLabel* label_;
    FactEditor* editor_;
    QLabel* note_;
    QPushButton* offer_; // what was more likely meant
    std::optional<Question> stake_;
    bool escapePressed_ = false;
};

} // namespace biosubsidy::ui

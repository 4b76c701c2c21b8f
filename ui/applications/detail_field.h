// SPDX-License-Identifier: GPL-3.0-or-later
//
// One thing of an application that is typed: its label above, and below it what was
// understood, what cannot be read, or what is doubtful about it. It tells when it was
// left with something new in it.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/look/texts.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

class DetailField : public QWidget {
    Q_OBJECT

public:
    // `editor` becomes its own; `name` is that of the line that is typed in.
    DetailField(const QString& name, const Localized& label, FactEditor* editor, const Texts& texts, QWidget* parent);

    // Leaves alone what is being typed.
    void show(const FactValue& value);
    void setDoubt(const QString& doubt);
    [[nodiscard]] FactValue value() const { return editor_->value(); }
    // It holds something that was not told yet.
    [[nodiscard]] bool isPending() const noexcept { return pending_; }
    [[nodiscard]] QString problem() const { return editor_->problem(); }
    [[nodiscard]] QString label() const { return label_->text(); }
    // Tells at once what waits; what cannot be read is dropped.
    void settle();

Q_SIGNALS:
    void committed();

private:
    void commit();
    void takeOffer();
    void fillNote();

    FactEditor* editor_;
    QLabel* label_;
    QLabel* note_;
    QPushButton* offer_; // where something else was more likely meant
    QString doubt_;
    FactValue shown_;
    bool pending_ = false;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// One of a fact's choices; the first entry of the list is the unknown value.
#pragma once

#include "core/facts/vocabulary.h"
#include "ui/look/texts.h"
#include "ui/widgets/calm_combo_box.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

class ChoiceEdit : public FactEditor {
    Q_OBJECT

public:
    ChoiceEdit(const Fact& fact, const Texts& texts, QWidget* parent);

    // The choices that the list shows, beside the one that is chosen; all at first.
    void offerOnly(const ChoiceSet& choices);
    [[nodiscard]] FactValue value() const override;
    void setValue(const FactValue& value) override;
    void setUnknownText(const QString& text) override { box_->setItemText(0, text); }
    [[nodiscard]] QList<QWidget*> inputs() const override { return {box_}; }
    void setLabel(const QString& label) override { box_->setAccessibleName(label); }

private:
    void showOffered();

    CalmComboBox* box_;
    ChoiceSet offered_;
};

} // namespace biosubsidy::ui

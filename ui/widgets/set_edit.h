// SPDX-License-Identifier: GPL-3.0-or-later
//
// A set with many choices: a button that names what is chosen and opens a list
// to search and tick. 未填 (unknown) and 无 (known, empty) read differently.
#pragma once

#include "core/facts/vocabulary.h"
#include "ui/look/texts.h"
#include "ui/widgets/eliding_button.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

class SetPopup;

class SetEdit : public FactEditor {
    Q_OBJECT

public:
    SetEdit(const Fact& fact, const Texts& texts, QWidget* parent);

    [[nodiscard]] FactValue value() const override { return value_; }
    void setValue(const FactValue& value) override;
    [[nodiscard]] QString understood() const override;
    void setUnknownText(const QString& text) override;
    [[nodiscard]] QList<QWidget*> inputs() const override { return {button_}; }
    void setLabel(const QString& label) override;
    [[nodiscard]] bool isWide() const override { return true; }

    [[nodiscard]] SetPopup& popup() { return *popup_; }

private:
    void openPopup();
    void showValue();
    [[nodiscard]] QString namesOf(const ChoiceSet& set) const;

    const Fact& fact_;
    const Texts& texts_;
    ElidingButton* button_;
    SetPopup* popup_;
    FactValue value_;
    QString unknownText_;
    QString label_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A set with few choices: one chip for each, and one that says that there is
// none. With no chip down the set is unknown; 无 is a known, empty set.
#pragma once

#include <vector>

#include <QFrame>
#include <QPushButton>

#include "core/facts/vocabulary.h"
#include "ui/look/texts.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

class ChipsEdit : public FactEditor {
    Q_OBJECT

public:
    static constexpr std::size_t mostChoices = 12;

    ChipsEdit(const Fact& fact, const Texts& texts, QWidget* parent);

    [[nodiscard]] FactValue value() const override;
    void setValue(const FactValue& value) override;
    void setUnknownText(const QString&) override {}
    [[nodiscard]] QList<QWidget*> inputs() const override;
    void setLabel(const QString& label) override;
    [[nodiscard]] bool isWide() const override { return true; }

private:
    QPushButton* addChip(const Localized& label, const QString& name);
    void nameChips();
    void showState();

    const Texts& texts_;
    QFrame* frame_;
    QPushButton* none_;
    std::vector<QPushButton*> chips_;
    QString label_;
};

} // namespace biosubsidy::ui

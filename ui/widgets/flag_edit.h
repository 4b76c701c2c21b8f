// SPDX-License-Identifier: GPL-3.0-or-later
//
// Yes, no or not stated: three segments of which one is always down, so that no
// and unknown cannot be mistaken for each other.
#pragma once

#include <QButtonGroup>
#include <QFrame>
#include <QPushButton>

#include "ui/look/texts.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

class FlagEdit : public FactEditor {
    Q_OBJECT

public:
    FlagEdit(const Texts& texts, QWidget* parent);

    [[nodiscard]] FactValue value() const override;
    void setValue(const FactValue& value) override;
    void setUnknownText(const QString&) override {} // the third segment says it
    [[nodiscard]] QList<QWidget*> inputs() const override { return {yes_, no_, unknown_}; }
    void setLabel(const QString& label) override;

private:
    QPushButton* addSegment(const char* zh, const char* en, const QString& name);
    void nameSegments();
    void showState();

    const Texts& texts_;
    QFrame* frame_;
    QButtonGroup group_;
    QPushButton* yes_;
    QPushButton* no_;
    QPushButton* unknown_;
    QString label_;
};

} // namespace biosubsidy::ui

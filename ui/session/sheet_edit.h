// SPDX-License-Identifier: GPL-3.0-or-later
//
// One step that can be undone: the sheet before and after. Steps in the same
// field that follow each other become one.
#pragma once

#include <QString>
#include <QUndoCommand>

#include "ui/session/case_document.h"

namespace biosubsidy::ui {

class SheetEdit : public QUndoCommand {
public:
    // `field`: what is being typed in; empty for a step that stands alone.
    SheetEdit(CaseDocument& document, CaseSheet before, CaseSheet after, QString field);

    void undo() override;
    void redo() override;
    [[nodiscard]] int id() const override;
    bool mergeWith(const QUndoCommand* later) override;

private:
    CaseDocument& document_;
    CaseSheet before_;
    CaseSheet after_;
    QString field_;
};

} // namespace biosubsidy::ui

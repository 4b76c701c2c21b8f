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

    // What it does, for people, read off the sheets: 添加项目 p3, 修改“从业人员”.
    [[nodiscard]] Localized what() const;

private:
    CaseDocument& document_;
    CaseSheet before_;
    CaseSheet after_;
    QString field_;
};

// What the step of the document's stack does; "" where there is none.
[[nodiscard]] Localized stepOf(CaseDocument& document, int index);

} // namespace biosubsidy::ui

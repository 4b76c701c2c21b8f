// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/sheet_edit.h"

namespace biosubsidy::ui {

SheetEdit::SheetEdit(CaseDocument& document, CaseSheet before, CaseSheet after, QString field)
    : document_(document), before_(std::move(before)), after_(std::move(after)), field_(std::move(field)) {}

void SheetEdit::undo() {
    document_.show(before_);
}

void SheetEdit::redo() {
    document_.show(after_);
}

int SheetEdit::id() const {
    return field_.isEmpty() ? -1 : 1;
}

bool SheetEdit::mergeWith(const QUndoCommand* later) {
    const auto* next = static_cast<const SheetEdit*>(later); // ids are equal, so is the class
    if (next->field_ != field_) return false;
    after_ = next->after_;
    setObsolete(after_ == before_);
    return true;
}

} // namespace biosubsidy::ui

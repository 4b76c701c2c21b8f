// SPDX-License-Identifier: GPL-3.0-or-later
//
// A day, typed as 2026-11-22.
#pragma once

#include "ui/widgets/line_editor.h"

namespace biosubsidy::ui {

class DateEdit : public LineEditor {
    Q_OBJECT

public:
    using LineEditor::LineEditor;

protected:
    [[nodiscard]] tl::expected<FactValue, QString> read(const QString& text) const override;
    [[nodiscard]] QString write(const FactValue& value) const override;
};

} // namespace biosubsidy::ui

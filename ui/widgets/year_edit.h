// SPDX-License-Identifier: GPL-3.0-or-later
//
// A calendar year from 1949 to 2200.
#pragma once

#include "ui/widgets/line_editor.h"

namespace biosubsidy::ui {

class YearEdit : public LineEditor {
    Q_OBJECT

public:
    using LineEditor::LineEditor;

protected:
    [[nodiscard]] tl::expected<FactValue, QString> read(const QString& text) const override;
    [[nodiscard]] QString write(const FactValue& value) const override;
};

} // namespace biosubsidy::ui

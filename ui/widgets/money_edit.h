// SPDX-License-Identifier: GPL-3.0-or-later
//
// An amount, typed the way people write it: 8000万, 1.2亿元, ￥80,000,000.50. It
// says what was understood, to the fen, and asks where 万元 was more likely meant.
#pragma once

#include "ui/widgets/line_editor.h"

namespace biosubsidy::ui {

class MoneyEdit : public LineEditor {
    Q_OBJECT

public:
    using LineEditor::LineEditor;
    [[nodiscard]] QString understood() const override;
    // For a bare number so small that it was hardly meant in yuan.
    [[nodiscard]] std::optional<Offer> offer() const override;

protected:
    [[nodiscard]] tl::expected<FactValue, QString> read(const QString& text) const override;
    [[nodiscard]] QString write(const FactValue& value) const override;
};

} // namespace biosubsidy::ui

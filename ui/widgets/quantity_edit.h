// SPDX-License-Identifier: GPL-3.0-or-later
//
// A number with a unit of its own, typed the way people write it: 2,000, 1.5万,
// 2000平方米. It says what was understood.
#pragma once

#include "ui/widgets/line_editor.h"

namespace biosubsidy::ui {

class QuantityEdit : public LineEditor {
    Q_OBJECT

public:
    QuantityEdit(const Fact& fact, const Texts& texts, QWidget* parent) : LineEditor(texts, parent), fact_(fact) {}
    [[nodiscard]] QString understood() const override;

protected:
    [[nodiscard]] tl::expected<FactValue, QString> read(const QString& text) const override;
    [[nodiscard]] QString write(const FactValue& value) const override;

private:
    Fact fact_;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A fact that is typed on one line. What was typed is read at every key; on
// leaving the field it is written the way the program writes it.
#pragma once

#include <QLineEdit>

#include <tl/expected.hpp>

#include "ui/look/texts.h"
#include "ui/widgets/fact_editor.h"

namespace biosubsidy::ui {

class LineEditor : public FactEditor {
    Q_OBJECT

public:
    LineEditor(const Texts& texts, QWidget* parent);

    [[nodiscard]] FactValue value() const override { return value_; }
    void setValue(const FactValue& value) override;
    [[nodiscard]] QString problem() const override { return problem_.isNull() ? QString() : problem_; }
    void setUnknownText(const QString& text) override { line_->setPlaceholderText(text); }
    [[nodiscard]] QList<QWidget*> inputs() const override { return {line_}; }
    void setLabel(const QString& label) override { line_->setAccessibleName(label); }

protected:
    // The value of a text that is not empty, or why there is none.
    [[nodiscard]] virtual tl::expected<FactValue, QString> read(const QString& text) const = 0;
    [[nodiscard]] virtual QString write(const FactValue& value) const = 0; // of a known value

    [[nodiscard]] const Texts& texts() const { return texts_; }
    [[nodiscard]] QLineEdit& line() const { return *line_; }
    // What the person typed last in place of the value; "" once it was set otherwise.
    [[nodiscard]] const QString& typed() const { return typed_; }

private:
    void readLine();
    void tidy();
    void showState();

    const Texts& texts_;
    QLineEdit* line_;
    FactValue value_;
    QString problem_;
    QString typed_;
};

} // namespace biosubsidy::ui

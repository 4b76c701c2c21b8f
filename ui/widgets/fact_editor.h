// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where one fact is typed or chosen. Its value is known or unknown, and the two
// look different; while what stands in it cannot be understood, the value is
// unknown and problem() says why. setValue() shows a value without reporting it
// as an edit.
#pragma once

#include <optional>

#include <QList>
#include <QString>
#include <QWidget>

#include "core/facts/case.h"

namespace biosubsidy::ui {

class FactEditor : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    [[nodiscard]] virtual FactValue value() const = 0;
    virtual void setValue(const FactValue& value) = 0;
    [[nodiscard]] virtual QString problem() const { return {}; }
    // What was understood, where that is worth saying: "= 80,000,000.00 元".
    [[nodiscard]] virtual QString understood() const { return {}; }
    // What was more likely meant, where that is worth asking: 4200 without a unit may be
    // 4,200万元.
    struct Offer {
        QString text;
        FactValue value;
    };
    [[nodiscard]] virtual std::optional<Offer> offer() const { return std::nullopt; }
    // What stands for an unknown value: "企业（默认）".
    virtual void setUnknownText(const QString& text) = 0;
    // The widgets that take keys, the first one first.
    [[nodiscard]] virtual QList<QWidget*> inputs() const = 0;
    // The name that a screen reader says.
    virtual void setLabel(const QString& label) = 0;
    // Whether it wants the full width of the form.
    [[nodiscard]] virtual bool isWide() const { return false; }

Q_SIGNALS:
    void edited();

protected:
    static QString stateOf(const FactValue& value) {
        return isKnown(value) ? QStringLiteral("known") : QStringLiteral("unknown");
    }
};

} // namespace biosubsidy::ui

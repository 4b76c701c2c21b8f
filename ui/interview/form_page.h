// SPDX-License-Identifier: GPL-3.0-or-later
//
// One page of the form. It shows the part of the document that is its own, writes
// edits back, and finds its fields again for whoever asks about them.
#pragma once

#include <optional>

#include <QStringList>
#include <QWidget>

#include "core/assessment/assessment.h"
#include "ui/interview/fact_field.h"

namespace biosubsidy::ui {

class FormPage : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;

    // The document has changed.
    virtual void refresh() = 0;
    // The field of a fact, made visible; null if it is not on this page.
    [[nodiscard]] virtual FactField* find(const FactRef& ref) = 0;
    // Shows what hangs on each unknown fact.
    virtual void showStakes(const std::vector<Question>& questions) = 0;
    // Asks what matters (ascending), and folds away the rest.
    virtual void ask(const std::vector<FactRef>& facts) = 0;
    // What cannot be saved as it stands, worded for people.
    [[nodiscard]] virtual QStringList unsavable() const = 0;
    // Forgets texts that could not be understood: another case is shown.
    virtual void reset() = 0;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The colours of the window, light and dark, and the style sheet made from them.
// Widgets say what they are (a role, a state); only this says how that looks.
#pragma once

#include <QColor>
#include <QObject>
#include <QString>

#include "core/assessment/assessment.h"

class QApplication;
class QWidget;

namespace biosubsidy::ui {

struct Colours {
    QColor window;  // behind everything
    QColor surface; // where text stands
    QColor hover;
    QColor line;
    QColor strongLine; // the outline of fields
    QColor text;
    QColor muted;
    QColor accent;
    QColor accentText; // on the accent
    QColor accentWash; // a tint behind what is chosen or has just changed
    QColor eligible, arguable, undetermined, ineligible;
    QColor danger;
    QColor caution; // behind notices
};

class Theme : public QObject {
    Q_OBJECT

public:
    enum class Scheme { light, dark };

    explicit Theme(QObject* parent = nullptr) : QObject(parent) {}

    [[nodiscard]] Scheme scheme() const noexcept { return scheme_; }
    // What the desktop was set to when the program began.
    [[nodiscard]] Scheme systemScheme() const noexcept { return system_; }
    void setSystemScheme(Scheme scheme) { system_ = scheme; }
    // Sets palette, font and style sheet of the whole program.
    void apply(Scheme scheme);
    [[nodiscard]] const Colours& colours() const noexcept;
    [[nodiscard]] const QColor& colourOf(Verdict verdict) const;

Q_SIGNALS:
    void changed();

private:
    [[nodiscard]] QString styleSheet() const;

    Scheme scheme_ = Scheme::light;
    Scheme system_ = Scheme::light;
};

// What the style sheet asks about: sets the property and has the widget drawn anew.
void setStyleProperty(QWidget& widget, const char* name, const QString& value);

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// The manual within the program, beside the page that is open; zh or en with the
// window.
#pragma once

#include <QDockWidget>
#include <QTextBrowser>

#include "ui/look/texts.h"
#include "ui/look/theme.h"

namespace biosubsidy::ui {

class HelpPanel : public QDockWidget {
    Q_OBJECT

public:
    HelpPanel(const Texts& texts, const Theme& theme, QWidget* parent);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();

    const Texts& texts_;
    const Theme& theme_;
    QTextBrowser* text_;
};

} // namespace biosubsidy::ui

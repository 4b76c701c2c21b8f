// SPDX-License-Identifier: GPL-3.0-or-later
//
// The look of the platform-independent style, and three rules more. A button that has the
// keyboard follows the return key as it follows the space bar. Running text ends a
// line after some 40 characters, however wide the screen: longer lines are hard to
// follow back. A label, and with
// it a tooltip, that was not told what its text is takes it as plain. By itself Qt
// guesses from the text, and a company's name could be markup that loads a picture.
// Who shows rich text says so with setTextFormat().
#pragma once

#include <QProxyStyle>

namespace biosubsidy::ui {

class PlainStyle : public QProxyStyle {
public:
    PlainStyle();
    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
};

} // namespace biosubsidy::ui

// SPDX-License-Identifier: GPL-3.0-or-later
//
// A button whose text may be longer than its place: what does not fit ends in an
// ellipsis, and the whole is said on hover and to screen readers.
#pragma once

#include <QPushButton>

namespace biosubsidy::ui {

class ElidingButton : public QPushButton {
    Q_OBJECT

public:
    explicit ElidingButton(QWidget* parent);

    void setWholeText(const QString& text);
    [[nodiscard]] const QString& wholeText() const { return whole_; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void elide();

    QString whole_;
};

} // namespace biosubsidy::ui

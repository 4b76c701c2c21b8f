// SPDX-License-Identifier: GPL-3.0-or-later
//
// What was done, said for a moment at the lower edge of the page, where one looks;
// of a file that was written also the way to it. It takes no focus, and stays as long
// as the mouse is over it.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include "ui/look/texts.h"

namespace biosubsidy::ui {

class Notice : public QFrame {
    Q_OBJECT

public:
    static constexpr int shownFor = 6000; // milliseconds

    // Over `page`, a widget of the window.
    Notice(const Texts& texts, QWidget& page);

    // `path`: of the file or folder that was written; "" for none. "" takes the notice away.
    void say(const QString& what, const QString& path = {});
    [[nodiscard]] QString text() const { return text_->text(); }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void place();
    void openPath(const QString& path);

    const Texts& texts_;
    QLabel* text_;
    QPushButton* open_;
    QPushButton* folder_;
    QString path_;
    QTimer timer_;
};

} // namespace biosubsidy::ui

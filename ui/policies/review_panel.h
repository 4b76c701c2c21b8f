// SPDX-License-Identifier: GPL-3.0-or-later
//
// What has to be read before going on: the mistakes of a file at their lines, or
// what a newer pack would change, with the verb that does it. It stands in the
// page and stops nobody.
#pragma once

#include <functional>

#include <QFrame>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>

#include "ui/look/texts.h"

namespace biosubsidy::ui {

class ReviewPanel : public QFrame {
    Q_OBJECT

public:
    ReviewPanel(const Texts& texts, QWidget* parent);

    // Texts are asked for again when the language changes.
    using Text = std::function<QString()>;
    void tell(const Text& summary, const Text& details);
    // `verb` does `act`, and the panel goes.
    void ask(const Text& summary, const Text& details, const Text& verb, const std::function<void()>& act);
    void dismiss();

private:
    void reword();

    const Texts& texts_;
    Text summaryText_, detailsText_, verbText_;
    std::function<void()> act_;
    QLabel* summary_;
    QPlainTextEdit* details_;
    QPushButton* proceed_;
    QPushButton* close_;
};

} // namespace biosubsidy::ui
